"""What waits for a person among staff. Each room registers its entries from its apps.py; the admin's
first panel shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One kind of waiting work: what it is in words, how many, and where it is done."""

    label: str
    count: int
    url: str


# Takes the person who looks, gives what waits for them.
Provider = Callable[[Any], Iterable[Todo]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Offer entries; called from a room's apps.py."""
    _providers.append(provider)


def todos_for(user: Any) -> list[Todo]:
    """All that waits for this person, rooms in the order they registered; nothing with a count of 0."""
    return [todo for provider in _providers for todo in provider(user) if todo.count]
