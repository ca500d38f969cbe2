"""A visitor writes to a member: stored first, mailed after, once, whatever is sent."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.enums import EnquiryState
from catalogue.models import Enquiry
from core.languages import LANGUAGES
from core.models import OutgoingMail
from tests.factories import OrganisationFactory, ProductFactory, UserFactory, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return ProductFactory(organisation__email="houda@example.org", organisation__language="ar")


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    def post(product, form, language="es"):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"/{language}/catalogue/{product.slug}/demande/", form)

    return post


def test_it_is_stored_and_each_reads_it_in_their_language(send, client, product, mailoutbox):
    response = send(product, filled())
    enquiry = Enquiry.objects.get()
    assert (enquiry.organisation, enquiry.name, enquiry.language) == (
        product.organisation,
        "Marta",
        "es",
    )
    assert enquiry.subject == f"{product.reference} {product.name_es}"
    to_member, to_visitor = mailoutbox
    assert (to_member.to, to_member.reply_to) == (["houda@example.org"], ["marta@example.es"])
    assert product.name_ar in to_member.body
    assert 'dir="rtl"' in to_member.alternatives[0].content
    assert (to_visitor.to, to_visitor.reply_to) == (["marta@example.es"], [])
    assert product.name_es in to_visitor.body
    assert enquiry.reference in to_visitor.subject
    thanks = client.get(response["location"])
    assert enquiry.reference in thanks.text
    assert "marta@example.es" not in thanks.text


def test_the_thank_you_page_shows_the_visitors_own_words_and_nothing_keeps_it(
    send, client, product
):
    thanks = send(product, filled() | {"message": "Deux <b>pots</b>\n\npour jeudi"})["location"]
    page = client.get(thanks)
    assert "<p>Deux &lt;b&gt;pots&lt;/b&gt;</p>" in page.text
    assert "no-store" in page["Cache-Control"] and "private" in page["Cache-Control"]
    assert 'content="noindex' in page.text
    # Another site that a link leads to learns the host and no more.
    assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"
    Enquiry.objects.update(message="Autre")
    assert "pots" not in client.get(thanks).text
    # A member that left meanwhile has no page any more.
    member = f'href="/es/membres/{product.organisation.slug}/"'
    assert member in client.get(thanks).text
    product.organisation.unpublish()
    assert member not in client.get(thanks).text


def test_a_member_without_address_is_reached_through_the_cluster(send, mailoutbox, settings):
    send(ProductFactory(), filled())
    assert mailoutbox[0].to == [settings.DEFAULT_FROM_EMAIL]


def test_it_is_stored_even_if_mail_fails(send, product, settings):
    settings.DELIVERY_EMAIL_BACKEND = "tests.core.test_mails.RefusingBackend"
    assert send(product, filled()).status_code == 302
    assert Enquiry.objects.count() == 1
    assert OutgoingMail.objects.filter(sent_at=None).count() == 2


def test_a_member_can_be_written_to_about_nothing_in_particular(client, mailoutbox):
    organisation = OrganisationFactory()
    assert organisation.name_fr in client.get(f"/fr/membres/{organisation.slug}/demande/").text
    client.post(f"/fr/membres/{organisation.slug}/demande/", filled())
    assert not Enquiry.objects.get().items.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"message": ""}, "message"),
        ({"message": "x" * 3001}, "message"),
        ({"name": "\u202e \x00"}, "name"),
        ({"email": "", "phone": ""}, "email"),
        ({"email": "marta"}, "email"),
        ({"email": "a@example.org\r\nBcc: x@example.org"}, "email"),
        ({"phone": "12"}, "phone"),
        ({"consent": ""}, "consent"),
        ({"website": "https://spam.example"}, "__all__"),
        ({"age": 1}, "__all__"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    send, product, changes, field, language, settings
):
    settings.ENQUIRY_QUICKEST = 3
    form = filled(**changes)
    response = send(product, form, language)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert 'role="alert"' in response.text
    assert not Enquiry.objects.exists()
    assert response.context["form"]["message"].value() == form["message"]
    assert f'value="{form["ticket"]}"' in response.text
    assert "spam.example" not in response.text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0612345678", "+212612345678"),
        ("+34 600 123 456", "+34600123456"),
        ("٠٦١٢٣٤٥٦٧٨", "+212612345678"),
    ],
)
def test_a_number_is_kept_as_e164(send, product, typed, stored):
    send(product, filled(phone=typed, email=""))
    assert str(Enquiry.objects.get().phone.as_e164) == stored


def test_the_same_form_again_is_one_enquiry(send, product, mailoutbox):
    form = filled(phone="0612345678")
    first, second = send(product, form), send(product, form | {"phone": "+212 612 345 678"})
    assert Enquiry.objects.count() == 1
    assert len(mailoutbox) == 2
    assert first.status_code == second.status_code == 302


def test_a_person_has_a_limit_and_keeps_her_words(send, product, settings):
    settings.ACCOUNT_RATE_LIMITS = {"enquiry": "2/h/key"}
    for _n in range(2):
        assert send(product, filled()).status_code == 302
    form = filled(message="Encore une question")
    refused = send(product, form)
    assert refused.status_code == 429
    assert "Encore une question" in refused.text
    # The same form again is no way around it.
    assert send(product, form).status_code == 429
    assert Enquiry.objects.count() == 2
    assert send(product, filled(email="other@example.org")).status_code == 302


def test_hidden_products_and_members_cannot_be_written_to(client):
    for address in (
        f"/fr/catalogue/{ProductFactory(draft=True).slug}/demande/",
        f"/fr/membres/{OrganisationFactory(suspended=True).slug}/demande/",
        "/fr/demande/" + "x" * 40 + "/",
    ):
        assert client.get(address).status_code == 404


def test_it_is_forgotten_after_twelve_months(send, product):
    send(product, filled())
    call_command("forget", verbosity=0)
    assert Enquiry.objects.count() == 1
    Enquiry.objects.update(created_at=timezone.now() - timedelta(days=366))
    call_command("forget", verbosity=0)
    assert not Enquiry.objects.exists()


def test_nothing_personal_in_the_log(send, product, caplog):
    caplog.set_level("DEBUG", logger="catalogue")
    caplog.set_level("DEBUG", logger="core")
    send(product, filled())
    assert "marta" not in caplog.text.lower()


def test_staff_note_what_became_of_it_and_change_nothing_else(client, send, product):
    send(product, filled())
    enquiry = Enquiry.objects.get()
    client.force_login(UserFactory(admin=True))
    edit = f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/"
    assert "Avez-vous encore du miel" in client.get(edit).text
    client.post(edit, {"state": EnquiryState.ORDERED, "note": "10 pots", "message": "autre"})
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.note) == (EnquiryState.ORDERED, "10 pots")
    assert enquiry.message == "Avez-vous encore du miel ?"
    assert client.get("/admin/snippets/catalogue/enquiry/add/").status_code == 302


def test_staff_see_what_it_is_about_with_its_notes(client, product):
    gone, hidden = ProductFactory(organisation=product.organisation), ProductFactory(live=False)
    enquiry = Enquiry.objects.create(
        key=uuid4(), organisation=product.organisation, name="Marta", language="es"
    )
    for asked, note in ((product, "dos tarros"), (gone, "para mayo"), (hidden, "")):
        enquiry.items.create(
            product=asked, reference=asked.reference, name=asked.name_es, note=note
        )
    gone.delete()
    client.force_login(UserFactory(admin=True))
    form = client.get(f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/").text
    for asked in (product, hidden):
        assert (
            f'href="/admin/snippets/catalogue/product/edit/{asked.pk}/">{asked.reference}' in form
        )
    assert f'href="/fr/catalogue/{product.slug}/"' in form
    assert f'href="/fr/catalogue/{hidden.slug}/"' not in form
    assert "– dos tarros" in form
    assert f" {gone.name_es} – para mayo</li>" in form


def test_the_export_runs_no_formula_and_keeps_numbers(client, send, product):
    message = 'Bonjour ; =HYPERLINK("y")\r\n"+SUM(1), ＝1+1'
    send(product, filled(name='=HYPERLINK("x")', phone="+212612345678", message=message))
    # In London it is eleven in the evening of the day before.
    Enquiry.objects.update(created_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    client.force_login(UserFactory(admin=True))
    listing = client.get("/admin/snippets/catalogue/enquiry/?ordering=-pk")
    assert "Référence" in listing.text
    response = client.get("/admin/snippets/catalogue/enquiry/?export=csv")
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")  # for Excel
    assert "'=HYPERLINK" in text
    assert "'+212612345678" in text
    # Excel in French splits at semicolons and lines, whatever stands around them.
    assert "; '=HYPERLINK" in text
    assert """\n""'+SUM(1), '＝1+1""" in text
    assert "2026-07-01 00:30:00," in text
    sheet = client.get("/admin/snippets/catalogue/enquiry/?export=xlsx")
    assert b"".join(sheet.streaming_content).startswith(b"PK")


HEAD = {
    *("Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID"),
    *("Content-Language", "Auto-Submitted", "Content-Transfer-Encoding"),
}
INJECTED = "\r\nBcc: thief@example.org\r\n\r\nBuy here"


@pytest.mark.parametrize("field", ["name", "message", "email", "phone", "product", "member"])
def test_no_field_adds_a_line_to_a_mails_head(send, product, mailoutbox, field):
    """What ends a line may stand in what a visitor sends and in names that a member gave itself."""
    typed = filled()
    if field == "product":
        type(product).objects.update(name_fr=f"Miel{INJECTED}", name_es=f"Miel{INJECTED}")
    elif field == "member":
        OrganisationFactory._meta.model.objects.update(name_fr=f"Ruches{INJECTED}")
    else:
        typed[field] += INJECTED
    response = send(product, typed)
    if field in ("email", "phone"):  # no address and no number: told, nothing is sent
        assert (response.status_code, mailoutbox) == (200, [])
        return
    assert response.status_code == 302
    assert sorted(address for mail in mailoutbox for address in mail.recipients()) == [
        "houda@example.org",
        "marta@example.es",
    ]
    for mail in mailoutbox:
        sent = message_from_bytes(mail.message().as_bytes())
        assert set(sent.keys()) <= HEAD
