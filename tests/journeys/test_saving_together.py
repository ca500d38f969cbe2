"""Several people who save the same thing in the same instant: one does, the others learn of it."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visit

# The form that is open, sent twelve times at once, each with another text.
SEND = """async (field) => {
  const form = document.querySelector(`[name="${field}"]`).form;
  const send = async (text) => {
    const data = new FormData(form);
    data.set(field, text);
    const answer = await fetch(form.action, {method: "POST", body: data, redirect: "manual"});
    return answer.type === "opaqueredirect" ? "saved" : String(answer.status);
  };
  return Promise.all([...Array(12).keys()].map((number) => send(`Texte ${number}`)));
}"""


@pytest.mark.parametrize(
    ("listing", "field"),
    [
        ("/admin/snippets/catalogue/product/", "name_fr"),
        ("/admin/snippets/catalogue/family/", "name_fr"),
        ("/admin/pages/", "title"),
        ("/admin/images/", "title"),
    ],
)
def test_of_twelve_only_one_replaces_what_they_all_saw(visit, listing, field):
    person = visit(strict=False)
    page = person.sign_in("admin@example.org")
    person.open(listing)
    links = page.locator("main a").evaluate_all("links => links.map(link => link.pathname)")
    edit = r"/\d+/$" if "images" in listing else r"/edit/"
    for link in filter(re.compile(edit).search, links):
        person.open(link)
        if page.locator(f"[name='{field}']").count():  # a translation has another editor
            break
    answers = page.evaluate(SEND, field)
    assert answers.count("saved") == 1, answers
    # On a busy machine the last in the queue are put off (503) before their turn comes: told as well.
    assert set(answers) - {"503"} == {"saved", "200"}, answers


def open_lead(person: Visit, email: str) -> Locator:
    """Open the Spanish page "Contact" in the editor of translations; there, its introduction."""
    page = person.sign_in(email)
    french = person.open("/fr/contact/").locator(".lead").first.inner_text()
    person.open("/es/contact/")
    page.locator("wagtail-userbar").get_by_role("button").first.click()
    page.get_by_role("menuitem", name="Editar esta página").or_(
        page.get_by_role("menuitem", name="Modifier cette page")
    ).click()
    text = page.locator(".js-translation-editor li:has(> ul)")
    return text.filter(has_text=french).last  # within that of its field


def test_of_two_translators_the_second_is_told_and_loses_nothing(visit):
    """What the first changed is read under the field. In it the words of the second stay, also when she publishes
    the page, until she saves them knowing of the other's."""
    emails = ("admin@example.org", "edition@example.org")
    # The answer that tells is an error to the browser's console.
    texts = [open_lead(visit(strict=False), email) for email in emails]
    editors = [text.page for text in texts]
    for text, words in zip(texts, ("Escríbanos.", "Llámenos."), strict=True):
        text.get_by_role("button", name="Modifier").click()
        text.locator("textarea").fill(words)
        text.get_by_role("button", name="Enregistrer").click()
    first, second = texts
    expect(first.locator("textarea")).to_have_count(0)
    told = second.get_by_role("alert")
    expect(told).to_contain_text("Samira Administratrice a modifié cette traduction")
    expect(told).to_contain_text("Escríbanos.")
    expect(second.locator("textarea")).to_have_value("Llámenos.")
    editors[0].reload()
    expect(first).to_contain_text("Escríbanos.")
    # The connection is lost for a moment: told as well, and nothing is lost.
    editors[1].context.set_offline(True)
    second.get_by_role("button", name="Enregistrer").click()
    expect(told).to_contain_text("n’a pas pu être enregistré")
    expect(second.locator("textarea")).to_have_value("Llámenos.")
    editors[1].context.set_offline(False)
    second.get_by_role("button", name="Enregistrer").click()
    expect(second.locator("textarea, .refusal, .icon-spinner")).to_have_count(0)
    editors[0].reload()
    expect(first).to_contain_text("Llámenos.")
    # Now the first knows something older; publishing asks as well, and publishes nothing.
    second.get_by_role("button", name="Modifier").click()
    second.locator("textarea").fill("Venga a vernos.")
    second.locator("textarea").press("Enter")
    expect(second.locator("textarea, .refusal, .icon-spinner")).to_have_count(0)
    first.get_by_role("button", name="Modifier").click()
    first.locator("textarea").fill("Escríbanos.")
    publish = editors[0].get_by_role("button", name="Publier en espagnol")
    publish.click()
    expect(first.get_by_role("alert")).to_contain_text("Houda Éditrice")
    expect(first.locator("textarea")).to_have_value("Escríbanos.")
    expect(editors[0].locator(".messages .success")).to_have_count(0)
    publish.click()
    expect(editors[0].locator(".messages .success")).to_be_visible()
    page = editors[0]
    page.goto(page.url.partition("/admin/")[0] + "/es/contact/")
    expect(page.locator(".lead").first).to_have_text("Escríbanos.")


def test_after_a_sign_in_in_another_tab_a_translation_is_saved(visit):
    person = visit(strict=False)
    text = open_lead(person, "admin@example.org")
    text.get_by_role("button", name="Modifier").click()
    text.locator("textarea").fill("Hable con nosotras.")
    for lost in ("csrftoken", "sessionid"):  # refused by the view; led to the sign-in page
        person.page.context.clear_cookies(name=lost)
        text.get_by_role("button", name="Enregistrer").click()
        expect(text.get_by_role("alert")).to_contain_text("connectez-vous dans un autre onglet")
        expect(text.locator(".icon-spinner")).to_have_count(0)
        expect(text.locator("textarea")).to_have_value("Hable con nosotras.")
    Visit(person.page.context.new_page(), person.portal).sign_in("admin@example.org")
    text.get_by_role("button", name="Enregistrer").click()
    expect(text.locator("textarea, .refusal, .icon-spinner")).to_have_count(0)
    person.page.reload()
    expect(text).to_contain_text("Hable con nosotras.")
