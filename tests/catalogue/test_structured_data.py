"""What search engines read of a product and a member: no more than the page itself says."""

import json
from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from catalogue.enums import Availability, Unit
from catalogue.models import ProductVariant
from tests.factories import OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db


def read(client, address: str) -> dict:
    page = BeautifulSoup(client.get(address).text, "html.parser")
    [script] = page.find_all("script", type="application/ld+json")
    return json.loads(script.string)


def test_a_product_with_a_price_is_offered(client):
    product = ProductFactory(name_fr="Miel </script> & thym", price=Decimal("120.50"))
    data = read(client, f"/fr/catalogue/{product.slug}/")
    assert data["@type"] == "Product"
    assert (data["name"], data["sku"]) == ("Miel </script> & thym", product.reference)
    offer = data["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("120.50", "MAD")
    assert offer["url"].endswith(f"/fr/catalogue/{product.slug}/")


def test_of_several_prices_the_lowest_and_the_highest_are_told(client):
    product = ProductFactory(price=100, unit=Unit.PIECE)
    product.variants = [ProductVariant(name_fr=f"Pot {p}", price=p) for p in (80, 250)]
    product.save()
    offer = read(client, f"/fr/catalogue/{product.slug}/")["offers"]
    assert offer["@type"] == "AggregateOffer"
    assert {Decimal(offer["lowPrice"]), Decimal(offer["highPrice"])} == {80, 250}
    assert "price" not in offer


def test_without_a_price_there_is_no_offer(client):
    product = ProductFactory(price=None)
    assert "offers" not in read(client, f"/ar/catalogue/{product.slug}/")


@pytest.mark.parametrize(
    ("availability", "season", "told"),
    [
        (Availability.IN_STOCK, [], "InStock"),
        (Availability.MADE_TO_ORDER, [], "MadeToOrder"),
        (Availability.OUT_OF_STOCK, [], "OutOfStock"),
        (Availability.SEASONAL, [5, 6], "LimitedAvailability"),
        (Availability.SEASONAL, [9], "OutOfStock"),
    ],
)
def test_whether_it_can_be_had_is_told_as_on_the_page(
    client, monkeypatch, availability, season, told
):
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2026, 5, 15))
    product = ProductFactory(availability=availability, season=season)
    offer = read(client, f"/fr/catalogue/{product.slug}/")["offers"]
    assert offer["availability"] == f"https://schema.org/{told}"


def test_a_member_tells_only_what_it_consented_to(client):
    silent = OrganisationFactory(phone="+212539900001", email="membre@example.org")
    data = read(client, f"/fr/membres/{silent.slug}/")
    assert data["@type"] == "Organization"
    assert "telephone" not in data and "email" not in data
    reachable = OrganisationFactory(reachable=True)
    data = read(client, f"/fr/membres/{reachable.slug}/")
    assert (data["telephone"], data["email"]) == ("+212539900001", "membre@example.org")
    # The number of an example may be somebody's.
    example = OrganisationFactory(reachable=True, is_example=True)
    assert "telephone" not in read(client, f"/fr/membres/{example.slug}/")
