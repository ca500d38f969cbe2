"""A PostgreSQL that takes connections and then says nothing is not waited for."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connections
from django.test import Client

from portal.postgresql.base import DatabaseWrapper

IS_HERE = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
VISITORS_WAIT = 5  # seconds


class Door:
    """A port before a server, through which nothing passes any more once it is shut; before no server, never."""

    def __init__(self, server: str = "") -> None:
        self.server, self.is_shut = server, threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.ends: list[socket.socket] = []
        threading.Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self.listener.accept()
                self.ends.append(client)
                if self.server:
                    server = socket.socket(socket.AF_UNIX)
                    server.connect(self.server)
                    self.ends.append(server)
                    for pair in ((client, server), (server, client)):
                        threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self.is_shut.is_set():
                    return
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        for end in (self.listener, *self.ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def behind() -> Iterator[Any]:
    """Makes connections to the database behind a door."""
    made = []

    def through(door: Door) -> DatabaseWrapper:
        known = connections.settings["default"]
        database = DatabaseWrapper(
            known
            | {
                "HOST": "127.0.0.1",
                "PORT": door.port,
                "NAME": known["NAME"] if IS_HERE else "portal",
                "OPTIONS": {"connect_timeout": 2},
            }
        )
        made.append((database, door))
        return database

    yield through
    for database, door in made:
        door.close()
        with suppress(OperationalError):
            database.close()
    DatabaseWrapper._silent_until = 0.0


def answer_of(database: DatabaseWrapper) -> tuple[int, float]:
    """Status and seconds of a page that asks `database`."""
    own = connections["default"]
    connections["default"] = database
    begin = monotonic()
    try:
        answer = Client(raise_request_exception=False).get("/fr/catalogue/")
    finally:
        connections["default"] = own
    return answer.status_code, monotonic() - begin


def test_a_new_connection_is_not_waited_for(behind, django_db_blocker):
    with django_db_blocker.unblock():
        status, seconds = answer_of(behind(Door()))
        assert status == 503 and seconds < VISITORS_WAIT
        status, seconds = answer_of(behind(Door()))  # in another thread: found out already
        assert status == 503 and seconds < 0.5


if IS_HERE:

    @pytest.fixture
    def kept(db, behind) -> tuple[DatabaseWrapper, Door]:
        """A connection that was of use."""
        known = settings.DATABASES["default"]
        door = Door(f"{known['HOST']}/.s.PGSQL.{known['PORT'] or 5432}")
        database = behind(door)
        with database.cursor() as cursor:
            cursor.execute("SELECT 1")
        return database, door

    def test_a_kept_connection_is_not_waited_for(kept):
        database, door = kept
        assert answer_of(database)[0] == 200
        door.is_shut.set()
        database.health_check_done = False  # as at the beginning of each request
        status, seconds = answer_of(database)
        assert status == 503 and seconds < VISITORS_WAIT
        assert database.connection is None  # half an answer is not taken for the next one's

    def test_nor_is_a_statement(kept, monkeypatch):
        database, door = kept
        monkeypatch.setattr(DatabaseWrapper, "longest_silence", 1.0)
        database.close()
        with database.cursor() as cursor:
            cursor.execute("SELECT 1")
        door.is_shut.set()
        begin = monotonic()
        with pytest.raises(OperationalError), database.cursor() as cursor:
            cursor.execute("SELECT 1")
        assert monotonic() - begin < VISITORS_WAIT
        assert not database.is_usable()
