"""What a product's page shows below it."""

from datetime import UTC, datetime

import pytest

from catalogue.models import Family, Product, RelatedProduct
from catalogue.shelves import similar_ids
from members.enums import MembershipState, Sector
from search import snapshot
from tests.factories import OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def families() -> dict[str, Family]:
    terroir = Sector.TERROIR
    honeys = Family.objects.create(name_fr="Miels", slug="miels", sector=terroir)
    made = {"miels": honeys}
    for slug in ("arbousier", "lavande"):
        made[slug] = Family.objects.create(name_fr=slug, slug=slug, sector=terroir, parent=honeys)
    made["huiles"] = Family.objects.create(name_fr="Huiles", slug="huiles", sector=terroir)
    made["tapis"] = Family.objects.create(name_fr="Tapis", slug="tapis", sector=Sector.CRAFTS)
    return made


def published(family: Family, day: int, **more: object) -> Product:
    when = datetime(2026, 10, day, tzinfo=UTC)
    return ProductFactory(family=family, first_published_at=when, **more)


def shelf(client, product: Product, name: str) -> list[int]:
    context = client.get(f"/fr/catalogue/{product.slug}/").context
    return [shown.pk for shown in context[name]]


def test_nearest_first_and_of_the_equally_near_the_newest(client, families):
    product = published(families["arbousier"], 1)
    of_sector = published(families["huiles"], 9)
    older, newer = published(families["arbousier"], 2), published(families["arbousier"], 3)
    of_family = published(families["lavande"], 8)
    published(families["tapis"], 10)
    assert shelf(client, product, "similar") == [p.pk for p in (newer, older, of_family, of_sector)]


def test_four_at_most_and_none_twice(client, families):
    product = published(families["arbousier"], 1)
    near = [published(families["arbousier"], day) for day in range(2, 9)]
    with_it = near[-1]
    RelatedProduct.objects.create(product=product, other=with_it)
    assert shelf(client, product, "related") == [with_it.pk]
    assert shelf(client, product, "similar") == [p.pk for p in reversed(near[2:6])]


def test_what_goes_with_one_is_not_near_to_the_next(client, families):
    product, next_one = (published(families["arbousier"], day) for day in (1, 2))
    carpet = published(families["tapis"], 3)
    RelatedProduct.objects.create(product=product, other=carpet)
    assert shelf(client, product, "similar") == [next_one.pk]
    assert shelf(client, next_one, "similar") == [product.pk]
    assert shelf(client, next_one, "related") == []


def test_what_is_near_is_read_once_for_a_family(families, django_assert_num_queries):
    """Also where the next page shows other products above it."""
    product, next_one = (published(families["arbousier"], day) for day in (1, 2))
    carpet = published(families["tapis"], 3)
    family = families["arbousier"]
    assert similar_ids(product.pk, family, besides=(carpet.pk,), size=4) == [next_one.pk]
    with django_assert_num_queries(1):  # whether something public has changed
        assert similar_ids(next_one.pk, family, besides=(), size=4) == [product.pk]


def test_only_what_the_public_may_see(client, families):
    product = published(families["arbousier"], 1)
    suspended = OrganisationFactory(membership_state=MembershipState.SUSPENDED)
    hidden = [
        published(families["arbousier"], 5, live=False),
        published(families["arbousier"], 6, organisation=suspended),
    ]
    for other in hidden:
        RelatedProduct.objects.create(product=product, other=other)
    assert shelf(client, product, "similar") == []
    assert shelf(client, product, "related") == []


def test_the_page_does_not_wait_for_the_facets_of_all_products(client, families):
    product = published(families["arbousier"], 1)
    published(families["arbousier"], 2)
    client.get(f"/fr/catalogue/{product.slug}/")
    assert "products" not in snapshot._snapshots
