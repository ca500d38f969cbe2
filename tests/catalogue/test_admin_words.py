"""What the admin's forms and lists of products call things, in French."""

import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import ErrorReport, Family, ProductPhoto
from core import renditions
from core.admin.comparisons import BooleanComparison
from core.models import Image
from core.perms import EDITORS
from members.enums import Sector
from tests.factories import (
    FamilyFactory,
    ImageFactory,
    OrganisationFactory,
    ProductFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PRODUCTS = "/admin/snippets/catalogue/product/"


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(admin=True))
    return client


def test_a_family_is_named_with_all_that_it_belongs_to(admin):
    above = FamilyFactory(slug="terre", sector=Sector.CRAFTS, name_fr="Terre cuite")
    below = FamilyFactory(slug="jarres", sector=Sector.CRAFTS, parent=above, name_fr="Jarres")
    with override("fr"):
        assert str(Family.objects.get(pk=below.pk)) == "Artisanat › Terre cuite › Jarres"
    assert (
        "Artisanat › Terre cuite › Jarres"
        in admin.get(reverse("wagtailsnippetchoosers_catalogue_family:choose")).json()["html"]
    )


def test_all_families_stand_on_one_page_at_the_cost_of_few_queries(
    admin, django_assert_max_num_queries
):
    above = FamilyFactory(slug="terre", sector=Sector.CRAFTS, name_fr="Terre cuite")
    for number in range(30):
        FamilyFactory(
            slug=f"f{number}", sector=Sector.CRAFTS, parent=above, name_fr=f"Famille {number}"
        )
    choose = reverse("wagtailsnippetchoosers_catalogue_family:choose")
    with django_assert_max_num_queries(12):
        html = admin.get(choose).json()["html"]
    assert html.count("Artisanat › Terre cuite › Famille") == 30


@pytest.mark.parametrize(("sectors", "told"), [(["crafts"], False), (["tourism"], True)])
def test_a_family_of_a_sector_that_the_member_does_not_have_is_told_of(admin, sectors, told):
    member = OrganisationFactory(sectors=sectors)
    product = ProductFactory(
        organisation=member, family__slug="terre", family__sector=Sector.CRAFTS
    )
    edit = f"{PRODUCTS}edit/{product.pk}/"
    form = admin.get(edit).context["form"]
    sent = {**form.initial, "season": [], "allergens": []}
    sent = {name: value for name, value in sent.items() if value is not None}
    for formset in form.formsets.values():
        prefix = formset.prefix
        sent |= {f"{prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = admin.post(edit, sent, follow=True)
    assert ("à un secteur que" in answer.text) == told


def test_true_and_false_are_words(admin):
    admin_list = admin.get(f"{PRODUCTS}?live=true").text
    chips = re.findall(
        r'w-active-filters.*?</ul>|<span class="w-pill[^>]*>.*?</span>', admin_list, re.S
    )
    assert chips and not re.search(r"\bTrue\b", "".join(chips))
    example = ProductFactory(is_example=True)
    with override("fr"):
        field = example._meta.get_field("is_example")
        words = BooleanComparison(field, ProductFactory(), example).htmldiff()
    assert "non" in words and "oui" in words and "True" not in words


@pytest.mark.parametrize(("language", "words"), [("fr", ("Oui", "Non")), ("ar", ("نعم", "لا"))])
def test_a_list_says_yes_and_no_in_words(client, language, words):
    ErrorReport.objects.create(
        organisation=OrganisationFactory(),
        message="Le prix",
        language="fr",
        key=uuid4(),
        own_listing=True,
    )
    client.force_login(UserFactory(admin=True, language=language))
    page = BeautifulSoup(client.get("/admin/snippets/catalogue/errorreport/").text, "html.parser")
    cells = [cell.get_text(strip=True) for cell in page.select("table.listing tbody td")]
    assert set(words) <= set(cells)
    assert not page.find_all("title", string=["True", "False"])


@pytest.mark.parametrize("is_administrator", [True, False])
def test_the_menu_of_help_offers_what_this_portal_has(client, is_administrator):
    call_command("load_reference", verbosity=0)
    person = UserFactory(admin=is_administrator)
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    page = client.get("/admin/").text
    assert "/admin/guide/" in page
    assert ("/admin/design/" in page) == is_administrator
    assert "guide.wagtail.org" not in page and "whats-new" not in page


def test_seasons_are_ticked_by_name(admin):
    form = admin.get(f"{PRODUCTS}edit/{ProductFactory().pk}/").text
    boxes = re.findall(r'name="season"[^>]*>\s*(.*?)\s*</label>', form, re.S)
    assert boxes[0] == "janvier" and boxes[7] == "août"


def test_what_a_field_asks_for_is_said_once_for_four_languages(admin):
    image = ImageFactory()
    with override("fr"):
        words = str(Image._meta.get_field("alt").help_text)[:40]
    assert admin.get(reverse("wagtailimages:edit", args=[image.pk])).text.count(words) == 1


def test_a_product_too_says_once_what_a_field_asks_for(admin):
    form = admin.get(f"{PRODUCTS}edit/{ProductFactory().pk}/").text
    assert form.count("ce qui est compris") == 1


def test_the_list_of_products_shows_their_pictures(admin):
    ProductFactory()
    image = ImageFactory()
    renditions.make(image)
    product = ProductFactory()
    product.photos = [ProductPhoto(image=image)]
    product.save()
    text = admin.get(PRODUCTS).text
    assert text.count(image.pictures["card"]["jpeg"][-1]["name"]) > 0


def test_the_first_page_leads_to_the_guide(admin):
    panel = admin.get("/admin/").text.partition('id="todo-heading"')[2].partition("</section>")[0]
    assert 'href="/admin/guide/"' in panel
