"""Two people, one form of something without revisions: no text is replaced unseen."""

import re
from uuid import uuid4

import pytest

from catalogue.models import Enquiry
from tests.factories import FamilyFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry() -> Enquiry:
    return Enquiry.objects.create(
        organisation=OrganisationFactory(), name="Sara", language="fr", key=uuid4()
    )


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


def opened(client, address: str) -> str:
    """What the form carries of the state it was opened in."""
    return re.search(r'name="seen" value="(\w+)"', client.get(address).text)[1]


def test_the_second_note_does_not_replace_the_first_unseen(staff, enquiry):
    address = f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/"
    samira = naima = opened(staff, address)
    sent = {"state": "ordered", "note": "Samira a rappelé", "seen": samira}
    assert staff.post(address, sent).status_code == 302
    answer = staff.post(address, sent | {"note": "Naïma a écrit", "seen": naima})
    enquiry.refresh_from_db()
    assert enquiry.note == "Samira a rappelé"
    assert "Samira a rappelé" in answer.text and "Naïma a écrit" in answer.text
    again = re.search(r'name="seen" value="(\w+)"', answer.text)[1]
    assert staff.post(address, sent | {"note": "Les deux", "seen": again}).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.note == "Les deux"


def test_one_person_saves_as_often_as_she_likes(staff, enquiry):
    address = f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/"
    for note in ("un", "deux"):
        sent = {"state": "ordered", "note": note, "seen": opened(staff, address)}
        assert staff.post(address, sent).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.note == "deux"


@pytest.mark.parametrize("kind", ["catalogue/family", "places/town"])
def test_other_vocabularies_carry_it_as_well(staff, kind):
    family, town = FamilyFactory(), OrganisationFactory().town
    pk = family.pk if kind == "catalogue/family" else town.pk
    assert opened(staff, f"/admin/snippets/{kind}/edit/{pk}/")
    assert staff.get(f"/admin/snippets/{kind}/add/").status_code == 200
