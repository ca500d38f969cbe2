import re

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage, whole_rows
from tests.factories import OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    root = Page.get_first_root_node()
    root.get_children().delete()
    root.refresh_from_db()
    page = root.add_child(
        instance=HomePage(
            title="Accueil",
            slug="accueil",
            hero_title="Au pied du Rif",
            hero_text="Ce que nous faisons.",
            search_examples="miel, ,huile d’olive",
        )
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": page, "hostname": "testserver"}
    )
    return page


@pytest.mark.parametrize(
    ("found", "shown"), [(0, 0), (1, 1), (3, 3), (4, 4), (5, 4), (7, 4), (8, 8)]
)
def test_cards_fill_whole_rows(found, shown):
    assert whole_rows(list(range(found))) == list(range(shown))


def test_the_season_fills_whole_rows_of_the_page(client, home):
    for _number in range(6):
        ProductFactory(season=[timezone.localdate().month])
    context = client.get("/fr/").context
    assert len(context["in_season"]) == 4
    assert len(context["newest"]) == 6


def test_totals_count_what_is_public(client, home):
    ProductFactory(organisation=OrganisationFactory(women=5))
    ProductFactory(organisation=OrganisationFactory(women=90, suspended=True))
    ProductFactory(draft=True, organisation=OrganisationFactory(women=7))
    context = client.get("/fr/").context
    assert context["totals"] == {"products": 1, "members": 2, "women": 12}
    assert [(p.slug, p.members) for p in context["provinces"]] == [("tetouan", 2)]
    assert {s["code"]: s["words"] for s in context["sectors"]}["terroir"] == "1 produit"


def test_examples_and_sectors_lead_into_the_catalogue(client, home):
    ProductFactory()
    page = client.get("/fr/").text
    for address in re.findall(r'href="(/fr/catalogue/\?[^"]+)"', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert "/fr/catalogue/?q=huile+d%E2%80%99olive" in page


def test_the_member_of_the_month_is_shown_while_it_is_public(client, home):
    member = OrganisationFactory(name_fr="Les tisserandes")
    home.featured_member = member
    home.save()
    assert "Les tisserandes" in client.get("/fr/").text
    member.live = False
    member.save()
    assert "Les tisserandes" not in client.get("/fr/").text
