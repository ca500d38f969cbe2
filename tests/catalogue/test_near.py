"""The listings by their distance from a town that a visitor chose."""

import re
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from catalogue import cards, listing
from catalogue.listing import MemberListing, ProductListing
from catalogue.models import Product
from catalogue.near import how_far
from core import public_version
from core.formats import distance
from members.models import Organisation
from search.origins import by_name
from tests.factories import OrganisationFactory, ProductFactory, TownFactory

pytestmark = pytest.mark.django_db

TETOUAN = ("tetouan", "Tétouan", "تطوان", "35.5785", "-5.3684")
MARTIL = ("martil", "Martil", "مرتيل", "35.6166", "-5.2752")
LARACHE = ("larache", "Larache", "العرائش", "35.1932", "-6.1557")
LISTINGS = [ProductListing, MemberListing]


def ask(question: str = "", *, of: type[listing.Listing] = ProductListing) -> listing.Listing:
    return of(QueryDict(question), path="/fr/liste/")


def slugs(asked: listing.Listing) -> list[str]:
    return [thing.slug.removeprefix("de-") for thing in asked.objects()]


@pytest.fixture
def towns():
    """Three towns, a member and a product in each; those of Tétouan are the oldest, by name the last."""
    for slug, name, arabic, latitude, longitude in (TETOUAN, LARACHE, MARTIL):
        town = TownFactory(
            slug=slug,
            name_fr=name,
            name_ar=arabic,
            latitude=Decimal(latitude),
            longitude=Decimal(longitude),
        )
        member = OrganisationFactory(slug=f"de-{slug}", name_fr=f"Atelier {name}", town=town)
        ProductFactory(slug=f"de-{slug}", name_fr=f"Miel {name}", organisation=member, price=10)


@pytest.mark.parametrize("of", LISTINGS)
@pytest.mark.parametrize(
    ("near", "order"),
    [
        ("tetouan", ["tetouan", "martil", "larache"]),
        ("martil", ["martil", "tetouan", "larache"]),
        ("larache", ["larache", "tetouan", "martil"]),
    ],
)
def test_the_nearest_come_first(towns, of, near, order):
    assert slugs(ask(f"near={near}", of=of)) == order


def test_a_member_is_where_she_says_and_else_in_her_town(towns):
    Organisation.objects.filter(slug="de-larache").update(latitude="35.5785", longitude="-5.3684")
    public_version.bump()
    # Hers is rounded to a kilometre.
    assert slugs(ask("near=tetouan", of=MemberListing)) == ["tetouan", "larache", "martil"]
    assert Organisation.objects.get(slug="de-martil").point_or_town == (35.6166, -5.2752)


@pytest.mark.parametrize("of", LISTINGS)
def test_the_nearest_first_is_offered_only_beside_a_town_and_then_meant(towns, of):
    assert "nearest" not in of.sorts
    assert "nearest" not in ask("sort=nearest", of=of).sorts
    sort = ask("near=tetouan", of=of).context()["sort"]
    assert sort["current"] == ""
    assert (sort["options"][0]["value"], str(sort["options"][0]["label"])) == ("", "Plus proches")
    asked = ask("near=tetouan&sort=name", of=of)
    assert asked.context()["sort"]["current"] == "name"
    assert slugs(asked) == ["larache", "martil", "tetouan"]


def test_the_best_match_can_be_chosen_beside_a_town(towns):
    asked = ask("q=miel&near=larache")
    assert list(asked.sorts)[:2] == ["nearest", "best"]
    assert slugs(asked) == ["larache", "tetouan", "martil"]
    assert ask("q=miel&near=larache&sort=best").query.sort == "best"


def test_a_town_narrows_nothing_and_is_kept_with_the_rest(towns, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    asked = ask("near=tetouan&price_min=5&sort=nearest")
    assert asked.result.total == 3
    assert asked.context()["pagination"]["next_url"] == (
        "/fr/liste/?near=tetouan&price_min=5&sort=nearest&page=2"
    )
    assert slugs(ask("near=tetouan&page=2")) == ["larache"]
    assert "near=tetouan" in asked._toggled("sector", "crafts")


def test_the_chip_takes_the_town_away(towns):
    (chip,) = ask("near=tetouan").chips()
    assert (chip.label, chip.url) == ("À proximité\u00a0: Tétouan", "/fr/liste/")
    with override("ar"):
        (chip,) = ask("near=tetouan").chips()
        assert chip.label == "قرب تطوان"
    assert ask("near=tetouan").seo() == {"noindex": True}


@pytest.mark.parametrize("of", LISTINGS)
@pytest.mark.parametrize("near", ["atlantis", "tetouan\x00", "35.5,-5.3", "العرائش"])
def test_a_town_that_does_not_exist_is_told(towns, of, near):
    asked = ask(urlencode({"near": near}), of=of)
    (error,) = asked.context()["errors"]
    assert "laissé de côté" in error and "À proximité d’une ville" in error
    assert asked.result.total == 3 and not asked.chips()
    assert ask("near=", of=of).context()["errors"] == ()


@pytest.mark.parametrize(("latitude", "longitude"), [("90", "0"), ("-90", "180"), ("0", "-180")])
def test_a_far_town_is_no_error(client, towns, latitude, longitude):
    TownFactory(slug="loin", latitude=Decimal(latitude), longitude=Decimal(longitude))
    for address in ("/fr/catalogue/", "/ar/membres/"):
        response = client.get(address, {"near": "loin"})
        assert response.status_code == 200
        assert re.search(r'class="distance">\d+\u00a0\d{3}\u00a0(km|كلم)<', response.text)


def test_towns_are_chosen_by_their_names_in_the_language(client, towns):
    assert list(by_name()) == ["larache", "martil", "tetouan"]
    with override("ar"):
        assert list(by_name()) == ["larache", "tetouan", "martil"]
    page = client.get("/ar/catalogue/?near=tetouan").text
    select = page.split('<select name="near"')[1].split("</select>")[0]
    assert re.findall(r"<option value=\"(\w*)\"( selected)?>([^<]+)", select) == [
        ("", "", "اختاروا مدينة أو جماعة…"),
        ("larache", "", "العرائش"),
        ("tetouan", " selected", "تطوان"),
        ("martil", "", "مرتيل"),
    ]


@pytest.mark.parametrize("address", ["/fr/catalogue/", "/fr/membres/"])
def test_cards_say_how_far_only_where_it_was_asked(client, towns, address):
    def distances(question: str) -> list[str]:
        caches["pages"].clear()
        return re.findall(r'class="distance">([^<]*)<', client.get(address, question).text)

    assert distances({}) == ["", "", ""]
    assert distances({"near": "tetouan"}) == ["", "9\u00a0km", "83\u00a0km"]
    assert distances({"near": "larache"}) == ["", "83\u00a0km", "93\u00a0km"]
    assert distances({}) == ["", "", ""]


def test_a_distance_costs_no_query_and_no_other_card(towns):
    (product,) = cards.products(
        Product.objects.filter(slug="de-larache").values_list("pk", flat=True)
    )
    plain = cards.card(product, heading="h2", loading="lazy")
    tetouan = by_name()["tetouan"]
    with CaptureQueriesContext(connection) as queries:
        near = cards.card(product, heading="h2", loading="lazy", near=tetouan)
    assert not queries.captured_queries
    assert near.replace("83\u00a0km", "") == plain != near


def test_what_is_there_has_no_distance(towns):
    member = Organisation.objects.get(slug="de-martil")
    assert how_far(member, None) == how_far(member, by_name()["martil"]) == ""


def test_a_distance_is_written_as_the_language_does():
    written = {}
    for language in ("fr", "ar", "es", "en"):
        with override(language):
            written[language] = distance(1204.4)
    assert written == {
        "fr": "1\u00a0204\u00a0km",
        "ar": "1\u00a0204\u00a0كلم",
        "es": "1\u00a0204\u00a0km",
        "en": "1,204\u00a0km",
    }
