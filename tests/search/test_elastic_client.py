"""An Elasticsearch that refuses, says nothing or says something else: the database answers, and nobody waits for it
again for a while. Without a node; what a real one does under faults stands in test_faults."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from time import monotonic, time

import pytest
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from catalogue.models import Product
from search import engine
from search.elastic import client, index
from search.models import Unsent
from search.query import BEST, Query
from tests.factories import ProductFactory

pytestmark = pytest.mark.django_db


class Server(ThreadingHTTPServer):
    """Answers everything with the same; counts what it is asked."""

    def __init__(self, status: int, body: str, *, is_elasticsearch: bool) -> None:
        self.asked: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                server.asked.append(self.path)
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(status)
                self.send_header("Content-Type", "text/html" if "<" in body else "application/json")
                if is_elasticsearch:
                    self.send_header("X-Elastic-Product", "Elasticsearch")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_args: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Silent:
    """Takes connections and says nothing."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.server_address = self.listener.getsockname()
        self.connections: list[socket.socket] = []
        self.is_asked = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                self.connections.append(self.listener.accept()[0])
            except OSError:
                return
            self.is_asked.set()


class Trickling:
    """Says how it begins, then one byte after the other, as long as somebody listens."""

    def __init__(self, *, begins: bytes) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.server_address = self.listener.getsockname()
        self.begins, self.is_over = begins, threading.Event()
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        connection, _address = self.listener.accept()
        with connection, suppress(OSError):
            connection.sendall(self.begins)
            while not self.is_over.wait(0.1):
                connection.sendall(b"x")


@pytest.fixture
def ask(settings) -> Iterator[object]:
    """Asks while Elasticsearch is at this address."""
    product = ProductFactory(name_fr="Confiture de figues")

    def ask_at(address: tuple[str, int]) -> float:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{address[1]}"
        start = monotonic()
        assert engine.find("product", Query(words="figue", sort=BEST)).ids == [product.pk]
        return monotonic() - start

    client.trust_again()
    yield ask_at
    client.trust_again()


NO_INDEX = json.dumps({"error": {"type": "index_not_found_exception"}, "status": 404})
HALF = json.dumps(
    {
        "timed_out": False,
        "_shards": {"failed": 1},
        "hits": {"hits": [], "total": {"value": 0}},
        "aggregations": {"matching": {"doc_count": 0}},
    }
)


WHOLE = {
    "timed_out": False,
    "_shards": {"failed": 0},
    "aggregations": {"matching": {"doc_count": 1}},
}
STRANGE_HITS = json.dumps(WHOLE | {"hits": {"hits": [{"_id": "x"}], "total": {"value": 1}}})
NO_COUNTS = json.dumps(WHOLE | {"hits": {"hits": [], "total": {"value": 1}}})


@pytest.mark.parametrize(
    ("status", "body", "is_elasticsearch"),
    [
        (500, "{}", True),
        (503, "busy", True),
        (404, NO_INDEX, True),
        (200, "{", True),
        (200, HALF, True),
        (200, '{"hits": {"hits": []}, "timed_out": false, "_shards": {"failed": 0}}', True),
        (200, "{}", True),
        (200, "[]", True),
        (200, "null", True),
        (200, '{"hits": 3, "timed_out": false, "_shards": {"failed": 0}}', True),
        (200, STRANGE_HITS, True),
        (200, NO_COUNTS, True),
        (200, "<h1>A portal of the hotel</h1>", False),
        (200, "<h1>Closed for an hour</h1>", True),  # on the way to one that was known
    ],
)
def test_what_answers_otherwise_is_left_alone(ask, status, body, is_elasticsearch):
    with Server(status, body, is_elasticsearch=is_elasticsearch) as server:
        ask(server.server_address)
        ask(server.server_address)
        assert len(server.asked) == 1
        server.shutdown()


SEVERAL = json.dumps({"responses": [json.loads(STRANGE_HITS)] * 3})


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Closed</h1>",
        "[]",
        "null",
        "{}",
        '{"responses": 3}',
        '{"responses": [3, null]}',
        SEVERAL,
    ],
)
def test_several_questions_at_once_are_answered_as_well(ask, settings, body):
    query = Query(words="figue", sort=BEST)
    kinds = [source.kind for source in engine.all_listed()]
    for work in (
        lambda: engine.find_each([("product", query), ("member", query)])[0].ids,
        lambda: engine.starting_with(["fig"], kinds, most=5)["product"],
    ):
        client.trust_again()
        with Server(200, body, is_elasticsearch=True) as server:
            settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.server_address[1]}"
            assert work() == list(Product.objects.values_list("pk", flat=True))
            work()
            assert len(server.asked) == 1
            server.shutdown()


def test_a_page_does_not_wait_again_and_again_for_a_slow_one(settings, monkeypatch):
    """One that answers each question, but late."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # which is not asked here
    seconds = iter(range(0, 1_000))  # each look at the clock takes one
    monkeypatch.setattr(client, "monotonic", lambda: next(seconds))
    asked = []

    def ask() -> bool:
        try:
            with client.within_patience():
                asked.append(True)
        except client.AwayError:
            return False
        return True

    client.begin_request()
    assert [ask() for _number in range(4)] == [True, True, False, False]
    client.begin_request()
    assert ask()
    client.end_request()
    assert all(ask() for _number in range(4))
    assert len(asked) == 7


def test_where_nobody_listens_the_database_answers_at_once(ask):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = closed.getsockname()
    assert ask(address) < 1
    assert ask(address) < 1


def test_one_that_says_nothing_is_waited_for_once_and_then_by_one_at_a_time(ask):
    silent = Silent()
    assert client.TIMEOUT <= ask(silent.server_address) < 3
    assert ask(silent.server_address) < 1
    assert len(silent.connections) == 1
    # The pause is over.
    cache.set(client.AWAY_KEY, time() - 1, 60)
    client._away_until = 0.0
    silent.is_asked.clear()
    with ThreadPoolExecutor(1) as other:
        trying = other.submit(client.attempt, lambda connection: connection.search(index="x"))
        assert silent.is_asked.wait(5)
        start = monotonic()
        with pytest.raises(client.AwayError):
            client.attempt(lambda connection: connection.search(index="x"))
        assert monotonic() - start < 0.5
        with pytest.raises(client.AwayError):
            trying.result()
    assert len(silent.connections) == 2
    silent.listener.close()


HEADERS = (
    b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
)


@pytest.mark.parametrize(
    "begins",
    [
        HEADERS + b"Content-Length: 100000\r\n\r\n{",
        HEADERS + b"Transfer-Encoding: chunked\r\n\r\n10000\r\n{",
        HEADERS + b"X-Slow: ",
        b"HTTP/1.1 200 O",
    ],
)
def test_one_whose_answer_comes_byte_by_byte_is_waited_for_no_longer(ask, begins):
    trickling = Trickling(begins=begins)
    try:
        assert client.TIMEOUT <= ask(trickling.server_address) < 3
        assert ask(trickling.server_address) < 1
    finally:
        trickling.is_over.set()
        trickling.listener.close()


def test_one_that_is_back_is_trusted_by_all(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # which is not asked here
    cache.set(client.AWAY_KEY, time() - 1, 60)
    assert client.attempt(lambda _connection: "back") == "back"
    assert cache.get_many([client.AWAY_KEY, client.PROBE_KEY]) == {}


def test_one_that_died_while_nobody_saved_is_told(ask, caplog):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = closed.getsockname()
    ask(address)
    Unsent.objects.all().delete()
    client.trust_again()
    out = StringIO()
    call_command("search_send", stdout=out)
    assert "does not answer; 0 changes wait" in out.getvalue()
    assert "does not answer" in caplog.text


def test_an_address_that_cannot_be_read_is_told_and_fails_nobody(settings):
    settings.ELASTICSEARCH_URL = "search.example.org"
    product = ProductFactory(name_fr="Confiture de figues")
    assert engine.find("product", Query(words="figue", sort=BEST)).ids == [product.pk]
    assert [message.id for message in run_checks()] == ["search.E001"]


def test_who_saves_does_not_wait_and_what_is_saved_is_kept_for_it(
    ask, settings, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(index, "LONGEST_WORK", client.TIMEOUT)
    silent = Silent()
    ask(silent.server_address)
    start = monotonic()
    with django_capture_on_commit_callbacks():
        product = ProductFactory()
    assert monotonic() - start < client.TIMEOUT / 2
    assert Unsent.objects.filter(kind="product", object_id=product.pk).exists()
    out = StringIO()
    call_command("search_send", stdout=out)
    assert "does not answer; " in out.getvalue() and " changes wait" in out.getvalue()
    with pytest.raises(CommandError, match="changes wait"):
        call_command("search_sync", stdout=StringIO())
    assert Unsent.objects.filter(kind="product", object_id=product.pk).exists()
    silent.listener.close()
