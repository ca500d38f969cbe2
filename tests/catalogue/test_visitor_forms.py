"""What visitors write comes back where it cannot be sent, and counts once."""

import pytest
from django.urls import reverse

from catalogue.models import Enquiry, Selection
from catalogue.services.selections import keep
from tests.factories import OWN, OrganisationFactory, ProductFactory, UserFactory, filled

pytestmark = pytest.mark.django_db
WORDS = "Bonjour, auriez-vous encore vingt pots de ce miel pour le mois de mai ?"


def test_words_about_something_that_is_gone_come_back(client):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    product.unpublish()
    answer = client.post(address, filled(message=WORDS), **OWN)
    assert answer.status_code == 404
    assert WORDS in answer.text
    person = UserFactory(admin=True)
    client.force_login(person)
    edit = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    product.delete()
    answer = client.post(edit, {"description_fr": WORDS}, **OWN)
    assert WORDS in answer.text


def test_a_message_about_a_list_that_changed_is_not_sent_and_not_lost(client):
    first, second = ProductFactory(), ProductFactory(organisation=OrganisationFactory())
    client.post(f"/fr/ma-liste/garder/{first.slug}/")
    address = "/fr/ma-liste/demande/"
    about = client.get(address).context["about"]
    client.post(f"/fr/ma-liste/garder/{second.slug}/")
    answer = client.post(address, filled(message=WORDS, about=about), **OWN)
    assert answer.status_code == 409
    assert WORDS in answer.text and second.organisation.name_fr in answer.text
    assert not Enquiry.objects.exists()
    # Another mistake beside it hides it from nobody: the form that is shown now is about the new list.
    answer = client.post(address, filled(message=WORDS, about=about, name=""), **OWN)
    assert set(answer.context["form"].errors) == {"name", "__all__"}
    Selection.objects.get().items.all().delete()
    answer = client.post(address, filled(message=WORDS, about=about), **OWN)
    assert WORDS in answer.text
    assert not Enquiry.objects.exists()


def test_a_stale_tab_writes_only_what_was_changed_in_it(client):
    products = [ProductFactory(), ProductFactory()]
    client.post(f"/fr/ma-liste/garder/{products[0].slug}/")
    selection = Selection.objects.get()
    item = selection.items.get()
    stale = {"name": "", "initial-name": "", f"note-{item.pk}": "", f"initial-note-{item.pk}": ""}
    keep(product=products[1], selection=selection)
    other = selection.items.get(product=products[1])
    other.note = "bleu"
    other.save()
    item.note, selection.name = "rouge", "Mariage"
    item.save()
    selection.save()
    client.post("/fr/ma-liste/", stale | {"up": str(other.pk)})
    selection.refresh_from_db()
    assert selection.name == "Mariage"
    assert list(selection.items.values_list("note", flat=True)) == ["bleu", "rouge"]


def test_other_words_from_the_same_form_are_another_message(client):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    form = filled(message=WORDS)
    for sent in (form, form, form | {"message": "Non, quarante pots."}):
        assert client.post(address, sent).status_code == 302
    assert set(Enquiry.objects.values_list("message", flat=True)) == {WORDS, "Non, quarante pots."}
    assert Enquiry.objects.count() == 2


def test_a_clock_set_back_keeps_nobody_from_writing(client):
    product = ProductFactory()
    form = filled(age=-3600, message=WORDS)
    assert client.post(f"/fr/catalogue/{product.slug}/demande/", form).status_code == 302


def test_each_new_message_counts_and_a_repeated_one_does_not(client, settings):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    form = filled(message="Bonjour 0")
    first = [client.post(address, form).status_code for _time in range(30)]
    assert first == [302] * 30
    later = [
        client.post(address, form | {"message": f"Bonjour {number}"}).status_code
        for number in range(1, 30)
    ]
    assert later.count(302) == 7  # eight an hour for one person, settings.ACCOUNT_RATE_LIMITS
    assert Enquiry.objects.count() == 8


@pytest.mark.parametrize(
    ("language", "of_the_address", "of_the_length"),
    [
        ("fr", "adresse e-mail valable", "3000 caractères au plus, il en a 3001"),
        ("ar", "اكتبوا عنوان بريد إلكتروني صحيحا", "3000 حرف على الأكثر، وفيه 3001"),
        ("es", "Escriba una dirección de correo", "3000 caracteres como máximo, y tiene 3001"),
        ("en", "Enter a valid e-mail address", "at most 3000 characters, and it has 3001"),
    ],
)
def test_what_is_wrong_is_told_in_the_portals_terms(
    client, language, of_the_address, of_the_length
):
    """Django's own words say "courriel", speak to one man in Arabic and miscount in Spanish."""
    address = f"/{language}/catalogue/{ProductFactory().slug}/demande/"
    answer = client.post(address, filled(message="x" * 3001, email="salma@"), **OWN)
    assert of_the_address in answer.text
    assert of_the_length in answer.text
