"""A visitor keeps products without an account."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Enquiry, Selection, SelectionItem
from catalogue.models.selections import MOST_ITEMS
from catalogue.services.selections import ListIsFullError, keep
from core.languages import LANGUAGES
from tests.factories import OrganisationFactory, ProductFactory, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep_by_hand(client):
    def post(product, **headers):
        return client.post(f"/fr/ma-liste/garder/{product.slug}/", **headers)

    return post


def test_looking_around_sets_no_cookie(client):
    product = ProductFactory()
    for address in ("/fr/ma-liste/", "/fr/catalogue/", f"/fr/catalogue/{product.slug}/"):
        client.get(address)
    assert not client.cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_the_list_its_state_and_the_search(client, language):
    page = client.get(f"/{language}/catalogue/").text
    (link,) = re.findall(
        r'<a class="list-link" href="([^"]+)" data-list data-state="([^"]+)"', page
    )
    searches = re.findall(r'<form class="search" role="search" action="([^"]+)"', page)
    with override(language):
        names = [resolve(address).url_name for address in (*link, *searches)]
    # The header's box, which a page with one of its own does not show, and the list's.
    assert names == ["selection", "selection_state", "search", "product_list"]
    assert all(address.startswith(f"/{language}/") for address in (*link, *searches))


def test_the_first_keep_makes_a_list_and_one_closed_cookie(client, keep_by_hand):
    product = ProductFactory()
    response = keep_by_hand(product)
    cookie = response.cookies["selection"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Selection.objects.get().edit_key in cookie.value
    page = client.get(response["location"])
    assert product.name_fr in page.text
    assert page["Cache-Control"].startswith("max-age=0")


def test_a_forged_cookie_opens_nothing(client):
    selection = keep(product=ProductFactory(), selection=None)
    client.cookies["selection"] = selection.edit_key
    assert "selection-rows" not in client.get("/fr/ma-liste/").text


def test_keeping_twice_and_two_products(client, keep_by_hand):
    first, second = ProductFactory(), ProductFactory()
    for product in (first, second, first):
        keep_by_hand(product)
    assert list(Selection.objects.get().items.values_list("product", flat=True)) == [
        first.pk,
        second.pk,
    ]


def test_the_script_gets_numbers(client, keep_by_hand):
    product = ProductFactory()
    answer = keep_by_hand(product, headers={"Accept": "application/json"})
    assert answer.json() == {"count": 1}
    assert client.get("/fr/ma-liste/etat/").json()["kept"] == [product.slug]


def test_a_list_has_an_end(client, keep_by_hand):
    selection = Selection.objects.create()
    product = ProductFactory()
    SelectionItem.objects.bulk_create(
        SelectionItem(selection=selection, product=other)
        for other in ProductFactory.create_batch(MOST_ITEMS, organisation=product.organisation)
    )
    with pytest.raises(ListIsFullError):
        keep(product=product, selection=selection)
    client.get(f"/fr/ma-liste/{selection.edit_key}/")
    assert keep_by_hand(product).status_code == 409


@pytest.fixture
def three(client):
    selection = None
    for _n in range(3):
        selection = keep(product=ProductFactory(), selection=selection)
    return selection


def names(selection):
    return [item.product_id for item in selection.items.all()]


@pytest.mark.parametrize(
    ("button", "index", "order"),
    [("up", 2, [0, 2, 1]), ("down", 0, [1, 0, 2]), ("up", 0, [0, 1, 2]), ("remove", 1, [0, 2])],
)
def test_each_button_keeps_all_that_was_typed(client, three, button, index, order):
    items, before = list(three.items.all()), names(three)
    form = {"name": "Pour la fête", button: items[index].pk}
    form |= {f"note-{item.pk}": f"note {n}" for n, item in enumerate(items)}
    assert client.post(f"/fr/ma-liste/{three.edit_key}/", form).status_code == 302
    three.refresh_from_db()
    assert three.name == "Pour la fête"
    assert names(three) == [before[n] for n in order]
    assert {item.note for item in three.items.all()} == {f"note {n}" for n in order}


def test_too_long_a_note_is_told_and_kept(client, three):
    item = three.items.first()
    response = client.post(f"/fr/ma-liste/{three.edit_key}/", {f"note-{item.pk}": "x" * 301})
    assert response.status_code == 200
    assert "x" * 301 in response.text
    assert 'role="alert"' in response.text
    # What is wrong stands open, the other notes stay folded.
    folds = re.findall(r'<details class="selection-note[^"]*"( open)?>', response.text)
    assert folds == [" open", "", ""]


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "0", "\u0661"])
def test_a_button_of_another_list_changes_nothing(client, three, value):
    before = names(three)
    client.post(f"/fr/ma-liste/{three.edit_key}/", {"remove": value, "up": value})
    assert names(three) == before


def test_the_shared_address_only_reads(client, three):
    shared = client.get(f"/ar/liste/{three.share_key}/")
    assert "<h1>لائحة شاركها معكم أحد الزوار</h1>" in shared.text  # nobody else's is "my list"
    assert shared.status_code == 200
    assert three.edit_key not in shared.text
    assert client.post(f"/ar/liste/{three.share_key}/").status_code == 405
    assert client.get(f"/ar/ma-liste/{three.share_key}/").status_code == 404
    assert client.get(f"/ar/liste/{three.edit_key}/").status_code == 404
    assert not client.cookies


def test_what_is_hidden_is_not_named(client):
    product = ProductFactory()
    selection = keep(product=product, selection=None)
    product.live = False
    product.save()
    for address in (f"/fr/ma-liste/{selection.edit_key}/", f"/fr/liste/{selection.share_key}/"):
        assert product.name_fr not in client.get(address).text
    assert client.get(f"/fr/ma-liste/{selection.edit_key}/demande/").status_code == 302


def test_one_message_reaches_each_producer_separately(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    one, two = (
        OrganisationFactory(email="a@example.org"),
        OrganisationFactory(email="b@example.org"),
    )
    selection = None
    for organisation in (one, two, one):
        selection = keep(product=ProductFactory(organisation=organisation), selection=selection)
    item = selection.items.first()
    item.note = "taille M"
    item.save()
    address = f"/fr/ma-liste/{selection.edit_key}/demande/"
    form = client.get(address).text
    assert two.name_fr in form
    assert "ces produits vus sur le portail" in form  # words to send as they are
    with django_capture_on_commit_callbacks(execute=True):
        thanks = client.post(address, filled(), follow=True)
    assert Enquiry.objects.count() == 2
    mails = {mail.to[0]: mail.body for mail in mailoutbox}
    assert set(mails) == {"a@example.org", "b@example.org", "marta@example.es"}
    assert "taille M" in mails["a@example.org"]
    assert two.name_fr not in mails["a@example.org"]
    assert all(name in mails["marta@example.es"] for name in (one.name_fr, two.name_fr))
    assert all(enquiry.reference in thanks.text for enquiry in Enquiry.objects.all())


@pytest.mark.parametrize("by_key", [True, False])
def test_notes_just_typed_go_with_the_message(client, three, by_key):
    key = f"{three.edit_key}/" if by_key else ""
    client.get(f"/fr/ma-liste/{three.edit_key}/")  # from now on this browser's own
    assert 'name="write"' in client.get(f"/fr/ma-liste/{key}").text
    item = three.items.last()
    form = {"write": "", f"note-{item.pk}": "deux paires"}
    page = client.post(f"/fr/ma-liste/{key}", form, follow=True)
    assert page.redirect_chain == [(f"/fr/ma-liste/{key}demande/", 302)]
    assert "deux paires" in page.text
    too_long = {"write": "", f"note-{item.pk}": "x" * 301}
    assert "x" * 301 in client.post(f"/fr/ma-liste/{key}", too_long).text


def test_a_list_is_forgotten_a_year_after_its_last_use(three):
    call_command("forget", verbosity=0)
    assert Selection.objects.exists()
    Selection.objects.update(used_at=timezone.now() - timedelta(days=366))
    call_command("forget", verbosity=0)
    assert not Selection.objects.exists()


def test_more_products_cost_no_more_queries(client, django_assert_max_num_queries):
    selection = None
    for _n in range(12):
        selection = keep(product=ProductFactory(), selection=selection)
    client.get(f"/fr/liste/{selection.share_key}/")
    with django_assert_max_num_queries(15):
        client.get(f"/fr/liste/{selection.share_key}/")


def test_whoever_begins_list_after_list_is_asked_to_wait(client, keep_by_hand, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"list": "2/h/ip"}
    product, other = ProductFactory(), ProductFactory()
    for _list in range(2):
        client.cookies.clear()
        assert keep_by_hand(product).status_code == 302
    # The list begun last may be filled.
    assert keep_by_hand(other).status_code == 302
    client.cookies.clear()
    answer = keep_by_hand(product)
    assert answer.status_code == 429
    assert "Attendez quelques minutes" in answer.text
    script = keep_by_hand(product, headers={"Accept": "application/json"})
    assert (script.status_code, script.json()) == (
        429,
        {"url": f"/fr/ma-liste/garder/{product.slug}/"},
    )
    assert Selection.objects.count() == 2
