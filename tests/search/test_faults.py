"""Elasticsearch that is stopped, hangs, lost its index or is killed: visitors get the database's answers within three
seconds and then at once, nobody who saves waits for it, and one command puts it right. `make test-search` starts
the node that is stopped here."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from time import monotonic

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from catalogue.models import Product
from search import engine
from search.elastic import client as connection
from search.elastic import sending
from search.elastic.index import Index
from search.models import Unsent
from search.query import BEST, Query
from tests.factories import ProductFactory
from tests.search.test_elasticsearch import drift

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

AT_MOST = 3.0  # seconds of the first answer
AT_ONCE = 0.5


class Node:
    """The node of tools/elasticsearch, in a process group of its own."""

    def __init__(self) -> None:
        self.folder = Path(os.environ["ELASTICSEARCH_FOLDER"])

    def signal(self, number: int) -> None:
        os.killpg(int((self.folder / "pid").read_text()), number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        self.is_down = True

    def start(self) -> None:
        subprocess.run(["tools/elasticsearch/node", "again"], check=True)
        self.is_down = False

    is_down = False


@pytest.fixture
def node(elasticsearch: Index) -> Iterator[Node]:
    node = Node()
    yield node
    if node.is_down:
        node.start()
    node.signal(signal.SIGCONT)


@pytest.fixture
def visitor(client: Client) -> Client:
    """After a first request, which builds what a process builds once."""
    client.get("/fr/recherche/?q=miel")
    return client


@pytest.fixture
def product(elasticsearch, committing) -> Product:
    with committing():
        product = ProductFactory(name_fr="Confiture de figues")
    assert drift() == 0
    return product


def answers(visitor: Client, expected: str) -> tuple[float, float]:
    """Seconds of the first answer and of the slowest of three more; all of them say what is expected."""
    seconds = []
    for path in (
        "recherche/?q=figue",
        "catalogue/?q=figues",
        "membres/?q=figue",
        "recherche/?q=figues",
    ):
        start = monotonic()
        response = visitor.get(f"/fr/{path}")
        seconds.append(monotonic() - start)
        assert response.status_code == 200
        assert expected in response.content.decode() or "membres" in path
    first, *others = seconds
    return first, max(others)


def break_down(node: Node, elasticsearch: Index, how: str) -> None:
    if how == "stopped":
        node.kill()
    elif how == "hangs":
        node.signal(signal.SIGSTOP)
    else:
        elasticsearch.drop()


def heal(node: Node, how: str) -> None:
    if how == "stopped":
        node.start()
    elif how == "hangs":
        node.signal(signal.SIGCONT)


@pytest.mark.parametrize("how", ["stopped", "hangs", "without index"])
def test_visitors_get_the_databases_answers_and_one_command_puts_it_right(
    visitor, product, node, elasticsearch, committing, how
):
    break_down(node, elasticsearch, how)
    first, others = answers(visitor, "Confiture de figues")
    assert first < AT_MOST
    assert others < AT_ONCE * 2

    start = monotonic()
    with committing():
        saved = [ProductFactory(organisation=product.organisation, price=n) for n in range(100)]
    assert (monotonic() - start) / 100 < AT_ONCE
    assert Unsent.objects.count() >= 100
    assert engine.find("product", Query(words="arbousier", sort=BEST)).total == 100

    if how != "without index":
        with pytest.raises(CommandError, match="changes wait"):
            call_command("search_sync", stdout=StringIO())
    heal(node, how)
    call_command("search_sync", stdout=StringIO())
    assert drift() == 0 and not Unsent.objects.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_of_database", lambda *_asked: pytest.fail("the database answered"))
        assert engine.find("product", Query(words="arbousier", sort=BEST)).total == len(saved)


def test_killed_while_a_new_index_is_filled_the_old_one_answers_afterwards(
    product, node, elasticsearch, committing, monkeypatch
):
    write = Index.write

    def kill_first(self, *args, **kwargs):
        node.kill()
        return write(self, *args, **kwargs)

    monkeypatch.setattr(Index, "write", kill_first)
    with pytest.raises(CommandError):
        call_command("search_sync", rebuild=True, stdout=StringIO())
    monkeypatch.setattr(Index, "write", write)
    assert engine.find("product", Query(words="figue", sort=BEST)).ids == [product.pk]
    node.start()
    assert elasticsearch.exists()
    connection.trust_again()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_of_database", lambda *_asked: pytest.fail("the database answered"))
        assert engine.find("product", Query(words="figue", sort=BEST)).ids == [product.pk]
    call_command("search_sync", rebuild=True, stdout=StringIO())
    assert drift() == 0
    assert len(elasticsearch._behind(f"{elasticsearch.name}*")) == 1


def test_killed_while_changes_are_sent_nothing_is_lost(product, node):
    rows = [ProductFactory(organisation=product.organisation) for _number in range(100)]
    threading.Timer(0.01, node.kill).start()
    with pytest.raises(connection.AwayError):
        while True:
            sending.send()
            for row in rows:
                Unsent.objects.create(kind="product", object_id=row.pk)
    node.start()
    call_command("search_sync", stdout=StringIO())
    assert drift() == 0 and not Unsent.objects.exists()
