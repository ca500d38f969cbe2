"""What visitors do, with and without JavaScript, by mouse and by keyboard."""

import re
from io import BytesIO

import pytest
from pikepdf import Pdf
from playwright.sync_api import expect

from members.enums import Sector


def test_a_visitor_narrows_the_list_and_reaches_the_producer(visit):
    # Given a visitor on a phone
    person = visit(360)
    page = person.open("/fr/")
    # When she searches olive oil and opens it
    page.get_by_role("combobox").first.fill("huile d’olive")
    page.get_by_role("button", name="Rechercher").first.click()
    page.get_by_role("link", name="Huile d’olive vierge de Tatoft", exact=True).click()
    # Then the one contact button is within reach, with the reference in its message
    button = page.locator(".contact-bar .button")
    expect(button).to_be_in_viewport()
    assert re.search(r"wa\.me/\?text=.*CAT-", button.get_attribute("href"))
    person.has_no_barriers()
    # And where the ways to reach her stand on the screen, nothing covers them
    page.locator(".contact li").last.scroll_into_view_if_needed()
    expect(button).not_to_be_visible()
    page.get_by_role("heading", name="Produits semblables").scroll_into_view_if_needed()
    expect(button).to_be_in_viewport()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_slip_and_other_forms_are_found_by_keyboard(visit, language):
    slip = {"fr": "chevres framage", "ar": "جبنة معز"}[language]
    person = visit(360)
    page = person.open(f"/{language}/recherche/")
    page.locator("main").get_by_role("combobox").focus()
    page.keyboard.type(slip)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=*")
    expect(page.get_by_role("combobox").first).to_have_value(slip)
    assert page.locator(".result-group .card").count() > 0
    person.has_no_barriers()


def test_filters_work_without_javascript(visit):
    person = visit(360, javascript=False)
    page = person.open("/fr/catalogue/")
    page.get_by_text("Filtrer", exact=False).first.click()
    page.get_by_role("checkbox", name=re.compile("Artisanat")).first.check()
    page.get_by_label("À", exact=True).fill("200")
    page.get_by_role("button", name="Afficher les résultats").click()
    assert "sector=crafts" in page.url
    assert "price_max=200" in page.url
    expect(
        page.get_by_role("link", name="Mendil rouge et blanc de tous les jours", exact=True)
    ).to_be_visible()
    expect(
        page.get_by_role("link", name="Mendil de fête à filet indigo", exact=True)
    ).to_have_count(0)
    # Taking the chip off brings the rest back.
    page.locator(".chip", has_text="200").click()
    expect(
        page.get_by_role("link", name="Mendil de fête à filet indigo", exact=True)
    ).to_be_visible()


def test_a_checkbox_answers_at_once_on_a_wide_screen(visit):
    page = visit(1280).open("/fr/catalogue/")
    page.get_by_role("checkbox", name=re.compile("Artisanat")).first.check()
    page.wait_for_url("**sector=crafts**")
    assert "price_min" not in page.url


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("Filtrer", "À proximité d’une ville", "Tétouan", "Afficher", "Tout enlever")),
        ("ar", ("معايير", "قرب مدينة", "تطوان", "عرض النتائج", "إزالة الكل")),
    ],
)
def test_the_nearest_are_found_from_a_town(visit, language, words):
    opener, label, town, show, remove = words
    # Given a visitor on a phone, who lives in Tétouan
    person = visit(360)
    page = person.open(f"/{language}/catalogue/?available=1")
    # When she chooses her town among the filters
    page.locator(".filters > details > summary", has_text=opener).click()
    page.get_by_label(label).select_option(label=town)
    page.get_by_role("button", name=show).click()
    page.wait_for_url(re.compile(r"\?near=tetouan&available=1$"))
    # Then the nearest come first, each saying how far it is
    shown = page.locator(".card .distance").all_inner_texts()
    kilometres = [int(re.sub(r"\D", "", words)) for words in shown]
    assert kilometres == sorted(kilometres)
    assert kilometres[0] < kilometres[-1]
    person.has_no_barriers()
    # And without the town the list is as it was
    page.locator(".chip", has_text=town).click()
    page.wait_for_url(re.compile(r"\?available=1$"))
    expect(page.locator(".card .distance").first).to_be_empty()
    expect(page.get_by_role("link", name=remove)).to_be_visible()


def test_another_order_is_shown_at_once_and_keeps_the_filters(visit):
    page = visit(360).open("/fr/catalogue/?sector=crafts")
    expect(page.get_by_role("button", name="Trier")).to_be_hidden()
    page.get_by_label("Ordre").select_option(label="Prix croissant")
    page.wait_for_url("**/catalogue/?sector=crafts&sort=price")
    expect(page.get_by_label("Ordre")).to_have_value("price")
    # The page before shows its own order, and the same can be chosen again.
    page.go_back()
    expect(page.get_by_label("Ordre")).to_have_value("")
    page.get_by_label("Ordre").select_option(label="Prix croissant")
    page.wait_for_url("**/catalogue/?sector=crafts&sort=price")


def test_a_town_needs_no_javascript_and_answers_at_once_on_a_wide_screen(visit):
    page = visit(360, javascript=False).open("/fr/membres/")
    page.get_by_text("Filtrer", exact=False).first.click()
    page.get_by_label("À proximité d’une ville").select_option(label="Larache")
    page.get_by_role("button", name="Afficher les résultats").click()
    assert "near=larache" in page.url
    without = page.locator(".card-title").all_inner_texts()
    page = visit(1280).open("/fr/membres/")
    page.get_by_label("À proximité d’une ville").select_option(label="Larache")
    page.wait_for_url("**/membres/?near=larache")
    assert page.locator(".card-title").all_inner_texts() == without


def test_another_order_needs_no_javascript(visit):
    page = visit(360, javascript=False).open("/fr/catalogue/?sector=crafts")
    page.get_by_label("Ordre").select_option(label="Prix croissant")
    page.get_by_role("button", name="Trier").click()
    assert "sector=crafts" in page.url
    assert "sort=price" in page.url
    prices = page.locator(".card .price .amount").all_inner_texts()
    amounts = [int(re.sub(r"\D", "", price)) for price in prices]
    assert len(amounts) > 1
    assert amounts == sorted(amounts)


def test_what_only_a_script_can_do_is_not_offered_without_one(visit):
    page = visit(360, javascript=False).open("/fr/saisons/")
    expect(page.locator("[data-print]")).to_be_hidden()


def test_the_button_of_the_filters_tells_the_number_until_another_is_chosen(visit):
    page = visit(360, javascript=False).open("/fr/catalogue/?sector=crafts")
    total = re.search(r"\d+", page.locator(".results").inner_text())[0]
    page.get_by_text("Filtrer", exact=False).first.click()
    button = page.locator(".apply button")
    expect(button).to_contain_text(f"({total})")
    expect(button.locator(".total")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("terroir")).first.check()
    expect(button.locator(".total")).to_be_hidden()
    page.get_by_role("checkbox", name=re.compile("terroir")).first.uncheck()
    expect(button.locator(".total")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar", "es", "en"])
@pytest.mark.parametrize("address", ["catalogue/", "membres/"])
def test_the_examples_in_an_empty_search_fit_the_smallest_phone(visit, language, address):
    page = visit(360).open(f"/{language}/{address}")
    # Typed, the same words have the same room, and then they can be measured.
    widths = page.locator("main input[type=search]").evaluate(
        "field => { field.value = field.placeholder; return [field.scrollWidth, field.clientWidth] }"
    )
    assert widths[0] <= widths[1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_boxes_to_tick_are_seen_in_both_themes(visit, theme):
    person = visit(1280)
    person.page.emulate_media(color_scheme=theme)
    page = person.open("/fr/catalogue/?sector=crafts")
    ground, *seen = page.evaluate("""() => {
      const style = (query, part) => getComputedStyle(document.querySelector(query), part);
      const open = style(".options input:not(:checked)"), full = style(".options input:checked");
      return [style("body").backgroundColor, open.borderTopColor, full.backgroundColor,
              style(".options input:checked", "::before").backgroundColor];
    }""")
    border, fill, mark = seen
    assert contrast(ground, border) >= 3
    assert contrast(ground, fill) >= 3
    assert contrast(fill, mark) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768])
def test_a_season_is_seen_in_each_sector_s_colour(visit, theme, width):
    person = visit(width)
    person.page.emulate_media(color_scheme=theme)
    page = person.open("/fr/saisons/")
    for sector in Sector.values:
        page.locator(".calendar tbody").first.evaluate(
            "(rows, sector) => { rows.dataset.sector = sector }", sector
        )
        ground, now, bar, picture = page.evaluate("""() => {
          const style = (query, part) => getComputedStyle(document.querySelector(query), part);
          const bar = style(".calendar tbody td.on", "::before");
          return [style("body").backgroundColor, style(".calendar td.now").backgroundColor,
                  bar.backgroundColor, bar.backgroundImage];
        }""")
        assert picture == "none"  # a month is narrower than the first stripe of a weave
        assert contrast(ground, bar) >= 3, sector
        assert contrast(now, bar) >= 3, sector


def contrast(one: str, other: str) -> float:
    """Between two colours as rgb(r, g, b), after WCAG."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_language_switch_keeps_the_question(visit):
    person = visit(1280)
    page = person.open("/fr/catalogue/?sector=crafts&sort=price")
    page.locator(".languages-list a[hreflang=ar]").click()
    assert "/ar/catalogue/?sector=crafts&sort=price" in page.url
    expect(page.locator(".results")).to_contain_text("منتوج")


def test_the_whole_way_by_keyboard(visit):
    page = visit(1280).open("/fr/catalogue/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    reached = False
    for _step in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.card') !== null"):
            reached = True
            break
        visible = page.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect();"
            " return r.width > 0 && r.bottom > 0 && r.top < innerHeight })()"
        )
        assert visible, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert reached
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()


def test_the_menu_opens_on_a_phone_without_javascript(visit):
    page = visit(360, javascript=False).open("/ar/")
    page.locator(".menu-toggle > summary").click()
    page.get_by_role("link", name="الأعضاء").first.click()
    assert page.url.endswith("/ar/membres/")


def test_the_product_prints_without_menus(visit):
    page = visit(1280).open("/fr/catalogue/huile-olive-tatoft/")
    page.emulate_media(media="print")
    expect(page.locator(".site-footer")).to_be_hidden()
    expect(page.locator(".menu-panel")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_a_photo_opens_whole_above_the_page_or_by_itself(visit):
    address = "/fr/catalogue/huile-olive-tatoft/"
    person = visit(360)
    page = person.open(address)
    first = page.locator(".photos img").first.get_attribute("alt")
    photo = page.locator("dialog img")
    page.locator(".photos a").first.focus()
    page.keyboard.press("Enter")
    expect(photo).to_have_attribute("alt", first)
    person.has_no_barriers()
    page.get_by_role("button", name="Photo suivante").press("Enter")
    expect(photo).not_to_have_attribute("alt", first)
    page.keyboard.press("Escape")
    expect(photo).not_to_be_visible()
    expect(page.locator(".photos a").first).to_be_focused()
    # Without script the link leads to the file (which the browser would like to style: our policy says no)
    plain = visit(360, javascript=False, strict=False).open(address)
    with plain.expect_navigation():
        plain.locator(".photos a").first.click()
    assert plain.url.endswith(".jpeg")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_members_on_a_phone_stand_beside_their_picture(visit, language):
    page = visit(360).open(f"/{language}/membres/")
    picture, title, facts = (
        page.locator(f".cards-members {part}").first.bounding_box()
        for part in (".card-picture", ".card-title", ".card-facts")
    )
    assert picture["width"] < 130
    beside = picture["x"] + picture["width"] if language == "fr" else picture["x"]
    assert (title["x"] >= beside) if language == "fr" else (title["x"] + title["width"] <= beside)
    assert title["y"] + title["height"] <= facts["y"] + 1


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("slug", ["huile-olive-tatoft", "table-sous-le-figuier"])
def test_a_product_is_one_printed_sheet(visit, language, slug):
    page = visit(1280).open(f"/{language}/catalogue/{slug}/")
    # A4 with a centimetre to spare: another printer, another day's date.
    sheet = page.pdf(width="210mm", height="287mm", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_printed_sheet_of_a_member_is_empty(visit, language):
    page = visit(1280).open(f"/{language}/membres/tisserandes-de-ben-karrich/")
    with Pdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        drawn = [len(sheet.Contents.read_bytes()) for sheet in printed.pages]
    assert len(drawn) <= 2
    assert min(drawn) > 1_000  # bytes of drawing; of an empty sheet, none
