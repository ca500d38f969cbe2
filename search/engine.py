"""Hits, true facet counts, sorting and pages of a listing, through one small interface.

Of each kind `Listed` says what its public objects offer to the facets. The database's engine
(search.snapshot) answers; questions in words Elasticsearch does (search.elastic) where there is one, and the database
while that one is away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar

from django.conf import settings

from search import analysis, database, snapshot, words
from search.documents import Kind
from search.elastic import asking, client, outbox
from search.elastic.asking import Question
from search.models import PublicDocument
from search.query import Listed, Query, Result
from search.questions import Meaning

T = TypeVar("T")
_listed: dict[str, Listed] = {}


def register(listed: Listed) -> None:
    """Answer questions for these objects; see search.kinds."""
    _listed[listed.kind.name] = listed


def all_listed() -> list[Listed]:
    return list(_listed.values())


def find(kind: str, query: Query) -> Result:
    """Ask for objects of a registered kind. One SQL query (its version) while the snapshot is fresh."""
    return find_each([(kind, query)])[0]


def find_each(queries: Iterable[tuple[str, Query]]) -> list[Result]:
    """Several questions, each for a kind, at once."""
    asked = [(_listed[name], query) for name, query in queries]
    answers = _of_elasticsearch([each for each in asked if _asks_in_words(each[1])])
    return [_answer(listed, query, answers) for listed, query in asked]


# What stop words and punctuation alone find.
_NOTHING = Result(ids=[], total=0, count=dict)


def _answer(listed: Listed, query: Query, answers: Iterator[Result | None]) -> Result:
    """`answers` are Elasticsearch's, of the questions in words one after the other."""
    if not query.words:
        return _of_database(listed, query)
    if not _asks_in_words(query):
        return _NOTHING
    return next(answers, None) or _of_database(listed, query)


def starting_with(
    begun: Sequence[str], kinds: Sequence[Kind], *, most: int
) -> dict[str, list[int]]:
    """By the name of each kind ids of the first `most` public objects that have a title word for each of these
    beginnings (one at least), as search.analysis.begun writes them."""
    was_told_everything = outbox.is_empty()
    names = [kind.name for kind in kinds]
    found = _try(partial(asking.starting_with, begun=begun, kinds=names, most=most))
    if found is None:
        return {
            kind.name: words.starting_with(database.open_index(), begun, kind, most)
            for kind in kinds
        }
    if was_told_everything:
        return found
    public = _public((kind, id) for kind, ids in found.items() for id in ids)
    return {kind: [id for id in ids if (kind, id) in public] for kind, ids in found.items()}


def _try(ask: Callable[..., T]) -> T | None:
    """What Elasticsearch answers; None where there is none, or while it is away."""
    if not client.is_configured():
        return None
    try:
        with client.within_patience():
            return client.attempt(partial(ask, index=settings.ELASTICSEARCH_INDEX))
    except client.AwayError:
        return None


def _asks_in_words(query: Query) -> bool:
    return _says_something(query.words, query.language)


@lru_cache(maxsize=1_000)
def _says_something(text: str, language: str) -> bool:
    return bool(analysis.content_words(text, language, most=1))


def _of_database(listed: Listed, query: Query) -> Result:
    return snapshot.current(listed).find(query, words.found(query.words, query.language))


def _of_elasticsearch(queries: Sequence[tuple[Listed, Query]]) -> Iterator[Result | None]:
    """The answers, None for one that it does not give; none at all where there is none, or while it is away."""
    if not queries or not client.is_configured():
        return iter(())
    asked = [
        Question(listed, query, words.as_typed(query.words, query.language))
        for listed, query in queries
    ]
    was_told_everything = outbox.is_empty()
    results = _try(partial(asking.ask, questions=asked, corrected=_corrected))
    answers = list(zip(asked, results or (), strict=False))
    if not was_told_everything:
        public = _public((one.listed.kind.name, id) for one, found in answers for id in found.ids)
        answers = [(one, _only(found, one.listed.kind.name, public)) for one, found in answers]
    return (None if _is_too_deep(one.query, found) else found for one, found in answers)


def _corrected(query: Query) -> Meaning:
    return words.meaning(query.words, query.language)


def _is_too_deep(query: Query, result: Result) -> bool:
    return not result.ids and query.size > 0 and query.start < result.total


def _public(hits: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Which of these, each a kind and an id, may be seen at this moment: Elasticsearch hears of a change a little
    later."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, id in hits:
        wanted[kind].add(id)
    return set(PublicDocument.objects.of(wanted).values_list("kind", "object_id"))


def _only(result: Result, kind: str, public: set[tuple[str, int]]) -> Result:
    ids = [id for id in result.ids if (kind, id) in public]
    return replace(result, ids=ids, total=result.total - len(result.ids) + len(ids))
