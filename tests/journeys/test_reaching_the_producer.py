"""Writing to a member, and keeping products to write to all their members at once."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from playwright.sync_api import expect

OIL = "huile-olive-tatoft"
WORDS = {
    "fr": {
        "write": "Écrire au membre",
        "message": "Votre message",
        "name": "Votre nom",
        "send": "Envoyer",
        "sent": "Votre message est parti",
        "keep": "Garder",
        "list": "Ma liste",
        "note": "Ajouter une note",
        "all": "Écrire aux membres",
        "save": "Enregistrer",
        "saved": "Vos notes sont enregistrées.",
        "failed": "Pas encore enregistré : appuyez sur Enregistrer.",
    },
    "ar": {
        "write": "مراسلة العضو",
        "message": "رسالتكم",
        "name": "اسمكم",
        "send": "إرسال",
        "sent": "أُرسلت رسالتكم",
        "keep": "إضافة",
        "list": "لائحتي",
        "note": "إضافة ملاحظة",
        "all": "مراسلة الأعضاء",
        "save": "حفظ",
        "saved": "تم حفظ ملاحظاتكم.",
        "failed": "لم يُحفظ بعد: اضغطوا على «حفظ».",
    },
}


def fill_in(page, words) -> None:
    page.get_by_label(words["message"]).fill("Avez-vous encore cinq litres ?")
    page.get_by_label(words["name"]).fill("Marta")
    page.locator("[name=email]").fill("marta@example.es")
    page.locator("[name=consent]").check()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_visitor_writes_to_a_member(visit, language, javascript):
    words = WORDS[language]
    # Given a visitor on a product's page, on a phone
    person = visit(360, javascript=javascript)
    page = person.open(f"/{language}/catalogue/{OIL}/")
    # When she writes, first forgetting how to be reached
    page.get_by_role("link", name=words["write"]).first.click()
    page.get_by_label(words["message"]).fill("Avez-vous encore cinq litres ?")
    page.get_by_role("button", name=words["send"]).last.click()
    # Then she is told so in her language, and her words are still there
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label(words["message"])).to_have_value("Avez-vous encore cinq litres ?")
    if javascript:
        person.has_no_barriers()
    # And once it is whole it leaves, with a reference to quote
    fill_in(page, words)
    page.get_by_role("button", name=words["send"]).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["sent"])
    assert re.search(r"DEM-\d{5}", page.locator("main").inner_text())
    if javascript:
        person.has_no_barriers()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(
    ("language", "report", "wrong", "send", "thanks"),
    [
        ("fr", "Signaler une erreur", "Qu’est-ce qui est faux", "Envoyer", "Merci"),
        ("ar", "التبليغ عن خطأ", "ما الخطأ؟", "إرسال", "شكرا"),
    ],
)
def test_a_president_reports_an_error_in_her_listing(
    visit, language, report, wrong, send, thanks, javascript
):
    # Given her product's page on a phone, and no account
    person = visit(360, javascript=javascript)
    page = person.open(f"/{language}/catalogue/{OIL}/")
    page.get_by_role("link", name=report).click()
    # When she sends it empty, she is told; when she says what is wrong, it leaves
    page.get_by_role("button", name=send).last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(wrong).fill("Le prix est de 80 dirhams.")
    page.get_by_role("button", name=send).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(thanks)
    if javascript:
        person.has_no_barriers()
    # Then the page is one step away
    page.locator("main a.more").click()
    expect(page).to_have_url(re.compile(rf"/{language}/catalogue/{OIL}/$"))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_list_is_kept_written_to_and_shared(visit, language):
    words = WORDS[language]
    # Given a visitor who keeps two products without leaving the listing
    person = visit(360)
    page = person.open(f"/{language}/catalogue/")
    for number in (0, 1):
        page.locator("[data-keep]").nth(0).click()
        expect(page.locator(".list-link [data-count]")).to_have_text(str(number + 1))
    # When she opens her list, notes a size and writes to all
    page.locator(".list-link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["list"])
    person.has_no_barriers()
    # The notes are folded; the first words of each stand in its place
    notes = page.locator(".selection-note")
    summary = notes.first.locator("summary")
    expect(notes.first.locator("input[type=text]")).to_be_hidden()
    expect(summary).to_have_text(words["note"])
    summary.click()
    # She changes her mind on the open page: what stands there in the end is kept
    for note, shown in (("taille M", "taille M"), ("", words["note"]), ("taille M", "taille M")):
        notes.first.locator("input[type=text]").fill(note)
        with page.expect_response(lambda answer: answer.request.method == "GET"):
            page.keyboard.press("Tab")
        expect(page.locator("[data-saved]")).to_have_text(words["saved"])
        expect(summary).to_have_text(shown)
    # Without a network she is told
    page.context.set_offline(True)
    notes.first.locator("input[type=text]").fill("taille L")
    page.keyboard.press("Tab")
    expect(page.locator("[data-failed]")).to_have_text(words["failed"])
    page.context.set_offline(False)
    assert "DISCONNECTED" in person.complaints.pop()  # the browser's own line
    page.reload()
    expect(summary).to_have_text("taille M")
    expect(notes.first.locator("input[type=text]")).to_have_value("taille M")
    shared = page.locator("a[href*='/liste/']").get_attribute("href")
    # A note just typed goes along: she need not save it first
    notes.last.locator("summary").click()
    notes.last.locator("input[type=text]").fill("deux paires")
    notes.last.locator("summary").click()
    page.get_by_role("button", name=words["all"]).click()
    expect(page.locator(".enquiry-about")).to_contain_text("deux paires")
    person.has_no_barriers()
    fill_in(page, words)
    page.get_by_role("button", name=words["send"]).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["sent"])
    # Then whom she shares it with reads it and changes nothing
    friend = visit(360)
    friend.page.goto(shared)
    expect(friend.page.get_by_text("taille M")).to_be_visible()
    expect(friend.page.locator("form.selection-form")).to_have_count(0)
    friend.has_no_barriers()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [360, 1024, 1280])
def test_words_lead_to_a_list_in_which_nothing_is_kept(visit, width, javascript):
    person = visit(width, javascript=javascript)
    for language, words in (("fr", "Ma liste"), ("ar", "لائحتي"), ("es", "Mi lista")):
        page = person.open(f"/{language}/membres/")
        address = f"/{language}/ma-liste/"
        expect(page.locator("footer").get_by_role("link", name=words)).to_have_attribute(
            "href", address
        )
        if width == 360:
            page.locator(".menu-toggle > summary").click()
        door = page.locator("header").get_by_text(words).locator("visible=true").last
        expect(door).to_be_in_viewport()
        assert door.bounding_box()["width"] > 40  # not words for the ear only
        door.click()
        expect(page).to_have_url(re.compile(f"{address}$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(words)


@pytest.mark.parametrize(
    "language",
    ["es", "ar", *(pytest.param(code, marks=pytest.mark.thorough) for code in ("fr", "en"))],
)
def test_the_menu_and_the_full_list_have_room_in_the_bar(visit, language):
    person = visit(1280)
    page = person.open(f"/{language}/catalogue/")
    bar = page.locator(".site-header .wrap")
    count = page.locator(".list-entry [data-count]")
    for number in range(10):
        page.locator(".card-keep[data-keep]:not(.kept)").first.click()
        expect(count).to_have_text(str(number + 1))
    for width in (1280, 1250, 1240, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        # The portal's name in two lines at most; above the menu where there is room for it
        assert bar.bounding_box()["height"] < (110 if width > 1248 else 90)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for link in page.locator(".menu-list li:visible, .languages-list li:visible").all():
            assert link.bounding_box()["height"] < 60  # one line


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_list_is_kept_without_javascript_and_by_keyboard(visit, language):
    words = WORDS[language]
    person = visit(360, javascript=False)
    page = person.open(f"/{language}/catalogue/{OIL}/")
    link = page.locator("a.keep")
    link.focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=words["keep"], exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#item-{OIL}")).to_be_visible()
    page.locator(".selection-note summary").press("Enter")
    page.locator(".selection-note input[type=text]").fill("taille M")
    page.get_by_role("button", name=words["save"], exact=True).last.press("Enter")
    expect(page.locator(".selection-note input[type=text]")).to_have_value("taille M")
    page.locator("button[name=remove]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#item-{OIL}")).to_have_count(0)


def test_twenty_parallel_posts_of_one_form_are_one_enquiry(portal):
    opener = build_opener(HTTPCookieProcessor())
    address = f"{portal}/fr/catalogue/{OIL}/demande/"
    page = opener.open(address).read().decode()
    form = dict(re.findall(r'name="(csrfmiddlewaretoken|ticket)" value="([^"]+)"', page))
    form |= {"message": "Bonjour", "name": "Marta", "phone": "0612345678", "consent": "on"}
    body = urlencode(form).encode()
    cookies = "; ".join(
        f"{c.name}={c.value}"
        for h in opener.handlers
        if hasattr(h, "cookiejar")
        for c in h.cookiejar
    )

    def post(_n: int) -> str:
        request = Request(address, body, {"Cookie": cookies, "Referer": address})
        try:
            with build_opener().open(request, timeout=60) as answer:
                return answer.url
        except HTTPError as error:
            return str(error.code)

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(post, range(20)))
    references = set()
    for answer in answers:
        assert "/demande/" in answer, answers
        with opener.open(answer) as thanks:
            references |= set(re.findall(r"DEM-\d{5}", thanks.read().decode()))
    assert len(references) == 1
