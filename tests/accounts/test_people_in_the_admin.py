"""An administrator adds and changes people: what she writes of them is kept."""

import pytest
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db

PERSON = {
    "name": "Saïda Amrani",
    "email": "Saida@example.ma",
    "language": "ar",
    "phone": "+212539900001",
    "password1": "une phrase longue 42",
    "password2": "une phrase longue 42",
}


@pytest.fixture
def administrator(client, administrator_user):
    client.force_login(administrator_user)
    return client


@pytest.fixture
def administrator_user():
    return User.objects.create_superuser("admin@example.ma", "une phrase longue 42", name="Rkia")


def test_a_new_person_keeps_her_name_language_and_telephone(administrator):
    page = administrator.get(reverse("wagtailusers_users:add")).content.decode()
    assert 'name="name"' in page
    assert 'name="first_name"' not in page

    answer = administrator.post(reverse("wagtailusers_users:add"), PERSON)
    assert answer.status_code == 302
    person = User.objects.get(email="saida@example.ma")
    assert (person.name, person.language, str(person.phone)) == (
        "Saïda Amrani",
        "ar",
        "+212539900001",
    )
    assert person.wagtail_userprofile.preferred_language == "ar"


def test_a_change_is_kept_and_she_is_found_by_her_name(administrator):
    person = User.objects.create_user("saida@example.ma", name="Saïda", language="fr")
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    changed = PERSON | {"password1": "", "password2": "", "is_active": "on"}
    assert administrator.post(address, changed).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.language) == ("Saïda Amrani", "ar")

    found = administrator.get(reverse("wagtailusers_users:index"), {"q": "amrani"})
    assert "saida@example.ma" in found.content.decode()


def test_a_number_that_is_none_is_refused_and_nothing_is_lost(administrator):
    answer = administrator.post(reverse("wagtailusers_users:add"), PERSON | {"phone": "12"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"phone"}
    assert 'value="Saïda Amrani"' in answer.content.decode()


def test_the_account_leads_to_password_address_and_second_factor(administrator):
    doors = [reverse(name) for name in ("account_change_password", "account_email", "mfa_index")]
    page = administrator.get(reverse("wagtailadmin_account")).text
    assert all(f'href="{door}"' in page for door in doors)
    for door in doors[:2]:
        page = administrator.get(door).text
        assert all(f'href="{other}"' in page for other in doors)
        assert f'href="{door}" aria-current="page"' in page
