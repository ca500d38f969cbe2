"""The connection, and when it is left alone: after a failure nobody waits for Elasticsearch for a while."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic, time
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache as shared
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.exceptions import UnsupportedProductError
from elasticsearch.serializer import CompatibilityModeJsonSerializer, OrjsonSerializer

from search.elastic.deadline import Node

logger = logging.getLogger(__name__)
T = TypeVar("T")
TIMEOUT = 2  # seconds that a visitor waits at most
PATIENCE = 1  # seconds on the questions of one page, after which the database answers the others
PAUSE = 30  # seconds in which one that failed is not asked again
DOUBT = 600  # seconds in which after that only one at a time tries it
AWAY_KEY, PROBE_KEY = "elasticsearch-away-until", "elasticsearch-probe"

_of_page = threading.local()
_away_until = 0.0  # in this process, should the shared cache be away as well


class IncompleteError(Exception):
    """An answer that lacks a part: a shard failed, or it took too long."""


FAULTS = (TransportError, ApiError, UnsupportedProductError, IncompleteError)


class AwayError(Exception):
    """Elasticsearch cannot be asked, or did not answer as it should."""


def is_configured() -> bool:
    return bool(settings.ELASTICSEARCH_URL)


class FastJson(OrjsonSerializer):
    """Reads an answer with its facets in a tenth of the time that the client's own takes."""

    mimetype = CompatibilityModeJsonSerializer.mimetype


@cache
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(
        url,
        node_class=Node,
        request_timeout=TIMEOUT,
        max_retries=0,
        retry_on_timeout=False,
        serializers={FastJson.mimetype: FastJson()},
    )


def client() -> Elasticsearch:
    return _client(settings.ELASTICSEARCH_URL)


def attempt(work: Callable[[Elasticsearch], T]) -> T:
    """What `work` does with the client. Raises AwayError where that failed, and at once for some time after."""
    away_until = shared.get(AWAY_KEY)
    if _is_left_alone(away_until):
        raise AwayError
    try:
        connection = client()
    except ValueError as error:  # search.checks tells what is wrong with the address
        raise AwayError from error
    try:
        result = work(connection)
    except FAULTS as error:
        status = f" {error.status_code}" if isinstance(error, ApiError) else ""
        _leave_alone(f"{type(error).__name__}{status}")
        raise AwayError from error
    if away_until is not None:
        shared.delete_many([AWAY_KEY, PROBE_KEY])
    return result


def _is_left_alone(away_until: float | None) -> bool:
    if monotonic() < _away_until:
        return True
    if away_until is None:
        return False
    # One tries whether it is back; the others do not wait with it.
    return time() < away_until or not shared.add(PROBE_KEY, True, TIMEOUT + 1)


def _leave_alone(reason: str) -> None:
    global _away_until
    _away_until = monotonic() + PAUSE
    shared.set(AWAY_KEY, time() + PAUSE, PAUSE + DOUBT)
    logger.warning("Elasticsearch is left alone for %s s (%s)", PAUSE, reason)


def begin_request(**_signal: Any) -> None:
    """A page begins, which may spend PATIENCE seconds on its questions."""
    _of_page.spent = 0.0


def end_request(**_signal: Any) -> None:
    _of_page.spent = None


@contextmanager
def within_patience() -> Iterator[None]:
    """Around a question of a page, of which it may have many. Raises AwayError where those before took all its time:
    a slow Elasticsearch, unlike one that is away, answers each of them."""
    spent = getattr(_of_page, "spent", None)
    if spent is None:  # a command asks
        yield
        return
    if spent > PATIENCE:
        raise AwayError
    start = monotonic()
    try:
        yield
    finally:
        _of_page.spent = spent + monotonic() - start


def trust_again() -> None:
    """Ask it at once: somebody put it right."""
    global _away_until
    _away_until = 0.0
    shared.delete_many([AWAY_KEY, PROBE_KEY])
