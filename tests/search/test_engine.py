import random
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from core import public_version
from core.models import PublicVersion
from core.public_version import bump
from search import engine, snapshot
from search.documents import Kind
from search.query import NEAREST, Entry, Listed, Query
from search.snapshot import Snapshot


def entry(id: int, *, sector: str, towns: list[str], price: float | None) -> Entry:
    return Entry(
        id=id,
        values={"sector": [sector], "town": towns},
        numbers={"price": price},
        order={"newest": -id, "price": (price is None, price or 0)},
    )


SOURCE = Listed(
    kind=Kind("test", 15),
    entries=lambda day, ids: [],
    facets=["sector", "town"],
    order="newest",
)
ENTRIES = [
    entry(1, sector="terroir", towns=["tanger"], price=10),
    entry(2, sector="terroir", towns=["larache"], price=20),
    entry(3, sector="crafts", towns=["tanger"], price=None),
    entry(4, sector="crafts", towns=["larache", "tanger"], price=5),
]


def test_counts_of_a_facet_ignore_its_own_choice_but_obey_the_others():
    result = Snapshot(SOURCE, ENTRIES).find(
        Query(values={"sector": frozenset({"terroir"}), "town": frozenset({"tanger"})})
    )
    assert result.ids == [1]
    assert result.counts["sector"] == {"terroir": 1, "crafts": 2}
    assert result.counts["town"] == {"tanger": 1, "larache": 1}


def test_values_of_one_facet_add_up():
    result = Snapshot(SOURCE, ENTRIES).find(
        Query(values={"sector": frozenset({"terroir", "crafts"})})
    )
    assert result.total == 4


def test_a_price_range_leaves_out_what_has_no_price_and_includes_both_ends():
    snapshot = Snapshot(SOURCE, ENTRIES)
    assert snapshot.find(Query(ranges={"price": (5, 10)}, sort="price")).ids == [4, 1]
    assert snapshot.find(Query(ranges={"price": (None, None)})).total == 3


def test_no_price_comes_last():
    assert Snapshot(SOURCE, ENTRIES).find(Query(sort="price")).ids == [4, 1, 2, 3]


def test_the_nearest_come_first_and_those_without_a_point_last():
    tanger, tetouan = (35.76, -5.83), (35.57, -5.37)
    points = {1: None, 2: tetouan, 3: tanger, 4: tetouan}
    snapshot = Snapshot(SOURCE, [replace(e, point=points[e.id]) for e in ENTRIES])
    query = Query(sort=NEAREST, near=(35.75, -5.80))
    assert snapshot.find(query).ids == [3, 4, 2, 1]
    assert snapshot.find(replace(query, size=2, page=2)).ids == [2, 1]
    terroir = {"sector": frozenset({"terroir"})}
    assert snapshot.find(replace(query, values=terroir)).ids == [2, 1]


def test_an_empty_source_answers():
    result = Snapshot(SOURCE, []).find(Query(values={"sector": frozenset({"x"})}))
    assert (result.ids, result.total) == ([], 0)


def test_a_facet_that_no_entry_has_is_a_mistake():
    with pytest.raises(LookupError, match="twon"):
        Snapshot(SOURCE, ENTRIES).find(Query(values={"twon": frozenset({"tanger"})}))


def test_counts_equal_a_plain_count_on_random_data():
    draw = random.Random(7)
    entries = [
        entry(
            n,
            sector=draw.choice(["a", "b", "c"]),
            towns=draw.sample(["x", "y", "z"], draw.randint(0, 2)),
            price=draw.choice([None, *range(10)]),
        )
        for n in range(500)
    ]
    chosen = {"sector": frozenset({"a", "c"}), "town": frozenset({"x"})}
    result = Snapshot(SOURCE, entries).find(
        Query(values=chosen, ranges={"price": (3, 7)}, size=1000)
    )

    def passes(e: Entry, skip: str = "") -> bool:
        price = e.numbers["price"]
        return (
            price is not None
            and 3 <= price <= 7
            and all(f == skip or set(e.values[f]) & values for f, values in chosen.items())
        )

    assert sorted(result.ids) == [e.id for e in entries if passes(e)]
    for facet in ("sector", "town"):
        for value, count in result.counts[facet].items():
            assert count == sum(passes(e, facet) and value in e.values[facet] for e in entries)


def test_bump_outside_a_transaction_is_refused(db):
    # Not a test without a transaction: that would empty the tables that others begin with.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction.get_connection(), "in_atomic_block", False)
        with pytest.raises(transaction.TransactionManagementError):
            bump()


def test_a_rolled_back_write_leaves_the_version_alone(db):
    with transaction.atomic():
        bump()
    before = PublicVersion.objects.get().number
    with pytest.raises(RuntimeError), transaction.atomic():
        bump()
        raise RuntimeError
    assert PublicVersion.objects.get().number == before


def test_the_snapshot_follows_the_day(db, monkeypatch):
    days = []

    def entries(day: date, ids: object) -> list[Entry]:
        days.append(day)
        return ENTRIES

    source = replace(SOURCE, kind=Kind("test-days", 15), entries=entries)
    monkeypatch.setitem(engine._listed, source.kind.name, source)
    today = date(2026, 11, 30)
    monkeypatch.setattr(snapshot.timezone, "localdate", lambda: today)
    engine.find("test-days", Query())
    engine.find("test-days", Query())
    today = date(2026, 12, 1)
    engine.find("test-days", Query())
    assert days == [date(2026, 11, 30), date(2026, 12, 1)]


def test_a_request_that_began_before_a_change_builds_nothing_older(db, monkeypatch):
    """It waited while the newer snapshot was built, or comes after it."""
    built = []

    def entries(day: date, ids: object) -> list[Entry]:
        built.append(PublicVersion.objects.values_list("listed", flat=True).first())
        return ENTRIES

    slow = replace(SOURCE, kind=Kind("test-slow", 15), entries=entries)
    monkeypatch.setitem(engine._listed, slow.kind.name, slow)
    with public_version.one_request():
        began = public_version.current().listed
        PublicVersion.objects.update_or_create(pk=1, defaults={"listed": began + 1})
        with public_version.one_request():
            engine.find("test-slow", Query())
        assert public_version.current().listed == began
        engine.find("test-slow", Query())
    with public_version.one_request():
        engine.find("test-slow", Query())
    assert built == [began + 1]
