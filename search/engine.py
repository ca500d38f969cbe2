"""Hits, true facet counts, sorting and pages of a listing, through one small interface.

Of each kind `Listed` says what its public objects offer to the facets. The database's engine
(search.snapshot) answers; questions in words Elasticsearch does (search.elastic) where there is one, and the database
while that one is away.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TypeVar

from django.conf import settings

from search import analysis, database, snapshot, words
from search.documents import Kind
from search.elastic import asking, client, outbox
from search.elastic.asking import Question
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
    asked = [kind.name for kind in kinds if _may_be_asked(kind)]
    ask = partial(asking.starting_with, begun=begun, kinds=asked, most=most)
    found = (_try(ask) if asked else None) or {}
    index = database.open_index()
    return {
        kind.name: found[kind.name]
        if kind.name in found
        else words.starting_with(index, begun, kind, most)
        for kind in kinds
    }


def _may_be_asked(kind: Kind) -> bool:
    """Whether Elasticsearch shows nothing of it that is public no more: it hears of a change a little later, and what
    is hidden would be among its hits and in its counts."""
    return client.is_configured() and kind.name not in outbox.kinds_with_hidden()


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
    asked = [
        Question(listed, query, words.as_typed(query.words, query.language))
        for listed, query in queries
        if _may_be_asked(listed.kind)
    ]
    ask = partial(asking.ask, questions=asked, corrected=_corrected)
    results = (_try(ask) if asked else None) or ()
    answers = {id(one.query): result for one, result in zip(asked, results, strict=False)}
    for _listed, query in queries:
        found = answers.get(id(query))
        yield None if found is None or _is_too_deep(query, found) else found


def _corrected(query: Query) -> Meaning:
    return words.meaning(query.words, query.language)


def _is_too_deep(query: Query, result: Result) -> bool:
    return not result.ids and query.size > 0 and query.start < result.total
