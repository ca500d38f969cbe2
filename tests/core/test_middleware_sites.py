"""What stands between a browser and the pages."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (None, "fr"),
        ("*", "fr"),
        ("de-DE,de;q=0.9", "en"),
        ("de,nl;q=0.8,*;q=0.1", "en"),
        ("de,es-419;q=0.5", "es"),
        ("ar-MA", "ar"),
        ("EN-us", "en"),
    ],
)
def test_an_address_without_language_leads_to_one_that_the_browser_reads(client, asked, given):
    headers = {} if asked is None else {"Accept-Language": asked}
    answer = client.get("/", headers=headers)
    assert (answer.status_code, answer["Location"]) == (302, f"/{given}/")


def test_an_address_with_language_stays_in_it(client):
    answer = client.get("/es/catalogue/", headers={"Accept-Language": "de"})
    assert '<html lang="es"' in answer.text
