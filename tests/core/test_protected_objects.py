"""A member to whom products or messages belong is not deleted; Wagtail asks its index of references."""

import pytest

from catalogue.models import ErrorReport, Product
from members.models import Organisation
from tests.factories import OrganisationFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db

DOORS = [
    "/admin/snippets/members/organisation/delete/{pk}/",
    "/admin/bulk/members/organisation/delete/?id={pk}",
]


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


@pytest.fixture
def organisation(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return OrganisationFactory()


@pytest.mark.parametrize("door", DOORS)
def test_a_member_with_products_stays(
    staff, organisation, door, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        product = ProductFactory(organisation=organisation)
    address = door.format(pk=organisation.pk)
    assert "Oui, supprimer" not in staff.get(address).text
    staff.post(address)
    assert Organisation.objects.filter(pk=organisation.pk).exists()
    assert Product.objects.filter(pk=product.pk).exists()


@pytest.mark.parametrize("door", DOORS)
def test_a_member_without_anything_goes(staff, organisation, door):
    address = door.format(pk=organisation.pk)
    assert "Oui, supprimer" in staff.get(address).text
    staff.post(address)
    assert not Organisation.objects.filter(pk=organisation.pk).exists()


def test_a_report_outlives_its_product(staff):
    product = ProductFactory()
    report = ErrorReport.objects.create(
        key="3f0a4d3e-0000-4000-8000-000000000001",
        organisation=product.organisation,
        product=product,
        message="Le prix est faux.",
        language="fr",
    )
    staff.post(f"/admin/snippets/catalogue/product/delete/{product.pk}/")
    report.refresh_from_db()
    assert report.product is None
