import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Locale, Page

from core import public_version
from core.models import Document
from home.models import ContentPage

pytestmark = pytest.mark.django_db


# Below the last four are views, so that children of such a page would be out of reach.
@pytest.mark.parametrize(
    "slug", ["catalogue", "membres", "saisons", "ma-liste", "compte", "demande", "liste", "_util"]
)
def test_a_page_takes_no_address_of_a_view(slug):
    page = ContentPage(title="x", slug=slug, locale=Locale.objects.get(language_code="fr"))
    with pytest.raises(ValidationError, match="adresse"):
        page.clean()
    page.slug = f"{slug}-2"
    page.clean()


@pytest.fixture
def parent(db) -> ContentPage:
    home = Page.objects.get(depth=2)
    return home.add_child(instance=ContentPage(title="Le cluster", slug="cluster"))


def test_a_page_with_a_password_is_not_told_of(client, parent):
    for title in ("Statuts", "Comptes rendus"):
        parent.add_child(instance=ContentPage(title=title, slug=title.lower().replace(" ", "-")))
    closed = Page.objects.get(title="Comptes rendus")
    assert closed.title in client.get(parent.get_url()).text
    closed.view_restrictions.create(restriction_type="password", password="x")
    page = client.get(parent.get_url()).text
    assert "Statuts" in page and closed.title not in page


def test_a_document_renamed_is_told_of_at_once(client, parent, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = Document(title="Statuts de 2023")
    document.file.save("statuts.txt", ContentFile(b"Article premier", name="statuts.txt"))
    parent.body = [("documents", {"title": "", "documents": [document]})]
    parent.save_revision().publish()
    assert "Statuts de 2023" in client.get(parent.get_url()).text
    before = public_version.current().number
    document.title = "Statuts de 2026"
    document.save()
    assert public_version.current().number > before


def test_a_page_closed_in_french_is_closed_in_its_translations(client, parent):
    locale, _created = Locale.objects.get_or_create(language_code="ar")
    arabic_home = parent.get_parent().copy_for_translation(locale)
    arabic_home.save_revision().publish()
    arabic = parent.copy_for_translation(locale)
    arabic.save_revision().publish()
    child = parent.add_child(instance=ContentPage(title="Statuts", slug="statuts"))
    below = child.copy_for_translation(locale)
    below.save_revision().publish()
    addresses = [arabic.get_url(), below.get_url()]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    assert "csrfmiddlewaretoken" not in client.get(addresses[0]).text
    parent.view_restrictions.create(restriction_type="login")
    assert [client.get(address).status_code for address in addresses] == [302, 302]


def test_what_is_closed_in_french_is_told_of_in_no_language(client, parent):
    locale, _created = Locale.objects.get_or_create(language_code="ar")
    arabic_home = parent.get_parent().copy_for_translation(locale)
    arabic_home.save_revision().publish()
    child = parent.add_child(instance=ContentPage(title="Statuts", slug="statuts"))
    for page in (parent, child):
        page.copy_for_translation(locale).save_revision().publish()
    told = [parent.get_translation(locale).get_url(), "/sitemap-pages.xml"]
    closed = child.get_translation(locale).get_url()
    assert all(closed in client.get(address).text for address in told)
    child.view_restrictions.create(restriction_type="login")
    assert not any(closed in client.get(address).text for address in told)
