"""Judged queries: what an engine finds of what a reasonable person expects. The format of the file is told in the
head of tests/search/golden.yml."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from core.languages import LANGUAGES, SOURCE
from search import analysis, database, words
from search.database import Index, Text
from search.documents import Kind
from search.elastic import asking, client
from search.elastic.asking import Question
from search.elastic.index import Index as ElasticIndex
from search.elastic.index import document
from search.query import BEST, Counts, Entry, Listed, Query, Result
from search.questions import Meaning, read_synonyms, understand
from search.snapshot import Snapshot
from search.suggestions import LOOKED_AT, offered, place

KIND = Kind("judged", 0)


@dataclass
class Answer:
    """Ids in order, best first; all that was found; the question as it was probably meant; counts of facets."""

    top: list[str]
    all: frozenset[str]
    suggestion: str = ""
    counts: Counts = field(default_factory=dict)


@dataclass
class Outcome:
    id: str
    group: str
    asked: str
    top: list[str]
    misses: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.misses


# Takes what was typed, the language of the interface, and whether it is only the beginning.
Ask = Callable[[str, str, bool], Answer]


def judged(golden: Mapping[str, Any], *, engine: str) -> list[Outcome]:
    """The outcome of each query of the file, asked of this engine in throw-away tables or a throw-away index."""
    documents = {str(document["id"]): document for document in golden["documents"]}
    with _asking(documents, golden.get("synonyms") or [], ENGINES[engine]) as ask:
        return [_outcome(query, ask) for query in golden["queries"]]


NAME = "search_quality"  # of what is thrown away
# An engine answers a query by what its words say, as typed and as meant, and gives the ids of what begins so.
Answers = tuple[Callable[[Query, Meaning, Meaning], Result], Callable[[Sequence[str]], list[int]]]
Engine = Callable[[Index, Listed, Sequence[Entry]], AbstractContextManager[Answers]]


@contextmanager
def _asking(
    documents: Mapping[str, Mapping[str, Any]], synonyms: Sequence[Sequence[str]], engine: Engine
) -> Iterator[Ask]:
    """Throw-away tables with these documents, and whatever the engine makes of them."""
    names = dict(enumerate(documents, 1))
    facets = sorted({name for d in documents.values() for name in d.get("facets") or {}})
    entries = [_entry(id, documents[name], facets) for id, name in names.items()]
    listed = Listed(kind=KIND, entries=lambda day, ids: entries, facets=facets, order="id")
    held = database.open_index(NAME)
    held.drop()
    held.create()
    try:
        held.write(_text(id, documents[name]) for id, name in names.items())
        groups = read_synonyms(synonyms)
        vocabulary = words.Vocabulary([*held.spellings(), *words.of_synonyms(groups)])
        with engine(held, listed, entries) as (find, starting_with):

            def ask(text: str, language: str, is_beginning: bool) -> Answer:
                def titled(begun: list[str]) -> list[str]:
                    ids = [names[id] for id in starting_with(begun)]
                    titles = {name: _title(documents[name], language) for name in ids}
                    return sorted(ids, key=lambda name: place(titles[name], begun))

                def understood() -> Meaning:
                    return words.understood(held, text, language, groups, lambda: vocabulary)

                if is_beginning:
                    ids = offered(text, titled, lambda: understood().suggestion)
                    return Answer(ids[:10], frozenset(ids))
                if not analysis.content_words(text, language, most=1):
                    return Answer([], frozenset())
                meaning = understood()
                as_typed = Meaning(language, tuple(understand(text, language, groups)))
                query = Query(words=text, language=language, sort=BEST, size=len(names))
                found = find(query, as_typed, meaning)
                ids = [names[id] for id in found.ids]
                return Answer(ids[:10], frozenset(ids), meaning.suggestion, found.counts)

            yield ask
    finally:
        held.drop()


def _text(id: int, document: Mapping[str, Any]) -> Text:
    texts = {code: _title_and_text(document[code]) for code in LANGUAGES if code in document}
    return Text(KIND.number(id), KIND.name, texts)


def _title(document: Mapping[str, Any], language: str) -> str:
    shown = [document[code] for code in (language, SOURCE) if code in document]
    return str(shown[0].get("title") or "") if shown else ""


def _title_and_text(document: Mapping[str, Any]) -> tuple[str, str]:
    return str(document.get("title") or ""), str(document.get("text") or "")


def _entry(id: int, document: Mapping[str, Any], facets: Sequence[str]) -> Entry:
    given = document.get("facets") or {}
    values = {name: [str(given[name])] if name in given else [] for name in facets}
    return Entry(id=id, values=values, numbers={}, order={"id": id})


@contextmanager
def _database(held: Index, listed: Listed, entries: Sequence[Entry]) -> Iterator[Answers]:
    snapshot = Snapshot(listed, entries)

    def starting_with(begun: Sequence[str]) -> list[int]:
        return words.starting_with(held, begun, KIND, LOOKED_AT)

    def find(query: Query, _as_typed: Meaning, meaning: Meaning) -> Result:
        return snapshot.find(query, words.find(held, meaning))

    yield find, starting_with


@contextmanager
def _elasticsearch(held: Index, listed: Listed, entries: Sequence[Entry]) -> Iterator[Answers]:
    connection, alias = client.client(), f"{NAME}-{token_hex(6)}"
    filled = ElasticIndex(connection, alias)
    try:
        terms = held.terms([KIND.number(entry.id) for entry in entries])
        filled.replace((document(listed, e, terms[KIND.number(e.id)]) for e in entries), 1)

        def find(query: Query, as_typed: Meaning, meaning: Meaning) -> Result:
            one = Question(listed, query, as_typed)
            (found,) = asking.ask(connection, alias, [one], lambda _query: meaning)
            return found

        def starting_with(begun: Sequence[str]) -> list[int]:
            return asking.starting_with(connection, alias, begun, [KIND.name], LOOKED_AT)[KIND.name]

        yield find, starting_with
    finally:
        filled.drop()


ENGINES = {"database": _database, "elasticsearch": _elasticsearch}


def _outcome(query: Mapping[str, Any], ask: Ask) -> Outcome:
    typed = query.get("prefix", query.get("q")) or ""
    answer = ask(str(typed), query["lang"], "prefix" in query)
    misses = list(_misses(query, answer))
    return Outcome(str(query["id"]), query.get("group", ""), str(typed)[:60], answer.top, misses)


def _misses(query: Mapping[str, Any], answer: Answer) -> Iterator[str]:
    wanted = list(map(str, query.get("top10", [])))
    missing = [name for name in wanted if name not in answer.top]
    if len(wanted) - len(missing) < query.get("min_fraction", 1) * len(wanted):
        yield f"without {', '.join(missing)}"
    if "first" in query and answer.top[:1] != [str(query["first"])]:
        yield f"{query['first']} is not first"
    if unwanted := answer.all.intersection(map(str, query.get("never", []))):
        yield f"with {', '.join(sorted(unwanted))}"
    if query.get("empty") and answer.all:
        yield "not empty"
    if "suggests" in query:
        texts = query["suggests"] if isinstance(query["suggests"], list) else [query["suggests"]]
        if _plain(answer.suggestion) not in map(_plain, texts):
            yield f"suggests {answer.suggestion!r} and not {texts[0]!r}"
    for facet, counts in query.get("facets", {}).items():
        for value, count in counts.items():
            found = answer.counts.get(facet, {}).get(str(value), 0)
            if found != count:
                yield f"{found} of {facet} {value} and not {count}"


def _plain(text: str) -> str:
    return " ".join(analysis.fold(text).split())
