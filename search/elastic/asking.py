"""What a visitor asks, as a request to Elasticsearch, and its answer as a Result: hits in order, their number, true
facet counts. Several questions are one request."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from elasticsearch import Elasticsearch

from core.languages import LANGUAGES
from search import ranking
from search.elastic.client import IncompleteError
from search.elastic.index import DEEPEST
from search.query import BEST, NEAREST, Counts, Listed, Query, Result
from search.questions import Form, Meaning, Thing

Clause = dict[str, Any]
MOST_VALUES = 1_000  # of a facet: more than any has, so that all are counted
ONLY_IDS = {
    "_source": False,
    "stored_fields": "_none_",
    "docvalue_fields": ["id"],
    "timeout": "1500ms",  # within client.TIMEOUT
}


@dataclass(frozen=True)
class Question:
    """A query for what is listed, and what its words say."""

    listed: Listed
    query: Query
    meaning: Meaning


def ask(
    client: Elasticsearch,
    index: str,
    questions: Sequence[Question],
    corrected: Callable[[Query], Meaning],
) -> list[Result]:
    """The answers. Where no object has all the things asked for, they are asked for once more, with their slips
    `corrected`: whoever has the most of them is found. In the first request nothing needs to be known of slips."""
    answers = _search(client, index, [body(one, len(one.meaning.things)) for one in questions])
    found = list(zip(questions, answers, strict=True))
    again = {
        position: replace(one, meaning=corrected(one.query))
        for position, (one, answer) in enumerate(found)
        if not _matching(answer)
    }
    fewer = [
        (position, one, fewest)
        for position, one in again.items()
        # As many as were asked for in vain only where a slip was mended.
        for fewest in range(len(one.meaning.things) - (one == questions[position]), 0, -1)
    ]
    if fewer:
        answers = _search(client, index, [body(one, fewest) for _position, one, fewest in fewer])
        for (position, one, _fewest), answer in zip(fewer, answers, strict=True):
            if not _matching(found[position][1]):
                found[position] = one, answer
    try:
        return [_result(one, answer) for one, answer in found]
    except (LookupError, TypeError, ValueError) as error:
        raise IncompleteError from error


def _search(client: Elasticsearch, index: str, bodies: list[Clause]) -> list[Clause]:
    if len(bodies) == 1:
        answers = [client.search(index=index, body=bodies[0]).body]
    else:
        searches = [part for body in bodies for part in ({}, body)]
        answers = _parts(client.msearch(index=index, searches=searches).body)
    if len(answers) != len(bodies) or not all(map(_is_whole, answers)):
        raise IncompleteError
    return answers


def _parts(answer: Any) -> list[Clause]:
    """None where something else speaks in Elasticsearch's name."""
    parts = answer.get("responses") if isinstance(answer, dict) else None
    return parts if isinstance(parts, list) else []


def _is_whole(answer: Clause) -> bool:
    """Whether it is an answer of Elasticsearch's, whatever speaks in its name, and no shard failed or took too long."""
    try:
        hits = answer["hits"]["hits"]
        return not (answer["timed_out"] or answer["_shards"]["failed"]) and isinstance(hits, list)
    except (LookupError, TypeError):
        return False


def _matching(answer: Clause) -> int:
    """How many have the things asked for, whatever was chosen besides."""
    try:
        matching: int = answer["aggregations"]["matching"]["doc_count"]
    except (LookupError, TypeError) as error:
        raise IncompleteError from error
    return matching


# --- the request ---------------------------------------------------------------------------------


def body(question: Question, fewest: int) -> Clause:
    """The request for the page asked for, of objects that have at least `fewest` of the things."""
    query, things = question.query, question.meaning.things
    chosen = {
        facet: {"terms": {f"values.{facet}": sorted(values)}}
        for facet, values in query.values.items()
        if values
    }
    ranges = [_range(name, bounds) for name, bounds in query.ranges.items()]
    aggregations: Clause = {"matching": {"filter": {"match_all": {}}}}
    if fewest < len(things):
        aggregations["having"] = {"filters": {"filters": [_any_form(thing) for thing in things]}}
    if query.counted:
        for facet in question.listed.facets:
            others = [*ranges, *(clause for name, clause in chosen.items() if name != facet)]
            values = {"terms": {"field": f"values.{facet}", "size": MOST_VALUES}}
            aggregations[_counting(facet)] = {"filter": _all(others), "aggs": {"values": values}}
    is_too_deep = query.start + query.size > DEEPEST
    return {
        "query": _query(question, fewest),
        "post_filter": _all([*ranges, *chosen.values()]),
        "aggs": aggregations,
        "from": 0 if is_too_deep else query.start,
        "size": 0 if is_too_deep else query.size,
        "sort": _sort(question),
        "track_total_hits": True,
        **ONLY_IDS,
    }


def _counting(facet: str) -> str:
    """The name of its aggregation."""
    return f"facet {facet}"


def _all(clauses: list[Clause]) -> Clause:
    return {"bool": {"filter": clauses}} if clauses else {"match_all": {}}


def _range(name: str, bounds: tuple[float | None, float | None]) -> Clause:
    ends = {end: n for end, n in zip(("gte", "lte"), bounds, strict=True) if n is not None}
    field = f"numbers.{name}"
    return {"range": {field: ends}} if ends else {"exists": {"field": field}}


def _sort(question: Question) -> list[Any]:
    query = question.query
    last = [{"id": "asc"}]
    if query.sort == BEST:
        return [{"_score": "desc"}, *last]
    order = question.listed.order if query.sort in ("", NEAREST) else query.sort
    by_key = {f"orders.{order}": {"order": "asc", "unmapped_type": "keyword"}}
    if query.sort == NEAREST and query.near:
        latitude, longitude = query.near
        distance = {"point": {"lat": latitude, "lon": longitude}, "order": "asc"}
        return [{"_score": "desc"}, {"_geo_distance": distance}, by_key, *last]
    return [by_key, *last]


def _query(question: Question, fewest: int) -> Clause:
    query, meaning = question.query, question.meaning
    of_kind = {"term": {"kind": question.listed.kind.name}}
    if query.sort != BEST:
        things = [_any_form(thing) for thing in meaning.things]
        having = [of_kind, _at_least(fewest, things)]
        if query.sort != NEAREST:  # nobody looks at the scores
            return {"bool": {"filter": having}}
        named = _all([_any_form(thing, ("title",)) for thing in meaning.things])
        return {"bool": {"filter": having, "should": [{"constant_score": {"filter": named}}]}}
    scored = _at_least(fewest, [_scored(thing, meaning.language) for thing in meaning.things])
    first = [
        {"constant_score": {"filter": {"term": {"id": id}}, "boost": 1e6 * (position + 1)}}
        for position, id in enumerate(reversed(query.pinned))
    ]
    return {"bool": {"filter": [of_kind], "must": [_in_order(scored, meaning)], "should": first}}


def _at_least(fewest: int, clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses, "minimum_should_match": fewest}}


# --- the things asked for ------------------------------------------------------------------------

FIELDS = {"title": ranking.IN_TITLE, "body": ranking.IN_BODY}


def _any_form(thing: Thing, fields: Iterable[str] = FIELDS) -> Clause:
    """Those that have the thing in any of its forms, not scored."""
    clauses = [
        _all_words([{"terms": {f"{field}.{form.language}": list(stems)}} for stems in form.stems])
        for form in thing.forms
        for field in fields
    ]
    return {"bool": {"should": clauses}}


def _all_words(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"must": clauses}}


def _scored(thing: Thing, language: str) -> Clause:
    """By the best of its forms: see search.ranking for the weights."""
    return {
        "dis_max": {
            "queries": [
                _scored_form(form, field, weight * ranking.of_form(form, language))
                for form in thing.forms
                for field, weight in FIELDS.items()
            ]
        }
    }


def _scored_form(form: Form, field: str, boost: float) -> Clause:
    name = f"{field}.{form.language}"
    words = [
        [{"term": {name: {"value": stem, "boost": boost}}} for stem in stems]
        for stems in form.stems
    ]
    return _all_words([one[0] if len(one) == 1 else {"dis_max": {"queries": one}} for one in words])


def _in_order(scored: Clause, meaning: Meaning) -> Clause:
    """More for a title in which the things stand in the order and as near as they were asked for."""
    field = f"title.{meaning.language}"
    stems = [_title_stems(thing, meaning.language) for thing in meaning.things]
    functions = [
        {"filter": _near(field, one, next_one), "weight": ranking.NEIGHBOURS}
        for one, next_one in pairwise(stems)
        if one and next_one
    ]
    if stems and stems[0]:
        begins = {"span_first": {"match": _span(field, stems[0]), "end": 1}}
        functions.append({"filter": begins, "weight": ranking.BEGINS})
    if not functions:
        return scored
    return {"function_score": {"query": scored, "functions": functions, "boost_mode": "multiply"}}


def _title_stems(thing: Thing, language: str) -> list[str]:
    return [
        stem
        for form in thing.forms
        if form.language == language and len(form.stems) == 1
        for stem in form.stems[0]
    ]


def _span(field: str, stems: list[str]) -> Clause:
    return {"span_or": {"clauses": [{"span_term": {field: stem}} for stem in stems]}}


def _near(field: str, one: list[str], other: list[str]) -> Clause:
    clauses = [_span(field, one), _span(field, other)]
    return {"span_near": {"clauses": clauses, "slop": 1, "in_order": True}}


# --- what is being typed -------------------------------------------------------------------------


def starting_with(
    client: Elasticsearch, index: str, begun: Sequence[str], kinds: Sequence[str], most: int
) -> dict[str, list[int]]:
    """Of each kind the first `most` ids of objects with a title word for each of these beginnings, as
    search.analysis.begun writes them."""
    answers = _search(client, index, [starting_with_body(begun, kind, most) for kind in kinds])
    try:
        return dict(zip(kinds, map(_ids, answers), strict=True))
    except (LookupError, TypeError) as error:
        raise IncompleteError from error


def starting_with_body(begun: Sequence[str], kind: str, most: int) -> Clause:
    """The request for one kind."""
    words = [
        {"bool": {"should": [{"prefix": {f"beginnings.{code}": word}} for code in LANGUAGES]}}
        for word in begun
    ]
    return {
        "query": _all([{"term": {"kind": kind}}, *words]),
        "sort": [{"id": "asc"}],
        "size": most,
        "track_total_hits": False,
        **ONLY_IDS,
    }


# --- the answer ----------------------------------------------------------------------------------


def _result(question: Question, answer: Clause) -> Result:
    query, things = question.query, question.meaning.things
    counts = _counts(question.listed, answer) if query.counted else None

    def count() -> Counts:
        if counts is None:
            raise LookupError("The query said that its counts are not wanted.")
        return counts

    missing: tuple[str, ...] = ()
    if having := answer["aggregations"].get("having"):
        missing = tuple(
            " ".join(thing.words)
            for thing, bucket in zip(things, having["buckets"], strict=True)
            if not bucket["doc_count"]
        )
    return Result(
        ids=_ids(answer),
        total=answer["hits"]["total"]["value"],
        count=count,
        missing=missing,
        suggestion=question.meaning.suggestion,
    )


def _ids(answer: Clause) -> list[int]:
    return [hit["fields"]["id"][0] for hit in answer["hits"]["hits"]]


def _counts(listed: Listed, answer: Clause) -> Counts:
    return {
        facet: {
            bucket["key"]: bucket["doc_count"]
            for bucket in answer["aggregations"][_counting(facet)]["values"]["buckets"]
        }
        for facet in listed.facets
    }
