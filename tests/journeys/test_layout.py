"""Where things stand in a real browser: what no test of the HTML sees."""

from io import BytesIO

import pytest
from pikepdf import Pdf
from playwright.sync_api import Page


def boxes(page: Page, *selectors: str) -> list[dict[str, float]]:
    return [page.locator(selector).first.bounding_box() for selector in selectors]


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("width", [960, 1280])
def test_a_page_of_text_alone_leaves_no_empty_column(visit, language, width):
    page = visit(width).open(f"/{language}/confidentialite/")
    whole, title, text = boxes(page, ".content-page", ".content-main > header", ".content-body")
    assert abs(title["y"] - text["y"]) < 2
    ends = sorted([title["x"], title["x"] + title["width"], text["x"], text["x"] + text["width"]])
    assert abs(ends[0] - whole["x"]) < 2
    assert abs(ends[-1] - whole["x"] - whole["width"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_ring_of_a_filter_is_whole(visit, language):
    page = visit(1280).open(f"/{language}/catalogue/")
    column, box = boxes(page, ".filters", ".filters input")
    ring = 5
    assert column["x"] + ring <= box["x"]
    assert box["x"] + box["width"] + ring <= column["x"] + column["width"]


def test_a_price_breaks_before_its_unit_only(visit):
    page = visit(360).open("/ar/catalogue/")
    lines = page.locator(".card .price bdi").evaluate_all(
        "parts => parts.map(part => part.getClientRects().length)"
    )
    assert lines
    assert set(lines) == {1}
    assert set(page.locator(".card .price .unit").all_inner_texts()[0][:2]) == {"/", "\xa0"}


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_lines_of_the_footer_are_balanced(visit, language, width):
    """The name of the region is not left with one word on a line of its own."""
    page = visit(width).open(f"/{language}/contact/")
    widths = page.locator(".site-footer .partners > p").evaluate(
        "text => { const range = document.createRange(); range.selectNodeContents(text);"
        " return [...range.getClientRects()].map(line => line.width); }"
    )
    assert min(widths) > max(widths) / 2


def test_neighbours_without_a_picture_show_different_cloth(visit):
    page = visit(1280).open("/fr/membres/")
    page.locator(".card-picture").evaluate_all(
        "pictures => pictures.forEach(picture => { picture.innerHTML = '<div class=picture-empty></div>'; })"
    )
    shown = page.locator(".card .picture-empty").evaluate_all(
        "cloths => cloths.map(cloth => getComputedStyle(cloth).backgroundPositionX)"
    )
    assert len(set(shown)) == len(shown) > 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_calendar_of_thirty_rows_is_one_sheet(visit, language):
    page = visit(1280).open(f"/{language}/saisons/")
    page.locator(".calendar tbody").first.evaluate(
        "group => { const row = group.rows[1];"
        " while (group.rows.length < 34) group.append(row.cloneNode(true)); }"
    )
    with Pdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 1
    page.emulate_media(media="print")
    month = page.locator(".calendar td.on").first
    filled = month.evaluate("month => getComputedStyle(month, '::before').printColorAdjust")
    assert filled == "exact"
