"""Heavy work does not hold all threads of the web server: who comes too late is told, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import check_password, make_password
from django.core.files.uploadedfile import SimpleUploadedFile

from core import turns
from tests.core.hostile import pdf
from tests.factories import OWN, UserFactory


@pytest.fixture
def busy(monkeypatch):
    """Somebody else is at work, of both kinds, and nobody waits long."""
    may_end = Event()
    with ThreadPoolExecutor() as others:
        for kind in (turns.passwords, turns.uploads):
            monkeypatch.setattr(kind, "longest_wait", 0.05)
            for _slot in range(kind.slots._initial_value):
                begun = Event()
                others.submit(_work, kind, begun, may_end)
                assert begun.wait(timeout=10)
        yield
        may_end.set()


def _work(kind: turns.Turns, begun: Event, may_end: Event) -> None:
    with kind.one():
        begun.set()
        may_end.wait(timeout=20)


def test_a_password_is_stored_as_django_stores_it(settings):
    settings.PASSWORD_HASHERS = ["core.turns.PasswordHasher"]
    stored = make_password("un-long-mot-de-passe")
    assert stored.startswith("pbkdf2_sha256$")
    assert check_password("un-long-mot-de-passe", stored)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert check_password("un-long-mot-de-passe", stored)


@pytest.mark.django_db
def test_who_signs_in_at_a_busy_moment_is_asked_to_come_back(client, settings, busy):
    client.raise_request_exception = False
    settings.PASSWORD_HASHERS = ["core.turns.PasswordHasher"]
    form = {"login": "nobody@example.org", "password": "secret-and-long"}
    answer = client.post("/fr/compte/login/", form)
    assert answer.status_code == 503
    assert "secret-and-long" not in answer.text
    assert client.get("/fr/compte/login/").status_code == 200


@pytest.mark.django_db
def test_a_try_that_nobody_looked_at_does_not_count(client, settings, monkeypatch):
    client.raise_request_exception = False
    settings.PASSWORD_HASHERS = ["core.turns.PasswordHasher"]
    person = UserFactory(email="houda@example.org", admin=True)
    person.set_password("un-long-mot-de-passe")
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    form = {"login": person.email, "password": "un-long-mot-de-passe"}

    @contextmanager
    def busy():
        raise turns.BusyError
        yield

    with monkeypatch.context() as moment:
        moment.setattr(turns.passwords, "one", busy)
        answers = [client.post("/fr/compte/login/", form).status_code for _n in range(6)]
    assert answers == [503] * 6
    assert client.post("/fr/compte/login/", form).status_code == 302


@pytest.mark.django_db
def test_what_was_typed_beside_a_file_is_shown_again(client, busy):
    client.raise_request_exception = False
    client.force_login(UserFactory(admin=True))
    upload = SimpleUploadedFile("statuts.pdf", pdf())
    form = {"title": "Statuts adoptés par l’assemblée", "file": upload, "collection": 1}
    answer = client.post("/admin/documents/add/", form, **OWN)
    assert answer.status_code == 503
    assert "Statuts adoptés par l’assemblée" in answer.text
