"""SQL queries of the public pages, the same with few rows and with many."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalogue.enums import Kind, TourismKind
from catalogue.models import Product, RelatedProduct, TourismDetails
from core import public_version
from demo import growth
from demo.pages import load as load_pages

# Of each page: when it is asked for again, and for the first time after a change.
BUDGETS = {
    "/fr/catalogue/?sector=terroir&province=larache&available=1": (5, 15),
    "/fr/catalogue/": (5, 15),
    "/fr/catalogue/?q=quelque+chose": (
        5,
        24,
    ),  # finds nothing: counted, on PostgreSQL in a transaction
    "/ar/catalogue/?q=miel": (5, 21),  # one of them for why they are found
    "/fr/recherche/?q=miel": (6, 30),  # three kinds
    "/fr/recherche/?q=miel+tetouan": (6, 30),
    "/ar/recherche/suggestions/?q=تع": (5, 20),  # of ten products in no title: a search
    "/fr/recherche/suggestions/?q=mi": (5, 20),
    "/fr/membres/?sector=crafts": (5, 15),
    "/fr/saisons/": (5, 15),
    "/fr/": (10, 20),
}


@pytest.fixture(scope="module")
def pages(reference):
    load_pages({})


@pytest.fixture
def portal(db, pages, request):
    growth.make(request.param)


def count_again(client, address: str) -> int:
    client.get(address)  # the snapshot of the facets and Wagtail's site are cached afterwards
    return asked(client, address)


def count_after_a_change(client, address: str) -> int:
    """Of the first request that finds nothing cached, the snapshot of the facets with it."""
    client.get("/fr/")  # Wagtail's own cache of sites outlives a change
    with transaction.atomic():
        public_version.bump()
    return asked(client, address)


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize(("column", "count"), [(0, count_again), (1, count_after_a_change)])
@pytest.mark.parametrize("portal", [10, 500], indirect=True)
def test_pages_keep_their_budgets(portal, client, column, count):
    product = Product.objects.public().last()
    # All that a page can ask for: a stay with its details, and something that goes well with it.
    TourismDetails.objects.create(product=product, kind=TourismKind.LODGING)
    RelatedProduct.objects.create(product=product, other=Product.objects.public().first())
    Product.objects.filter(pk=product.pk).update(kind=Kind.TOURISM)
    budgets = BUDGETS | {
        f"/fr/catalogue/{product.slug}/": (8, 15),
        f"/fr/membres/{product.organisation.slug}/": (8, 15),
    }
    counts = {address: count(client, address) for address in budgets}
    too_many = {a: n for a, n in counts.items() if n > budgets[a][column]}
    assert not too_many


@pytest.mark.parametrize("portal", [200], indirect=True)
def test_more_rows_cost_no_more_queries(portal, client):
    addresses = [*BUDGETS]
    few = [count_again(client, address) for address in addresses]
    growth.make(600)
    # Every shelf and facet is filled by either number of rows.
    assert [count_again(client, address) for address in addresses] == few
