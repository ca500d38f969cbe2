"""Hits, true facet counts, sorting and pages of a listing, through one small interface.

A room registers a source: which objects are public and what each offers to the facets. The database's engine
(search.snapshot) answers.
"""

from collections.abc import Iterable

from search import snapshot, words
from search.query import Query, Result, Source

_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Offer a source; called from a room's apps.py."""
    _sources[source.name] = source


def sources() -> list[Source]:
    return list(_sources.values())


def find(source: str, query: Query) -> Result:
    """Ask a registered source. One SQL query (its version) while the snapshot is fresh."""
    return find_all(source, [query])[0]


def find_all(source: str, queries: Iterable[Query]) -> list[Result]:
    """Several questions to one state of a source, for one SQL query."""
    held = snapshot.current(_sources[source])
    return [held.find(query, words.asked(query.words, query.language)) for query in queries]
