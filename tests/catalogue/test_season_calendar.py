import re

import pytest
from django.utils.translation import override

from catalogue import views
from catalogue.templatetags.catalogue import season_words
from tests.factories import (
    FamilyFactory,
    OrganisationFactory,
    ProductFactory,
    ProvinceFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def products(db):
    """Two of Tetouan, one of Larache, one that is to be had all year."""
    larache = TownFactory(
        slug="lixus",
        province=ProvinceFactory(slug="larache", code="01.331", name_fr="Larache"),
    )
    pottery = FamilyFactory(slug="poterie", sector="crafts")
    ProductFactory(season=[])
    return [
        ProductFactory(season=[3, 4]),
        ProductFactory(season=[5], family=pottery),
        ProductFactory(season=[6], organisation=OrganisationFactory(town=larache)),
    ]


def rows(page: str) -> set[str]:
    return set(re.findall(r'<th scope="row"><a href="/fr/catalogue/([^/]+)/"', page))


def test_every_seasonal_product_has_a_row_in_its_sector(client, products):
    response = client.get("/fr/saisons/")
    assert rows(response.text) == {product.slug for product in products}
    assert [(g["sector"]["code"], len(g["rows"])) for g in response.context["groups"]] == [
        ("terroir", 2),
        ("crafts", 1),
    ]
    first = response.context["groups"][0]["rows"][0]
    assert [n for n, on in enumerate(first["months"], 1) if on] == [3, 4]
    assert response.context["left_out"] is None


def test_rows_of_a_sector_begin_with_the_earliest_month(client, products):
    honey, winter, early = (
        ProductFactory(season=season, family=products[0].family)
        for season in ([11, 12], [12, 1, 2], [2, 3])
    )
    (terroir, _crafts) = client.get("/fr/saisons/").context["groups"]
    expected = [early, products[0], products[2], honey, winter]
    assert [row["product"] for row in terroir["rows"]] == expected


def test_a_province_has_a_calendar_of_its_own(client, products):
    assert rows(client.get("/fr/saisons/?province=larache").text) == {products[2].slug}


def test_what_has_no_row_is_told_and_can_be_reached(client, products, monkeypatch):
    monkeypatch.setattr(views, "CALENDAR_ROWS", 1)
    response = client.get("/fr/saisons/")
    assert len(rows(response.text)) == 1
    assert "2 autres produits" in response.text
    links = {link["label"]: link["url"] for link in response.context["left_out"]["links"]}
    assert links == {"Larache (1)": "?province=larache", "Tétouan (2)": "?province=tetouan"}

    response = client.get("/fr/saisons/?province=tetouan")
    assert "1 autre produit" in response.text
    (link,) = response.context["left_out"]["links"]
    listed = client.get(link["url"]).context["products"]
    assert {product.slug for product in listed} == {product.slug for product in products[:2]}


@pytest.mark.parametrize(
    ("language", "months", "words"),
    [
        ("fr", [11, 12, 1], "novembre à janvier"),
        ("fr", [7], "juillet"),
        ("fr", [3, 4, 9], "mars et avril, septembre"),
        ("fr", range(1, 13), "toute l’année"),
        ("ar", [7, 8], "يوليوز وغشت"),
        ("ar", [4, 5, 6, 9, 10], "من أبريل إلى يونيو، وفي شتنبر وأكتوبر"),
        ("ar", [1, 2, 3, 6, 9, 10, 11], "من يناير إلى مارس، وفي يونيو، ومن شتنبر إلى نونبر"),
        ("es", [5, 6], "mayo y junio"),
        ("en", [11, 12, 1], "November to January"),
    ],
)
def test_season_in_words(language, months, words):
    with override(language):
        assert season_words(months).casefold() == words.casefold()
