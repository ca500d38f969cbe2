"""An editor changes things in Wagtail's admin and the site follows."""

import pytest
from playwright.sync_api import Page, expect

OIL = "/fr/catalogue/huile-olive-tatoft/"


def publish(page: Page, action: str = "Publier") -> None:
    page.get_by_role("button", name="Plus d'actions").last.click()
    page.get_by_role("button", name=action, exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def edit_first(page: Page, address: str, words: str) -> None:
    """Open a listing of the admin, look for these words, open the first hit."""
    page.goto(address)
    page.get_by_role("searchbox", name="Rechercher").or_(
        page.get_by_placeholder("Rechercher")
    ).last.fill(words)
    page.wait_for_url("**q=*")
    page.get_by_role("link", name=words, exact=True).first.click()
    page.wait_for_url("**/edit/**")


def photos_of(page: Page) -> list[str | None]:
    return [photo.get_attribute("alt") for photo in page.locator(".photos img").all()]


@pytest.fixture
def editor(visit):
    """An editor who came in through the site's own sign-in."""
    person = visit()
    person.sign_in()
    return person


def test_the_home_page(editor):
    page = editor.open("/fr/")
    page.get_by_role("button", name="Barre utilisateur Wagtail").or_(
        page.locator("wagtail-userbar").get_by_role("button").first
    ).first.click()
    page.get_by_role("menuitem", name="Modifier cette page").click()
    page.get_by_label("Premiers mots").fill("Ce que les femmes du Nord savent faire")
    publish(page)
    page = editor.open("/fr/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Ce que les femmes du Nord savent faire"
    )


def test_what_is_to_be_translated_leads_to_its_first_open_text(visit):
    """The texts before it are translated; this one's translation, of the French before, is there to be looked at.
    What files it could be translated in is told to nobody."""
    administrator = visit()
    before, english = (
        administrator.open(f"/{language}/contact/").locator(".lead").first.inner_text()
        for language in ("es", "en")
    )
    page = administrator.sign_in("admin@example.org")
    page.goto(f"{administrator.portal}/admin/pages/")
    edit_first(page, f"{administrator.portal}/admin/pages/", "Contact")
    page.locator("#id_introduction").fill("Écrivez, téléphonez, passez nous voir.")
    publish(page)
    page.goto(f"{administrator.portal}/admin/")
    page.locator(".todo-list a", has_text="Contact").filter(has_text="espagnol").click()
    editor = page.locator(".js-translation-editor")
    expect(editor.locator("li.errored textarea")).to_be_focused()
    expect(editor.locator("li.errored textarea")).to_have_value(before)
    expect(editor.locator("li:is(.incomplete, .errored)")).to_have_count(1)
    expect(editor.locator("li.complete").first).to_be_visible()
    expect(editor.get_by_role("button", name="Publier en espagnol")).to_be_visible()
    assert not any(words in editor.inner_text() for words in ("PO", " to "))
    # Whoever forgets the button of the text itself loses nothing, and is asked about a text that is missing.
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    editor.locator("li.errored textarea").fill("Escríbanos, llámenos o venga a vernos.")
    editor.get_by_role("button", name="Publier en espagnol").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert asked == []
    page = administrator.open("/es/contact/")
    expect(page.get_by_text("Escríbanos, llámenos o venga a vernos.")).to_be_visible()
    page.goto(f"{administrator.portal}/admin/")
    page.locator(".todo-list a", has_text="Contact").filter(has_text="anglais").click()
    expect(editor.locator("li.errored textarea")).to_be_focused()
    editor.locator("li.errored textarea").fill("")
    page.once("dialog", lambda dialog: dialog.dismiss())
    editor.get_by_role("button", name="Publier en anglais").click()
    expect(editor.locator("li.errored textarea")).to_be_visible()
    assert "l’ancienne traduction" in asked[0]
    # Left as it was found, nothing was looked at: visitors go on reading the words before.
    page.reload()
    expect(editor.locator("li.errored textarea")).to_have_value(english)
    editor.get_by_role("button", name="Publier en anglais").click()
    expect(page.locator(".messages")).to_contain_text("anglais")
    expect(editor.locator("li.errored")).to_have_count(1)
    expect(administrator.open("/en/contact/").locator(".lead").first).to_have_text(english)


def test_the_name_of_a_family(editor):
    page = editor.page
    page.goto(f"{editor.portal}/admin/snippets/catalogue/family/")
    edit_first(page, f"{editor.portal}/admin/snippets/catalogue/family/", "Huile d’olive")
    page.get_by_role("textbox", name="Nom · Français").fill("Huile d’olive vierge")
    page.get_by_role("button", name="Enregistrer").first.click()
    page.wait_for_url("**/admin/snippets/catalogue/family/")
    listing = editor.open("/fr/catalogue/?family=huiles-olives")
    expect(listing.get_by_text("Huile d’olive vierge", exact=True)).to_be_visible()
    product = editor.open(OIL)
    expect(product.locator(".breadcrumbs")).to_contain_text("Huile d’olive vierge")


def test_a_product_and_its_history(visit):
    """Edit a price, reorder and remove photos, compare, restore: by a moderator, who publishes herself
    (test_moderation.py follows an editor's change)."""
    editor = visit()
    editor.sign_in("moderation@example.org")
    page = editor.open(OIL)
    alternatives = photos_of(page)
    assert len(alternatives) >= 3
    name = page.get_by_role("heading", level=1).inner_text()
    before = page.locator(".detail-aside .price").first.inner_text()

    edit_first(page, f"{editor.portal}/admin/snippets/catalogue/product/", name)
    edit = page.url
    page.get_by_role("tab", name="Prix et disponibilité").click()
    page.get_by_label("Prix (MAD)").or_(page.locator("#id_price")).first.fill("123")
    page.get_by_role("tab", name="Photos").click()
    photos = page.get_by_role("tabpanel", name="Photos")
    photos.get_by_title("Descendre").first.click()
    photos.get_by_title("Supprimer").nth(2).click()
    publish(page)
    page = editor.open(OIL)
    expect(page.locator(".detail-aside .price").first).to_contain_text("123")
    assert photos_of(page) == [alternatives[1], alternatives[0], *alternatives[3:]]

    history = edit.replace("/edit/", "/history/")
    page.goto(history)
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Comparer avec la version précédente").click()
    expect(page.locator("main")).to_contain_text("123")

    page.goto(history)
    page.get_by_role("button", name="Actions", exact=True).last.click()
    page.get_by_role("link", name="Passer en revue cette version").click()
    publish(page, "Publier cette version")
    page = editor.open(OIL)
    assert page.locator(".detail-aside .price").first.inner_text() == before
    assert photos_of(page) == alternatives


def test_preview_and_content_checks_work_under_the_policy(editor):
    page = editor.page
    page.goto(f"{editor.portal}/admin/pages/")
    edit_first(page, f"{editor.portal}/admin/pages/", "Contact")
    page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Activer/désactiver les vérifications").click()
    checks = page.get_by_role("complementary", name="Vérifications")
    expect(checks.get_by_role("heading", name="Problèmes trouvés 0")).to_be_visible()


def test_a_field_that_is_missing_loses_nothing(editor):
    page = editor.page
    page.goto(f"{editor.portal}/admin/snippets/catalogue/label/add/")
    page.locator("#id_name_ar").fill("علامة التجربة")
    page.get_by_role("button", name="Enregistrer").first.click()
    expect(page.locator(".error-message, .w-field__errors").first).to_be_visible()
    assert page.locator("#id_name_ar").input_value() == "علامة التجربة"


def test_the_admin_is_refused_to_strangers(visit):
    page = visit().open("/admin/")
    assert "/compte/login/" in page.url
