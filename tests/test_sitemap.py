"""The list of addresses for search engines: in files of a thousand, kept like pages."""

import re

import pytest
from django.conf import settings

from core.languages import LANGUAGES
from portal.sitemaps import LanguagesSitemap
from tests.factories import OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db


def places(client, address: str) -> list[str]:
    answer = client.get(address.replace(settings.SITE_URL, ""))
    assert answer.status_code == 200
    return [place.replace("&amp;", "&") for place in re.findall("<loc>([^<]+)</loc>", answer.text)]


def test_every_product_stands_in_one_of_the_files(client, monkeypatch):
    monkeypatch.setattr(LanguagesSitemap, "limit", 8)
    organisation = OrganisationFactory()
    products = [ProductFactory(organisation=organisation) for _number in range(5)]
    files = [re.sub("^https?://[^/]+", "", file) for file in places(client, "/sitemap.xml")]
    assert len(files) == len(set(files)) > 3
    found = [place for file in files for place in places(client, file)]
    assert len(found) == len(set(found))
    for language in LANGUAGES:
        for product in products:
            end = f"/{language}/catalogue/{product.slug}/"
            assert sum(place.endswith(end) for place in found) == 1


@pytest.mark.parametrize("address", ["/sitemap-nothing.xml", "/sitemap-products.xml?p=99"])
def test_files_that_are_not_there(client, address):
    assert client.get(address).status_code == 404


def test_the_sitemap_is_only_read(client):
    assert client.options("/sitemap.xml").status_code == 405
