"""What a visitor asks of a listing: GET parameters, read once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.facets import Choice, Facet
from core.text import clean
from search import origins
from search.origins import Origin
from search.questions import typed

# What the choice of an origin is called, as facets have their label.
NEAR = _("Near a town")


@dataclass(frozen=True, kw_only=True)
class Price:
    """One end of a range of prices: MAD, None where it is open; whether something else was typed."""

    amount: float | None = None
    is_wrong: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """Words, chosen values of each facet, prices, what to be near to, sorting and page (from 1). `errors` tells in
    the visitor's language, once each, what could not be understood and was left out."""

    words: str
    chosen: Mapping[str, frozenset[str]]
    lowest: Price
    highest: Price
    near: Origin | None
    sort: str
    page: int
    errors: tuple[str, ...]

    @property
    def ranges(self) -> dict[str, tuple[float | None, float | None]]:
        ends = self.lowest.amount, self.highest.amount
        return {} if ends == (None, None) else {"price": ends}


def read(
    parameters: QueryDict,
    *,
    facets: Iterable[Facet],
    choices: Mapping[str, Iterable[Choice]],
    sorts: Mapping[str, Any],
    has_price: bool,
) -> Question:
    """The question that `parameters` ask; `choices` are the values of each facet. Raises Http404 for a
    page that is no number."""
    asked = {facet: _asked(parameters, facet) for facet in facets}
    known = {facet: {value for value, _label, _parent in choices[facet.name]} for facet in asked}
    lowest = _price(parameters, "price_min") if has_price else Price()
    highest = _price(parameters, "price_max") if has_price else Price()
    origin = near(parameters)
    sort = parameters.get("sort", "")
    return Question(
        words=typed(parameters),
        chosen={facet.name: asked[facet] & known[facet] for facet in asked},
        lowest=lowest,
        highest=highest,
        near=origin,
        sort=sort if sort in sorts else next(iter(sorts)),
        page=page_number(parameters),
        errors=(
            *_unknown_values(facet.label for facet in asked if asked[facet] - known[facet]),
            *_unknown_values([NEAR] if parameters.get("near") and not origin else []),
            *_price_errors(lowest, highest),
        ),
    )


def page_number(parameters: QueryDict) -> int:
    """From 1. Raises Http404 for what is no number."""
    text = parameters.get("page", "1")
    if not (text.isascii() and text.isdigit()) or not 0 < len(text) < 8 or int(text) < 1:
        raise Http404
    return int(text)


def near(parameters: QueryDict) -> Origin | None:
    """What the nearest are asked of; None where nothing is, or what does not exist."""
    return origins.by_name().get(parameters.get("near", ""))


def _asked(parameters: QueryDict, facet: Facet) -> frozenset[str]:
    return frozenset(value for value in parameters.getlist(facet.name) if value)


def _price(parameters: QueryDict, name: str) -> Price:
    text = clean(parameters.get(name, ""))
    if not text:
        return Price()
    written = text.replace(",", ".").replace(" ", "")
    # What a person writes: float() also reads 1_000, 1e5, nan.
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", written):
        return Price(is_wrong=True)
    amount = float(written)
    return Price(amount=amount) if amount < 10_000_000 else Price(is_wrong=True)


def _unknown_values(labels: Iterable[Any]) -> Iterator[str]:
    for label in labels:
        yield gettext(
            "A filter in this address does not exist, or no longer does, and was ignored: %(facet)s."
        ) % {"facet": label}


def _price_errors(lowest: Price, highest: Price) -> Iterator[str]:
    if lowest.is_wrong or highest.is_wrong:
        yield gettext("A price is a number in dirhams, for instance 120.")
    if lowest.amount is not None and highest.amount is not None and lowest.amount > highest.amount:
        yield gettext("The lowest price is above the highest.")
