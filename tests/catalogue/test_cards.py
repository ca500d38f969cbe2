"""A card is cached as long as the product that it shows."""

import pickle
import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalogue import cards
from catalogue.enums import Availability, Unit
from search.reasons import Shown, reasons
from tests.factories import (
    ImageFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db


def drawn(product) -> str:
    return cards.card(product, heading="h3", loading="lazy")


def test_a_page_of_cards_asks_nothing_for_each():
    """What a card shows is read with it (`for_cards`), whatever the template begins to show."""
    for _number in range(3):
        product = ProductFactory(season=[1, 2], unit=Unit.PIECE)
        product.photos.create(image=ImageFactory())
        product.variants.create(name_fr="Grand", price=500)
        product.save()
        MemberLabelFactory(organisation=product.organisation)
    ids = [product.pk for product in type(product).objects.all()]
    shown = cards.products(ids)
    with CaptureQueriesContext(connection) as queries:
        assert len({drawn(product) for product in shown}) == 3
    assert not queries.captured_queries


def test_a_change_is_another_card():
    product = ProductFactory()
    (before,) = map(drawn, cards.products([product.pk]))
    product.availability = Availability.OUT_OF_STOCK
    product.save()
    (after,) = map(drawn, cards.products([product.pk]))
    assert after != before


def test_each_language_has_its_own_card():
    product = ProductFactory(name_fr="Le miel", name_ar="العسل")
    names = {"fr": "Le miel", "ar": "العسل"}
    for language, name in names.items():
        with translation.override(language):
            (card,) = map(drawn, cards.products([product.pk]))
            assert [other for other in names.values() if other in card] == [name]


def test_what_is_not_cached_is_drawn_each_time():
    product = ProductFactory()
    before = drawn(product)
    product.availability = Availability.OUT_OF_STOCK
    assert drawn(product) != before


def asked(client, address: str, words: str) -> str:
    return client.get(address, {"q": words}).text


def titles(text: str) -> list[str]:
    found = re.findall(r'class="card-title"><a [^>]*>(.*?)</a>', text)
    return sorted(found)


def excerpts(text: str) -> list[str]:
    return re.findall(r'<p class="excerpt small">(.*?)</p>', text)


def test_a_product_says_why_it_is_found(client):
    ProductFactory(name_fr="Huile <vierge>", summary_fr="De l’huile.")
    ProductFactory(name_fr="Savon", description_fr="Doux.\nFait à l’huile <d’olive>.")
    text = asked(client, "/fr/catalogue/", "huile")
    assert titles(text) == ["<mark>Huile</mark> &lt;vierge&gt;", "Savon"]
    assert excerpts(text) == ["Fait à <mark>l’huile</mark> &lt;d’olive&gt;."]


def test_a_member_says_why_it_is_found(client):
    """Its card shows its summary: only what that does not say is quoted."""
    OrganisationFactory(name_fr="Fromages du Rif", summary_fr="Un fromage frais.")
    OrganisationFactory(name_fr="Les amies", summary_fr="Du fromage.", story_fr="Le fromage.")
    OrganisationFactory(name_fr="Les cousines", summary_fr="Du lait.", story_fr="Un fromage rond.")
    text = asked(client, "/fr/membres/", "fromage")
    assert titles(text) == ["<mark>Fromages</mark> du Rif", "Les amies", "Les cousines"]
    assert "Du <mark>fromage</mark>." in text
    assert excerpts(text) == ["Un <mark>fromage</mark> rond."]


def test_a_card_is_kept_without_what_was_asked(monkeypatch):
    """The first to see it asked in words: what is kept serves who asks for others, or for none."""
    product = ProductFactory(name_fr="Savon", summary_fr="À l’huile et au miel.")
    (product,) = cards.products([product.pk])

    def answer(words: str) -> str:
        (why,) = reasons(words, [Shown("product", [product.pk], with_summary=False)])
        return cards.card(product, heading="h3", loading="lazy", why=why)

    first = answer("huile")
    pieces = pickle.loads(next(iter(caches["fragments"]._cache.values())))  # noqa: S301
    assert "Savon" in pieces and not [piece for piece in pieces if "huile" in piece]
    monkeypatch.setattr(cards, "_pieces", None)  # nothing is drawn from here on
    assert excerpts(first) == ["À <mark>l’huile</mark> et au miel."]
    assert excerpts(answer("miel")) == ["À l’huile et au <mark>miel</mark>."]
    titled = answer("savon")
    assert titles(titled) == ["<mark>Savon</mark>"] and not excerpts(titled)
    with CaptureQueriesContext(connection) as queries:
        plain = drawn(product)
    assert titles(plain) == ["Savon"] and not excerpts(plain) and "<mark>" not in plain
    assert not queries.captured_queries


def test_without_words_no_text_is_read(client):
    ProductFactory()
    for address in ("/fr/catalogue/", "/fr/membres/"):
        with CaptureQueriesContext(connection) as queries:
            asked(client, address, "")
        assert not [query for query in queries.captured_queries if "publicdocument" in query["sql"]]


@pytest.mark.parametrize("address", ["/fr/catalogue/", "/fr/membres/"])
def test_who_asks_for_a_town_sees_it_in_the_place(client, address):
    member = OrganisationFactory(town__name_fr="Larache", story_fr="")
    ProductFactory(organisation=member)
    text = asked(client, address, "larache")
    assert "<bdi><mark>Larache</mark></bdi>" in text
    assert not excerpts(text)
