"""Who finds nothing tells the cluster what she looks for."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import Enquiry, SoughtItem
from catalogue.receipts import receipt
from catalogue.visitor_forms import new_ticket
from core.languages import LANGUAGES
from tests.factories import FamilyFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/fr/je-cherche/"


def filled(*, age: float = 60, **changes: str) -> dict[str, str]:
    return {
        "ticket": new_ticket(at=time.time() - age),
        "message": "Du safran, 10 g.",
        "email": "",
        "phone": "",
        "website": "",
    } | changes


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    def post(form, address=ADDRESS):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, form)

    return post


@pytest.mark.parametrize("page", ["recherche", "catalogue", "membres"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_where_nothing_is_found_a_link_leads_to_the_form_with_her_words(
    client, page, language
):
    ProductFactory(name_fr="Miel", organisation__name_fr="Les amies du miel")
    link = f'href="/{language}/je-cherche/'
    assert f'{link}?q=zz%20%26zz"' in client.get(f"/{language}/{page}/", {"q": "zz &zz"}).text
    assert link not in client.get(f"/{language}/{page}/", {"q": "miel"}).text
    assert link not in client.get(f"/{language}/{page}/").text
    assert ">\nzz &amp;zz</textarea>" in client.get(f"/{language}/je-cherche/?q=zz%20%26zz").text


def test_filters_that_leave_nothing_lead_there_too(client):
    ProductFactory(family=FamilyFactory(sector="terroir"), price=30)
    assert 'href="/fr/je-cherche/"' in client.get("/fr/catalogue/?price_min=9000").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_arrives_and_she_hears_so(client, send, mailoutbox, settings, language):
    sent = filled(email="marta@example.es", phone="0612 34 56 78")
    thanks = client.get(send(sent, f"/{language}/je-cherche/")["location"])
    sought = SoughtItem.objects.get()
    assert sought.reference in thanks.text and "<form method" not in thanks.text
    assert (sought.message, sought.language) == ("Du safran, 10 g.", language)
    [mail] = mailoutbox
    assert (mail.to, mail.reply_to) == ([settings.DEFAULT_FROM_EMAIL], ["marta@example.es"])
    assert "une personne cherche" in mail.subject and sought.reference in mail.subject
    assert "Du safran, 10 g." in mail.body and "+212 6 12 34 56 78" in mail.body
    assert f"/admin/snippets/catalogue/soughtitem/edit/{sought.pk}/" in mail.body


def test_no_answer_is_promised_to_who_left_no_address(client, send):
    told = {
        email: client.get(send(filled(email=email))["location"]).text
        for email in ("", "marta@example.es")
    }
    assert "vous répondra" in told["marta@example.es"] and "vous répondra" not in told[""]


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ({}, "n’a laissé ni e-mail ni téléphone"),
        ({"phone": "0612 34 56 78"}, ""),
        ({"email": "marta@example.es"}, "répondez à ce message"),
    ],
)
def test_the_mail_says_how_she_can_be_answered(send, mailoutbox, left, told):
    send(filled(**left))
    [mail] = mailoutbox
    for text in (mail.body, mail.alternatives[0].content):
        sentences = ("n’a laissé ni e-mail ni téléphone", "répondez à ce message")
        assert [sentence for sentence in sentences if sentence in text] == [told] * bool(told)


def test_sent_twice_it_is_one(send, mailoutbox):
    form = filled()
    assert [send(form).status_code for _time in range(3)] == [302, 302, 302]
    assert SoughtItem.objects.count() == len(mailoutbox) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"message": " "},
        {"email": "marta@"},
        {"phone": "12"},
        {"website": "x"},
        {"age": 0},
        {"message": "x" * 3001},
    ],
    ids=["empty", "address", "number", "trap", "quick", "long"],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(send, settings, changes):
    settings.ENQUIRY_QUICKEST = 3
    answer = send(filled(**changes), f"{ADDRESS}?q=safran")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert changes.get("message", "Du safran, 10 g.").strip() in answer.text
    assert not SoughtItem.objects.exists()


def test_many_from_one_place_wait(send, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "sought": "2/h/ip"}
    answers = [send(filled()) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Du safran, 10 g." in answers[2].text


def test_staff_settles_it(client, send):
    send(filled())
    sought = SoughtItem.objects.get()
    client.force_login(UserFactory(admin=True))
    waiting = "1 visiteur cherche ce qu’il n’a pas trouvé"
    assert waiting in client.get("/admin/").text
    listing = client.get("/admin/snippets/catalogue/soughtitem/?settled=false").text
    edit = f"/admin/snippets/catalogue/soughtitem/edit/{sought.pk}/"
    assert f'href="{edit}"' in listing and "Du safran" in listing
    assert "Du safran, 10 g." in client.get(edit).text
    assert client.post(edit, {"settled": "on", "note": "Demandé à Taliouine."}).status_code == 302
    assert not SoughtItem.objects.open().exists()
    assert waiting not in client.get("/admin/").text
    assert client.get("/admin/snippets/catalogue/soughtitem/add/").status_code in (302, 403)


def test_it_is_forgotten_after_a_year():
    for key, age in (("1" * 32, 366), ("2" * 32, 364)):
        SoughtItem.objects.create(
            key=key,
            message="…",
            language="fr",
            created_at=timezone.now() - timedelta(days=age),
        )
    call_command("forget", verbosity=0)
    assert [row.key.hex for row in SoughtItem.objects.all()] == ["2" * 32]


def test_nobody_else_reads_the_reference(client, send):
    thanks = send(filled())["location"]
    assert client.get(thanks).status_code == 200
    assert client.get(thanks[:-2] + "x/").status_code == 404
    token = receipt([Enquiry(pk=SoughtItem.objects.get().pk)])
    assert client.get(f"/fr/je-cherche/{token}/").status_code == 404
