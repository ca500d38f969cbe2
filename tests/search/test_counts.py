"""Counts equal what is found, for random catalogues and questions, on both engines."""

from collections.abc import Callable
from secrets import token_hex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import database, words
from search.database import Text
from search.documents import Kind
from search.elastic import asking, index
from search.elastic.asking import Question
from search.query import BEST, NEAREST, Entry, Listed, Query, Result
from search.snapshot import Snapshot

pytestmark = pytest.mark.django_db

KIND = Kind("random", 15)
SOURCE = Listed(
    kind=KIND,
    entries=lambda day, ids: [],
    facets=["sector", "town", "label"],
    order="newest",
)
WORDS = ["miel", "savon", "olive", "thym", "huile"]
SECTORS, TOWNS, LABELS = (
    ["terroir", "crafts"],
    ["tanger", "larache", "tétouan"],
    ["bio", "équitable"],
)
POINTS = [None, (35.76, -5.83), (35.57, -5.37), (35.19, -6.15)]


@st.composite
def catalogues(draw) -> list[tuple[Entry, Text]]:
    rows = []
    for id in range(1, draw(st.integers(0, 12)) + 1):
        price = draw(st.none() | st.integers(0, 5))
        title = draw(st.lists(st.sampled_from(WORDS), max_size=3))
        body = draw(st.lists(st.sampled_from(WORDS), max_size=4))
        entry = Entry(
            id=id,
            values={
                "sector": [draw(st.sampled_from(SECTORS))],
                "town": draw(st.lists(st.sampled_from(TOWNS), max_size=1)),
                "label": draw(st.sets(st.sampled_from(LABELS))),
            },
            numbers={"price": price},
            point=draw(st.sampled_from(POINTS)),
            order={
                "newest": (-draw(st.integers(0, 9)), -id),
                "price": (price is None, price or 0, id),
                "name": " ".join(title),
            },
        )
        rows.append(
            (entry, Text(KIND.number(id), KIND.name, {"fr": (" ".join(title), " ".join(body))}))
        )
    return rows


def _some_of(values: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values))


QUERIES = st.builds(
    Query,
    values=st.fixed_dictionaries(
        {},
        optional={"sector": _some_of(SECTORS), "town": _some_of(TOWNS), "label": _some_of(LABELS)},
    ),
    ranges=st.fixed_dictionaries(
        {},
        optional={"price": st.tuples(st.none() | st.integers(0, 5), st.none() | st.integers(0, 5))},
    ),
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map(" ".join),
    sort=st.sampled_from([BEST, NEAREST, "newest", "price", "name"]),
    near=st.sampled_from(POINTS[1:]),
    size=st.just(100),
)
Ask = Callable[[Query], Result]


def in_database(held: database.Index, rows: list[tuple[Entry, Text]]) -> Ask:
    snapshot = Snapshot(SOURCE, [entry for entry, _text in rows])
    return lambda query: snapshot.find(
        query, words.find(held, words.understood(held, query.words, "fr"))
    )


def in_elasticsearch(
    filled: index.Index, held: database.Index, rows: list[tuple[Entry, Text]]
) -> Ask:
    terms = held.terms([text.id for _entry, text in rows])
    filled.replace((index.document(SOURCE, entry, terms[text.id]) for entry, text in rows), 1)

    def ask(query: Query) -> Result:
        meaning = words.understood(held, query.words, "fr")
        (result,) = asking.ask(
            filled.client, filled.name, [Question(SOURCE, query, meaning)], lambda _query: meaning
        )
        return result

    return ask


def plainly(rows: list[tuple[Entry, Text]], query: Query, *, without: str = "") -> list[int]:
    """What should be found, looked at one by one: of those that have the most of the words, what the filters leave;
    `without` a facet."""

    def having(text: Text) -> int:
        return sum(word in " ".join(text.texts["fr"]).split() for word in query.words.split())

    most = max((having(text) for _entry, text in rows), default=0)
    return [
        entry.id
        for entry, text in rows
        if most
        and having(text) == most
        and all(
            facet == without or not values or values & set(entry.values[facet])
            for facet, values in query.values.items()
        )
        and all(_within(entry.numbers[name], bounds) for name, bounds in query.ranges.items())
    ]


def _within(number: float | None, bounds: tuple[float | None, float | None]) -> bool:
    lowest, highest = bounds
    return (
        number is not None
        and (lowest is None or number >= lowest)
        and (highest is None or number <= highest)
    )


def check(rows: list[tuple[Entry, Text]], query: Query, ask: Ask) -> None:
    result = ask(query)
    expected = plainly(rows, query)
    assert sorted(result.ids) == expected
    assert result.total == len(expected)
    entries = {entry.id: entry for entry, _text in rows}
    for facet, values in {"sector": SECTORS, "town": TOWNS, "label": LABELS}.items():
        others = plainly(rows, query, without=facet)
        for value in values:
            count = sum(value in entries[id].values[facet] for id in others)
            assert result.counts.get(facet, {}).get(value, 0) == count, (facet, value)
    if query.sort in ("newest", "price", "name"):
        assert result.ids == sorted(expected, key=lambda key: (entries[key].order[query.sort], key))


def run(examples: int, engine: Callable[[database.Index, list[tuple[Entry, Text]]], Ask]) -> None:
    @settings(max_examples=examples, deadline=None, database=None)
    @given(rows=catalogues(), queries=st.lists(QUERIES, min_size=3, max_size=6))
    def every_example(rows, queries) -> None:
        held = database.open_index(f"random_{token_hex(6)}")
        held.create()
        try:
            held.write(text for _entry, text in rows)
            ask = engine(held, rows)
            for query in queries:
                check(rows, query, ask)
        finally:
            held.drop()

    every_example()


def test_counts_equal_what_the_database_finds():
    run(300, in_database)


@pytest.mark.elasticsearch
def test_counts_equal_what_elasticsearch_finds(elasticsearch):
    def engine(held: database.Index, rows: list[tuple[Entry, Text]]) -> Ask:
        return in_elasticsearch(elasticsearch, held, rows)

    run(40, engine)
