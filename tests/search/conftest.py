import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from search import engine
from search.elastic import client
from search.elastic.index import Index, portal_index


@pytest.fixture
def elasticsearch(settings) -> Iterator[Index]:
    """An index of this test's own in the node of `make test-search`."""
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"]
    settings.ELASTICSEARCH_INDEX = f"test-{os.getpid()}"
    client.trust_again()
    held = portal_index(client.client())
    held.drop()
    held.replace([], 1)
    yield held
    held.drop()
    client.trust_again()


@pytest.fixture
def committing(django_capture_on_commit_callbacks) -> Callable[[], AbstractContextManager]:
    """Runs after the block what a commit at its end would have run."""

    @contextmanager
    def commit() -> Iterator[None]:
        connection.run_on_commit = []  # a commit before would have emptied it
        with django_capture_on_commit_callbacks() as calls:
            yield
        while calls:  # a task may leave some more
            connection.run_on_commit = []
            with django_capture_on_commit_callbacks() as more:
                for call in calls:
                    call()
            calls = more

    return commit


@pytest.fixture
def database_is_silent(monkeypatch) -> None:
    def fail(*_asked):
        raise AssertionError("the database answered")

    monkeypatch.setattr(engine, "_of_database", fail)


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def synchronise(request) -> Callable[[], None]:
    """Tells the engine of this run all that there is."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        request.getfixturevalue("database_is_silent")
    return lambda: call_command("search_sync", stdout=StringIO())
