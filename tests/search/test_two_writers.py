"""Two who write what can be found of one object: the slower one never leaves the older text. On PostgreSQL; SQLite lets
one write at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from catalogue.documents import PRODUCTS
from catalogue.models import Family, Product
from core import public_version
from members.models import Organisation
from places.models import Province, Town
from search import documents
from search.elastic import outbox
from search.models import PublicDocument, Unsent
from tests.factories import ProductFactory

pytestmark = pytest.mark.django_db

Work = Callable[[], Any]


@pytest.fixture
def others() -> Iterator[Callable[[Work], Future]]:
    """Runs work of another connection, whose transactions commit; what they leave is removed."""
    with ThreadPoolExecutor(2) as threads:

        def submit(work: Work) -> Future:
            def and_close() -> Any:
                try:
                    return work()
                finally:
                    connection.close()

            return threads.submit(and_close)

        def remove() -> None:
            for model in (Product, Organisation, Family, Town, Province, PublicDocument):
                model.objects.all().delete()

        yield submit
        submit(remove).result()


def title_after_a_race(others: Callable[[Work], Future]) -> str:
    """One reads the texts; before it writes them another one renames the product. What is found then."""
    product = others(lambda: ProductFactory(name_fr="Savon noir")).result()
    has_read, may_write = Event(), Event()

    def texts(ids):
        read = PRODUCTS.texts(ids)
        has_read.set()
        assert may_write.wait(10)
        return read

    def rename() -> None:
        product.name_fr = "Savon blanc"
        product.save()

    slow = others(lambda: documents.write(replace(PRODUCTS, texts=texts), [product.pk]))
    assert has_read.wait(10)
    overtake(slow, others(rename), may_write)
    return others(
        lambda: (
            PublicDocument.objects.get(kind="product", object_id=product.pk, language="fr").title
        )
    ).result()


def versions_of_a_race(others: Callable[[Work], Future], settings: Any) -> list[str]:
    """A change is put into the outbox and not yet committed when a new index begins. What ended in which order."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # which is not asked here
    is_open, may_end = Event(), Event()
    ended = []

    def change() -> None:
        with transaction.atomic():
            outbox.put("product", [1])
            is_open.set()
            assert may_end.wait(10)
            ended.append("the change")

    def begin() -> None:
        outbox.next_version()
        ended.append("the new index")

    slow = others(change)
    assert is_open.wait(10)
    overtake(slow, others(begin), may_end)
    others(Unsent.objects.all().delete).result()
    return ended


def overtake(slow: Future, quick: Future, may_end: Event) -> None:
    """The slow one goes on when the quick one has ended or waits for it; both to their ends."""
    while not quick.done() and not somebody_waits():
        pass
    may_end.set()
    slow.result(), quick.result()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.01)")
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


if connection.vendor == "postgresql":

    def test_the_newer_text_stays(others):
        assert title_after_a_race(others) == "Savon blanc"

    def test_a_new_index_waits_for_a_change_that_is_open(others, settings):
        """Else it would be filled without the change, under a version that is above the change's."""
        assert versions_of_a_race(others, settings) == ["the change", "the new index"]

    def test_without_waiting_it_would_be_numbered_first_and_read_too_early(
        others, settings, monkeypatch
    ):
        monkeypatch.setattr(public_version, "bump", lambda **_options: None)
        assert versions_of_a_race(others, settings) == ["the new index", "the change"]

    def test_without_the_lock_the_older_text_would(others, monkeypatch):
        monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_options: self)
        assert title_after_a_race(others) == "Savon noir"
