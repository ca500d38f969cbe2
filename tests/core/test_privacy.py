"""What is held of a person is found by an address or a number, told and erased, in every room."""

import json
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command

from accounts.models import User
from catalogue.models import Enquiry, ErrorReport
from core import privacy
from core.models import OutgoingMail, SiteSettings
from members.models import Organisation
from tests.factories import OWN, OrganisationFactory, ProductFactory, UserFactory, filled

pytestmark = pytest.mark.django_db

MARTA = {"email": "marta@example.es", "phone": "+34612345678"}


@pytest.fixture
def left(settings):
    """Marta's rows in all rooms, and one of somebody else."""
    member = OrganisationFactory(**MARTA)
    for name, contact in (("Marta", MARTA), ("Sara", {"email": "sara@example.es"})):
        enquiry = Enquiry.objects.create(
            key=uuid4(),
            organisation=member,
            name=name,
            language="es",
            message="¿Hay miel?",
            **contact,
        )
        product = ProductFactory()
        enquiry.items.create(product=product, reference=product.reference, name="Miel", note="dos")
    ErrorReport.objects.create(
        key=uuid4(), organisation=member, language="es", message="Cerrado", email=MARTA["email"]
    )
    for (
        enquiry
    ) in Enquiry.objects.all():  # waiting for the mail server; one goes to Marta with Sara's words
        OutgoingMail.objects.create(
            key=enquiry.mail_key, to=MARTA["email"], text=f"{enquiry.name} asks"
        )
    UserFactory(**MARTA)


def person(*arguments: str) -> str:
    out = StringIO()
    call_command("person", *arguments, stdout=out)
    return out.getvalue()


def test_all_that_is_held_is_told(left):
    found = json.loads(person("Marta@Example.es"))
    assert set(found) == {
        *("accounts.user", "catalogue.enquiry", "catalogue.errorreport"),
        *("core.outgoingmail", "members.organisation"),
    }
    [enquiry] = found["catalogue.enquiry"]
    assert (enquiry["name"], enquiry["message"], enquiry["phone"]) == (
        *("Marta", "¿Hay miel?"),
        MARTA["phone"],
    )
    assert enquiry["subject"].endswith("Miel – dos")
    assert "password" not in found["accounts.user"][0]
    assert [mail["text"] for mail in found["core.outgoingmail"]] == ["Marta asks"]


@pytest.mark.parametrize("written", ["+34 612 34 56 78", "0034612345678"])
def test_a_number_finds_too_however_it_is_written(left, written):
    assert set(json.loads(person(written))) == {
        *("accounts.user", "catalogue.enquiry", "core.outgoingmail", "members.organisation"),
    }


def test_it_is_erased_and_nobody_elses(left):
    told = person(MARTA["email"], "--erase")
    assert "catalogue.enquiry: 1 erased." in told
    assert "members.organisation: stays." in told
    assert [enquiry.name for enquiry in Enquiry.objects.all()] == ["Sara"]
    assert not ErrorReport.objects.exists()
    assert [mail.text for mail in OutgoingMail.objects.all()] == ["Sara asks"]
    assert User.objects.filter(email=MARTA["email"]).exists()
    assert Organisation.objects.filter(email=MARTA["email"]).exists()


@pytest.mark.parametrize("contact", ["nobody@example.org", "nobody", "", "0", "%"])
def test_who_left_nothing_is_told_so(left, contact):
    assert json.loads(person(contact)) == {}
    assert "Nothing is held" in person(contact, "--erase")
    assert Enquiry.objects.count() == 2


def test_mails_that_wait_go_with_the_message_they_are_about(client):
    """To the member, to the visitor and to the cluster: what the forms promise and no mail server took yet."""
    product = ProductFactory(organisation=OrganisationFactory(email="coop@example.org"))
    for form in ("demande", "signaler"):
        sent = filled(message="¿Hay miel?", email=MARTA["email"])
        client.post(f"/es/catalogue/{product.slug}/{form}/", sent, **OWN)
    assert OutgoingMail.objects.count() == 3
    person(MARTA["email"], "--erase")
    assert not Enquiry.objects.exists() and not ErrorReport.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_every_model_with_an_address_or_a_number_is_told_of():
    known = {holding.model for holding in privacy.holdings()}
    elsewhere = {SiteSettings, OutgoingMail}  # the cluster's own; found by what they are about
    ours = {"accounts", "catalogue", "core", "home", "members", "places", "search"}
    for model in apps.get_models():
        if model._meta.app_label in ours and model not in elsewhere:
            contacts = {field.name for field in privacy.contact_fields(model)}
            assert not contacts or model in known, model
    for holding in privacy.holdings():
        assert {field.name for field in privacy.contact_fields(holding.model)} <= set(holding.told)
