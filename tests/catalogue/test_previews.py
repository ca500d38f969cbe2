"""Staff see in the admin how a draft would look to visitors."""

import pytest
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories import OrganisationFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


def preview(client, address: str, **typed: str) -> str:
    """What the preview shows while a form of the admin is filled in."""
    form = querydict_from_html(client.get(address).text, form_id="w-editor-form")
    form.update(typed)
    for name in typed:
        form.setlist(name, [typed[name]])
    preview_address = address.replace("/edit/", "/preview/").replace("/add/", "/preview/")
    assert client.post(preview_address, form).json()["is_valid"]
    response = client.get(preview_address)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("draft", [True, False])
def test_a_member_as_it_is_being_written(staff, draft):
    member = OrganisationFactory(draft=draft)
    page = preview(
        staff,
        f"/admin/snippets/members/organisation/edit/{member.pk}/",
        name_fr="Les tisserandes de demain",
        story_fr="Il était une fois un métier.",
    )
    assert "Les tisserandes de demain" in page
    assert "Il était une fois un métier." in page
    member.refresh_from_db()
    assert member.name_fr != "Les tisserandes de demain"


def test_a_member_that_was_never_saved(staff):
    town = OrganisationFactory().town
    page = preview(
        staff,
        "/admin/snippets/members/organisation/add/",
        name_fr="Les nouvelles",
        legal_status="gie",
        sectors="crafts",
        town=str(town.pk),
    )
    assert "Les nouvelles" in page


def test_a_product_as_it_is_being_written(staff):
    product = ProductFactory(draft=True)
    page = preview(
        staff,
        f"/admin/snippets/catalogue/product/edit/{product.pk}/",
        name_fr="Miel de demain",
    )
    assert "Miel de demain" in page
