"""What the admin does to pages: translations learn of a change, the front door stays open."""

import json
import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import StringSegment, Translation

from core.admin.todo import pictures_without_words, texts_to_translate
from core.admin.translations import updates
from core.models import Image
from core.perms import EDITORS
from core.text import clean
from demo.pages import load as load_pages
from home.models import ContentPage, HomePage
from tests.factories import ImageFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


@pytest.fixture(scope="module")
def pages(reference):
    with TestCase.captureOnCommitCallbacks(execute=True):  # wagtail-localize publishes there
        load_pages({})


@pytest.fixture
def home():
    return HomePage.objects.get(locale__language_code="fr")


@pytest.fixture
def editor(client):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    return client


def waiting() -> int:
    """How many texts of the Arabic home page have no translation."""
    translation = Translation.objects.get(
        source__specific_content_type__model="homepage", target_locale__language_code="ar"
    )
    total, translated = translation.get_progress()
    return total - translated


def test_a_published_change_waits_for_its_translation(home):
    before = waiting()
    home.hero_title = "Des mains du Nord"
    home.save_revision().publish()
    assert waiting() == before + 1
    assert StringSegment.objects.filter(string__data="Des mains du Nord").exists()


def test_the_translation_of_a_text_that_changed_stands_in_the_editor_to_be_looked_at(home, client):
    arabic = HomePage.objects.get(locale__language_code="ar")
    was, before = arabic.hero_title, waiting()
    for title in ("Des mains du Nord", "Des mains du Nord, ensemble"):
        home.hero_title = title
        home.save_revision().publish()
        assert waiting() == before + 1
    client.force_login(UserFactory(admin=True))
    page = client.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk]))
    props = json.loads(
        BeautifulSoup(page.text, "html.parser").find(attrs={"data-props": True})["data-props"]
    )
    [shown] = [t for t in props["initialStringTranslations"] if t["error"]]
    assert shown["data"] == was
    assert shown["error"] == "تغيّر النص الفرنسي. راجعوا هذه الترجمة ثم احفظوها."
    [segment] = [s for s in props["segments"] if s["id"] == shown["segment_id"]]
    assert segment["source"] == "Des mains du Nord, ensemble"
    # Who looks and finds it still right saves it as it is.
    sent = urlencode({"value": was, "seen": was})
    client.put(segment["editUrl"], sent, content_type="application/x-www-form-urlencoded")
    assert waiting() == before


def test_visitors_go_on_reading_a_translation_that_nobody_has_looked_at_yet(
    home, django_capture_on_commit_callbacks
):
    arabic = HomePage.objects.get(locale__language_code="ar")
    was, before = arabic.hero_title, waiting()
    home.hero_title = "Des mains du Nord"
    home.save_revision().publish()
    translation = Translation.objects.get(
        source__specific_content_type__model="homepage", target_locale__language_code="ar"
    )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    arabic.refresh_from_db()
    assert arabic.hero_title == was
    assert waiting() == before + 1  # and it is still to be looked at


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        ([1, 2, 3], [1, 4, 3], [(2, 4)]),
        ([1, 2], [1, 2, 3], []),
        ([1, 2, 3], [1, 3], []),
        ([1, 2], [3, 4, 5], [(1, 3), (2, 4)]),
    ],
)
def test_of_a_text_in_pieces_each_piece_keeps_its_own_translation(old, new, replaced):
    assert list(updates._replaced(old, new)) == replaced


def test_an_unchanged_text_from_a_browser_is_unchanged(home):
    home.join_text = "Une ligne\nUne autre"
    home.save_revision().publish()
    before = waiting()
    home.join_text = clean("Une ligne\r\nUne autre")
    home.save_revision().publish()
    assert waiting() == before


def to_translate(person) -> dict[str, str]:
    """What the panel says of texts to translate, and where it leads."""
    return {todo.label: todo.url for todo in texts_to_translate(person)}


def test_staff_learn_which_page_waits_for_which_translation(home, editor):
    person = UserFactory(admin=True)
    with override("fr"):
        assert to_translate(person) == {}
        home.hero_title, home.hero_text = "Des mains du Nord", "Toutes les mains du Nord."
        home.save_revision().publish()
        arabic = Page.objects.get(translation_key=home.translation_key, locale__language_code="ar")
        found = to_translate(person)
        assert (
            found[
                "«\N{NO-BREAK SPACE}Accueil\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: 2 textes à traduire en arabe"
            ]
            == f"/admin/pages/{arabic.pk}/edit/#open-text"
        )
        assert len(found) == 3
    page = editor.get("/admin/").text
    assert f"/admin/pages/{arabic.pk}/edit/" in page
    assert to_translate(UserFactory()) == {}


def test_many_pages_to_translate_cost_no_more_queries(home, django_assert_num_queries):
    person = UserFactory(admin=True)
    for number, page in enumerate(ContentPage.objects.filter(locale=home.locale)[:6], start=1):
        page.title = f"Nouveau titre {number}"
        page.save_revision().publish()
        if number in (1, 6):
            with django_assert_num_queries(2):
                assert len(to_translate(person)) == 3 * number


def test_staff_learn_of_pictures_without_words(editor):
    Image.objects.update(alt_fr="Un pot")
    _first, second = ImageFactory(alt_fr=""), ImageFactory(alt_fr="")
    person = UserFactory(admin=True)
    with override("fr"):
        (todo,) = pictures_without_words(person)
        assert (todo.count, todo.url) == (2, f"/admin/images/{second.pk}/")
        assert todo.label == "2 images sans texte alternatif"
    assert todo.url in editor.get("/admin/").text
    Image.objects.update(alt_fr="Deux mains tissent")
    assert list(pictures_without_words(person)) == list(pictures_without_words(UserFactory())) == []


@pytest.mark.parametrize("name", ["unpublish", "move"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_editor_does_not_close_the_front_door(editor, home, name, language):
    page = (
        home
        if language == "fr"
        else Page.objects.get(translation_key=home.translation_key, locale__language_code=language)
    )
    editor.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("person", ["editor", "administrator"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_nobody_deletes_the_front_door(client, editor, home, person, language):
    """Not by the page's own button, not among many, not when the pages below it are gone."""
    browser = editor
    if person == "administrator":
        client.force_login(UserFactory(admin=True))
        browser = client
    page = Page.objects.get(translation_key=home.translation_key, locale__language_code=language)
    for below in page.get_children():
        below.delete()
    page = Page.objects.get(pk=page.pk)
    answer = browser.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert "ne peut pas être supprimée" in answer.text
    browser.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}")
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.delete()
    assert Page.objects.filter(pk=page.pk).exists()
    assert Site.objects.filter(is_default_site=True).exists()


def test_without_a_default_site_people_still_sign_in(client, home):
    Site.objects.update(is_default_site=False, hostname="portail.example")
    for address in ("/", "/fr/", "/fr/catalogue/", "/fr/compte/login/", "/nothing", "/admin/"):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 404), address
    client.force_login(UserFactory(admin=True))
    assert client.get("/admin/sites/").status_code == 200


@pytest.mark.parametrize(
    ("action", "query", "leads_to"),
    [
        ("action-publish", "", "/admin/pages/{}/"),
        ("action-submit", "", "/admin/pages/{}/"),
        ("action-publish", "?next=/admin/reports/", "/admin/reports/"),
        ("", "", "/admin/pages/{}/edit/"),
    ],
)
def test_who_saves_the_home_page_sees_the_pages_below_it(editor, home, action, query, leads_to):
    texts = {name: getattr(home, name) for name in ("title", "slug", "hero_title", "hero_text")}
    sent = nested_form_data({**texts, action: "on", "body": streamfield([])})
    answer = editor.post(f"/admin/pages/{home.pk}/edit/{query}", sent)
    assert answer["location"] == leads_to.format(home.pk)


def test_who_saves_another_page_sees_those_beside_it(editor, home):
    page = ContentPage.objects.child_of(home).first()
    sent = nested_form_data({"title": page.title, "slug": page.slug, "body": streamfield([])})
    answer = editor.post(f"/admin/pages/{page.pk}/edit/", sent | {"action-publish": "on"})
    assert answer["location"] == f"/admin/pages/{home.pk}/"


def test_nobody_is_offered_to_unpublish_the_home_page(client, home):
    client.force_login(UserFactory(admin=True))
    other = ContentPage.objects.filter(locale=home.locale, live=True).first()
    for page, offered in ((home, False), (other, True)):
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        assert (reverse("wagtailadmin_pages:unpublish", args=[page.pk]) in form) == offered


def test_the_guide_is_read_in_the_admin(editor):
    page = editor.get("/admin/guide/")
    assert page.templates[0].name == "core/admin/guide.html"
    for found in ("<h2>Ajouter un produit</h2>", "<ol>", "<em>Paramètres</em>", 'lang="fr"'):
        assert found in page.text
    assert "## " not in page.text
    assert "/admin/guide/" in editor.get("/admin/").text


def test_links_of_the_guide_lead_somewhere_from_the_admin():
    """A neighbour's file name (operator.md) leads nowhere there."""
    words = (settings.BASE_DIR / "docs" / "editor.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]*)\)", words)
    assert [link for link in links if not link.startswith(("/admin/", "https://"))] == []


def test_the_default_site_cannot_be_deleted(client, home):
    site = Site.objects.get(is_default_site=True)
    client.force_login(UserFactory(admin=True))
    client.post(f"/admin/sites/delete/{site.pk}/")
    assert Site.objects.filter(pk=site.pk).exists()
    assert client.get("/fr/").status_code == 200


@pytest.mark.parametrize("slug", ["compte", "demande"])
def test_an_address_that_is_taken_is_told_at_the_field(home, editor, slug):
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
    form = nested_form_data({"title": "Nos comptes", "slug": slug, "body": streamfield([])})
    answer = editor.post(address, form)
    assert answer.context["form"].errors["slug"]
    assert "Nos comptes" in answer.text
    assert not ContentPage.objects.filter(slug=slug).exists()


@pytest.mark.parametrize(
    ("language", "publish", "uses"),
    [
        ("fr", "Publier en ", "Comme en %s"),
        ("ar", "نشر النسخة ", "كما في النسخة %s"),
        ("es", "Publicar en ", "Como en %s"),
        ("en", "Publish in ", "Uses %s version"),
    ],
)
def test_the_editor_of_translations_speaks_each_language(client, language, publish, uses):
    client.force_login(UserFactory(admin=True, language=language))
    address = reverse("wagtail_localize:javascript_catalog")
    catalog = client.get(address, headers={"Accept": "application/json"}).text
    script = json.loads(re.search(r"newcatalog = (\{.*?\});", catalog, re.S)[1])
    assert (script["Publish in "], script["Uses %s version"]) == (publish, uses)
    assert language == "en" or script["Save"] != "Save"  # of the library's own


def test_pages_of_languages_are_spoken_of_as_languages(client, home):
    client.force_login(UserFactory(admin=True, language="fr"))
    page = client.get(reverse("wagtail_localize:submit_page_translation", args=[home.pk]))
    assert "Régions" not in page.text
