"""The search box: in every page's header or on the page, with what it offers while somebody types."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

WORDS = {
    "fr": {
        "typed": "oliv",
        "told": re.compile(r"^\d suggestions$"),
        "kinds": ["Produits", "Membres"],
        "all": "Rechercher «\N{NO-BREAK SPACE}oliv\N{NO-BREAK SPACE}»",
        "none": "Aucune suggestion",
    },
    "ar": {
        "typed": "زيت",
        "told": re.compile(r"^\d اقتراحات$"),
        "kinds": ["المنتوجات", "الأعضاء"],
        "all": "البحث عن «زيت»",
        "none": "لا اقتراحات",
    },
}
WITHOUT_A_BOX = "saisons/"  # of its own
WITH_A_BOX = ["", "catalogue/", "membres/", "recherche/"]


def chosen(page: Page) -> str:
    """What somebody hears of the row that the field points to."""
    return page.evaluate(
        "() => { const id = document.activeElement.getAttribute('aria-activedescendant');"
        " const row = id && document.getElementById(id);"
        " return row?.getAttribute('aria-selected') === 'true' ? row.innerText : ''; }"
    )


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    ("width", "path"), [(1280, WITHOUT_A_BOX), (360, "recherche/"), (768, "catalogue/")]
)
def test_by_keyboard_she_types_hears_chooses_and_arrives(visit, width, path, language):
    words = WORDS[language]
    # Given a visitor without a mouse
    person = visit(width)
    page = person.open(f"/{language}/{path}")
    box = page.get_by_role("combobox").locator("visible=true").first
    expect(box).to_have_attribute("aria-expanded", "false")
    # When she types the beginning of a word
    box.focus()
    page.keyboard.type(words["typed"])
    # Then she hears how many there are, and kind by kind which
    expect(box).to_have_attribute("aria-expanded", "true")
    form = page.locator("form:has([aria-expanded=true])")
    expect(form.get_by_role("status")).to_have_text(words["told"])
    listed = page.locator(f"#{box.get_attribute('aria-controls')}")
    groups = listed.get_by_role("group")
    assert [group.get_attribute("aria-label") for group in groups.all()] == words["kinds"]
    rows = listed.get_by_role("option")
    assert rows.count() >= 3
    expect(rows.last).to_have_text(words["all"])
    # And nothing is chosen for her, nor moved away from her
    assert chosen(page) == ""
    for step in range(rows.count()):
        page.keyboard.press("ArrowDown")
        assert chosen(page) == rows.nth(step).inner_text()
        assert rows.nth(step).bounding_box()["height"] >= 44
    expect(box).to_be_focused()
    expect(box).to_have_value(words["typed"])
    person.has_no_barriers()
    # And beyond the last she is in the field again; the first leads to its page
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/catalogue/*/")


@pytest.mark.parametrize("language", WORDS)
def test_the_open_list_is_read_in_the_dark(visit, language):
    person = visit(360)
    person.page.emulate_media(color_scheme="dark")
    page = person.open(f"/{language}/recherche/")
    page.keyboard.type(WORDS[language]["typed"])
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    person.has_no_barriers()


@pytest.mark.parametrize("language", WORDS)
def test_the_last_row_and_enter_lead_to_all_results(visit, language):
    words = WORDS[language]
    page = visit(1280).open(f"/{language}/{WITHOUT_A_BOX}")
    for keys in (["ArrowUp", "Enter"], ["Enter"]):
        box = page.get_by_role("combobox").locator("visible=true").first
        box.fill(words["typed"])
        expect(box).to_have_attribute("aria-expanded", "true")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(f"**/{language}/recherche/?q=*")
        expect(page.get_by_role("combobox")).to_have_value(words["typed"])
        page.go_back()


def test_escape_closes_the_list_and_then_empties_the_field(visit):
    page = visit(1280).open("/fr/")
    box = page.get_by_role("combobox")
    box.press_sequentially("oliv")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("oliv")
    page.keyboard.press("ArrowDown")  # opens it again
    assert chosen(page)
    page.keyboard.press("Home")  # is the field's own
    assert chosen(page) == ""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


@pytest.mark.parametrize("language", WORDS)
def test_what_finds_nothing_says_so_and_leads_to_the_search(visit, language):
    words = WORDS[language]
    person = visit(360)
    page = person.open(f"/{language}/recherche/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("zzzz")
    expect(page.locator("form").get_by_role("status")).to_have_text(words["none"])
    # Seen, and not read out a second time
    expect(page.get_by_role("listbox").get_by_text(words["none"])).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(1)
    person.has_no_barriers()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == words["all"].replace(words["typed"], "zzzz")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/recherche/?q=zzzz")


@pytest.mark.parametrize("language", WORDS)
def test_the_members_box_offers_members_before_products(visit, language):
    words = WORDS[language]
    page = visit(360).open(f"/{language}/membres/")
    page.get_by_role("search").get_by_role("combobox").press_sequentially(words["typed"])
    groups = page.get_by_role("listbox").get_by_role("group")
    expect(groups.first).to_be_in_viewport()
    assert [group.get_attribute("aria-label") for group in groups.all()] == words["kinds"][::-1]


@pytest.mark.parametrize("language", WORDS)
def test_nothing_is_cut_on_the_smallest_phone(visit, language):
    """The filters chosen, the order, the words however long, the price with its unit."""
    person = visit(360)
    filters = "sector=terroir&sector=crafts&province=larache&kind=goods"
    page = person.open(f"/{language}/catalogue/?q={WORDS[language]['typed']}&{filters}")
    for thing in page.locator(".chips li, .sort select").all():
        box = thing.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    select = "([...document.querySelectorAll('.sort select')][0])"
    assert page.evaluate(f"{select}.scrollWidth <= {select}.clientWidth")
    prices = page.locator(".price-figure").all()
    assert prices
    for price in prices:
        amount, unit = (price.locator(part).bounding_box() for part in (".amount", ".unit"))
        assert abs(amount["y"] - unit["y"]) < 8
    for path in ("catalogue", "recherche"):
        page = person.open(f"/{language}/{path}/?q={'wxz' * 12}")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        for thing in page.locator(".nothing > *, .chips li").all():
            box = thing.bounding_box()
            assert box["x"] >= 15 and box["x"] + box["width"] <= 345


@pytest.mark.parametrize("width", [768, 1100])
def test_three_in_a_row_are_whole_rows_and_a_link_leads_to_all(visit, width):
    page = visit(width).open("/fr/recherche/?q=huile")
    group = page.locator(".result-group").first
    # The example members of these journeys have few products: eight as where there are many.
    group.locator(".cards").evaluate(
        "cards => { while (cards.children.length < 8) cards.append(cards.children[0].cloneNode(true)); }"
    )
    assert group.locator(".card").count() == 8
    assert group.locator(".card").locator("visible=true").count() == 6
    expect(group.locator(".more")).to_be_visible()


def test_on_a_tablet_the_filters_share_a_row_with_number_and_order(visit):
    page = visit(768).open("/fr/catalogue/?q=huile")
    summary = page.locator(".filters > details > summary")
    middles = [
        box["y"] + box["height"] / 2
        for thing in (summary, page.locator(".results"), page.locator(".sort select"))
        if (box := thing.bounding_box())
    ]
    assert max(middles) - min(middles) < 4
    summary.click()
    assert page.locator("#filters").bounding_box()["width"] > 600


def test_tab_leaves_the_list_and_a_press_opens_a_row(visit):
    page = visit(360).open("/fr/catalogue/")
    box = page.get_by_role("search").get_by_role("combobox")
    box.press_sequentially("oliv")
    row = page.get_by_role("option", name="Huile d’olive vierge de Tatoft")
    expect(row).to_be_visible()
    page.keyboard.press("Tab")
    expect(row).to_be_hidden()
    expect(page.locator("main .search button")).to_be_focused()
    box.fill("olive")
    row.click()
    page.wait_for_url("**/catalogue/huile-olive-tatoft/")


def test_a_late_answer_does_not_replace_a_newer_one(visit):
    page = visit(1280).open("/fr/")
    held: list[Route] = []
    page.route("**/suggestions/?q=oli", lambda route: held.append(route))
    box = page.get_by_role("combobox")
    with page.expect_request("**/suggestions/?q=oli"):
        box.press_sequentially("oli")
    box.press_sequentially("viers")
    expect(page.get_by_role("option").first).to_contain_text("Oliviers")
    first = page.get_by_role("option").first.inner_text()
    (late,) = held
    late.continue_()
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.get_by_role("option").first.inner_text() == first


@pytest.mark.parametrize("answer", ["abort", "error", "page"])
def test_without_an_answer_the_box_is_a_plain_one(visit, answer):
    page = visit(1280, strict=False).open("/fr/")
    answers = {
        "abort": lambda route: route.abort(),
        "error": lambda route: route.fulfill(status=500, body="{}"),
        "page": lambda route: route.fulfill(body="<h1>Sign in</h1>"),
    }
    page.route("**/suggestions/**", answers[answer])
    box = page.get_by_role("combobox")
    with page.expect_event("requestfinished" if answer != "abort" else "requestfailed"):
        box.press_sequentially("oliv")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=oliv")


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_one_search_box_on_each_page_without_javascript(visit, width, language):
    words = WORDS[language]
    person = visit(width, javascript=False)
    for path in WITH_A_BOX:
        page = person.open(f"/{language}/{path}")
        expect(page.get_by_role("searchbox")).to_have_count(1)
        expect(page.locator("header .search-link")).to_be_hidden()
    page = person.open(f"/{language}/{WITHOUT_A_BOX}")
    if width < 1280:
        door = page.locator("header .search-link")
        box = door.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        door.click()
        page.wait_for_url(f"**/{language}/recherche/")
    expect(page.get_by_role("searchbox")).to_have_count(1)
    page.get_by_role("searchbox").fill(words["typed"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/recherche/?q=*")
    expect(page.locator(".result-group").first).to_be_visible()


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_header_is_as_high_with_a_box_as_without(visit, width, language):
    person = visit(width)
    heights = set()
    for path in (*WITH_A_BOX, WITHOUT_A_BOX):
        page = person.open(f"/{language}/{path}")
        heights.add(round(page.locator(".site-header").bounding_box()["height"]))
    assert len(heights) == 1
    assert heights.pop() <= (116 if width == 1280 else 90)
