"""What is refused at the door, before anything reads it."""

from io import BytesIO

import pytest

from tests.factories import OWN, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_strangers_may_not_send_much(client, kind):
    """Taking a form apart costs up to a hundred times its size: more is refused before it is read."""
    address = f"/fr/catalogue/{ProductFactory().slug}/demande/"
    answer = client.post(address, b"message=" + b"%C3%A9" * 100_000, content_type=kind)
    assert answer.status_code == 413
    assert "ce que vous avez écrit y est encore" in answer.text
    assert "ما كتبتموه ما زال فيها" in answer.text


def test_staff_may_send_more_also_when_their_session_is_over(client):
    person = UserFactory(admin=True)
    client.force_login(person)
    client.get("/admin/")
    sent = {"title": "x" * 600_000}
    assert client.post("/admin/pages/2/edit/", sent).status_code != 413
    del client.cookies["sessionid"]
    assert client.post("/admin/pages/2/edit/", sent, **OWN).status_code != 413
    del client.cookies["person"]
    assert client.post("/admin/pages/2/edit/", sent, **OWN).status_code == 413


def test_staff_are_told_of_words_without_end(client):
    client.force_login(UserFactory(admin=True))
    sent = {"title": "x" * (4 * 1024 * 1024 + 1)}
    client.raise_request_exception = False
    answer = client.post("/admin/pages/2/edit/", sent)
    assert answer.status_code == 413
    assert "ce que vous avez écrit y est encore" in answer.text


def test_nobody_may_send_without_end(client):
    client.force_login(UserFactory(admin=True))
    answer = client.post("/admin/images/add/", {"file": BytesIO(b"x" * 28 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "choisissez un fichier plus léger" in answer.text


def test_what_is_not_open_is_told_in_four_languages(client, settings):
    """As to whoever comes through a proxy that does not know her address."""
    settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Forwarded-For"
    address = f"/fr/catalogue/{ProductFactory().slug}/demande/"
    form = {"message": "Bonjour", "email": "sara@example.org", "name": "Sara", "consent": "on"}
    answer = client.post(address, form, headers={"x-forwarded-for": "unknown"})
    assert answer.status_code == 403
    assert "votre texte y est encore" in answer.text and "هذا غير متاح لكم" in answer.text


def test_a_session_with_a_nul_is_refused(client):
    """PostgreSQL takes none; Django reads one out of an escape in a cookie."""
    answer = client.get("/fr/compte/login/", headers={"cookie": r'sessionid="abcdefgh\000"'})
    assert answer.status_code == 400


@pytest.mark.parametrize("words", ["mi%00el", "%00", "mi%0%000el", "mi\x00el"])
@pytest.mark.parametrize("place", ["catalogue", "membres", "recherche", "compte/login"])
def test_a_nul_in_what_is_asked_for_is_left_out(client, place, words):
    answer = client.get(f"/fr/{place}/", QUERY_STRING=f"q={words}&next={words}")
    assert answer.status_code == 200
    assert "\x00" not in answer.text


def test_a_word_with_a_nul_is_found(client):
    ProductFactory(name_fr="Miel de thym")
    for address in ("/fr/catalogue/", "/fr/recherche/"):
        answer = client.get(address, QUERY_STRING="q=mi%00el&family=a%00b")
        assert "Miel de thym" in answer.text


@pytest.mark.parametrize("address", [f"/documents/{'9' * 4301}/x.pdf", f"/fr/{'a' * 2001}/"])
def test_an_address_that_nobody_types_is_refused(client, address):
    client.raise_request_exception = False
    assert client.get(address).status_code == 400
