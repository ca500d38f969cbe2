"""SQL queries of the public pages, the same with few rows and with many."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from demo import growth
from demo.pages import load as load_pages

BUDGETS = {
    "/fr/catalogue/?sector=terroir&province=larache&available=1": 15,
    "/ar/catalogue/?q=miel": 15,
    "/fr/membres/?sector=crafts": 15,
    "/fr/saisons/": 15,
    "/fr/": 20,
}


@pytest.fixture
def portal(db, request):
    call_command("load_reference", verbosity=0)
    load_pages(None)
    growth.make(request.param)


def count(client, address: str) -> int:
    client.get(address)  # the snapshot of the facets and Wagtail's site are held afterwards
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("portal", [10, 500], indirect=True)
def test_pages_keep_their_budgets(portal, client):
    product = Product.objects.public().first()
    budgets = BUDGETS | {
        f"/fr/catalogue/{product.slug}/": 15,
        f"/fr/membres/{product.organisation.slug}/": 15,
    }
    counts = {address: count(client, address) for address in budgets}
    too_many = {a: n for a, n in counts.items() if n > budgets[a]}
    assert not too_many


@pytest.mark.parametrize("portal", [200], indirect=True)
def test_more_rows_cost_no_more_queries(portal, client):
    addresses = [*BUDGETS]
    few = [count(client, address) for address in addresses]
    growth.make(600)
    # Every shelf and facet is filled by either number of rows.
    assert [count(client, address) for address in addresses] == few
