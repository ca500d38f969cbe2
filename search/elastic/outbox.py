"""What Elasticsearch has to be told of, kept with the change itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from core import public_version
from core.versioned_cache import cached_per_version
from search.elastic import client
from search.models import PublicDocument, Unsent


@dataclass(frozen=True)
class Waiting:
    """How many changes were not sent yet, and for how many seconds the oldest waits."""

    changes: int
    seconds: float


_starters: list[Callable[[], object]] = []


def on_commit(start: Callable[[], object]) -> None:
    """Have `start` called after each commit that put something in: it sends it; from apps.py."""
    _starters.append(start)


def put(kind: str, ids: Iterable[int]) -> None:
    """These objects changed, in this transaction."""
    if not client.is_configured():
        return
    with transaction.atomic():
        # Before the changes are numbered: a number given later is that of a transaction that ends later, too.
        public_version.bump(listed=False)
        Unsent.objects.bulk_create([Unsent(kind=kind, object_id=id) for id in ids], batch_size=500)
        if all(call[1] is not _send_soon for call in connection.run_on_commit):
            transaction.on_commit(_send_soon)


def _send_soon() -> None:
    for start in _starters:
        start()


@cached_per_version
def kinds_with_hidden() -> frozenset[str]:
    """The kinds of which something is public no more that Elasticsearch still shows. What is put in, and what is taken
    out, raises the version."""
    public = PublicDocument.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
    return frozenset(Unsent.objects.exclude(Exists(public)).values_list("kind", flat=True))


def waiting() -> Waiting:
    oldest = Unsent.objects.aggregate(oldest=Min("since"))["oldest"]
    seconds = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    return Waiting(Unsent.objects.count(), max(seconds, 0.0))


def next_version() -> int:
    """A version above that of every change that can be read from now on; those that are still open are waited for."""
    with transaction.atomic():
        public_version.bump(listed=False)  # whose row an open change holds
        marker = Unsent.objects.create(kind="", object_id=0)
        number: int = marker.pk
        marker.delete()
    return number
