"""What a room tells of a kind of object that can be found, once, from its apps.py."""

from django.core.exceptions import ImproperlyConfigured

from search import documents, engine, results
from search.documents import MOST_KINDS, Source
from search.query import Listed
from search.results import Group


def register(source: Source, listed: Listed, group: Group) -> None:
    """Let objects of a kind be found: their words, what lists count and sort them by, and how results show them.
    Raises ImproperlyConfigured where these are not of one kind, its code is none, or another kind has its name or code."""
    kind = source.kind
    if not kind == listed.kind == group.kind:
        raise ImproperlyConfigured(f"{kind}, {listed.kind} and {group.kind} are to be one kind.")
    if not 0 < kind.code < MOST_KINDS:
        raise ImproperlyConfigured(f"{kind}: a code is above 0 and below {MOST_KINDS}.")
    for other in documents.sources():
        if kind.name == other.kind.name or kind.code == other.kind.code:
            raise ImproperlyConfigured(f"{kind} has the name or the code of {other.kind}.")
    documents.register(source)
    engine.register(listed)
    results.register(group)
