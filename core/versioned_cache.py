"""A cache in the process of what is read once, until something public changes (core.public_version)."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.utils.translation import get_language

from core.public_version import current

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")

_MISSING: Any = object()
MOST_ANSWERS = 1_250  # answers of one function in one process and language

_caches: list[dict] = []


class VersionedCache(Generic[K, V]):
    """Objects cached in this process, for each language, until something public changes; `most` in a language.
    `read` gives those of the keys that there are. They are shared by all requests: nobody may change them."""

    def __init__(self, read: Callable[[list[K]], dict[K, V]], *, most: int) -> None:
        self.read, self.most = read, most
        self._by_language: dict[str | None, tuple[int, dict[K, V]]] = {}
        _caches.append(self._by_language)

    def get(self, keys: Iterable[K]) -> dict[K, V]:
        """Those of `keys` that there are: complete before anything is dropped."""
        wanted, entries = list(keys), self._of_version()
        # One look for each: another thread may empty it meanwhile.
        looked = {key: entries.get(key, _MISSING) for key in wanted}
        known = {key: value for key, value in looked.items() if value is not _MISSING}
        if missing := [key for key in wanted if key not in known]:
            found = self.read(missing)
            known |= found
            self._store(found, entries)  # of the version that was before it was read
        return known

    def add(self, found: dict[K, V]) -> None:
        """Cache these as well: they were read on another way, in this request."""
        self._store(found, self._of_version())

    def _store(self, found: dict[K, V], entries: dict[K, V]) -> None:
        if len(entries) + len(found) > self.most:
            entries.clear()
        entries.update(found)

    def _of_version(self) -> dict[K, V]:
        number = current().number
        of_version, entries = self._by_language.get(get_language(), (-1, {}))
        if of_version != number:
            entries = {}
            self._by_language[get_language()] = number, entries
        return entries


def cached_per_version(function: Callable[P, R]) -> Callable[P, R]:
    """Cache what `function` gives, for each language and arguments, until something public changes. What it
    gives is shared by all requests of the process: nobody may change it."""

    def read(keys: list[Any]) -> dict[Any, R]:
        return {(args, named): function(*args, **dict(named)) for args, named in keys}

    cache = VersionedCache(read, most=MOST_ANSWERS)

    @wraps(function)
    def cached(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (args, tuple(kwargs.items()))
        return cache.get([key])[key]

    return cached


@cached_per_version
def all_of(model: Any) -> list[Any]:
    """Every row of a vocabulary, in its order."""
    return list(model.objects.all())


def clear() -> None:
    """Empty every cache of this process (tests roll the version back)."""
    for cache in _caches:
        cache.clear()
