"""A question asked twice, with other synonyms and pins: what staff would change for visitors. Nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext, override

from core.languages import SOURCE, active
from search import database, pins, results, snapshot, words
from search.engine import all_listed
from search.models import PinnedResult, PublicDocument, SynonymGroup
from search.origins import Origin, beside
from search.pins import Pin
from search.query import Listed, Query, Result
from search.questions import Synonyms, read_synonyms

SHOWN = 10
MOST_RANKED = 500  # hits whose place is known


@dataclass(frozen=True, kw_only=True)
class Help:
    """What staff say besides the texts."""

    synonyms: Synonyms = ()
    pins: Sequence[Pin] = ()


NONE = Help()


def stored(*, without: SynonymGroup | PinnedResult | None = None) -> Help:
    """All that staff said, but for one group or pin."""
    groups, rows = SynonymGroup.objects.all(), PinnedResult.objects.order_by("position", "pk")
    if isinstance(without, SynonymGroup):
        groups = groups.exclude(pk=without.pk)
    elif isinstance(without, PinnedResult):
        rows = rows.exclude(pk=without.pk)
    return Help(synonyms=read_synonyms(group.as_list for group in groups), pins=pins.read(rows))


def stored_with(tried: SynonymGroup | PinnedResult) -> Help:
    """All that staff said, with this group or pin in the place of what is stored of it."""
    said = stored(without=tried)
    if isinstance(tried, SynonymGroup):
        return replace(said, synonyms=[*said.synonyms, *read_synonyms([tried.as_list])])
    rows = [*PinnedResult.objects.exclude(pk=tried.pk), tried]
    last = max((row.pk for row in rows if row.pk), default=0) + 1
    rows.sort(key=lambda row: (row.position, row.pk or last))
    return replace(said, pins=pins.read(rows))


@dataclass(frozen=True, kw_only=True)
class Hit:
    """`place` counts from 1; `other` is its place on the other side, 0 where it is not found there and None where it
    stands below those that are ranked."""

    title: str
    place: int
    other: int | None
    is_pinned: bool

    @property
    def is_only_here(self) -> bool:
        return self.other == 0

    @property
    def has_moved(self) -> bool:
        return not self.is_only_here and self.other != self.place


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The answers of one kind: their first hits and how many there are, without and with. `unfound` are titles of
    what is pinned to these words and not found by them."""

    label: Any
    before: list[Hit]
    after: list[Hit]
    total_before: int
    total_after: int
    unfound: list[str]


def compare(text: str, language: str, *, before: Help, after: Help) -> list[Compared]:
    """What `text`, typed in the interface of this language, finds with one help and with the other, kind by kind."""
    of_kind = {listed.kind: listed for listed in all_listed()}
    with override(language):
        near, about = beside(text, language) or (None, text)
        return [
            _compare(group, of_kind[group.kind], about, near, before, after)
            for group in results.groups()
        ]


def _compare(
    group: results.Group,
    listed: Listed,
    text: str,
    near: Origin | None,
    before: Help,
    after: Help,
) -> Compared:
    language = active()
    brought = [
        pins.matching(said.pins, listed.kind.name, text, language) for said in (before, after)
    ]
    one, other = (
        _ask(listed, group.query(text, near=near, pinned=ids, size=MOST_RANKED), said.synonyms)
        for said, ids in zip((before, after), map(pins.ids, brought), strict=True)
    )
    # Those that are found come first, so they are among those that are ranked.
    unfound = [pin.ids[0] for pin in brought[1] if not set(pin.ids) & set(other.ids)]
    titles = _titles(listed, {*one.ids[:SHOWN], *other.ids[:SHOWN], *unfound}, language)
    return Compared(
        label=group.label,
        before=_hits(one, other, titles, pins.ids(brought[0])),
        after=_hits(other, one, titles, pins.ids(brought[1])),
        total_before=one.total,
        total_after=other.total,
        unfound=[titles[id] for id in unfound],
    )


def _ask(listed: Listed, query: Query, synonyms: Synonyms) -> Result:
    index = database.open_index()
    meaning = words.understood(index, query.words, query.language, synonyms, words.vocabulary)
    return snapshot.current(listed).find(query, words.find(index, meaning))


def _titles(listed: Listed, ids: Iterable[int], language: str) -> dict[int, str]:
    """What these are called in a language, or in French; all have a name."""
    documents = PublicDocument.objects.filter(kind=listed.kind.name, object_id__in=ids)
    rows = documents.values_list("object_id", "language", "title")
    found: dict[int, dict[str, str]] = {}
    for id, written_in, title in rows:
        found.setdefault(id, {})[written_in] = title
    return {id: _title(found.get(id, {}), language) for id in ids}


def _title(titles: dict[str, str], language: str) -> str:
    known = (titles.get(language), titles.get(SOURCE), *titles.values())
    return next((title for title in known if title), gettext("(not public)"))


def _hits(here: Result, there: Result, titles: dict[int, str], pinned: Iterable[int]) -> list[Hit]:
    places = {id: place for place, id in enumerate(there.ids, start=1)}
    elsewhere = 0 if there.total <= len(there.ids) else None
    return [
        Hit(title=titles[id], place=place, other=places.get(id, elsewhere), is_pinned=id in pinned)
        for place, id in enumerate(here.ids[:SHOWN], start=1)
    ]
