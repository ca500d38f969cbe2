"""What a visitor sent ends in a page of thanks with its reference: the address of that page carries it, signed."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import Http404

from catalogue.models.from_visitors import FromVisitor, FromVisitorQuerySet

SHOWN_FOR = 24 * 3600  # seconds in which the page can be looked at again


def receipt(rows: Sequence[FromVisitor]) -> str:
    """The part of an address by which `shown_by` finds these rows of one model."""
    return signing.dumps([row.pk for row in rows], salt=_salt(type(rows[0])))


def shown_by(token: str, messages: FromVisitorQuerySet[Any]) -> FromVisitorQuerySet[Any]:
    """Those of `messages` that `token` is the receipt of; raises Http404 for another's or an old one."""
    try:
        keys = signing.loads(token, salt=_salt(messages.model), max_age=SHOWN_FOR)
    except signing.BadSignature as error:
        raise Http404 from error
    return messages.filter(pk__in=keys)


def _salt(model: type[FromVisitor]) -> str:
    return f"catalogue.receipts-{model._meta.model_name}"
