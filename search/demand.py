"""What visitors ask for and the portal does not have, counted by month: words, language and sector, and nothing by
which anybody could be known.

Counted is each answer that is made. Pages are kept whole (portal.page_cache), so who asks the same within minutes of
somebody else is not counted again: numbers say what is asked more than other things, not by how many.
"""

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from core.languages import active
from core.text import normalise
from search import analysis

logger = logging.getLogger(__name__)

LONGEST = 60  # characters; who writes more tells a story
DIGITS = 6  # as many may be a telephone number
# Different questions: a robot that invents words fills no disk. Where a month is full, some that were asked once make
# room, the oldest first: what people ask again stays.
MOST_IN_A_MONTH = 5_000
ROOM = 500
WAIT = 50  # milliseconds, for whoever counts the same question, or on SQLite writes anything

# One statement, so that two who ask the same at once are both counted, and nobody above the limit.
COUNT = """
    INSERT INTO search_unmetdemand (month, language, words, shown, sector, filtered, count)
    SELECT %(month)s, %(language)s, %(words)s, %(shown)s, %(sector)s, %(filtered)s, 1
    WHERE (SELECT COUNT(*) FROM search_unmetdemand WHERE month = %(month)s) < %(most)s
        OR EXISTS (
            SELECT 1 FROM search_unmetdemand WHERE month = %(month)s AND language = %(language)s
                AND words = %(words)s AND sector = %(sector)s AND filtered = %(filtered)s
        )
    ON CONFLICT (month, language, words, sector, filtered)
    DO UPDATE SET count = search_unmetdemand.count + 1
"""

MAKE_ROOM = """
    DELETE FROM search_unmetdemand WHERE id IN (
        SELECT id FROM search_unmetdemand WHERE month = %(month)s AND count = 1 ORDER BY id LIMIT %(room)s
    )
"""

_sectors: dict[str, Any] = {}


def name_sectors(choices: Iterable[tuple[str, Any]]) -> None:
    """Tell what the values of the sector are called; from a room's apps.py."""
    _sectors.update(choices)


def sectors() -> list[tuple[str, Any]]:
    return list(_sectors.items())


def note(request: HttpRequest, words: str, *, sector: str = "", filtered: bool = False) -> None:
    """Count that these words found nothing, in this sector; `filtered`: nothing that the chosen filters leave.
    Never fails and never waits: a count that the database does not take at once is lost."""
    if request.method != "GET" or not may_be_kept(words):
        return
    row: dict[str, Any] = {
        "month": timezone.localdate().replace(day=1),
        "language": active(),
        "words": as_compared(words),
        "shown": as_shown(words),
        "sector": sector,
        "filtered": filtered,
        "most": MOST_IN_A_MONTH,
        "room": ROOM,
    }
    try:
        with _at_once(), connection.cursor() as cursor:
            cursor.execute(COUNT, row)
            if not cursor.rowcount:
                logger.warning("A month of unmet demand was full; the oldest questions made room")
                cursor.execute(MAKE_ROOM, row)
                cursor.execute(COUNT, row)
    except DatabaseError as error:
        logger.info("An unmet demand was not counted: %s", error)


def may_be_kept(words: str) -> bool:
    """Not what may be somebody's address or number, no whole sentence, and nothing that asks for nothing."""
    if "@" in words or sum(char.isdigit() for char in words) >= DIGITS:
        return False
    spellings = (words, as_compared(words), as_shown(words))
    is_short = all(0 < len(spelling) <= LONGEST for spelling in spellings)
    return is_short and bool(analysis.content_words(words, active(), most=1))


def as_compared(words: str) -> str:
    """The same for all spellings of one question."""
    return " ".join(re.findall(r"[^\W_]+", normalise(words)))


def as_shown(words: str) -> str:
    """In small letters and without signs between the words, else as somebody wrote it: accents, hamza and
    apostrophes are spelling."""
    written = unicodedata.normalize("NFKC", words).lower()
    return " ".join(piece for piece, is_word in analysis.pieces(written) if is_word)


@contextmanager
def _at_once() -> Iterator[None]:
    """Whoever else writes is hardly waited for. On SQLite one statement that fails leaves no trace: it needs no
    transaction of its own."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        patience = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
        raw: Any = connection.connection
        raw.execute(f"PRAGMA busy_timeout = {WAIT}")
        try:
            yield
        finally:
            raw.execute(f"PRAGMA busy_timeout = {patience}")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = {WAIT}")
            yield
