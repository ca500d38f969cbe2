"""Each template in four languages, three widths and both themes: barriers, sideways scroll, content policy."""

import html
import re
from urllib.parse import urlsplit

import pytest

from core.languages import LANGUAGES

PAGES = {
    "home": "",
    "listing with three facets": "catalogue/?sector=terroir&province=larache&available=1&sort=price",
    "listing, nothing found": "catalogue/?q=zzzz",
    "search": "recherche/?q=huile",
    "search, nothing found": "recherche/?q=zzzz",
    "product": "catalogue/huile-olive-tatoft/",
    "tourism": "catalogue/table-sous-le-figuier/",
    "member": "membres/oliviers-de-tatoft/",
    "directory": "membres/",
    "season calendar": "saisons/",
    "writing to a member": "catalogue/huile-olive-tatoft/demande/",
    "telling what is sought": "je-cherche/?q=safran",
    "reporting an error": "catalogue/huile-olive-tatoft/signaler/",
    "keeping a product": "ma-liste/garder/huile-olive-tatoft/",
    "empty list": "ma-liste/",
    "sign in": "compte/login/",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page(visit, name, language):
    person = visit()
    page = person.open(f"/{language}/{PAGES[name]}")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("h1").count() == 1
    person.has_no_barriers_in_any_width()
    if language in ("fr", "ar"):
        page.emulate_media(color_scheme="dark")
        page.reload()  # else colours that change slowly are read half-way
        person.has_no_barriers()


@pytest.mark.parametrize("language", LANGUAGES)
def test_presentation_page(visit, language):
    """A content page has its own address in each language: go there as a visitor does."""
    person = visit()
    page = person.open("/fr/presentation/")
    if language != "fr":
        person.open(page.locator(f"link[hreflang={language}]").get_attribute("href") or "")
    assert page.locator("html").get_attribute("lang") == language
    person.has_no_barriers_in_any_width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_menu_and_footer_leads_somewhere(visit, language):
    person = visit()
    seen = set()
    for path in ("", "catalogue/", "membres/"):
        page = person.open(f"/{language}/{path}")
        links = page.locator("header a[href], footer a[href], link[hreflang]")
        seen |= set(links.evaluate_all("links => links.map(link => link.href)"))
    ours = {link for link in seen if link.startswith(person.portal)}
    assert len(ours) > 10
    answers = {link: person.page.request.get(link).status for link in sorted(ours)}
    assert {link: status for link, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_page(visit, language):
    person = visit(360, strict=False)
    page = person.open(f"/{language}/nulle-part/")
    assert page.locator("html").get_attribute("lang") == language
    person.has_no_barriers()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_the_smallest_phone(visit, language):
    person = visit(320)
    for path in PAGES.values():
        page = person.open(f"/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.thorough
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_address_of_the_sitemap(visit, width):
    person = visit(width)
    places = re.compile(r"<loc>([^<]+)</loc>")

    def read(address: str) -> list[str]:
        """The addresses in a file, those of this portal wherever it is reached."""
        parts = urlsplit(html.unescape(address))
        text = person.page.request.get(f"{person.portal}{parts.path}?{parts.query}").text()
        return places.findall(text)

    files = read("/sitemap.xml")
    addresses = [urlsplit(place).path for file in files for place in read(file)]
    assert len(addresses) > 60
    for address in addresses:
        person.open(address)
        person.has_no_barriers()
