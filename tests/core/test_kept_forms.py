"""A form that was sent after the session or its token was over loses nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Family
from tests.factories import FamilyFactory, UserFactory

pytestmark = pytest.mark.django_db
STORY = "Une très longue histoire, écrite pendant une heure sur un téléphone."
OWN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def administrator():
    return UserFactory(admin=True)


@pytest.fixture
def address():
    return reverse("wagtailsnippets_catalogue_family:edit", args=[FamilyFactory().pk])


@pytest.mark.parametrize("language", ["fr", "ar", "es", "en"])
def test_a_form_sent_after_the_session_comes_back_after_the_sign_in(
    client, administrator, address, language
):
    client.cookies["django_language"] = language
    refused = client.post(
        address, {"name_fr": "Miels", "story": STORY, "password": "secret"}, **OWN
    )
    assert refused.status_code == 302
    resume = reverse("resume_form")
    assert refused["location"].endswith("?next=" + resume.replace("/", "%2F"))
    client.force_login(administrator)
    page = client.get(resume)
    assert page.status_code == 200
    assert f'action="{address}"' in page.text
    assert page.text.count(STORY) == 2  # to be sent, and to be read
    assert "secret" not in page.text
    assert client.get(resume).status_code == 404  # once


def test_what_a_session_cannot_hold_is_shown_at_once(client, address):
    refused = client.post(address, {"story": "ش" * 600_000}, **OWN)
    assert refused.status_code == 403
    assert "ش" * 600_000 in refused.text


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_another_sites_form_is_neither_kept_nor_repeated(client, address, origin):
    refused = client.post(address, {"story": STORY}, HTTP_ORIGIN=origin)
    assert refused.status_code == 302
    assert "reprendre" not in refused["location"]
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(address, {"story": STORY}, HTTP_ORIGIN=origin)
    assert refused.status_code == 403
    assert STORY not in refused.text


def test_a_form_with_an_old_token_is_shown_again(administrator, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    refused = strict.post(address, {"name_fr": "Miels", "story": STORY}, **OWN)
    assert refused.status_code == 403
    assert STORY in refused.text
    token = refused.context["csrf_token"]
    strict.post(address, {"name_fr": "Miels", "csrfmiddlewaretoken": str(token)}, **OWN)
    assert Family.objects.count()


def test_nobody_resumes_what_was_not_kept(client, administrator):
    assert client.get(reverse("resume_form")).status_code == 302
    client.force_login(administrator)
    assert client.get(reverse("resume_form")).status_code == 404
