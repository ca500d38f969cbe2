"""Caches that are away or damaged: visitors get their pages."""

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from core.cache_backends import RedisStore
from tests.factories import OWN, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def use_caches(settings) -> Iterator:
    """Other caches for this test; whether one was found away does not outlive it."""

    def use(**changed: dict) -> None:
        settings.CACHES = settings.CACHES | changed

    yield use
    RedisStore._away_until = 0.0


@pytest.fixture
def hanging() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield int(server.getsockname()[1])


def redis_at(port: int, prefix: str) -> dict:
    return {
        "BACKEND": "core.cache_backends.RedisStore",
        "LOCATION": f"redis://127.0.0.1:{port}/0",
        "KEY_PREFIX": prefix,
        "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.5},
    }


@pytest.mark.parametrize("fault", ["refused", "hangs"])
def test_without_redis_visitors_get_their_pages(client, use_caches, hanging, fault):
    port = unused_port() if fault == "refused" else hanging
    use_caches(default=redis_at(port, "default"), pages=redis_at(port, "pages"))
    product = ProductFactory()
    for address in ("/fr/", "/fr/catalogue/", f"/fr/catalogue/{product.slug}/demande/"):
        assert client.get(address).status_code == 200, address
    assert caches["default"].is_away
    # What is asked while it is away does not wait for it.
    assert caches["default"].get("anything", "nothing") == "nothing"
    # Where wrong passwords cannot be counted nobody signs in; the browser may send the whole form again.
    person = UserFactory()
    client.raise_request_exception = False
    answer = client.post("/fr/compte/login/", {"login": person.email, "password": "x" * 12}, **OWN)
    assert answer.status_code == 503
    assert "acceptez que votre navigateur renvoie le formulaire" in answer.text


def disk_at(folder) -> dict:
    return {"BACKEND": "core.cache_backends.DiskStore", "LOCATION": folder}


@pytest.mark.parametrize("fault", ["damaged", "no folder can be made"])
def test_without_the_disk_store_visitors_get_their_pages(client, use_caches, tmp_path, fault):
    folder = tmp_path / "pages"
    if fault == "damaged":
        use_caches(pages=disk_at(folder))
        ProductFactory()
        client.get("/fr/catalogue/")
        caches["pages"]._cache.close()
        del caches["pages"]
        for file in folder.rglob("cache.db"):
            file.write_bytes(b"rubbish" * 1000)
    else:
        folder.write_text("a file where the folder should be")
        use_caches(pages=disk_at(folder))
    for _time in range(3):
        assert client.get("/fr/catalogue/").status_code == 200
    call_command("check", "--database", "default")
    if fault == "damaged":  # made anew
        type(caches["pages"])._away_until = 0.0
        del caches["pages"]
        caches["pages"].set("key", "value")
        assert caches["pages"].get("key") == "value"
    type(caches["pages"])._away_until = 0.0


@pytest.mark.parametrize("redis", ["", "redis://127.0.0.1:1/0"], ids=["disk", "Redis"])
def test_every_cache_of_production_forgives(redis):
    """One that does not would take pages with it."""
    told = (
        "import portal.settings.production as p; print(*(c['BACKEND'] for c in p.CACHES.values()))"
    )
    environment = os.environ | {
        "REDIS_URL": redis,
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "https://portail.example",
        "ALLOWED_HOSTS": "portail.example",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    }
    done = subprocess.run(
        [sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True
    )
    memory = "django.core.cache.backends.locmem.LocMemCache"
    backends = set(done.stdout.split()) - {memory}
    assert backends and all(backend.startswith("core.cache_backends.") for backend in backends)


def test_damaged_files_of_the_cache_stop_nobody(client, use_caches, tmp_path):
    use_caches(default={"BACKEND": "core.cache_backends.FileStore", "LOCATION": tmp_path})
    caches["default"].set("key", "value")
    reads = {"get": None, "has_key": False, "touch": False}
    for name, answer in reads.items():
        caches["default"].set("key", "value")
        for file in tmp_path.iterdir():
            file.write_bytes(file.read_bytes()[:20] + b"rubbish")
        assert getattr(caches["default"], name)("key") is answer
    caches["default"].set("key", "value")
    for file in tmp_path.iterdir():
        file.write_bytes(b"rubbish")
    assert caches["default"].add("key", "value")
    assert caches["default"].get("key") == "value"
    assert not caches["default"].is_away


def test_rubbish_in_redis_is_an_entry_less(use_caches, monkeypatch):
    def rubbish(*_args, **_options):
        raise pickle.UnpicklingError("invalid load key")

    use_caches(default=redis_at(1, "default"))
    monkeypatch.setattr(RedisCache, "get", rubbish)
    thrown_away = []
    monkeypatch.setattr(
        RedisStore, "delete", lambda _self, key, version=None: thrown_away.append(key)
    )
    assert caches["default"].get("key", "nothing") == "nothing"
    assert thrown_away == ["key"]


def test_a_page_that_becomes_private_is_private_at_once(client, use_caches, tmp_path, monkeypatch):
    from django.db import transaction

    monkeypatch.setattr(transaction, "on_commit", lambda do, **_options: do())
    use_caches(pages=disk_at(tmp_path / "pages"))
    page = Page.objects.get(depth=2)
    home = page.url or "/fr/"
    assert client.get(home).status_code in (200, 302)
    first = client.get("/fr/")
    assert first.status_code == 200
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/fr/").status_code == 302
    restriction.delete()
    assert client.get("/fr/").status_code == 200
    caches["pages"]._cache.close()
