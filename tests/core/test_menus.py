import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from core import public_version
from core.enums import MenuArea
from core.menus import menus
from core.models import MenuItem, SiteSettings
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf):
    """A request of /fr/catalogue/ on a site whose header holds a page, a draft and two addresses."""
    Page.objects.filter(depth=2).delete()
    home = Page.get_first_root_node().add_child(instance=Page(title="Accueil", slug="accueil"))
    site, _created = Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "testserver"}
    )
    page = home.add_child(instance=Page(title="Présentation", slug="presentation"))
    draft = home.add_child(instance=Page(title="Brouillon", slug="brouillon", live=False))
    settings = SiteSettings.for_site(site)
    settings.menu_items.set(
        [
            MenuItem(path="catalogue/", label_fr="Catalogue", label_es="Catálogo"),
            MenuItem(page=page),
            MenuItem(page=draft),
            MenuItem(path="/membres/", label_fr="Membres", area=MenuArea.FOOTER),
        ]
    )
    settings.save()
    request = rf.get("/fr/catalogue/")
    return request


def labels(entries) -> list[str]:
    return [entry["label"] for entry in entries]


def test_entries_stand_in_their_menu_and_know_where_one_is(request_):
    found = menus(request_)
    assert labels(found["header"]) == ["Catalogue", "Présentation"]
    assert found["footer"] == [{"label": "Membres", "url": "/fr/membres/", "current": ""}]
    assert [entry["current"] for entry in found["header"]] == ["page", ""]
    request_.path = "/fr/catalogue/miel/"
    assert [entry["current"] for entry in menus(request_)["header"]] == ["true", ""]


def test_a_page_without_translation_is_left_out(request_):
    with override("es"):
        assert labels(menus(request_)["header"]) == ["Catálogo"]
    spanish, _created = Locale.objects.get_or_create(language_code="es")
    home = Page.objects.get(slug="accueil")
    translated_home = home.copy_for_translation(spanish)
    translated_home.save_revision().publish()
    page = Page.objects.get(slug="presentation").copy_for_translation(spanish)
    page.title = "Presentación"
    page.save_revision().publish()
    with override("es"):
        assert labels(menus(request_)["header"]) == ["Catálogo", "Presentación"]


def test_long_menus_cost_no_more_queries(request_):
    def cost() -> tuple[int, int]:
        """Entries and queries of menus that nothing holds."""
        with transaction.atomic():
            public_version.bump()
        with CaptureQueriesContext(connection) as queries:
            entries = menus(request_)["header"]
        return len(entries), len(queries)

    cost()  # Wagtail's own cache of sites outlives a change
    few = cost()
    home = Page.objects.get(slug="accueil")
    settings = SiteSettings.for_site(Site.find_for_request(request_))
    for number in range(20):
        page = home.add_child(instance=Page(title=f"Page {number}"))
        settings.menu_items.add(MenuItem(page=page))
    settings.save()
    assert cost() == (few[0] + 20, few[1])


def footer(client, path: str) -> str:
    return client.get(path).content.decode().split("<footer")[1]


def test_the_footer_that_is_kept_knows_where_one_is_and_follows_a_change(
    request_, client, django_capture_on_commit_callbacks
):
    member = OrganisationFactory()
    here = '<a href="/fr/membres/" aria-current="page">Membres</a>'
    above = '<a href="/fr/membres/" aria-current="true">Membres</a>'
    assert '<a href="/fr/membres/">Membres</a>' in footer(client, "/fr/catalogue/")
    assert here in footer(client, "/fr/membres/")
    assert here not in footer(client, "/fr/saisons/")
    assert above in footer(client, f"/fr/membres/{member.slug}/")
    item = MenuItem.objects.get(path="/membres/")
    item.label_fr, item.label_es = "Annuaire", "Directorio"
    with django_capture_on_commit_callbacks(execute=True):
        item.save()
        item.settings.save()  # as the admin does, of which the entries are a part
    assert ">Annuaire<" in footer(client, "/fr/catalogue/")
    assert ">Directorio<" in footer(client, "/es/catalogue/")
