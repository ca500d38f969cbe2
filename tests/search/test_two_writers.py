"""Two who write what can be found of one object: the slower one never leaves the older text. On PostgreSQL; SQLite lets
one write at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from catalogue.documents import PRODUCTS
from catalogue.models import Family, Product
from members.models import Organisation
from places.models import Province, Town
from search import documents
from search.models import PublicDocument
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
    quick = others(rename)
    while not quick.done() and not somebody_waits():
        pass
    may_write.set()
    slow.result(), quick.result()
    return others(
        lambda: (
            PublicDocument.objects.get(kind="product", object_id=product.pk, language="fr").title
        )
    ).result()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.01)")
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


if connection.vendor == "postgresql":

    def test_the_newer_text_stays(others):
        assert title_after_a_race(others) == "Savon blanc"

    def test_without_the_lock_the_older_text_would(others, monkeypatch):
        monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_options: self)
        assert title_after_a_race(others) == "Savon noir"
