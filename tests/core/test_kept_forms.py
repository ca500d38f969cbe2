"""A form that was sent after the session or its token was over loses nothing."""

import errno
import re

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.urls import reverse

from core.languages import LANGUAGES
from tests.factories import OWN, FamilyFactory, UserFactory

pytestmark = pytest.mark.django_db
STORY = "Une très longue histoire, écrite pendant une heure sur un téléphone."


@pytest.fixture
def administrator():
    return UserFactory(admin=True)


@pytest.fixture
def address():
    return reverse("wagtailsnippets_catalogue_family:edit", args=[FamilyFactory().pk])


def work_here(client, person):
    """`person` has worked in this browser; then the session was over."""
    client.force_login(person)
    client.get("/fr/compte/email/")
    del client.cookies["sessionid"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_sent_after_the_session_comes_back_after_the_sign_in(
    client, administrator, address, language
):
    client.cookies["django_language"] = language
    work_here(client, administrator)
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
    assert STORY in client.get(resume).text  # also after a reload


def test_what_a_session_cannot_hold_is_shown_at_once(client, administrator, address):
    work_here(client, administrator)
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


@pytest.mark.parametrize("referer", ["http://[x", "http://a]b/", "http://a@[::g]/"])
def test_a_form_from_what_is_no_address_is_refused(address, referer):
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(address, {"story": STORY}, headers={"referer": referer})
    assert refused.status_code == 403
    assert STORY not in refused.text


def test_a_form_with_an_old_token_is_shown_again(administrator, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    refused = strict.post(address, {"name_fr": "Miels", "story": STORY}, **OWN)
    assert refused.status_code == 403
    assert STORY in refused.text
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', refused.text).group(1)
    again = strict.post(address, {"name_fr": "Miels", "csrfmiddlewaretoken": token}, **OWN)
    assert again.status_code == 200  # the form itself, which misses other fields


def test_nobody_resumes_what_was_not_kept(client, administrator):
    assert client.get(reverse("resume_form")).status_code == 302
    client.force_login(administrator)
    assert client.get(reverse("resume_form")).status_code == 302


def test_a_stranger_stores_nothing(client, address):
    refused = client.post(address, {"story": STORY}, **OWN)
    assert refused.status_code == 403
    assert STORY in refused.text
    assert not Session.objects.exists()


def test_what_one_person_wrote_is_not_shown_to_the_next(client, administrator, address):
    work_here(client, administrator)
    client.post(address, {"story": STORY}, **OWN)
    client.force_login(UserFactory(admin=True))
    assert client.get(reverse("resume_form")).status_code == 302


def test_what_a_script_sends_by_the_way_does_not_replace_a_form(client, administrator, address):
    work_here(client, administrator)
    client.post(address, {"story": STORY}, **OWN)
    for mode in ("no-cors", "cors"):
        client.post("/admin/editing-sessions/release/1/", **OWN, HTTP_SEC_FETCH_MODE=mode)
    client.force_login(administrator)
    assert STORY in client.get(reverse("resume_form")).text


@pytest.mark.parametrize("error", [OperationalError("database is locked"), IntegrityError("slug")])
def test_a_form_that_could_not_be_saved_is_shown_again(
    client, administrator, address, monkeypatch, error
):
    def fail(*_args, **_options):
        raise error

    client.force_login(administrator)
    client.raise_request_exception = False
    monkeypatch.setattr("wagtail.snippets.views.snippets.EditView.post", fail)
    answer = client.post(address, {"story": STORY}, **OWN)
    assert answer.status_code == 503
    assert STORY in answer.text
    assert STORY not in client.post(address, {"story": STORY}).text  # not from elsewhere


def test_what_could_not_be_read_is_not_promised(client, administrator, address, monkeypatch):
    """No room for a large file: none of the fields came through, the browser still has them."""

    def full(parser):
        parser._input_data.read(1)
        raise OSError(errno.ENOSPC, "No space left on device")

    client.force_login(administrator)
    client.raise_request_exception = False
    monkeypatch.setattr("django.http.multipartparser.MultiPartParser.parse", full)
    answer = client.post(address, {"story": STORY}, **OWN)
    assert answer.status_code == 503
    assert "<form" not in answer.text
    assert "acceptez que votre navigateur renvoie le formulaire" in answer.text


def test_two_tabs_that_were_late_both_come_back(client, administrator, address):
    second = reverse("wagtailsnippets_catalogue_family:edit", args=[FamilyFactory(slug="huile").pk])
    work_here(client, administrator)
    client.post(address, {"story": STORY}, **OWN)
    client.post(second, {"story": "Une autre histoire, plus courte."}, **OWN)
    client.force_login(administrator)
    page = client.get(reverse("resume_form")).text
    assert "Une autre histoire" in page and "?form=0" in page
    assert STORY in client.get(reverse("resume_form") + "?form=0").text
    client.post(second, {"story": "…"}, **OWN)  # taken, or shown again with its mistakes
    page = client.get(reverse("resume_form")).text
    assert STORY in page and "?form=" not in page
