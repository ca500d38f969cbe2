"""What is read once and held in the process, until something public changes (core.public)."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.utils.translation import get_language

from core.public import current

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")

_NOT_HELD: Any = object()
MOST_HELD = 1_250  # answers of one function in one process and language

_held: list[dict] = []


class Held(Generic[K, V]):
    """Objects held in this process, for each language, until something public changes; `most` in a language.
    `read` gives those of the keys that there are. They are shared by all requests: nobody may change them."""

    def __init__(self, read: Callable[[list[K]], dict[K, V]], *, most: int) -> None:
        self.read, self.most = read, most
        self._by_language: dict[str | None, tuple[int, dict[K, V]]] = {}
        _held.append(self._by_language)

    def get(self, keys: Iterable[K]) -> dict[K, V]:
        """Those of `keys` that there are: complete before anything is let go."""
        wanted, held = list(keys), self._of_version()
        # One look for each: another thread may empty it meanwhile.
        looked = {key: held.get(key, _NOT_HELD) for key in wanted}
        known = {key: value for key, value in looked.items() if value is not _NOT_HELD}
        if missing := [key for key in wanted if key not in known]:
            found = self.read(missing)
            known |= found
            self._keep(found, held)  # of the version that was before it was read
        return known

    def hold(self, found: dict[K, V]) -> None:
        """Hold these as well: they were read on another way, in this request."""
        self._keep(found, self._of_version())

    def _keep(self, found: dict[K, V], held: dict[K, V]) -> None:
        if len(held) + len(found) > self.most:
            held.clear()
        held.update(found)

    def _of_version(self) -> dict[K, V]:
        number = current().number
        of_version, held = self._by_language.get(get_language(), (-1, {}))
        if of_version != number:
            held = {}
            self._by_language[get_language()] = number, held
        return held


def once_a_version(function: Callable[P, R]) -> Callable[P, R]:
    """Hold what `function` gives, for each language and arguments, until something public changes. What it
    gives is shared by all requests of the process: nobody may change it."""

    def read(keys: list[Any]) -> dict[Any, R]:
        return {(args, named): function(*args, **dict(named)) for args, named in keys}

    held = Held(read, most=MOST_HELD)

    @wraps(function)
    def holding(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (args, tuple(kwargs.items()))
        return held.get([key])[key]

    return holding


def forget() -> None:
    """Forget all that is held in this process (tests roll the version back)."""
    for held in _held:
        held.clear()
