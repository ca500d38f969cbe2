"""Judged queries: what an engine finds of what a reasonable person expects. The format of the file is told in the
head of tests/search/golden.yml."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from core.languages import LANGUAGES
from search import analysis, database, words
from search.database import Text
from search.questions import read_synonyms

KIND = "judged"


@dataclass
class Answer:
    """Ids in order, best first; all that was found; the question as it was probably meant."""

    top: list[str]
    all: frozenset[str]
    suggestion: str = ""


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
    with ENGINES[engine](documents, golden.get("synonyms") or []) as ask:
        return [_outcome(query, ask, documents) for query in golden["queries"]]


@contextmanager
def _in_database(
    documents: Mapping[str, Mapping[str, Any]], synonyms: Sequence[Sequence[str]]
) -> Iterator[Ask]:
    names = dict(enumerate(documents, 1))
    index = database.index("search_quality_terms")
    index.drop()
    index.create()
    try:
        index.write(
            Text(
                key,
                KIND,
                {
                    code: _texts(documents[name][code])
                    for code in LANGUAGES
                    if code in documents[name]
                },
            )
            for key, name in names.items()
        )
        groups, spellings = read_synonyms(synonyms), cache(index.spellings)

        def ask(text: str, language: str, is_beginning: bool) -> Answer:
            if is_beginning:
                keys = words.beginning(index, text, kind=KIND, most=10)
                return Answer([names[key] for key in keys], frozenset(names[key] for key in keys))
            found = words.find(index, words.understood(index, text, language, groups, spellings))
            hits = found.most(found.all)
            return Answer(
                [names[key] for key in found.first(hits, 10, kind=KIND)],
                frozenset(names[key] for key in hits),
                found.question.suggestion,
            )

        yield ask
    finally:
        index.drop()


def _texts(document: Mapping[str, Any]) -> tuple[str, str]:
    return str(document.get("title") or ""), str(document.get("text") or "")


ENGINES = {"database": _in_database}


def _outcome(
    query: Mapping[str, Any], ask: Ask, documents: Mapping[str, Mapping[str, Any]]
) -> Outcome:
    typed = query.get("prefix", query.get("q")) or ""
    answer = ask(str(typed), query["lang"], "prefix" in query)
    misses = list(_misses(query, answer, documents))
    return Outcome(str(query["id"]), query.get("group", ""), str(typed)[:60], answer.top, misses)


def _misses(
    query: Mapping[str, Any], answer: Answer, documents: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
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
            found = sum(
                str(documents[name].get("facets", {}).get(facet)) == str(value)
                for name in answer.all
            )
            if found != count:
                yield f"{found} of {facet} {value} and not {count}"


def _plain(text: str) -> str:
    return " ".join(analysis.fold(text).split())
