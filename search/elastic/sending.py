"""What changed is told to Elasticsearch: after the commit by a task, by the scheduler what a task could not send, by
`search_sync` whatever differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from django.db import transaction
from django.utils import timezone
from elasticsearch import Elasticsearch

from core import public_version
from search import database, engine
from search.elastic import client, index, outbox
from search.elastic.index import AT_ONCE, Document
from search.models import Unsent
from search.query import Listed


def send() -> None:
    """Tell Elasticsearch all that waits. Raises AwayError where it cannot be told; what it was not told waits on."""
    while rows := list(Unsent.objects.order_by("pk")[:AT_ONCE]):
        refused = client.attempt(partial(_send, rows=rows))
        sent = [row.pk for row in rows if index.key(row.kind, row.object_id) not in refused]
        with transaction.atomic():
            Unsent.objects.filter(pk__in=sent).delete()
            # Pages that were kept meanwhile do not know of it. What the database answers is as it was.
            public_version.bump(listed=False)
        if refused:
            return


def _send(connection: Elasticsearch, rows: Sequence[Unsent]) -> set[str]:
    """Gives the keys of those that could not be written."""
    versions: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        versions[row.kind][row.object_id] = row.pk  # of several the last
    written: list[tuple[int, Document]] = []
    gone: list[tuple[int, str]] = []
    for listed in engine.all_listed():
        of_kind = versions[listed.kind.name]
        documents = {document["id"]: document for document in _documents(listed, of_kind)}
        for id, version in of_kind.items():
            if id in documents:
                written.append((version, documents[id]))
            else:
                gone.append((version, index.key(listed.kind.name, id)))
    to = index.portal_index(connection)
    return {key for alias in to.aliases() for key in to.write(alias, written, gone, refresh=True)}


def _documents(listed: Listed, ids: Iterable[int] | None) -> Iterator[Document]:
    """Those of these ids that are public, or all."""
    entries = iter(listed.entries(timezone.localdate(), ids))
    while some := list(islice(entries, AT_ONCE)):
        by_number = {listed.kind.number(entry.id): entry for entry in some}
        for number, terms in database.open_index().terms(list(by_number)).items():
            yield index.document(listed, by_number[number], terms)


def synchronise() -> Mapping[str, int]:
    """Put right what differs; how many of each kind did. Where there is no index, or one of another release, a new
    one is filled; so it is where the database was put back from a copy: to Elasticsearch what it holds then is newer
    than all that it is told. Raises AwayError, or RefusedError."""
    client.trust_again()
    differing = client.attempt(_differing)
    if differing is None:
        return rebuild()
    for kind, ids in differing.items():
        outbox.put(kind, ids)
    send()
    put_right = {kind: len(ids) for kind, ids in differing.items()}
    if any(put_right.values()) and not outbox.waiting().changes:
        still = client.attempt(_differing) or {}
        if any(set(ids) & set(differing[kind]) for kind, ids in still.items()):
            rebuild()
    return put_right


def _differing(connection: Elasticsearch) -> dict[str, list[int]] | None:
    """The ids by kind of what is not as it should be; None where there is no index to ask."""
    held = index.portal_index(connection)
    if not held.exists():
        return None
    differing = {}
    for listed in engine.all_listed():
        stored = dict(held.states(listed.kind.name))
        ids = [d["id"] for d in _documents(listed, None) if stored.pop(d["id"], "") != d["state"]]
        differing[listed.kind.name] = [*ids, *stored]  # and what should not be there
    return differing


def rebuild() -> Mapping[str, int]:
    """Fill a new index while the old one answers, then let it take its place; how many objects of each kind stand in
    it. Raises AwayError, or RefusedError, which leaves the old one in its place."""
    client.trust_again()
    filled = client.attempt(_rebuild)
    send()
    return filled


def _rebuild(connection: Elasticsearch) -> Mapping[str, int]:
    # What is saved from now on is newer than whatever is read below.
    version = outbox.next_version()
    documents = (one for listed in engine.all_listed() for one in _documents(listed, None))
    filled = index.portal_index(connection).replace(documents, version)
    return {listed.kind.name: filled[listed.kind.name] for listed in engine.all_listed()}
