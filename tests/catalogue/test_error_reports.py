"""What is wrong on a page reaches the cluster: stored, mailed once, listed until somebody settles it."""

import re
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import Enquiry, ErrorReport
from catalogue.receipts import receipt
from catalogue.visitor_forms import new_ticket
from core.languages import LANGUAGES
from tests.factories import OrganisationFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


def filled(*, age: float = 60, **changes: str) -> dict[str, str]:
    return {
        "ticket": new_ticket(at=time.time() - age),
        "message": "Le village est Beni Arouss.",
        "email": "",
        "phone": "",
        "website": "",
    } | changes


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    def post(address, form):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, form)

    return post


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_leads_to_the_form_and_the_form_back_to_the_page(client, send, language):
    product = ProductFactory()
    page = f"/{language}/catalogue/{product.slug}/"
    assert f'href="{page}signaler/"' in client.get(page).text
    answer = send(f"{page}signaler/", filled())
    thanks = client.get(answer["location"])
    assert f'href="{page}"' in thanks.text
    assert "<form method" not in thanks.text
    report = ErrorReport.objects.get()
    assert report.reference in thanks.text
    assert (report.product, report.organisation, report.language) == (
        product,
        product.organisation,
        language,
    )


def test_the_cluster_reads_it_in_its_own_language_and_can_answer(send, mailoutbox, settings):
    member = OrganisationFactory()
    send(f"/ar/membres/{member.slug}/signaler/", filled(email="marta@example.es"))
    [mail] = mailoutbox
    assert (mail.to, mail.reply_to) == ([settings.DEFAULT_FROM_EMAIL], ["marta@example.es"])
    assert "Beni Arouss" in mail.body
    assert ErrorReport.objects.get().reference in mail.subject
    assert f"/fr/membres/{member.slug}/" in mail.body
    assert ErrorReport.objects.get().product is None


def test_sent_twice_it_is_one(send, mailoutbox):
    address, form = f"/fr/catalogue/{ProductFactory().slug}/signaler/", filled()
    assert [send(address, form).status_code for _time in range(3)] == [302, 302, 302]
    assert ErrorReport.objects.count() == len(mailoutbox) == 1


def test_other_words_from_the_same_form_are_another_report(send):
    address, form = f"/fr/catalogue/{ProductFactory().slug}/signaler/", filled()
    for words in ("Le prix est faux.", "Le village aussi."):
        send(address, form | {"message": words})
    assert {row.message for row in ErrorReport.objects.all()} == {
        "Le prix est faux.",
        "Le village aussi.",
    }


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
def test_what_is_wrong_is_told_and_nothing_is_lost(client, send, settings, changes):
    settings.ENQUIRY_QUICKEST = 3
    address = f"/fr/catalogue/{ProductFactory().slug}/signaler/"
    answer = send(address, filled(**changes))
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert changes.get("message", "Le village est Beni Arouss.").strip() in answer.text
    assert not ErrorReport.objects.exists()


def test_many_from_one_place_wait(client, send, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "error_report": "2/h/ip"}
    address = f"/fr/catalogue/{ProductFactory().slug}/signaler/"
    answers = [send(address, filled()) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Le village est Beni Arouss." in answers[2].text


def test_what_is_not_public_takes_no_report(client):
    product = ProductFactory(draft=True)
    assert client.post(f"/fr/catalogue/{product.slug}/signaler/", filled()).status_code == 404


def test_staff_settles_it(client, send):
    product = ProductFactory()
    send(f"/fr/catalogue/{product.slug}/signaler/", filled())
    report = ErrorReport.objects.get()
    client.force_login(UserFactory(admin=True))
    assert "1 erreur signalée à traiter" in client.get("/admin/").text
    listing = client.get("/admin/snippets/catalogue/errorreport/?settled=false").text
    edit = f"/admin/snippets/catalogue/errorreport/edit/{report.pk}/"
    assert f'href="{edit}"' in listing
    assert "Le village est Beni Arouss." in client.get(edit).text
    assert client.post(edit, {"settled": "on", "note": "Corrigé."}).status_code == 302
    assert not ErrorReport.objects.open().exists()
    assert "erreur signalée à traiter" not in client.get("/admin/").text
    assert client.get("/admin/snippets/catalogue/errorreport/add/").status_code in (302, 403)


def test_a_member_without_account_asks_for_a_change_of_its_own_listing(client, send, mailoutbox):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/signaler/"
    assert "ne peuvent pas encore se connecter" in client.get(address).text
    own = filled(phone="0612 34 56 78", own_listing="on")
    thanks = send(address, own)["location"]
    assert "qui modifiera la fiche pour vous" in client.get(thanks).text
    report = ErrorReport.objects.get()
    assert (report.own_listing, report.phone.as_e164) == (True, "+212612345678")
    [mail] = mailoutbox
    assert "un membre demande un changement" in mail.subject
    assert "+212612345678" in mail.body
    assert "appelez le membre au numéro que le cluster connaît" in mail.body
    send(address, filled(message="Plus récent, et de personne en particulier."))
    client.force_login(UserFactory(admin=True))
    listing = client.get("/admin/snippets/catalogue/errorreport/").text
    first, second = (
        listing.index(f"/edit/{row.pk}/") for row in ErrorReport.objects.order_by("pk")
    )
    assert first < second
    form = client.get(f"/admin/snippets/catalogue/errorreport/edit/{report.pk}/").text
    assert "+212612345678" in form
    assert "appelez le numéro que le cluster connaît" in form
    assert re.search(r'aria-readonly="true">\s*oui\s*<', form)


def test_it_is_forgotten_after_a_year():
    member = OrganisationFactory()
    for key, age in (("11111111-1111-4111-8111-111111111111", 366), ("2" * 32, 364)):
        ErrorReport.objects.create(
            key=key,
            organisation=member,
            message="…",
            language="fr",
            created_at=timezone.now() - timedelta(days=age),
        )
    call_command("forget", verbosity=0)
    assert [row.key.hex for row in ErrorReport.objects.all()] == ["2" * 32]


def test_nobody_else_reads_the_reference(client, send):
    member = OrganisationFactory()
    thanks = send(f"/fr/membres/{member.slug}/signaler/", filled())["location"]
    assert client.get(thanks).status_code == 200
    assert client.get(thanks[:-2] + "x/").status_code == 404
    token = receipt([Enquiry(pk=ErrorReport.objects.get().pk)])
    assert client.get(f"/fr/signalement/{token}/").status_code == 404
