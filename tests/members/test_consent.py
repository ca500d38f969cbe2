"""What a member did not agree to publish leaves the portal by no door; what it agreed to does."""

import json
import re
from decimal import Decimal

import pytest

from tests.factories import OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db

PRIVATE = {
    "phone": "+212539912345",
    "whatsapp": "+212661278901",
    "email": "porte-close@example.org",
    "address_fr": "7 impasse du Figuier",
    "latitude": Decimal("35.45678"),
    "longitude": Decimal("-5.09876"),
}
CONSENTS = (
    "publishes_phone",
    "publishes_whatsapp",
    "publishes_email",
    "publishes_address",
    "point_is_exact",
)
# Door: what leads through it (on a page without blanks in its numbers), and the consent that opens it.
DOORS = {
    "phone in words": (r"539-?912-?345", "publishes_phone"),
    "phone link": (r'href="tel:\+212539912345"', "publishes_phone"),
    "WhatsApp in words": (r"661-?278-?901", "publishes_whatsapp"),
    "WhatsApp link": (r'href="https://wa\.me/212661278901\?', "publishes_whatsapp"),
    "e-mail in words": (r"porte-close@example\.org", "publishes_email"),
    "e-mail link": (r'href="mailto:porte-close@example\.org\?', "publishes_email"),
    "address": (r"7impasseduFiguier", "publishes_address"),
    "exact point": (r"mlat=35\.45678&amp;mlon=-5\.09876", "point_is_exact"),
    "exact number": (r"35[.,]45678|5[.,]09876", "point_is_exact"),
}
PAGES = ("membres/{member}/", "catalogue/{product}/")
ELSEWHERE = ("membres/", "catalogue/", "saisons/", "catalogue/?q=figuier", "membres/?q=porte-close")


def given(*consents: str) -> dict[str, bool]:
    return {consent: consent in consents for consent in CONSENTS}


def publish(client, consents: dict[str, bool]) -> dict[str, str]:
    """The two pages that show this member's contact, without blanks."""
    member = OrganisationFactory(**PRIVATE, **consents)
    product = ProductFactory(organisation=member)
    return {
        page: re.sub(
            r"\s",
            "",
            client.get("/fr/" + page.format(member=member.slug, product=product.slug)).text,
        )
        for page in PAGES
    }


@pytest.mark.parametrize("agreed", [(), *((consent,) for consent in CONSENTS), CONSENTS])
@pytest.mark.parametrize("door", DOORS)
def test_a_door_is_open_exactly_where_the_member_agreed(client, agreed, door):
    trace, consent = DOORS[door]
    for page, html in publish(client, given(*agreed)).items():
        # A product's page leads to the member's, where the address is.
        is_there = consent in agreed and not (door == "address" and page.startswith("catalogue"))
        assert bool(re.search(trace, html)) is is_there, page


@pytest.mark.parametrize("agreed", [(), CONSENTS])
def test_search_engines_read_what_people_may(client, agreed):
    member = OrganisationFactory(**PRIVATE, **given(*agreed))
    page = client.get(f"/fr/membres/{member.slug}/").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data = json.loads(found.group(1))
    expected = {"telephone": PRIVATE["phone"], "email": PRIVATE["email"]} if agreed else {}
    assert {key: data[key] for key in ("telephone", "email") if key in data} == expected
    assert "geo" not in data
    assert "streetAddress" not in data["address"]


def test_who_hides_the_point_shows_it_to_the_nearest_kilometre(client):
    for html in publish(client, given()).values():
        assert "mlat=35.46&amp;mlon=-5.1#" in html


@pytest.mark.parametrize("address", ELSEWHERE)
def test_lists_tell_nothing_private(client, address):
    ProductFactory(organisation=OrganisationFactory(**PRIVATE, **given()))
    html = re.sub(r"\s", "", client.get(f"/fr/{address}").text)
    for trace, _consent in DOORS.values():
        assert not re.search(trace, html.replace("q=porte-close", ""))


def test_without_any_published_contact_there_is_the_form(client):
    silent, reachable = OrganisationFactory(), OrganisationFactory(reachable=True)
    for member, buttons in ((silent, 2), (reachable, 0)):
        page = client.get(f"/fr/membres/{member.slug}/").text
        form = f'href="/fr/membres/{member.slug}/demande/"'
        assert page.count(f'<a class="button button-wide" {form}') == buttons
        assert form in page


@pytest.mark.parametrize("state", ["draft", "suspended"])
def test_who_is_no_public_member_has_no_page(client, state):
    member = OrganisationFactory(reachable=True, **{state: True})
    product = ProductFactory(organisation=member)
    assert client.get(f"/fr/membres/{member.slug}/").status_code == 404
    assert client.get(f"/fr/catalogue/{product.slug}/").status_code == 404


def test_the_number_of_an_example_may_be_somebodys(client):
    member = OrganisationFactory(**PRIVATE, **given(*CONSENTS), is_example=True)
    for page in (
        f"/fr/membres/{member.slug}/",
        f"/fr/catalogue/{ProductFactory(organisation=member).slug}/",
    ):
        text = client.get(page).text
        assert "tel:" not in text and "212661278901" not in text and "telephone" not in text
        assert 'href="https://wa.me/?text=' in text
        assert "WhatsApp (exemple)" in text and "Écrire sur WhatsApp" not in text
        assert "ne mènent à personne" in text


@pytest.mark.parametrize("consents", [CONSENTS, ("publishes_phone",)])
def test_whom_to_write_to_is_said_only_where_whatsapp_asks_it(client, consents):
    member = OrganisationFactory(**PRIVATE, **given(*consents), is_example=True)
    text = client.get(f"/fr/membres/{member.slug}/").text
    assert ("wa.me" in text) is ("Sur WhatsApp" in text) is ("publishes_whatsapp" in consents)
