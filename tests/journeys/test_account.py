"""The pages of one's own account, and the living page of the design system."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PASSWORD

ADMINISTRATOR = "admin@example.org"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_pages_of_the_account_have_no_barriers(visit, language):
    person = visit(360)
    person.sign_in()
    for path in ("2fa/", "password/change/", "email/", "logout/"):
        person.open(f"/{language}/compte/{path}")
        person.has_no_barriers()


def test_the_second_factor_can_be_set_up(visit):
    person = visit()
    page = person.sign_in()
    person.open("/fr/compte/2fa/")
    page.get_by_role("link", name="Activer").click()
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirmer").click()
    page.wait_for_url("**/2fa/totp/activate/")
    assert page.locator("img, svg").count() > 0
    person.has_no_barriers()


def test_the_living_page_shows_every_component_in_both_themes(visit):
    person = visit()
    person.sign_in(ADMINISTRATOR)
    page = person.open("/admin/design/")
    names = page.locator(".specimen > h2").all_inner_texts()
    assert "catalogue/components/product_card.html" in names
    assert "components/header.html" in names
    for theme in ("light", "dark"):
        for direction in ("ltr", "rtl"):
            grounds = page.locator(f"[data-theme={theme}][dir={direction}].theme-ground")
            assert grounds.count() == len(names)


def test_the_ways_to_other_pages_stand_in_one_line_on_a_phone(visit):
    person = visit(360)
    person.sign_in(ADMINISTRATOR)
    page = person.open("/admin/design/")
    for direction, where, words in (
        ("ltr", "5 / 12", "Page 5 sur 12"),
        ("rtl", "5 من 12", "الصفحة 5 من 12"),
    ):
        ways = page.locator(f".theme-ground[data-theme=light][dir={direction}] .pagination")
        expect(ways.locator(".position [aria-hidden]")).to_have_text(where)
        expect(ways.locator(".position")).to_contain_text(words)
        expect(ways.locator(".position [aria-hidden]")).to_be_visible()
        boxes = [item.bounding_box() for item in ways.locator("li:visible").all()]
        assert len(boxes) == 3
        assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(ways.locator(".number").first).to_be_visible()
    expect(ways.locator(".position")).to_be_hidden()


@pytest.mark.parametrize("path", ["/admin/design/", "/admin/courriers/"])
def test_staff_pages_are_refused_to_strangers(visit, path):
    page = visit().open(path)
    assert "/compte/login/" in page.url


def test_a_long_text_outlives_the_session(visit):
    person = visit()
    page = person.sign_in()
    page.goto(f"{person.portal}/admin/snippets/catalogue/product/")
    page.locator("td.title a").first.click()
    story = "Un texte écrit pendant une heure, que personne ne veut écrire deux fois."
    page.locator("[name=description_fr]").fill(story)
    session = [c for c in page.context.cookies() if c["name"] == "sessionid"]
    page.context.clear_cookies(name="sessionid")
    assert session
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_label("E-mail").fill("edition@example.org")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url("**/compte/reprendre/")
    page.get_by_text("Ce que vous avez écrit", exact=True).click()
    assert page.locator("pre.kept-text").get_by_text(story).is_visible()
    page.get_by_role("button", name="Envoyer de nouveau").click()
    page.wait_for_url("**/admin/snippets/catalogue/product/**")
    assert page.locator("[name=description_fr]").input_value() == story
