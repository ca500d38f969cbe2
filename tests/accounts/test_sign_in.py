"""Signing in: four languages, the portal’s own mail, one door, none for strangers."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override
from wagtail.models import Page, Site

from core import mails
from core.languages import LANGUAGES
from core.models import OutgoingMail, SiteSettings
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    person = UserFactory(email="houda@example.org")
    person.set_password("un-long-mot-de-passe")
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    def post(language: str, email: str):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(f"/{language}/compte/password/reset/", {"email": email})
        assert response.status_code == 302
        return response

    return post


def test_the_subject_names_the_portal(ask, person, mailoutbox):
    site, _created = Site.objects.get_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "root_page": Page.get_first_root_node()},
    )
    settings = SiteSettings.for_site(site)
    settings.name_fr = "Cluster du Nord"
    settings.save()
    ask("fr", person.email)
    assert mailoutbox[0].subject.startswith("Cluster du Nord")


def test_a_new_password_in_four_languages(ask, person, mailoutbox):
    for language in LANGUAGES:
        ask(language, person.email)
    assert len({mail.subject for mail in mailoutbox}) == 4
    assert not any(mail.subject.startswith(":") for mail in mailoutbox)
    for mail, language in zip(mailoutbox, LANGUAGES, strict=True):
        assert f"/{language}/compte/password/reset/key/" in mail.body
        assert "testserver!" not in mail.body
        html = mail.alternatives[0].content
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
        assert f'<a href="{settings.SITE_URL}/{language}/compte/password/reset/key/' in html
    assert mailoutbox[1].body.startswith("السلام عليكم،")


def test_a_stranger_gets_no_mail_and_the_page_does_not_tell(ask, person, mailoutbox):
    known, unknown = ask("fr", person.email), ask("fr", "nobody@example.org")
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    assert OutgoingMail.objects.count() == 1
    assert known["location"] == unknown["location"]


def test_nor_does_a_clock_tell_it(ask, person, mailoutbox, monkeypatch):
    """The same mail is written for both: that is what takes the time."""
    written = []
    monkeypatch.setattr(
        mails, "render_to_string", lambda name, *_args: written.append(name) or "words"
    )
    work = []
    for email in (person.email, "nobody@example.org"):
        written.clear()
        with CaptureQueriesContext(connection) as queries:
            ask("fr", email)
        work.append((list(written), len([q for q in queries if "SAVEPOINT" not in q["sql"]])))
    assert work[0][0] == work[1][0] != []
    assert abs(work[0][1] - work[1][1]) <= 6  # what hands the one mail over follows the answer's
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    assert OutgoingMail.objects.count() == 1


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_in_ends_where_it_began(client, person, language):
    """Without any cookie, as whoever follows a link from a mail."""
    asked = "/admin/snippets/catalogue/product/"
    door = client.get(f"/{language}/compte/login/?next={asked}")
    assert f'value="{asked}"' in door.text
    sign_in = {"login": person.email, "password": "un-long-mot-de-passe", "next": asked}
    assert client.post(f"/{language}/compte/login/", sign_in)["location"] == asked


def test_wrong_passwords_of_a_stranger_do_not_keep_out_the_person_herself(client, person):
    sign_in = {"login": person.email, "password": "faux"}
    for _attempt in range(6):
        refused = client.post("/fr/compte/login/", sign_in, REMOTE_ADDR="192.0.2.1")
    assert refused.context["form"].non_field_errors().as_data()[0].code == "too_many_login_attempts"
    herself = client.post(
        "/fr/compte/login/",
        sign_in | {"password": "un-long-mot-de-passe"},
        REMOTE_ADDR="192.0.2.2",
    )
    assert herself.status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_one_door(client, person, language):
    for door in (f"/{language}/_util/login/", "/admin/login/"):
        sign_in = {"username": person.email, "password": "un-long-mot-de-passe"}
        assert "/compte/login/" in client.post(door, sign_in)["location"]
    assert "_auth_user_id" not in client.session


def test_one_address_is_one_person_however_it_is_spelt(client, person):
    other = UserFactory()
    other.email = "Houda@Example.org"
    with pytest.raises(ValidationError):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
    sign_in = {"login": "HOUDA@example.org", "password": "un-long-mot-de-passe"}
    assert client.post("/fr/compte/login/", sign_in).status_code == 302


def test_the_admins_account_page_changes_a_name_and_no_address(client):
    person = UserFactory(admin=True)
    client.force_login(person)
    page = client.get("/admin/account/")
    assert page.status_code == 200
    for absent in ("email", "avatar", "password"):
        assert not re.search(f'<input[^>]*name="[^"]*{absent}', page.text)
    form = {
        "name-name": "Rahma",
        "name-phone": "+212612345678",
        "locale-preferred_language": "fr",
        "locale-current_time_zone": "Africa/Casablanca",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    assert client.post("/admin/account/", form).status_code == 302
    person.refresh_from_db()
    assert person.name == "Rahma"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_tries_too_often_is_told_in_their_language(client, language, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/h/ip"}
    address = f"/{language}/compte/password/reset/"
    answers = [client.post(address, {"email": "a@example.org"}) for _n in range(2)]
    assert answers[-1].status_code == 429
    assert f'lang="{language}"' in answers[-1].text
    with override(language):
        assert gettext("Too many tries in a short time") in answers[-1].text
