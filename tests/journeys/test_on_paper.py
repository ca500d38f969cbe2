"""What printed sheets show besides the page: where they came from, and nothing that is not for others."""

import re
from io import BytesIO

import pytest
from pikepdf import Pdf, Stream
from playwright.sync_api import Page, expect

from core.qr import drawing


def keep(page: Page, slug: str) -> None:
    page.goto(re.sub(r"/fr/.*", f"/fr/ma-liste/garder/{slug}/", page.url))
    page.locator("main form button").click()


@pytest.mark.parametrize("path", ["membres/oliviers-de-tatoft/", "catalogue/huile-olive-tatoft/"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_sheet_leads_back_to_its_page_and_is_one(visit, language, path):
    page = visit(1280).open(f"/{language}/{path}")
    code = page.locator(".qr-code")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    assert code.locator("path").get_attribute("d") == drawing(page.url)[1]
    assert code.bounding_box()["width"] >= 75  # two centimetres
    assert code.get_attribute("aria-hidden") == "true"
    with Pdf.open(BytesIO(page.pdf(format="A4", print_background=True))) as printed:
        assert len(printed.pages) == 1


def test_the_sheet_of_a_list_leads_to_what_may_be_read_and_keeps_the_key(visit):
    page = visit(1280).open("/fr/catalogue/huile-olive-tatoft/")
    keep(page, "huile-olive-tatoft")
    shared = page.locator(".to-read a").get_attribute("href")
    key = page.locator(".addresses div:last-child a").get_attribute("href")
    page.goto(key)
    page.emulate_media(media="print")
    assert page.locator(".qr-code path").get_attribute("d") == drawing(shared)[1]
    text = page.locator("body").inner_text()
    assert shared in text
    assert key.rsplit("/", 2)[1] not in text
    assert "Tél. +212" in text
    assert "Note\u00a0:" in text
    sheet = page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
    page.goto(shared)
    assert page.locator(".qr-code path").get_attribute("d") == drawing(shared)[1]


def test_the_woven_band_is_printed_as_a_drawing(visit):
    page = visit(1280).open("/fr/ma-liste/")
    with Pdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        images = [
            item
            for item in printed.objects
            if isinstance(item, Stream) and item.get("/Subtype") == "/Image"
        ]
    assert not images


@pytest.mark.parametrize("path", ["recherche/?q=huile", "catalogue/huile-olive-tatoft/"])
def test_the_ways_to_search_are_not_printed_but_what_was_searched_is(visit, path):
    page = visit(360).open(f"/fr/{path}")
    page.emulate_media(media="print")
    assert not page.locator(".search-link, .search").locator("visible=true").count()
    if "?q=" in path:
        expect(page.get_by_text("«\u00a0huile\u00a0»", exact=True)).to_be_visible()
