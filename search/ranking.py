"""The order of what was found: first how many of the things asked for stand in it, then how rare they are, where
they stand, in which language and how near to each other. Elasticsearch takes the weights from here (search.elastic.asking)
and counts rarity and length in its own way."""

import math
from collections.abc import Sequence
from itertools import pairwise

from search.database import Terms
from search.questions import Form, Thing

IN_TITLE, IN_BODY = 3.0, 1.0
OTHER_LANGUAGE = 0.5  # a hit in another language than that of the page
LENGTH = 0.03  # by how much each further term makes one weigh less
NEIGHBOURS, BEGINS = (
    1.3,
    1.1,
)  # words of the title that follow each other as asked; the first of them


def score(terms: Terms, things: Sequence[tuple[Thing, int]], *, total: int, language: str) -> float:
    """How well an object answers; each thing comes with the number of objects that have it."""
    fields = [(_Field(terms.title), IN_TITLE), (_Field(terms.body), IN_BODY)]
    found = sum(
        math.log(1 + total / count)
        * max((_weight(form, fields, language) for form in thing.forms), default=0)
        for thing, count in things
        if count
    )
    title = [term for term in terms.title.split() if term.startswith(language)]
    return found * _order(title, [thing for thing, _count in things], language)


class _Field:
    """The terms of a title or a body. Looked for in the text as it is kept: cutting it into terms would cost ten
    times as much, and hundreds of objects are compared."""

    def __init__(self, terms: str) -> None:
        self.text = f" {terms} "
        self._lengths: dict[str, int] = {}

    def has(self, form: Form) -> bool:
        return all(any(f" {term} " in self.text for term in either) for either in form.terms)

    def length(self, language: str) -> int:
        """How many terms of this language it has."""
        if language not in self._lengths:
            self._lengths[language] = self.text.count(f" {language}")
        return self._lengths[language]


def _weight(form: Form, fields: list[tuple[_Field, float]], language: str) -> float:
    best = max(
        (
            weight / (1 + LENGTH * field.length(form.language))
            for field, weight in fields
            if field.has(form)
        ),
        default=0.0,
    )
    return best * of_form(form, language)


def of_form(form: Form, language: str) -> float:
    """What a hit by this form counts on a page of this language."""
    return form.weight * (1 if form.language == language else OTHER_LANGUAGE)


def _order(title: list[str], things: list[Thing], language: str) -> float:
    """More for a title in which the things stand in the order and as near as they were asked for."""
    places = [_place(title, thing, language) for thing in things]
    factor = 1.0
    for one, next_one in pairwise(places):
        if one is not None and next_one is not None and 0 < next_one - one <= 2:
            factor *= NEIGHBOURS
    return factor * (BEGINS if places and places[0] == 0 else 1)


def _place(title: list[str], thing: Thing, language: str) -> int | None:
    places = [
        title.index(term)
        for form in thing.forms
        if form.language == language and len(form.terms) == 1
        for term in form.terms[0]
        if term in title
    ]
    return min(places, default=None)
