"""What the portal holds of persons. Each room registers its kinds of rows from its apps.py: `manage.py person`
exports and erases those of one person, `manage.py forget` erases what was kept for as long as its form says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import EmailField, Field, Model, Q, QuerySet
from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import to_python

from core.models import OutgoingMail


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Rows of one model about persons; theirs are those with their e-mail address or telephone number."""

    model: type[Model]
    told: Sequence[
        str
    ]  # fields and properties that an export tells, the person's own words among them
    stays: str = ""  # why `person --erase` leaves them, and who does it instead
    forgettable: Callable[[], QuerySet[Any]] | None = None  # rows that were kept long enough
    # Keys of the mails that repeat a row's words: those are in the outbox until they are sent.
    mails: Callable[[Any], Iterable[str]] = lambda row: ()

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    def of(self, contact: str) -> QuerySet[Any]:
        """Rows of who has this address or number; none if it is neither."""
        contact = contact.strip()
        match, number = Q(pk__in=()), to_python(contact)
        for field in contact_fields(self.model):
            if isinstance(field, PhoneNumberField):
                if number and number.is_valid():
                    match |= Q(**{field.name: number})
            elif "@" in contact:
                match |= Q(**{f"{field.name}__iexact": contact})
        return self.model._default_manager.filter(match).order_by("pk")


def contact_fields(model: type[Model]) -> list[Field]:
    """E-mail addresses and telephone numbers of a model."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (EmailField, PhoneNumberField))
    ]


_holdings: dict[str, Holding] = {}


def register(*holdings: Holding) -> None:
    """Tell what a room holds; called from its apps.py."""
    _holdings.update({holding.name: holding for holding in holdings})


def holdings() -> Iterator[Holding]:
    """All that was registered, by the name of the model."""
    return (holding for _name, holding in sorted(_holdings.items()))


def waiting_mails(contact: str) -> QuerySet[Any]:
    """Mails of the outbox that repeat what this person wrote, whoever they go to. Not those that go to them with
    another's words."""
    keys = [key for held in holdings() for row in held.of(contact) for key in held.mails(row)]
    return OutgoingMail.objects.filter(key__in=keys).order_by("pk")


def export(contact: str) -> dict[str, list[dict[str, Any]]]:
    """What is held of who has this e-mail address or telephone number, by the name of the model."""
    found = {
        holding.name: [
            {name: getattr(row, name) for name in holding.told} for row in holding.of(contact)
        ]
        for holding in holdings()
    }
    found["core.outgoingmail"] = list(
        waiting_mails(contact).values("to", "reply_to", "subject", "text", "created_at")
    )
    return {name: rows for name, rows in found.items() if rows}


@transaction.atomic
def erase(contact: str) -> tuple[dict[str, int], dict[str, str]]:
    """Erase their rows, all or none: how many of each model, and for those that stay the reason."""
    erased, staying = {}, {}
    mails = waiting_mails(contact)
    if count := mails.count():
        mails.delete()
        erased["core.outgoingmail"] = count
    for holding in holdings():
        rows = holding.of(contact)
        if count := rows.count():
            if holding.stays:
                staying[holding.name] = holding.stays
            else:
                rows.delete()
                erased[holding.name] = count
    return erased, staying


def forget() -> int:
    """Erase what was kept for as long as its form says; how many rows that were, those below them included."""
    return sum(holding.forgettable().delete()[0] for holding in holdings() if holding.forgettable)
