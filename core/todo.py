"""What waits for a person among staff. Each room registers its entries from its apps.py; the admin's
first panel shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext


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


def refused_mails(user: Any) -> Iterable[Todo]:
    """Mails that the portal has given up on: somebody waits for them."""
    from core.mails import undeliverable

    if user.is_superuser:
        count = undeliverable().count()
        label = ngettext(
            "%(count)d mail could not be delivered", "%(count)d mails could not be delivered", count
        )
        yield Todo(label=label % {"count": count}, count=count, url=reverse("mail_list"))


def todos_for(user: Any) -> list[Todo]:
    """All that waits for this person, rooms in the order they registered; nothing with a count of 0."""
    return [todo for provider in _providers for todo in provider(user) if todo.count]
