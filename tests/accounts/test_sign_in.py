"""Signing in: four languages, the portal’s own mail, one door, none for strangers."""

import pytest
from allauth.account.models import EmailAddress

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ("fr", "ar", "es", "en")


@pytest.fixture
def person(db):
    person = UserFactory(email="houda@example.org")
    person.set_password("un-long-mot-de-passe")
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def ask(client, language: str, email: str):
    response = client.post(f"/{language}/compte/password/reset/", {"email": email})
    assert response.status_code == 302
    return response


def test_a_new_password_in_four_languages(client, person, mailoutbox):
    for language in LANGUAGES:
        ask(client, language, person.email)
    assert len({mail.subject for mail in mailoutbox}) == 4
    for mail, language in zip(mailoutbox, LANGUAGES, strict=True):
        assert f"/{language}/compte/password/reset/key/" in mail.body
        assert "testserver!" not in mail.body
    assert mailoutbox[1].body.startswith("السلام عليكم،")


def test_a_stranger_gets_no_mail_and_the_page_does_not_tell(client, person, mailoutbox):
    known, unknown = ask(client, "fr", person.email), ask(client, "fr", "nobody@example.org")
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    assert known["location"] == unknown["location"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_is_told_and_the_address_stays(client, person, language):
    response = client.post(
        f"/{language}/compte/login/", {"login": person.email, "password": "faux"}
    )
    assert response.status_code == 200
    assert 'role="alert"' in response.text
    assert f'value="{person.email}"' in response.text


def test_nobody_opens_an_account_alone(client):
    response = client.post(
        "/fr/compte/signup/",
        {
            "email": "x@example.org",
            "password1": "tres-long-secret",
            "password2": "tres-long-secret",
        },
    )
    assert "Inscriptions fermées" in response.text


def test_the_admin_signs_in_through_the_site(client):
    assert client.get("/admin/")["location"].startswith("/fr/compte/login/")
    assert client.get("/admin/login/?next=/admin/")["location"].startswith("/fr/compte/login/")
    assert client.get("/admin/password_reset/", follow=True).status_code == 404
