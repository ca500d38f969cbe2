"""Pages for errors answer while the database does not: no test here may touch it."""

import errno

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from django.utils.translation import override
from django.views import defaults

from core.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found(language):
    with override(language):
        response = defaults.page_not_found(RequestFactory().get(f"/{language}/x/"), Exception())
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


def test_each_language_has_its_own_words():
    pages = set()
    for language in LANGUAGES:
        with override(language):
            response = defaults.page_not_found(RequestFactory().get("/x/"), Exception())
        pages.add(response.content.decode().split("<h1>")[1].split("</h1>")[0])
    assert len(pages) == 4


@pytest.mark.parametrize(
    ("view", "status"), [(defaults.server_error, 500), (defaults.bad_request, 400)]
)
def test_a_page_that_may_not_even_know_its_language_speaks_all_four(view, status):
    request = RequestFactory().get("/")
    response = view(request, Exception()) if status == 400 else view(request)
    assert response.status_code == status
    page = response.content.decode()
    assert all(f'lang="{language}"' in page for language in LANGUAGES)
    assert 'dir="rtl"' in page


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("database is locked"), 503),
        (OSError(errno.EROFS, "Read-only file system"), 503),
        (OSError(errno.ENOSPC, "No space left on device"), 503),
        (OSError(errno.ENOENT, "No such file"), 500),
        (ValueError("a mistake of ours"), 500),
    ],
)
def test_where_waiting_helps_the_page_says_so(client, monkeypatch, error, status):
    def fail():
        raise error

    monkeypatch.setattr("portal.sitemaps._lines", fail)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert response.status_code == status
    assert response.headers.get("Retry-After") == ("60" if status == 503 else None)
    page = response.content.decode()
    assert all(f'lang="{language}"' in page for language in LANGUAGES)
