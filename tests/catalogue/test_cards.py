"""A card is cached as long as the product that it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalogue import cards
from catalogue.enums import Availability, Unit
from tests.factories import ImageFactory, MemberLabelFactory, ProductFactory

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
