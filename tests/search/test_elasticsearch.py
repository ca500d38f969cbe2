"""Elasticsearch answers as the database does, and follows what is saved. Needs a node: `make test-search`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue.models import Product
from search import documents, engine, quality, snapshot, words
from search.elastic import client, index, outbox, sending
from search.elastic.index import sortable
from search.models import PublicDocument, SynonymGroup, Unsent
from search.query import BEST, NEAREST, Query, Result
from tests.factories import (
    FamilyFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
)
from tests.search.test_quality import EXACT, golden

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]
__all__ = ["golden"]  # a fixture


def found(words: str, kind: str = "product", **asked) -> Result:
    return engine.find(kind, Query(**{"words": words, "sort": BEST, **asked}))


def test_visitors_find_what_they_mean(settings, golden, elasticsearch):
    outcomes = quality.judged(golden, engine="elasticsearch")
    missed = {outcome.id: outcome.misses for outcome in outcomes if not outcome.passed}
    assert len(outcomes) == 79
    assert len(missed) <= 0.02 * len(outcomes), missed
    assert not [o.id for o in outcomes if o.group in EXACT and not o.passed]
    assert not elasticsearch.client.indices.get(index="search_quality-*").body


def test_what_is_saved_is_found_and_what_is_hidden_is_not(
    elasticsearch, committing, database_is_silent
):
    with committing():
        product = ProductFactory(name_fr="Confiture de figues", price=40)
        other = ProductFactory(name_fr="Figues sèches", price=90)
    assert sorted(found("figue").ids) == sorted([product.pk, other.pk])
    assert found("figue", ranges={"price": (50, None)}).ids == [other.pk]
    with committing():
        product.price = 60
        product.save()
    assert found("figue", ranges={"price": (50, None)}, sort="price").ids == [product.pk, other.pk]
    with committing():
        other.live = False
        other.save()
    assert found("figue").ids == [product.pk]
    assert not Unsent.objects.exists()


def test_what_others_tell_of_it_is_followed(elasticsearch, committing, database_is_silent):
    with committing():
        product = ProductFactory(family=FamilyFactory())
    labelled = {"label": frozenset({"bio"})}
    with committing():
        award = ProductLabelFactory(product=product, label__slug="bio")
    assert found("miel", values=labelled).ids == [product.pk]
    with committing():
        award.delete()
    assert found("miel", values=labelled).total == 0
    with committing():
        product.organisation.name_fr = "Les Cigognes"
        product.organisation.save()
    assert found("cigognes").ids == [product.pk]


def test_synonyms_hold_at_once(elasticsearch, committing, database_is_silent):
    with committing():
        product = ProductFactory(name_fr="Amlou aux amandes")
    SynonymGroup.objects.create(terms="amlou, أملو")
    assert found("أملو", language="ar").ids == [product.pk]


def test_it_answers_as_the_database_does(elasticsearch, committing):
    towns = [OrganisationFactory(), OrganisationFactory(latitude="35.76", longitude="-5.83")]
    with committing():
        products = [
            ProductFactory(
                name_fr=f"{name} {number}",
                price=price,
                organisation=towns[number % 2],
                first_published_at=timezone.now() - timedelta(days=number),
            )
            for number, (name, price) in enumerate(
                [("Miel de thym", 80), ("Miel d’oranger", None), ("Savon au miel", 25)] * 9
            )
        ]
    for asked in (
        {"words": "miel"},
        {"words": "miel", "sort": "price"},
        {"words": "miel", "sort": "-price", "page": 2, "size": 5},
        {"words": "miel", "sort": "name_fr"},
        {"words": "miel", "sort": "newest", "ranges": {"price": (None, 50)}},
        {"words": "miel", "sort": NEAREST, "near": (35.75, -5.80)},
        {"words": "miel thym inconnu", "sort": "newest"},
        {"words": "mile", "sort": "newest"},
        {"words": "miel", "sort": "newest", "values": {"sector": frozenset({"terroir"})}},
        {"words": "miel", "sort": "newest", "values": {"sector": frozenset({"crafts"})}},
        {"words": "", "sort": "newest"},
        {"words": "miel", "sort": "newest", "page": 1_000_000},
    ):
        query = Query(**asked)
        there, here = engine.find("product", query), ask_the_database(query)
        assert there.total == here.total, asked
        assert there.missing == here.missing and there.suggestion == here.suggestion, asked
        counts = [
            {
                facet: {value: n for value, n in values.items() if n}
                for facet, values in r.counts.items()
            }
            for r in (there, here)
        ]
        assert counts[0] == counts[1], asked
        if query.sort != "":
            assert there.ids == here.ids, asked
    assert len(products) == 27


def ask_the_database(query: Query) -> Result:
    source = next(s for s in engine.all_listed() if s.kind.name == "product")
    return snapshot.current(source).find(query, words.found(query.words, query.language))


def test_pinned_results_come_first(elasticsearch, committing):
    with committing():
        last, best = ProductFactory(name_fr="Savon au miel"), ProductFactory(name_fr="Miel")
        other = ProductFactory(name_fr="Miel de ronces", live=False)
    asked = {"pinned": (last.pk, other.pk)}
    assert found("miel").ids[0] == best.pk
    assert found("miel", **asked).ids == [last.pk, best.pk]
    assert ask_the_database(Query(words="miel", sort=BEST, **asked)).ids == [last.pk, best.pk]


def test_pages_deeper_than_elasticsearch_reaches_come_from_the_database(
    elasticsearch, committing, monkeypatch
):
    monkeypatch.setattr("search.elastic.asking.DEEPEST", 2)
    with committing():
        for _number in range(5):
            ProductFactory()
    assert len(found("miel", page=2, size=2).ids) == 2


def test_the_command_puts_right_what_differs(elasticsearch, committing):
    with committing():
        kept = ProductFactory()
        member = kept.organisation
        gone = ProductFactory(organisation=member)
    Product.objects.filter(pk=kept.pk).update(price=999)
    PublicDocument.objects.filter(kind="product", object_id=gone.pk).delete()
    Product.objects.filter(pk=gone.pk).delete()
    ProductFactory(organisation=member)  # nobody sends it
    Unsent.objects.all().delete()
    assert drift() == 3
    out = StringIO()
    call_command("search_sync", stdout=out)
    assert "Elasticsearch, product: 3 put right" in out.getvalue()
    assert drift() == 0
    assert found("miel", ranges={"price": (999, 999)}).ids == [kept.pk]


def test_the_command_puts_right_what_is_newer_there_than_here(elasticsearch, committing):
    """The database was put back from a copy: its numbers begin again."""
    with committing():
        product = ProductFactory(name_fr="Savon noir")
    (old,) = sending._documents(engine._listed["product"], [product.pk])
    with committing():
        product.name_fr = "Savon blanc"
        product.save()
    elasticsearch.write(elasticsearch.name, [(10**12, old)], refresh=True)
    assert drift() == 1
    call_command("search_sync", stdout=StringIO())
    assert drift() == 0
    assert found("blanc").ids == [product.pk] and found("noir").total == 0
    with committing():
        product.name_fr = "Savon vert"
        product.save()
    assert found("vert").ids == [product.pk]


def drift() -> int:
    """How many objects stand otherwise in Elasticsearch than they should."""
    differing = client.attempt(sending._differing)
    return sum(map(len, differing.values()))


def test_what_is_saved_while_a_new_index_is_filled_is_in_it(elasticsearch, committing, monkeypatch):
    with committing():
        product, gone = ProductFactory(name_fr="Savon noir"), ProductFactory(name_fr="Savon gris")
    write = type(elasticsearch).write

    def write_and_save(self, alias, documents, *args, **kwargs):
        """The documents were read; now they change, before they arrive."""
        documents = list(documents)
        monkeypatch.setattr(type(elasticsearch), "write", write)
        assert len(found("savon").ids) == 2  # the old one answers
        with committing():
            product.name_fr = "Savon blanc"
            product.save()
            gone.delete()
        return self.write(alias, documents, *args, **kwargs)

    monkeypatch.setattr(type(elasticsearch), "write", write_and_save)
    call_command("search_sync", rebuild=True, stdout=StringIO())
    assert drift() == 0
    assert found("blanc").ids == found("savon").ids == [product.pk]


def test_an_older_state_never_replaces_a_newer_one(elasticsearch, committing):
    """Two workers send changes of one object; the slower one read it before the faster one."""
    with committing():
        product = ProductFactory(name_fr="Savon noir", price=10)
    slow_rows = [Unsent.objects.create(kind="product", object_id=product.pk)]
    (old,) = sending._documents(engine._listed["product"], [product.pk])
    with committing():
        product.price = 20
        product.save()
    assert elasticsearch.write(elasticsearch.name, [(slow_rows[0].pk, old)], refresh=True) == set()
    assert found("savon", ranges={"price": (20, 20)}).ids == [product.pk]
    # Without the order of versions it would.
    newest = outbox.next_version()
    elasticsearch.write(elasticsearch.name, [(newest, old)], refresh=True)
    assert found("savon", ranges={"price": (20, 20)}).ids == []


def test_another_layout_is_filled_anew(elasticsearch, monkeypatch):
    ProductFactory()
    before = set(elasticsearch._behind(elasticsearch.name))
    monkeypatch.setitem(
        __import__("search.elastic.index").elastic.index.SETTINGS, "refresh_interval", "31s"
    )
    call_command("search_sync", stdout=StringIO())
    assert before.isdisjoint(elasticsearch._behind(elasticsearch.name))
    assert drift() == 0


def test_a_document_that_is_refused_waits_and_stops_no_other(
    elasticsearch, committing, monkeypatch
):
    make = index.document

    def spoil(source, entry, terms):
        document = make(source, entry, terms)
        is_wrong = source.kind.name == "product" and entry.id == wrong.pk
        return document | {"unknown": 1} if is_wrong else document

    wrong, right = ProductFactory(), ProductFactory()
    monkeypatch.setattr(index, "document", spoil)
    sending.send()
    assert found("miel").ids == [right.pk]
    assert {row.object_id for row in Unsent.objects.filter(kind="product")} == {wrong.pk}
    with pytest.raises(CommandError, match="refused"):
        call_command("search_sync", stdout=StringIO())
    monkeypatch.setattr(index, "document", make)
    call_command("search_sync", stdout=StringIO())
    assert drift() == 0


def test_the_health_line(elasticsearch, settings):
    ProductFactory()
    out = StringIO()
    call_command("search_send", stdout=out)
    assert "answers; 0 changes wait" in out.getvalue()
    elasticsearch.drop()
    out = StringIO()
    call_command("search_send", stdout=out)
    assert "has no index" in out.getvalue()
    settings.ELASTICSEARCH_URL = ""
    out = StringIO()
    call_command("search_send", stdout=out)
    assert "the database answers" in out.getvalue()


@pytest.mark.parametrize(
    "keys",
    [
        [-3.5, -1, 0, 1, 2.25, 1e9],
        [(False, 1.0, 7), (False, 2.0, 3), (True, 0, 1)],
        [(-1795000000.5, -9), (-1795000000.5, -2), (0, -1)],
        ["", "a", "ab", "é", "ز"],
    ],
)
def test_keys_sort_as_texts_as_they_do_as_numbers(keys):
    assert sorted(map(sortable, reversed(keys))) == [sortable(key) for key in keys]


def test_documents_are_written_without_elasticsearch(settings):
    ProductFactory()
    assert not Unsent.objects.exists()
    assert documents.known(documents._sources["product"])


def test_what_is_hidden_and_not_told_of_is_in_no_count(elasticsearch, committing):
    """While Elasticsearch still shows it, the database answers for its kind."""
    with committing():
        organisation = OrganisationFactory(name_fr="Tazarine")
        savons = [
            ProductFactory(name_fr="Savon", organisation=organisation) for _number in range(3)
        ]
    savons[0].live = False
    savons[0].save()  # and nothing is sent
    assert Unsent.objects.exists()
    for page in (1, 2):
        found_of = found("savon", page=page, size=1)
        assert (found_of.total, len(found_of.ids)) == (2, 1)
        assert sum(found_of.counts["sector"].values()) == 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_of_database", lambda *_asked: pytest.fail("the database answered"))
        assert found("tazarine", kind="member").total == 1
