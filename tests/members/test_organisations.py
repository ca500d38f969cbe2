import pytest

from members.enums import LegalStatus
from members.models import Organisation
from tests.factories import OrganisationFactory, ProvinceFactory, TownFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(db):
    """A province that the cluster did not start in."""
    return ProvinceFactory(slug="ouezzane", code="01.405", is_founding=False)


def counts(organisations) -> dict[str, tuple[int, int]]:
    return {
        province.slug: (province.members, province.women)
        for province in organisations.count_by_province()
    }


def test_members_and_women_of_each_province(elsewhere):
    OrganisationFactory(women=5)
    OrganisationFactory(women=7)
    assert counts(Organisation.objects.public()) == {"tetouan": (2, 12)}
    OrganisationFactory(town=TownFactory(slug="zoumi", province=elsewhere), women=3)
    assert counts(Organisation.objects.public()) == {"tetouan": (2, 12), "ouezzane": (1, 3)}


def test_the_count_is_of_those_asked_about():
    OrganisationFactory(women=5)
    OrganisationFactory(women=7, legal_status=LegalStatus.GIE)
    OrganisationFactory(women=11, suspended=True)
    OrganisationFactory(women=13, draft=True)
    everybody = Organisation.objects.all()
    assert counts(everybody) == {"tetouan": (4, 36)}
    assert counts(everybody.filter(legal_status=LegalStatus.GIE)) == {"tetouan": (1, 7)}
    assert counts(everybody.public()) == {"tetouan": (2, 12)}


def test_a_founding_province_is_named_before_it_has_members():
    ProvinceFactory()
    assert counts(Organisation.objects.public()) == {"tetouan": (0, 0)}
