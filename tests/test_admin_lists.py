"""The admin's lists: whatever can be pressed there can be pressed."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from catalogue.models import Enquiry, ErrorReport, SoughtItem
from search.models import PinnedResult, SynonymGroup
from tests.factories import (
    ImageFactory,
    MemberLabelFactory,
    ProductFactory,
    ProductLabelFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LISTS = [
    "/admin/snippets/catalogue/product/",
    "/admin/snippets/catalogue/family/",
    "/admin/snippets/catalogue/label/",
    "/admin/snippets/catalogue/memberlabel/",
    "/admin/snippets/catalogue/enquiry/",
    "/admin/snippets/catalogue/errorreport/",
    "/admin/snippets/catalogue/soughtitem/",
    "/admin/snippets/members/organisation/",
    "/admin/snippets/places/town/",
    "/admin/snippets/places/province/",
    "/admin/snippets/search/synonymgroup/",
    "/admin/snippets/search/pinnedresult/",
    "/admin/reports/recherches-sans-reponse/",
    "/admin/images/",
    "/admin/documents/",
]


def test_no_list_is_forgotten():
    reverse("wagtailadmin_home")  # the hooks that register them are read with the addresses
    registered = {
        f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/"
        for model in get_snippet_models()
        if not model.__module__.startswith(("wagtail", "tests"))
    }
    assert registered <= set(LISTS)


ORDER = re.compile(r'href="[^"?]*\?([^"]*ordering=[^"]+)"')
VALUE = re.compile(r'<option value="([^"]+)"')


def choices(page: str) -> list[str]:
    """Every sorting and every value of every filter that a list offers, as queries."""
    queries = [unescape(query) for query in ORDER.findall(page)]
    form = page.partition('data-controller="w-filters"')[2] or page
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        queries += [f"{name}={value}" for value in VALUE.findall(body)]
    for tag in re.findall(r"<input[^>]+>", form):
        name, value = (re.search(rf' {part}="([^"]+)"', tag) for part in ("name", "value"))
        if name and value and ('type="radio"' in tag or 'type="checkbox"' in tag):
            queries.append(f"{name[1]}={value[1]}")
    return queries


@pytest.mark.parametrize("address", LISTS)
def test_what_was_searched_can_be_sorted_and_filtered(client, address):
    ProductLabelFactory()
    ImageFactory().tags.add("miel")
    client.force_login(UserFactory(admin=True))
    queries = choices(client.get(address).text)
    queries += ["ordering=file_size", "tag=miel", "ordering=pk", "ordering=-name"]
    failed = {
        query: response.status_code
        for query in queries
        if (response := client.get(f"{address}?q=a&{query}")).status_code != 200
    }
    assert not failed


@pytest.mark.parametrize("address", [a for a in LISTS if "snippets" in a])
def test_each_row_leads_to_its_form(client, address):
    product = ProductLabelFactory().product
    MemberLabelFactory()
    Enquiry.objects.create(
        organisation=product.organisation, name="Sara", language="fr", key=uuid4()
    )
    ErrorReport.objects.create(
        organisation=product.organisation, message="Le prix", language="fr", key=uuid4()
    )
    SoughtItem.objects.create(message="Du safran", language="fr", key=uuid4())
    SynonymGroup.objects.create(terms="amlou, أملو")
    PinnedResult.objects.create(words="miel", kind="product", object_id=product.pk)
    client.force_login(UserFactory(admin=True))
    edit = re.search(rf'<a href="({address}edit/[^"]+)"', client.get(address).text)
    assert edit and client.get(edit[1]).status_code == 200


def test_the_choices_are_found(client):
    ProductLabelFactory()
    client.force_login(UserFactory(admin=True))
    found = choices(client.get(LISTS[0]).text)
    names = {query.partition("=")[0] for query in found if "ordering=" not in query}
    assert {"family__sector", "kind", "availability", "live"} <= names
    assert sum("ordering=" in query for query in found) > 5


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_words_of_a_visitor_keep_staff_from_their_spreadsheet(client, kind):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    ticket = re.search(r'name="ticket" value="([^"]+)"', client.get(address).text)
    words = "Bonjour \ufffe\uffff\x0b, avez-vous du miel ?"
    sent = {"ticket": ticket[1], "message": words, "name": "Sara", "phone": "0612345678"}
    assert client.post(address, sent | {"consent": "on"}).status_code == 302
    client.force_login(UserFactory(admin=True))
    response = client.get(f"/admin/snippets/catalogue/enquiry/?export={kind}")
    assert response.status_code == 200
    assert b"".join(response.streaming_content)
