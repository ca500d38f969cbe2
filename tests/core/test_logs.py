"""No log tells a key or a text."""

import logging
from contextlib import suppress

import pytest
from django.test import RequestFactory
from django.urls import Resolver404, get_resolver, resolve

from core.logs import SECRETS, HideKeys

pytestmark = pytest.mark.django_db

# Parts of addresses that are no keys.
OPEN = {
    "slug",
    "section",
    "path",
    "name",
    "pk",
    "model_name",
    "app_label",
    "document_id",
    "document_filename",
    "restriction_id",
    "page_id",
    "page_view_restriction_id",
}


def named_parts() -> dict[str, str]:
    """Each named part of an address outside the admin, with one address that has it."""
    found = {}

    def walk(patterns, prefix=""):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if route.startswith("admin/"):
                continue
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, route)
            for name in pattern.pattern.regex.groupindex:
                found[name] = route

    walk(get_resolver().url_patterns)
    return found


def test_every_part_of_an_address_is_known_to_be_a_key_or_not():
    unknown = named_parts().keys() - SECRETS - OPEN
    assert not unknown, {name: named_parts()[name] for name in unknown}


@pytest.mark.parametrize(
    "address",
    [
        "/fr/compte/password/reset/key/2-dikshs-ce08b7secret/",
        "/fr/ma-liste/CHTfMWN9secret/",
        "/fr/ma-liste/CHTfMWN9secret/demande/",
        "/fr/liste/CHTfMWN9secret/",
        "/fr/demande/CHTfMWN9secret/",
        "/fr/demande/CHTfMWN9secret/x/",
        "/fr/signalement/WzFd:1tabcd:secret/",
        "/fr/signalement/WzFd:1tabcd:secret/x/",
        "/fr/compte/confirm-email/CHTfMWN9secret/",
        "/FR/ma-liste/CHTfMWN9secret/",
        "/fr/fr/liste/CHTfMWN9secret/",
    ],
)
def test_no_log_tells_a_key(address):
    request = RequestFactory().get(address)
    with suppress(Resolver404):  # an address with a slip in it
        request.resolver_match = resolve(address)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Forbidden", address), None
    )
    record.request = request
    assert HideKeys().filter(record)
    assert "secret" not in record.getMessage() and "…" in record.getMessage()


def test_a_log_does_not_keep_what_was_sent_as_an_address():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: /fr/%s/", ("x" * 2_000,), None
    )
    record.request = RequestFactory().get("/fr/")
    assert HideKeys().filter(record)
    assert record.getMessage().startswith("Not Found: /fr/xx") and len(record.getMessage()) < 600
