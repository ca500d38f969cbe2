"""What a visitor asks of the catalogue and the directory, by its address."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import override

from catalogue import facet_sources, facets, listing, pages
from catalogue.enums import Availability, Kind, Unit
from catalogue.listing import MemberListing, ProductListing
from catalogue.models import Product, ProductVariant
from members.enums import LegalStatus, Sector
from tests.factories import (
    FamilyFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    ProvinceFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


def ask(question: str = "", *, of: type[listing.Listing] = ProductListing) -> listing.Listing:
    return of(QueryDict(question), path="/fr/liste/")


def options(asked: listing.Listing, name: str) -> dict[str, int]:
    """The values of a facet with their counts, those below others included."""
    shown = {facet.name: facet.options for facet in asked.counted_facets()}
    return {
        option.value: option.count
        for above in shown.get(name, [])
        for option in [above, *above.children]
    }


@pytest.fixture
def wanted(db):
    """A product that differs from the other one in every facet."""
    ProductFactory(availability=Availability.OUT_OF_STOCK)
    member = OrganisationFactory(
        town=TownFactory(
            slug="larache",
            province=ProvinceFactory(slug="larache", code="01.331"),
            name_fr="Larache",
        ),
        legal_status=LegalStatus.GIE,
        sectors=[Sector.CRAFTS.value],
    )
    family = FamilyFactory(
        slug="poterie-rifaine",
        sector=Sector.CRAFTS,
        parent=FamilyFactory(slug="poterie", sector=Sector.CRAFTS),
    )
    product = ProductFactory(organisation=member, family=family, kind=Kind.CRAFT, season=[])
    ProductLabelFactory(product=product)
    MemberLabelFactory(organisation=member)
    return product


QUESTIONS = [
    "sector=crafts",
    "family=poterie",
    "family=poterie-rifaine",
    "available=1",
    "province=larache",
    "town=larache",
    "kind=craft",
    "label=bio",
    "status=gie",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_facet_finds_what_it_names_and_counts_it(wanted, question):
    name, value = question.split("=")
    asked = ask(question)
    assert asked.objects() == [wanted]
    assert options(asked, name)[value] == 1


def test_a_season_finds_what_is_to_be_had_in_that_month(db):
    product = ProductFactory(season=[3, 4])
    ProductFactory(season=[5])
    assert ask("season=3").objects() == [product]


@pytest.mark.parametrize(
    "question", ["sector=crafts", "province=larache", "town=larache", "status=gie", "label=bio"]
)
def test_members_have_facets_of_their_own(wanted, question):
    name, value = question.split("=")
    asked = ask(question, of=MemberListing)
    assert asked.objects() == [wanted.organisation]
    assert options(asked, name)[value] == 1


def test_every_facet_of_a_listing_is_counted(wanted):
    for of in (ProductListing, MemberListing):
        assert set(ask(of=of).result.counts) == {facet.name for facet in of.facets}


def test_members_cost_the_queries_of_their_own_facets(wanted, django_assert_num_queries):
    with django_assert_num_queries(2):  # the members, their labels
        list(facet_sources.member_entries(wanted.created_at.date(), None))


@pytest.mark.parametrize(
    "question",
    [
        "price_min=200&price_max=100&sector=terroir&kind=goods&family=miel",
        "price_min=a&price_max=b",
        "sector=nuages&sector=brumes",
    ],
)
def test_an_error_is_told_once(wanted, question):
    asked = ask(question)
    context = asked.context()
    assert len(context["errors"]) == 1
    assert asked.context()["errors"] == context["errors"]


def test_without_one_filter_there_is_something(wanted):
    asked = ask("sector=crafts&kind=goods&price_min=1")
    assert asked.result.total == 0
    assert [(link.url, link.count) for link in asked.broader()] == [
        ("/fr/liste/?kind=goods&price_min=1", 1),
        ("/fr/liste/?sector=crafts&price_min=1", 1),
    ]


def test_what_narrows_the_list_can_be_taken_away_again(wanted):
    chips = {chip.url for chip in ask("q=miel&kind=craft&price_min=5&price_max=900").chips()}
    assert chips == {
        "/fr/liste/?kind=craft&price_min=5&price_max=900",
        "/fr/liste/?q=miel&price_min=5&price_max=900",
        "/fr/liste/?q=miel&kind=craft&price_max=900",
        "/fr/liste/?q=miel&kind=craft&price_min=5",
    }


@pytest.mark.parametrize(
    ("language", "label"),
    [("fr", "«\u00a0miel\u00a0»"), ("ar", "«miel»"), ("es", "«miel»"), ("en", "“miel”")],
)
def test_words_are_quoted_as_each_language_does(wanted, language, label):
    with override(language):
        assert [chip.label for chip in ask("q=miel").chips()] == [label]


def test_prices_bound_and_sort_the_list(db):
    dear, cheap = ProductFactory(price=Decimal(900)), ProductFactory(price=Decimal(10))
    open_ended = ProductFactory(price=None)
    assert ask("sort=price").objects() == [cheap, dear, open_ended]
    assert ask("sort=-price").objects() == [dear, cheap, open_ended]
    assert ask("price_min=10,00&price_max=899").objects() == [cheap]


def test_a_product_is_found_by_the_lowest_of_its_prices(db):
    product, other = (ProductFactory(price=price, unit=Unit.PIECE) for price in (900, 50))
    product.variants = [ProductVariant(name_fr="Petit", price=12)]
    product.save()
    assert ask("price_max=20").objects() == [product]
    assert ask("sort=price").objects() == [product, other]


def test_pages_hold_everything_once(monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    products = [ProductFactory() for _number in range(5)]
    pages = [ask(f"page={number}") for number in (1, 2, 3)]
    assert [len(page.objects()) for page in pages] == [2, 2, 1]
    assert {p.pk for page in pages for p in page.objects()} == {p.pk for p in products}
    links = [page.context()["pagination"] for page in pages]
    assert [row["previous_url"] for row in links] == [
        "",
        "/fr/liste/",
        "/fr/liste/?page=2",
    ]
    assert [row["next_url"] for row in links] == [
        "/fr/liste/?page=2",
        "/fr/liste/?page=3",
        "",
    ]
    with pytest.raises(Http404):
        ask("page=4")


def test_far_pages_are_left_out_of_the_row_of_numbers(monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)
    for _number in range(11):
        ProductFactory()
    row = ask("page=6").context()["pagination"]["items"]
    assert [item and item.number for item in row] == [1, None, 4, 5, 6, 7, 8, None, 11]
    assert [item.number for item in row if item and item.current] == [6]


def test_no_gap_stands_for_a_single_page(monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)
    for _number in range(9):
        ProductFactory()
    row = ask("page=5").context()["pagination"]["items"]
    assert [item and item.number for item in row] == list(range(1, 10))


def test_the_list_of_one_family_says_what_it_is(client):
    family = FamilyFactory(description_fr="Miels de thym et d’arbousier.")
    other = FamilyFactory(slug="savons", name_fr="Savons", description_fr="Savons d’olive.")
    for kind in (family, other):
        ProductFactory(family=kind)
    page = client.get("/fr/catalogue/?family=miel").text
    assert "<h1>Miel</h1>" in page and "Miels de thym" in page
    both = client.get("/fr/catalogue/?family=miel&family=savons").text
    assert "<h1>Catalogue</h1>" in both and "Miels de thym" not in both


def test_a_member_with_many_products_shows_them_page_by_page(client, monkeypatch):
    monkeypatch.setattr(pages, "PRODUCTS_OF_A_MEMBER", 2)
    organisation = OrganisationFactory()
    names = [ProductFactory(organisation=organisation).name_fr for _number in range(5)]
    address = f"/fr/membres/{organisation.slug}/"
    texts = [client.get(f"{address}?page={number}").text for number in (1, 2, 3)]
    assert [sum(f">{name}<" in text for name in names) for text in texts] == [2, 2, 1]
    assert f'href="{address}?page=2#products"' in texts[0]
    for wrong in ("4", "0", "x"):
        assert client.get(f"{address}?page={wrong}").status_code == 404


def test_a_facet_has_one_definition():
    names = [facet.name for facet in facets.OF_PRODUCTS]
    assert len(names) == len(set(names))
    assert {facet.name for facet in facets.OF_MEMBERS} <= set(names)


@pytest.mark.parametrize("address", ["/fr/catalogue/", "/fr/membres/"])
def test_the_page_shows_its_facets(client, wanted, address):
    page = client.get(address).text
    shown = set(re.findall(r'type="checkbox" name="(\w+)"', page))
    facets_of = ProductListing.facets if "catalogue" in address else MemberListing.facets
    # Nothing here is seasonal.
    assert shown == {facet.name for facet in facets_of} - {"season"}


def filters(client, address: str) -> str:
    caches["pages"].clear()
    return client.get(address).content.decode().split('id="filters"')[1].split("</form>")[0]


def test_the_filters_of_a_whole_list_are_kept_until_something_changes(
    client, wanted, monkeypatch, django_capture_on_commit_callbacks
):
    whole = filters(client, "/fr/catalogue/")
    larache = 'name="town" value="larache"'
    assert f"{larache}>" in whole and " checked" not in whole
    assert f"{larache} checked>" in filters(client, "/fr/catalogue/?town=larache")
    assert 'aria-invalid="true"' in filters(client, "/fr/catalogue/?price_min=cher")
    with monkeypatch.context() as nothing_is_counted:
        nothing_is_counted.setattr(ProductListing, "counted_facets", lambda _listing: [])
        assert filters(client, "/fr/catalogue/") == whole
        assert filters(client, "/fr/catalogue/?utm_source=x") == whole
        assert larache not in filters(client, "/ar/catalogue/")
        tomorrow = timezone.localdate() + timedelta(days=1)
        nothing_is_counted.setattr(timezone, "localdate", lambda: tomorrow)
        assert larache not in filters(client, "/fr/catalogue/")
    with django_capture_on_commit_callbacks(execute=True):
        Product.objects.exclude(organisation__town__slug="larache").first().delete()
    assert filters(client, "/fr/catalogue/") != whole


@pytest.mark.parametrize(
    "words", ["miel Larache", "miel العرائش", "miel Ksar el Kébir", "lalla miel القصر الكبير"]
)
def test_words_find_the_place_of_the_member_in_every_language(db, words):
    town = TownFactory(
        slug="ksar",
        name_fr="Ksar El Kébir",
        name_ar="القصر الكبير",
        province=ProvinceFactory(
            slug="larache", code="01.331", name_fr="Larache", name_ar="العرائش"
        ),
    )
    member = OrganisationFactory(town=town, name_fr="Lalla")
    product = ProductFactory(name_fr="Miel de thym", organisation=member)
    ProductFactory(name_fr="Miel de thym")
    assert ask(f"q={words}").objects() == [product]
    assert ask(f"q={words.replace('miel', '')}", of=MemberListing).objects() == [member]


@pytest.fixture
def chefchaouen(db):
    names = {"name_fr": "Chefchaouen", "name_ar": "شفشاون"}
    return ProvinceFactory(slug="chefchaouen", code="01.151", **names)


@pytest.mark.parametrize(
    ("words", "total"),
    [("miel Chefchaouen", 1), ("miel CHEFCHAOUEN thym", 1), ("شفشاون miel", 1), ("Chefchaouen", 0)],
)
def test_a_place_without_members_is_told(client, chefchaouen, words, total):
    """And what the other words find is shown."""
    ProductFactory(name_fr="Miel de thym")
    assert ask(f"q={words}").result.total == total
    page = client.get("/fr/catalogue/", {"q": words}, follow=True).text
    assert "Il n’y a pas encore de membre à Chefchaouen." in page
    assert "Absent de ces résultats" not in page
    assert "pas encore de membre" in client.get("/fr/membres/", {"q": words}).text


@pytest.mark.parametrize("words", ["zzz Larache", "zzz", "zzz Chef", "miel", "zzz -"])
def test_a_place_with_members_or_none_at_all_is_not_told(client, wanted, chefchaouen, words):
    ProductFactory(name_fr="Miel de thym")
    assert "pas encore de membre" not in client.get("/fr/catalogue/", {"q": words}).text


def test_what_has_the_most_of_the_words_is_shown_and_the_missing_word_told(client, wanted):
    wanted.name_fr = "Miel de thym"
    wanted.save()
    listing = ask("q=miel chocolat près de Larache")
    assert listing.objects() == [wanted]
    assert "chocolat" in client.get("/fr/catalogue/", {"q": "miel chocolat"}).text


def test_nothing_found_leads_on_to_the_sectors_that_have_something(client):
    ProductFactory(family=FamilyFactory(sector=Sector.TERROIR))
    page = client.get("/fr/catalogue/?q=introuvable").content.decode()
    assert 'href="/fr/catalogue/?sector=terroir"' in page and "1 produit<" in page
    assert "sector=crafts" not in page
    assert 'class="filters"' not in page  # nothing to choose from
    assert ask("").sectors() == []
    # Of members, to the members.
    page = client.get("/fr/membres/?q=introuvable").content.decode()
    assert 'href="/fr/membres/?sector=' in page


def test_tiles_of_sectors_stand_in_one_order_those_without_words_left_out():
    tiles = facets.sector_tiles("/fr/membres/")
    assert [tile["code"] for tile in tiles] == Sector.values
    assert tiles[0]["url"] == "/fr/membres/?sector=terroir"
    told = facets.sector_tiles("/fr/membres/", {"sewing": "2 membres", "crafts": "1 membre"})
    assert [(tile["code"], tile["words"]) for tile in told] == [
        ("crafts", "1 membre"),
        ("sewing", "2 membres"),
    ]
    assert facets.sector_tiles("/fr/membres/", {}) == []


def test_a_wrong_price_keeps_its_box(client):
    page = client.get("/fr/catalogue/?price_min=abc").content.decode()
    assert 'value="abc"' in page


@pytest.mark.parametrize(
    ("of", "sort", "language", "order"),
    [
        (ProductListing, "newest", "fr", "CBA"),
        (ProductListing, "price", "fr", "BCA"),  # A has no price: last, whichever way
        (ProductListing, "-price", "fr", "CBA"),
        (ProductListing, "name", "fr", "ABC"),
        (ProductListing, "name", "ar", "CAB"),
        (ProductListing, "name", "es", "BAC"),
        (ProductListing, "name", "en", "CBA"),
        (MemberListing, "newest", "fr", "CBA"),
        (MemberListing, "name", "fr", "ABC"),
        (MemberListing, "name", "ar", "CAB"),
        (MemberListing, "name", "es", "BAC"),
        (MemberListing, "name", "en", "CBA"),
    ],
)
def test_each_order_is_that_of_its_language(db, of, sort, language, order):
    names = {
        "A": {"name_fr": "Amlou", "name_ar": "حايك", "name_es": "Miel", "name_en": "Wool"},
        "B": {"name_fr": "Miel", "name_ar": "زيت", "name_es": "Ámbar", "name_en": "Rug"},
        "C": {"name_fr": "Zellige", "name_ar": "أملو", "name_es": "Zumo", "name_en": "Honey"},
    }
    prices = {"A": None, "B": Decimal(10), "C": Decimal(20)}
    for key, words in names.items():
        member = OrganisationFactory(slug=f"membre-{key}", **words)
        ProductFactory(slug=f"produit-{key}", price=prices[key], organisation=member, **words)
    with override(language):
        found = ask(f"sort={sort}", of=of).objects()
    assert "".join(thing.slug[-1] for thing in found) == order


@pytest.mark.parametrize(
    ("question", "seo"),
    [
        ("", {"canonical": "/fr/liste/"}),
        ("sort=price", {"canonical": "/fr/liste/"}),
        ("sector=crafts", {"noindex": True}),
        ("q=miel", {"noindex": True}),
        ("price_min=5", {"noindex": True}),
    ],
)
def test_search_engines_read_the_list_and_not_what_narrows_it(wanted, question, seo):
    assert ask(question).seo() == seo


def test_a_list_that_has_nothing_leads_to_the_whole_site(client):
    text = client.get("/fr/catalogue/", {"q": "zz & x"}).text
    assert 'href="/fr/recherche/?q=zz%20%26%20x"' in text
    assert 'href="/fr/recherche/?q=' not in client.get("/fr/catalogue/?price_min=9000").text
