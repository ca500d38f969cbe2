"""Who finds nothing tells the cluster; staff try what would have helped."""

import re

import pytest
from playwright.sync_api import Page, expect

WORDS = {"fr": "zzellige", "ar": "ززليج"}
LOOKED_FOR = {"fr": "Dire au cluster ce que vous cherchez", "ar": "أخبروا التكتل بما تبحثون عنه"}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_who_finds_nothing_tells_the_cluster_what_she_looks_for(visit, language):
    # Given a visitor on a phone, who finds nothing
    person = visit(360)
    page = person.open(f"/{language}/recherche/?q={WORDS[language]}")
    person.has_no_barriers()
    # When she follows the link there and leaves an address that is none
    tell(page, language, email="marta@")
    # Then she is told, nothing is lost
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("textarea")).to_have_value(f"{WORDS[language]}, 2")
    person.has_no_barriers()
    send(page, email="marta@example.es")
    expect(page.locator(".reference")).to_have_text(re.compile(r"REC-\d{5}"))
    person.has_no_barriers()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_she_needs_no_javascript_for_it(visit, language):
    page = visit(360, javascript=False).open(f"/{language}/membres/?q={WORDS[language]}")
    tell(page, language, email="")
    expect(page.locator(".reference")).to_have_text(re.compile(r"REC-\d{5}"))


def tell(page: Page, language: str, *, email: str) -> None:
    page.get_by_role("link", name=LOOKED_FOR[language]).click()
    page.wait_for_url("**/je-cherche/?q=*")
    message = page.locator("textarea")
    expect(message).to_have_value(WORDS[language])
    message.fill(f"{WORDS[language]}, 2")
    send(page, email=email)


def send(page: Page, *, email: str) -> None:
    page.locator("input[type=email]").fill(email)
    page.locator("main form[method=post] button[type=submit]").click()


def test_filters_that_leave_nothing_lead_to_the_cluster_too(visit):
    page = visit(360).open("/fr/catalogue/?q=huile&price_min=90000")
    expect(page.get_by_role("link", name=LOOKED_FOR["fr"])).to_have_attribute(
        "href", "/fr/je-cherche/?q=huile"
    )


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_editor_tries_synonyms_before_she_saves_them(visit, language):
    # Given an editor who writes synonyms
    person = visit()
    page = person.sign_in()
    page.goto(f"{person.portal}/admin/snippets/search/synonymgroup/add/")
    page.locator("#id_terms").fill("qqxxjj, huile, زيت")
    # When she tries a question that finds nothing so far
    page.locator("#try-q").fill("qqxxjj")
    page.locator("#try-language").select_option(language)
    with page.context.expect_page() as opened:
        page.locator("section.trial-ask button").click()
    trial = opened.value
    # Then she sees what would be found, in the names of that language
    without, with_them = (trial.locator(".trial-side").nth(number) for number in (0, 1))
    expect(without.locator("li")).to_have_count(0)
    oil = {"fr": "Huile d’olive vierge de Tatoft", "ar": "زيت"}[language]
    expect(with_them).to_contain_text(oil)
    expect(with_them).to_contain_text("nouveau")
    # And she goes on from there
    expect(trial.locator("#id_terms")).to_have_value("qqxxjj, huile, زيت")
    trial.locator("#id_q").fill("zznichts")
    trial.locator(".trial-ask button").click()
    expect(trial.locator(".trial-side li")).to_have_count(0)
    person.page = trial
    for width in (1280, 360):
        trial.set_viewport_size({"width": width, "height": 800})
        widths = trial.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1]


def test_an_editor_pins_what_comes_first(visit):
    person = visit()
    page = person.sign_in()
    page.goto(f"{person.portal}/admin/snippets/search/pinnedresult/add/")
    page.locator("#id_words").fill("huile, زيت")
    page.get_by_role("button", name=re.compile("Choisir produit", re.I)).click()
    page.locator(".modal").get_by_role("link", name=re.compile("Savon|Olives")).first.click()
    expect(page.locator(".modal")).to_have_count(0)
    chosen = page.locator("#id_object_of_product-chooser [data-chooser-title]").inner_text()
    page.locator("#try-q").fill("huiles")
    with page.context.expect_page() as opened:
        page.locator("section.trial-ask button").click()
    expect(opened.value.locator(".trial-kind").first).to_contain_text(chosen.split(" (")[0])
    page.get_by_role("button", name="Enregistrer").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
