"""Whole pages are kept for visitors who did not sign in, and follow every change at once."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from wagtail.models import Site

from catalogue.listing import MemberListing, ProductListing
from catalogue.models import Product
from core.models import PublicVersion, SiteSettings
from portal import page_cache
from search.models import UnmetDemand
from tests.factories import ProductFactory, UserFactory, send_to_review

CASABLANCA = ZoneInfo("Africa/Casablanca")


@pytest.fixture(autouse=True)
def kept(settings, tmp_path, db, monkeypatch):
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "core.cache_backends.DiskStore", "LOCATION": tmp_path / "pages"}
    }
    # The test's own transaction never ends: what waits for its commit is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_options: do())
    yield caches["pages"]
    caches["pages"]._cache.close()


@pytest.fixture
def product():
    SiteSettings.for_site(Site.objects.get())  # the first look makes them
    return ProductFactory(name_fr="Miel de thym")


@pytest.fixture
def address(product):
    return f"/fr/catalogue/{product.slug}/"


def queries(client, address, django_assert_num_queries, number, **headers):
    with django_assert_num_queries(number):
        return client.get(address, headers=headers)


def test_what_nobody_found_is_counted_once_for_each_page_that_is_kept(client, product):
    for _visitor in range(3):
        client.get("/fr/catalogue/?q=zzafran&utm_source=x")
    assert UnmetDemand.objects.get().count == 1
    product.save()
    client.get("/fr/catalogue/?q=zzafran")
    assert UnmetDemand.objects.get().count == 2


def test_the_second_visitor_costs_no_query(client, address, django_assert_num_queries):
    first = client.get(address)
    second = queries(client, address, django_assert_num_queries, 0)
    assert first.content == second.content
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert {name.strip() for name in second["Vary"].split(",")} >= {"Accept-Encoding", "Cookie"}
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert not second.cookies


def test_each_encoding_is_the_same_page(client, address):
    plain = client.get(address).content
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain
    assert client.get(address, headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain) / 3


def test_not_modified(client, address, django_assert_num_queries):
    tag = client.get(address)["ETag"]
    again = queries(client, address, django_assert_num_queries, 0, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == tag
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_is_seen_at_once(client, product, address):
    assert "Miel de thym" in client.get(address).text
    product.name_fr = "Miel d’oranger"
    product.save()
    assert "Miel d’oranger" in client.get(address).text
    Product.objects.all().delete()
    assert client.get(address).status_code == 404


def test_two_workers_see_a_change_at_once(client, product, address, kept):
    """What another worker's commit does: the row in the database and the shared cache change, nothing in
    this process."""
    client.get(address)
    with transaction.atomic():
        Product.objects.update(name_fr="Miel d’oranger")
        PublicVersion.objects.update(number=1_000_000, listed=1_000_000)
    kept.delete(page_cache.VERSION_KEY)
    assert "Miel d’oranger" in client.get(address).text


def test_a_rolled_back_change_changes_nothing(client, product, address, django_assert_num_queries):
    client.get(address)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        product.save()
        raise ZeroDivisionError
    queries(client, address, django_assert_num_queries, 1)  # the version, and nothing else


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("?sector=terroir&page=1", "?page=1&sector=terroir"),
        ("?sector=terroir", "?sector=terroir&utm_source=x&fbclid=y"),
        ("", "?sector="),
    ],
)
def test_one_page_by_many_addresses(client, product, django_assert_num_queries, first, second):
    client.get(f"/fr/catalogue/{first}")
    page = queries(client, f"/fr/catalogue/{second}", django_assert_num_queries, 0)
    assert "utm_source" not in page.text


@pytest.mark.parametrize(
    "other", ["/ar/catalogue/", "/fr/catalogue/?sector=crafts", "/fr/membres/"]
)
def test_other_pages_are_other_pages(client, product, other):
    client.get("/fr/catalogue/")
    assert client.get(other).content != client.get("/fr/catalogue/").content


def test_hosts_do_not_share(client, address, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    client.get(address, headers={"Host": "one.example"})
    assert "one.example" not in client.get(address, headers={"Host": "two.example"}).text
    assert client.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_an_address_of_version_six_is_a_host(client, address, settings):
    settings.ALLOWED_HOSTS = ["[::1]"]
    for host in ("[::1]", "[::1]:8000"):
        assert client.get(address, headers={"Host": host}).status_code == 200


def test_who_signed_in_gets_her_own(client, address):
    client.get(address)
    client.force_login(UserFactory(admin=True))
    own = client.get(address)
    assert "wagtail-userbar" in own.text
    client.logout()
    assert "wagtail-userbar" not in client.get(address).text


@pytest.mark.parametrize("path", ["/fr/ma-liste/", "/fr/compte/login/", "demande/", "/fr/rien/"])
def test_forms_and_errors_are_not_kept(client, address, path, kept):
    path = path if path.startswith("/") else address + path
    client.get(path)
    assert len(kept._cache) <= 1  # the version, and no page


def test_posting_is_never_answered_from_here(client, address):
    client.get(address)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (datetime(2026, 12, 31, 12, 0, tzinfo=CASABLANCA), 600),
        (datetime(2026, 12, 31, 23, 59, 30, tzinfo=CASABLANCA), 30),
        (datetime(2027, 2, 14, 23, 50, 1, tzinfo=CASABLANCA), 599),
    ],
)
def test_a_page_ends_with_its_day(monkeypatch, now, seconds):
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert page_cache._seconds_left() == seconds


def test_a_page_begun_before_midnight_is_none_of_the_new_day(
    rf, product, address, monkeypatch, kept
):
    """It may name a label that has just expired."""
    clock = [datetime(2026, 12, 31, 23, 59, 59, tzinfo=CASABLANCA)]
    monkeypatch.setattr(timezone, "now", lambda: clock[-1])
    seconds = []
    monkeypatch.setattr(type(kept), "set", lambda _self, _key, _value, time: seconds.append(time))

    def until_the_new_year(_request):
        clock.append(datetime(2027, 1, 1, 0, 0, 1, tzinfo=CASABLANCA))
        return HttpResponse("Bio", headers={"Content-Type": "text/html"})

    page_cache.PageCache(until_the_new_year)(rf.get(address))
    assert seconds[-1] == 1


def test_every_parameter_of_a_listing_reaches_it(client, product):
    """A facet that the cache did not know would be dropped for visitors and work for staff."""
    for listing, path in ((ProductListing, "catalogue"), (MemberListing, "membres")):
        for name in listing.parameter_names() - {"sort", "page", "q"}:
            page = client.get(f"/fr/{path}/?{name}=nothing-of-the-kind")
            assert "notice" in page.text, name  # it says that there is no such value


def test_an_approved_change_shows_at_once(client, product, address):
    """A draft that waits changes nothing; approved, the page and the listing show it with the next look."""
    call_command("load_reference", verbosity=0)
    editor, moderator = UserFactory(), UserFactory(admin=True)
    listing = "/fr/catalogue/?price_min=131&price_max=131"
    draft = Product.objects.get(pk=product.pk)
    draft.price = Decimal("131")
    draft.save_revision(user=editor)
    send_to_review(Product.objects.get(pk=product.pk), editor)
    assert "131" not in client.get(address).content.decode()
    assert product.name_fr not in client.get(listing).content.decode()
    review = Product.objects.get(pk=product.pk).current_workflow_task_state
    review.task.specific.on_action(review, moderator, "approve")
    assert "131" in client.get(address).content.decode()
    assert product.name_fr in client.get(listing).content.decode()


# --- the door before Django -----------------------------------------------------------------------


GONE_ON = (599, {}, b"to Django")


def at_the_door(rf, address, method="get", **headers):
    """Status, headers and body of what is answered before Django; GONE_ON where it would be asked."""
    answer = []

    def django(environ, start_response):
        start_response("599 Asked", [])
        return [b"to Django"]

    environ = getattr(rf, method)(address, headers=headers).environ
    body = page_cache.kept_pages_first(django)(environ, lambda *start: answer.append(start))
    status, pairs = answer[0]
    return int(status[:3]), dict(pairs), b"".join(body)


def test_a_kept_page_is_answered_before_django_and_just_the_same(client, rf, address):
    assert at_the_door(rf, address) == GONE_ON
    for encoding in ("br", "gzip", ""):
        headers = {"Accept-Encoding": encoding}
        first = client.get(address, headers=headers)
        assert at_the_door(rf, address, **headers) == (200, dict(first.items()), first.content)
        again = client.get(address, headers=headers | {"If-None-Match": first["ETag"]})
        known = at_the_door(rf, address, **headers, **{"If-None-Match": first["ETag"]})
        assert known == (304, dict(again.items()), b"")
        # A proxy that packed the page itself.
        weak = at_the_door(rf, address, **headers, **{"If-None-Match": f"W/{first['ETag']}"})
        assert weak == known


def test_the_door_and_django_call_a_page_the_same(client, rf, product):
    client.get("/fr/catalogue/?q=miel+de+th%C3%A9&utm_source=x")
    assert at_the_door(rf, "/fr/catalogue/?fbclid=1&q=miel de th%C3%A9")[0] == 200
    assert at_the_door(rf, "/fr/catalogue/?q=miel") == GONE_ON


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("post", {}),
        ("head", {}),
        ("get", {"Cookie": "sessionid=x"}),
        ("get", {"Host": "evil.example"}),
        ("get", {"Host": "localhost"}),
    ],
)
def test_whoever_gets_something_else_goes_on(client, rf, address, method, headers):
    client.get(address)
    assert at_the_door(rf, address)[0] == 200
    assert at_the_door(rf, address, method, **headers) == GONE_ON


def test_addresses_that_django_refuses_go_on(client, rf, address):
    client.get(address)
    assert at_the_door(rf, f"{address}?{'a=1&' * 10_001}") == GONE_ON


def test_the_door_sees_a_change_at_once(client, rf, product, address):
    client.get(address)
    product.save()
    assert at_the_door(rf, address) == GONE_ON


def test_plain_and_secure_addresses_do_not_share(client, rf, address, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.get(address, headers={"X-Forwarded-Proto": "https"})
    assert at_the_door(rf, address, **{"X-Forwarded-Proto": "https"})[0] == 200
    assert at_the_door(rf, address, **{"X-Forwarded-Proto": "http"}) == GONE_ON
    assert at_the_door(rf, address) == GONE_ON
