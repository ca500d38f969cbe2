"""Titles offered while somebody types: only what is public, in the language that is being read."""

import re
from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import models
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction

from catalogue.documents import MEMBERS, PRODUCTS
from home.models import ContentPage
from members.enums import MembershipState
from search import documents, results
from search.results import Title
from search.suggestions import MOST, _shared, suggestions
from tests.factories import FamilyFactory, OrganisationFactory, ProductFactory, TownFactory
from tests.search.test_private import PUBLIC

pytestmark = pytest.mark.django_db


def offered(typed: str, language: str = "fr", first: str = "") -> dict[str, list[str]]:
    """Titles by kind."""
    with translation.override(language):
        return {
            str(group.label): [title.text for title in titles]
            for group, titles in suggestions(typed, first=first)
        }


@pytest.fixture
def page(reference) -> ContentPage:
    return Page.objects.get(depth=2).add_child(instance=ContentPage(title="Statuts du cluster"))


def test_each_beginning_stands_in_the_title(page):
    ProductFactory(name_fr="Huile d’olive de Tatoft")
    ProductFactory(name_fr="Huile de lentisque", description_fr="Sans olives")
    OrganisationFactory(name_fr="Les olives du Loukkos")
    assert offered("oli") == {
        "Produits": ["Huile d’olive de Tatoft"],
        "Membres": ["Les olives du Loukkos"],
    }
    assert offered("HUÎL tat") == {"Produits": ["Huile d’olive de Tatoft"]}
    assert offered("stat") == {"Pages": ["Statuts du cluster"]}


def test_a_beginning_has_two_letters():
    ProductFactory(name_fr="Huile d’olive")
    assert offered("h") == {}
    assert offered("hu") == offered("huile d’") == {"Produits": ["Huile d’olive"]}
    ProductFactory(name_ar="زيت الزيتون")
    assert offered("الزيت", "ar") == offered("زي", "ar") == {"المنتوجات": ["زيت الزيتون"]}


def test_a_title_that_begins_so_stands_before_one_that_has_it_further_on_or_elsewhere():
    other_language = ProductFactory(name_fr="Bougie", name_en="Honey candle")
    further_on, first = (ProductFactory(name_fr=name) for name in ("Pain d’honneur", "Honneur"))
    assert offered("hon")["Produits"] == [
        thing.name_fr for thing in (first, further_on, other_language)
    ]


def test_kinds_share_the_places_and_take_those_that_others_leave():
    ProductFactory.create_batch(9, name_fr="Miel de thym", organisation=OrganisationFactory())
    assert [len(titles) for titles in offered("miel").values()] == [MOST]
    OrganisationFactory.create_batch(3, name_fr="Miel du Rif")
    assert [len(titles) for titles in offered("miel").values()] == [6, 2]
    ProductFactory(name_fr="Cèdre")
    OrganisationFactory.create_batch(8, name_fr="Les cèdres")
    assert [len(titles) for titles in offered("ced").values()] == [1, 7]


def test_the_kind_of_a_list_stands_first_and_has_the_largest_share():
    organisation = OrganisationFactory(name_fr="Le nom")
    ProductFactory.create_batch(9, name_fr="Miel de thym", organisation=organisation)
    OrganisationFactory.create_batch(9, name_fr="Miel du Rif")
    for first, kinds in {
        "member": [("Membres", 6), ("Produits", 2)],
        "product": [("Produits", 6), ("Membres", 2)],
        "x": [("Produits", 6), ("Membres", 2)],
    }.items():
        found = offered("miel", first=first)
        assert [(kind, len(titles)) for kind, titles in found.items()] == kinds


@pytest.mark.parametrize(
    ("path", "kinds"),
    [("membres/", ["Membres", "Produits"]), ("catalogue/", ["Produits", "Membres"])],
)
def test_the_box_of_a_list_is_offered_its_kind_first(client, path, kinds):
    OrganisationFactory(name_fr="Miel du Rif")
    ProductFactory(name_fr="Miel de thym")
    main = client.get(f"/fr/{path}").text.partition("<main")[2]
    (address,) = re.findall(r'data-suggestions="([^"]+)"', main)
    groups = client.get(address, {"q": "miel"} | QueryDict(address.partition("?")[2]).dict())
    assert [group["label"] for group in groups.json()["groups"]] == kinds


def test_a_title_is_in_the_readers_language_or_says_that_it_is_french(client):
    product = ProductFactory(name_fr="Savon noir", name_ar="صابون بلدي", name_es="")
    (group,) = client.get("/ar/recherche/suggestions/", {"q": "savon"}).json()["groups"]
    url, town = f"catalogue/{product.slug}/", product.organisation.town
    assert group == {
        "label": "المنتوجات",
        "titles": [{"text": "صابون بلدي", "url": f"/ar/{url}", "detail": town.name_ar}],
    }
    (group,) = client.get("/es/recherche/suggestions/", {"q": "savon"}).json()["groups"]
    french = {"language": "fr", "words": "en francés"}
    assert group["titles"] == [
        {"text": "Savon noir", "url": f"/es/{url}", "detail": town.name_es, **french}
    ]


def test_a_page_is_offered_in_its_translation_and_in_french_where_there_is_none(page):
    arabic, _new = Locale.objects.get_or_create(language_code="ar")
    with translation.override("ar"):
        ((_group, titles),) = suggestions("statuts")
        assert titles == [Title("Statuts du cluster", "fr", page.url)]
    home = page.get_parent()
    arabic_home = home.get_translation_or_none(arabic) or home.copy_for_translation(arabic)
    arabic_home.specific.save_revision().publish()
    translated = page.copy_for_translation(arabic)
    translated.title = "القانون الأساسي"
    translated.save_revision().publish()
    assert offered("statuts", "ar") == {}
    assert offered("القانون", "ar") == {"الصفحات": ["القانون الأساسي"]}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "…!?",
        "\x00",
        "\u202e\u2066",
        "x" * 10_000,
        "mi" * 5_000,
        '"',
        "*",
        "ab* OR cd",
        'mie" OR title : "',
        "NEAR(mie sav)",
        "' OR 1=1 --",
        "%'; DROP TABLE search_terms --",
        "title:mie~2^4 && [a TO b]",
        "{beginnings} : frmie*",
        "mie:* & !sav | <->",
        "ab " * 30,
    ],
)
def test_what_is_no_word_of_a_title_finds_nothing(client, typed):
    ProductFactory(name_fr="Miel")
    assert offered(typed) == {}
    answer = client.get("/fr/recherche/suggestions/", {"q": typed})
    assert (answer.json()["groups"], answer.json()["told"]) == ([], "Aucune suggestion")


@pytest.mark.parametrize(
    ("language", "count", "told"),
    [
        ("fr", 1, "1 suggestion"),
        ("fr", 3, "3 suggestions"),
        ("ar", 2, "اقتراحان"),
        ("ar", 3, "3 اقتراحات"),
        ("es", 3, "3 sugerencias"),
        ("en", 0, "No suggestions"),
    ],
)
def test_how_many_there_are_is_told(client, language, count, told):
    ProductFactory.create_batch(count, name_fr="Savon", organisation=OrganisationFactory())
    assert client.get(f"/{language}/recherche/suggestions/", {"q": "sav"}).json()["told"] == told


@pytest.mark.parametrize("factory", [ProductFactory, OrganisationFactory])
def test_no_private_word_is_offered(factory):
    """Each column of text has a word of its own; by those that the public may read something is offered."""
    thing = factory(reachable=True) if factory is OrganisationFactory else factory()
    model = type(thing)
    own = {field.attname: field for field in model._meta.local_concrete_fields}
    marked = {
        name: f"mot{name.replace('_', '')}z"
        for name, field in own.items()
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (field.max_length or 99) >= 15
    }
    assert len(marked) > 10
    model.objects.filter(pk=thing.pk).update(**marked)
    documents.synchronise(PRODUCTS if factory is ProductFactory else MEMBERS)
    assert {name for name, word in marked.items() if offered(word)} == set(
        PUBLIC[model._meta.label_lower]
    )
    told = str([offered(word) for word in marked.values()])
    assert {name for name, word in marked.items() if word in told} == {"name_fr"}


def test_nothing_is_offered_of_what_is_not_public(page):
    ProductFactory(name_fr="Marqué brouillon", live=False)
    ProductFactory(name_fr="Marqué suspendu", organisation=OrganisationFactory(suspended=True))
    for state in set(MembershipState) - {MembershipState.ACTIVE}:
        OrganisationFactory(name_fr="Marqué", membership_state=state)
    OrganisationFactory(name_fr="Marqué", live=False)
    product = ProductFactory(name_fr="Savon")
    product.name_fr = "Marqué revu"
    product.save_revision()
    closed = page.get_parent().add_child(instance=ContentPage(title="Marqué fermé"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    page.get_parent().add_child(instance=ContentPage(title="Marqué à venir", live=False))
    FamilyFactory(slug="marque", name_fr="Marqué")
    TownFactory(slug="marque", name_fr="Marqué")
    assert offered("marq") == {}


def test_what_the_index_still_holds_and_nobody_may_see_is_not_offered(page):
    product = ProductFactory(name_fr="Marqué")
    assert offered("marq")
    type(product).objects.update(live=False)  # as nobody should: the index is not told
    documents.public_version.bump()
    assert offered("marq") == {}


def test_what_changes_is_seen_at_once_and_what_does_not_is_kept(
    client, settings, tmp_path, django_assert_num_queries, monkeypatch
):
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "core.cache_backends.DiskStore", "LOCATION": tmp_path / "pages"}
    }
    monkeypatch.setattr("django.db.transaction.on_commit", lambda do, **_options: do())
    product = ProductFactory(name_fr="Savon noir")

    def titles(query: str = "q=sav") -> list[str]:
        answer = client.get(f"/fr/recherche/suggestions/?{query}").json()
        return [title["text"] for group in answer["groups"] for title in group["titles"]]

    assert titles() == ["Savon noir"]
    with django_assert_num_queries(0):
        assert titles("utm_source=x&q=sav") == ["Savon noir"]
    assert titles("q=sav&kind=member") == ["Savon noir"]
    with django_assert_num_queries(0):  # of its own, and kept
        assert titles("utm_source=x&kind=member&q=sav") == ["Savon noir"]
    assert titles("q=noi") == ["Savon noir"] and titles("q=blanc") == []
    product.name_fr = "Savon blanc"
    product.save()
    assert titles() == ["Savon blanc"]
    caches["pages"]._cache.close()


def test_search_engines_keep_no_suggestions(client):
    answer = client.get("/fr/recherche/suggestions/", {"q": "miel"})
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Type"] == "application/json"
    assert client.post("/fr/recherche/suggestions/").status_code == 405


@pytest.mark.parametrize(
    ("wishes", "titles", "shown"),
    [
        ([4, 2, 2], [9, 9, 9], [4, 2, 2]),
        ([2, 4, 2], [9, 9, 9], [4, 2, 2]),  # the first has the largest
        ([4, 2, 2], [1, 9, 9], [1, 5, 2]),
        ([4, 2, 2], [0, 0, 9], [0, 0, 8]),
        ([4, 2, 2, 2], [9, 9, 9, 9], [4, 2, 1, 1]),
        ([4] + [2] * 9, [9] * 10, [1] * 8 + [0, 0]),
    ],
)
def test_however_many_kinds_there_are_each_has_its_place(wishes, titles, shown):
    group = results.groups()[0]
    title = results.Title("Miel", "fr", "/")
    found = [
        (replace(group, offered=wish), [title] * n) for wish, n in zip(wishes, titles, strict=True)
    ]
    shared = [len(some) for _group, some in _shared(found)]
    assert shared == [n for n in shown if n]
    assert sum(shared) <= MOST


def test_what_no_title_says_is_offered_by_what_a_search_finds():
    terre = FamilyFactory(slug="terre", name_fr="Terre et céramique")
    ProductFactory(name_fr="Plat rond", family=terre)
    ProductFactory(name_fr="Savon noir")
    assert offered("céramique") == {"Produits": ["Plat rond"]}
    assert offered("trottinette") == {}


def test_a_slip_is_forgiven_while_typing():
    ProductFactory(name_fr="Miel de thym")
    assert offered("mieel") == {"Produits": ["Miel de thym"]}
