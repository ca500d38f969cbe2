"""An editor changes a product, a moderator reads what differs, the site follows only then."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import WCAG

CHEESE = "/fr/catalogue/jben-frais-jebel-lahbib/"
EDITOR, MODERATOR, ADMINISTRATOR = (
    f"{name}@example.org" for name in ("edition", "moderation", "admin")
)


def edit(page: Page, portal: str, name: str) -> None:
    page.goto(f"{portal}/admin/snippets/catalogue/product/?q={name.split()[0]}")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url("**/edit/**")


def set_price(page: Page, price: str) -> None:
    page.get_by_role("tab", name="Prix et disponibilité").click()
    page.locator("#id_price").fill(price)


def more(page: Page, action: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name="Plus d'actions").last.click()
    page.get_by_role("button", name=action).click()
    expect(page.locator(".messages .success")).to_be_visible()


def speak(page: Page, portal: str, language: str) -> None:
    """The admin itself, as its reader chooses in her account."""
    page.goto(f"{portal}/admin/account/")
    page.locator("select[name$=preferred_language]").select_option(language)
    page.locator("main button[type=submit]").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def has_no_barriers(page: Page) -> None:
    """Ours: Wagtail's own frame around it is judged by Wagtail."""
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    violations = Axe().run(page, context=".moderation", options=options).response["violations"]
    assert not [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in violations]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["fr", pytest.param("ar", marks=pytest.mark.thorough)])
def test_what_was_read_is_what_visitors_see(visit, language):
    stranger = visit(360)
    shown = stranger.open(CHEESE)
    name = shown.get_by_role("heading", level=1).inner_text().replace("\n", " ")
    before = shown.locator(".detail-aside .price").first.inner_text()
    pictures = shown.locator(".photos img").count()
    price, later = {"fr": ("61", "99"), "ar": ("62", "98")}[language]

    editor = visit()
    page = editor.sign_in(EDITOR)
    edit(page, editor.portal, name)
    set_price(page, price)
    page.get_by_role("tab", name="Photos").click()
    remove = page.get_by_role("tabpanel", name="Photos").get_by_title("Supprimer")
    remove.locator("visible=true").last.click()
    expect(remove.locator("visible=true")).to_have_count(pictures - 1)
    more(page, re.compile("Soumettre"))
    expect(page.locator(".messages .success")).to_contain_text("parti à la relecture")
    shown = stranger.open(CHEESE)
    assert shown.locator(".detail-aside .price").first.inner_text() == before

    # While it waits, an editor's form is closed to her …
    edit(page, editor.portal, name)
    expect(page.get_by_role("button", name="Enregistrer le brouillon")).to_have_count(0)
    expect(page.locator("#id_price")).to_be_disabled()
    expect(page.get_by_role("button", name="Verrouillé")).to_be_disabled()
    page.get_by_role("button", name="Plus d'actions").last.click()
    expect(page.get_by_role("button", name="Reprendre pour corriger")).to_be_visible()
    # … and an administrator writes on, which nobody has reviewed.
    administrator = visit()
    page = administrator.sign_in(ADMINISTRATOR)
    edit(page, administrator.portal, name)
    set_price(page, later)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator(".messages .success")).to_be_visible()

    moderator = visit(360)
    page = moderator.sign_in(MODERATOR)
    if language == "ar":
        speak(page, moderator.portal, "ar")
        page.goto(f"{moderator.portal}/admin/")
    page.locator(".todo-list a[href*=compare]").first.click()
    change = page.locator(".moderation-field").filter(has=page.locator("[name=reason_price]"))
    expect(change.locator(".addition")).to_have_text(price)
    expect(page.locator(".moderation-field .preview-image").first).to_be_visible()
    has_no_barriers(page)
    # Returned first, by keyboard: without a word it stays here, with one it goes.
    back = page.locator("button[value=reject]")
    back.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".moderation-error")).to_be_visible()
    page.locator("[name=comment]").fill("Le marché est à 60.")
    page.locator("button[value=reject]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()

    page = editor.page
    page.goto(f"{editor.portal}/admin/")
    page.get_by_role("link", name="revient avec des remarques").first.click()
    expect(page.locator(".messages .warning")).to_contain_text("Le marché est à 60.")
    set_price(page, price)
    more(page, re.compile("Resoumettre"))

    # The administrator writes again after it was sent.
    page = administrator.page
    edit(page, administrator.portal, name)
    set_price(page, later)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator(".messages .success")).to_be_visible()

    page = moderator.page
    page.goto(f"{moderator.portal}/admin/")
    page.locator(".todo-list a[href*=compare]").first.click()
    page.locator("button[value=approve]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    speak(page, moderator.portal, "fr")  # as the next to sign in with this name expects it

    shown = stranger.open(CHEESE)
    expect(shown.locator(".detail-aside .price").first).to_contain_text(price)
    assert shown.locator(".photos img").count() == pictures - 1
    shown = stranger.open(f"/fr/catalogue/?price_min={price}&price_max={price}")
    expect(shown.get_by_role("link", name=name, exact=True)).to_be_visible()
