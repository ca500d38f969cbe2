"""Named points that distances are counted from. `places` registers its towns; search knows no town."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from core.text import normalise
from core.versioned_cache import cached_per_version
from search import analysis


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A point with a name in the active language, and all that it is called in any; latitude and longitude in WGS 84
    degrees."""

    key: str
    name: str
    all_names: tuple[str, ...]
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude


T = TypeVar("T")
LONGEST_NAME = 4  # words
IN_ARABIC = "ب"  # which is written in one with the name
_providers: dict[str, Callable[[], list[Origin]]] = {}


def register(kind: str, provider: Callable[[], list[Origin]]) -> None:
    """Offer the origins of one kind; called from a room's apps.py."""
    _providers[kind] = provider


def origins() -> list[Origin]:
    """All registered origins, kind by kind."""
    return [origin for provider in _providers.values() for origin in provider()]


@cached_per_version
def by_name() -> Mapping[str, Origin]:
    """All registered origins by their key, in the order of their names in the active language."""
    return {o.key: o for o in sorted(origins(), key=lambda o: (normalise(o.name), o.key))}


@cached_per_version
def _by_any_name() -> Mapping[str, str]:
    """The keys of all origins by what each is called in any language, normalised."""
    keys = {}
    for key, origin in by_name().items():
        for name in origin.all_names:
            keys[normalise(name)] = keys[normalise(IN_ARABIC + name)] = key
    return keys


def beside(text: str, language: str) -> tuple[Origin, str] | None:
    """The origin that `text`, typed in the interface of this language, names in whatever one, and what is looked for
    there: its other words. None where it names none, or nothing else."""
    if not (found := longest_name(text, _by_any_name())):
        return None
    key, others = found
    while others and _says_nothing(others[-1], language):
        others.pop()
    about = " ".join(others)
    return (by_name()[key], about) if analysis.content_words(about, language, most=1) else None


def longest_name(text: str, names: Mapping[str, T]) -> tuple[T, list[str]] | None:
    """What the longest of these normalised names in `text` stands for, and the other words."""
    words = text.split()
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            for each in (name, analysis.without_elision(name)):
                if value := names.get(normalise(each)):
                    return value, words[:start] + words[start + length :]
    return None


def _says_nothing(word: str, language: str) -> bool:
    content = analysis.content_words(word, language, most=1)
    return not content or analysis.only_asks(content[0], language)
