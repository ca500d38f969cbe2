"""A card is kept under all that it shows."""

from typing import Any

import pytest
from django.template.loader import render_to_string

from catalogue import cards
from catalogue.enums import Availability
from catalogue.models import Product
from tests.factories import ImageFactory, ProductFactory

pytestmark = pytest.mark.django_db

# What the template asks of a product, each under something that `cards.shown` holds.
SHOWN = {
    "slug": "slug",
    "name_fr": "name_fr",
    "name": "name_fr",
    "price": "price",
    "unit_words": "unit",
    "season": "season",
    "availability_state": "availability",
    "availability_icon": "availability",
    "availability_words": "availability",
    "verified_labels": "verified_labels",
    "declared_labels": "declared_labels",
    "cover": "cover",
    "family": "family",
    "organisation": "organisation",
}


class Watched:
    """A product that remembers what was asked of it."""

    def __init__(self, product: Product) -> None:
        self.product, self.asked = product, set()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.product, name)


def test_whatever_a_card_shows_is_a_part_of_its_key():
    product = ProductFactory(season=[1, 2])
    page, key = Watched(product), Watched(product)
    context = {"product": page, "heading": "h3", "loading": "lazy"}
    render_to_string("components/product_card.html", context)
    cards.shown(key, "fr")
    assert page.asked == SHOWN.keys()
    assert {SHOWN[name] for name in page.asked} <= key.asked


def test_a_change_is_another_card():
    product = ProductFactory(season=[1, 2])
    before = cards.card(product, heading="h3", loading="lazy")
    assert cards.card(product, heading="h3", loading="lazy") == before
    product.cover = ImageFactory(alt_fr="Un bol bleu")
    words = cards.shown(product, "fr")
    product.cover.alt_fr = "Un bol vert"
    assert cards.shown(product, "fr") != words
    product.availability = Availability.OUT_OF_STOCK
    assert cards.card(product, heading="h3", loading="lazy") != before
