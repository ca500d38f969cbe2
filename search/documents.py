"""What the public may find, written in the transaction that changes it.

A source says of a kind of object which of them are public, and their texts; search.following, when they are written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from core import public_version
from core.models import PublicModel
from search.database import Text, batches, open_index, terms_of
from search.elastic import outbox
from search.models import PublicDocument

AT_ONCE = 100  # objects in one transaction of a task: on SQLite others wait for it


@dataclass(frozen=True)
class Texts:
    """What is found of an object in one language; `summary` is what a hit shows."""

    title: str
    summary: str = ""
    body: str = ""


ID_BITS = 28  # of the 32 that a bitmap's number has: 16 kinds of 268 million objects each
MOST_KINDS = 1 << 32 - ID_BITS

MOST_OBJECTS = (1 << ID_BITS) - 1


@dataclass(frozen=True)
class Kind:
    """What an object is. Its `code`, below 16 and never another one's, is part of the number that an object has in the
    index of words and in bitmaps; those of one kind lie close together, which bitmaps are quick with."""

    name: str
    code: int

    def number(self, id: int) -> int:
        return self.code << ID_BITS | id

    def id(self, number: int) -> int:
        return number & MOST_OBJECTS


@dataclass(frozen=True, kw_only=True)
class Source:
    """Objects of a kind. `public_ids` and `texts` look at these ids, or at all; `texts` gives those of public
    objects only, by id and language; `tells` gives by other model which ids show something of its object."""

    kind: Kind
    model: type[PublicModel]
    public_ids: Callable[[Iterable[int] | None], set[int]]
    texts: Callable[[Iterable[int]], Mapping[int, Mapping[str, Texts]]]
    tells: Mapping[type[models.Model], Callable[[Any], Iterable[int]]] = field(default_factory=dict)


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Write these objects' words; see search.kinds."""
    _sources[source.kind.name] = source


def sources() -> list[Source]:
    return list(_sources.values())


def write_kind(kind: str, ids: Iterable[int]) -> None:
    """Write those of a registered kind, if it still is."""
    if kind in _sources:
        write(_sources[kind], ids)


def write(source: Source, ids: Iterable[int]) -> None:
    """Something of these objects changed: make what can be found of them what it should be."""
    wanted = set(ids)
    with transaction.atomic():
        _write(source, wanted)
        outbox.put(source.kind.name, wanted)


def _write(source: Source, wanted: set[int], *, thoroughly: bool = False) -> set[int]:
    """Gives those that were not as they should be: whose texts have changed, or, `thoroughly`, whose terms are not what
    search.analysis makes of them today."""
    with transaction.atomic():
        # Whoever changes one of them meanwhile waits, and then writes what is newer.
        locked = source.model._base_manager.select_for_update().filter(pk__in=wanted).order_by("pk")
        list(locked.values_list("pk"))
        texts = source.texts(wanted)
        stored = _stored(source, wanted)
        stale = {key: rows for key, rows in texts.items() if stored.get(key) != rows}
        if thoroughly:
            stale |= _wrongly_indexed(source, texts)
        gone = hide(source, wanted - texts.keys())
        if stale:
            _store(source, stale)
            public_version.bump(listed=source.model.in_listings)
        return gone | stale.keys()


def hide(source: Source, ids: Iterable[int]) -> set[int]:
    """Take these objects out of everything that can be found; those that stood there."""
    with transaction.atomic():
        gone = set(_documents(source, ids).values_list("object_id", flat=True))
        if gone:
            open_index().remove([source.kind.number(id) for id in gone])
            _documents(source, gone).delete()
            outbox.put(source.kind.name, gone)
            public_version.bump(listed=source.model.in_listings)
        return gone


def _documents(source: Source, ids: Iterable[int]) -> models.QuerySet[PublicDocument]:
    return PublicDocument.objects.filter(kind=source.kind.name, object_id__in=list(ids))


def known(source: Source) -> set[int]:
    """The ids of all that can be found of it."""
    documents = PublicDocument.objects.filter(kind=source.kind.name)
    return set(documents.values_list("object_id", flat=True))


def _stored(source: Source, ids: Iterable[int]) -> dict[int, dict[str, Texts]]:
    stored: dict[int, dict[str, Texts]] = defaultdict(dict)
    for key, language, *texts in _documents(source, ids).values_list(
        "object_id", "language", "title", "summary", "body"
    ):
        stored[key][language] = Texts(*texts)
    return stored


def _store(source: Source, texts: Mapping[int, Mapping[str, Texts]]) -> None:
    _documents(source, texts).delete()
    PublicDocument.objects.bulk_create(
        PublicDocument(
            kind=source.kind.name,
            object_id=key,
            language=language,
            title=row.title,
            summary=row.summary,
            body=row.body,
        )
        for key, rows in texts.items()
        for language, row in rows.items()
    )
    open_index().write(_text(source, key, rows) for key, rows in texts.items())


def _text(source: Source, key: int, rows: Mapping[str, Texts]) -> Text:
    texts = {code: (row.title, f"{row.summary}\n{row.body}") for code, row in rows.items()}
    return Text(source.kind.number(key), source.kind.name, texts)


def _wrongly_indexed(
    source: Source, texts: Mapping[int, Mapping[str, Texts]]
) -> dict[int, Mapping[str, Texts]]:
    """Those that another release of the rules has cut, or that the index lost."""
    held = open_index().terms([source.kind.number(key) for key in texts])
    return {
        key: rows
        for key, rows in texts.items()
        if held.get(source.kind.number(key)) != terms_of(_text(source, key, rows))
    }


def synchronise(source: Source) -> int:
    """Put right whatever of this kind is not as it should be, also what older rules have cut; how many objects that
    were."""
    ids = sorted(known(source) | source.public_ids(None))
    return sum(_put_right(source, set(some)) for some in batches(ids, AT_ONCE))


def _put_right(source: Source, ids: set[int]) -> int:
    with transaction.atomic():
        differed = _write(source, ids, thoroughly=True)
        outbox.put(source.kind.name, differed)
        return len(differed)
