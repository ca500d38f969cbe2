"""Named points that distances are counted from. `places` registers its towns; search knows no town."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import override

from core.languages import LANGUAGES
from core.text import normalise
from core.versioned_cache import cached_per_version


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A point with a name in the active language; latitude and longitude in WGS 84 degrees."""

    key: str
    name: str
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude


T = TypeVar("T")
LONGEST_NAME = 4  # words
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
    for language in LANGUAGES:
        with override(language):
            keys.update({normalise(origin.name): key for key, origin in by_name().items()})
    return keys


def named(text: str) -> tuple[Origin, list[str]] | None:
    """The origin that `text` names in whatever language, and its other words."""
    if found := longest_name(text, _by_any_name()):
        key, others = found
        return by_name()[key], others
    return None


def longest_name(text: str, names: Mapping[str, T]) -> tuple[T, list[str]] | None:
    """What the longest of these normalised names in `text` stands for, and the other words."""
    words = text.split()
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            if value := names.get(normalise(" ".join(words[start : start + length]))):
                return value, words[:start] + words[start + length :]
    return None
