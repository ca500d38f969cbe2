"""Pages for errors answer while the database does not: no test here may touch it."""

import errno

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from django.utils.translation import override

from core.failure_views import bad_request, server_error
from core.languages import LANGUAGES
from portal import views


def not_found(language):
    with override(language):
        response = views.not_found(RequestFactory().get(f"/{language}/x/"), Exception())
    assert response.status_code == 404
    page = response.content.decode()
    assert f'<html lang="{language}"' in page
    return page


@pytest.fixture
def no_database(monkeypatch):
    def away(_request):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("core.context_processors.site_settings", away)


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found_without_a_database(no_database, language):
    assert "site-footer" not in not_found(language)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found_with_the_whole_site_around_it(language):
    page = not_found(language)
    assert "site-footer" in page
    assert page.count(f'href="/{language}/catalogue/?sector=') == 6


def test_each_language_has_its_own_words(no_database):
    titles = {not_found(language).split("<h1>")[1].split("</h1>")[0] for language in LANGUAGES}
    assert len(titles) == 4


@pytest.mark.parametrize(("view", "status"), [(server_error, 500), (bad_request, 400)])
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
