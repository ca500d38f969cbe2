from datetime import date

import pytest

from catalogue.models import ProductLabel
from search import facets
from tests.factories import MemberLabelFactory, ProductFactory, ProductLabelFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_label_holds_from_its_first_to_its_last_day(day, valid):
    award = ProductLabelFactory(issued_on=date(2026, 1, 2), expires_on=date(2026, 6, 30))
    assert award.is_valid(on=day) is valid
    assert ProductLabel.objects.valid(on=day).exists() is valid


@pytest.mark.parametrize("issued", [None, date(2026, 1, 2), date(2026, 1, 3)])
@pytest.mark.parametrize("expires", [None, date(2026, 1, 1), date(2026, 1, 2)])
def test_the_database_and_the_object_agree_on_what_is_valid(issued, expires):
    award = ProductLabelFactory(issued_on=issued, expires_on=expires)
    day = date(2026, 1, 2)
    assert award.is_valid(on=day) is ProductLabel.objects.valid(on=day).exists()


def test_an_expired_label_leaves_the_facet_at_midnight(monkeypatch):
    ProductLabelFactory(expires_on=date(2026, 6, 30))
    today = date(2026, 6, 30)
    monkeypatch.setattr(facets.timezone, "localdate", lambda: today)
    assert facets.find("products", facets.Query()).counts["label"] == {"bio": 1}
    today = date(2026, 7, 1)
    assert facets.find("products", facets.Query()).counts["label"] == {}


def test_a_members_label_counts_for_its_products():
    award = MemberLabelFactory()
    product = ProductFactory(organisation=award.organisation)
    found = facets.find("products", facets.Query(values={"label": frozenset({"bio"})}))
    assert found.ids == [product.pk]
