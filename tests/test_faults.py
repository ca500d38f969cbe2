"""Services that are away, files that are damaged, requests that no browser of ours sends: visitors get their
page, nobody loses a text, and no log tells a key."""

import logging
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from time import monotonic

import pytest
from django.conf import settings as project_settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.test import RequestFactory
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction, Site

from catalogue.models import Enquiry, Product, ProductVariant, Selection, TourismDetails
from catalogue.services.selections import keep
from core import mails
from core.languages import LANGUAGES
from core.logs import SECRETS, HideKeys
from core.models import OutgoingMail, SiteSettings
from core.stores import RedisStore
from members.models import Organisation
from portal.wsgi import only_utf8
from tests.factories import OrganisationFactory, ProductFactory, UserFactory, filled

pytestmark = pytest.mark.django_db
WORDS = "Bonjour, auriez-vous encore vingt pots de ce miel pour le mois de mai ?"
OWN = {"HTTP_ORIGIN": "http://testserver"}


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
        "BACKEND": "core.stores.RedisStore",
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
    return {"BACKEND": "core.stores.DiskStore", "LOCATION": folder}


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
    assert backends and all(backend.startswith("core.stores.") for backend in backends)


def test_damaged_files_of_the_cache_stop_nobody(client, use_caches, tmp_path):
    use_caches(default={"BACKEND": "core.stores.FileStore", "LOCATION": tmp_path})
    caches["default"].set("key", "value")
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:20] + b"rubbish")
    assert caches["default"].get("key") is None
    caches["default"].set("key", "value")
    assert caches["default"].get("key") == "value"
    assert not caches["default"].is_away


# --- how much may be sent -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_strangers_may_not_send_much(client, kind):
    """Taking a form apart costs up to a hundred times its size: more is refused before it is read."""
    address = f"/fr/catalogue/{ProductFactory().slug}/demande/"
    answer = client.post(address, b"message=" + b"%C3%A9" * 100_000, content_type=kind)
    assert answer.status_code == 413
    assert "ce que vous avez écrit y est encore" in answer.text
    assert "ما كتبتموه ما زال فيها" in answer.text


def test_staff_may_send_more_also_when_their_session_is_over(client):
    person = UserFactory(admin=True)
    client.force_login(person)
    client.get("/admin/")
    sent = {"title": "x" * 600_000}
    assert client.post("/admin/pages/2/edit/", sent).status_code != 413
    del client.cookies["sessionid"]
    assert client.post("/admin/pages/2/edit/", sent, **OWN).status_code != 413
    del client.cookies["person"]
    assert client.post("/admin/pages/2/edit/", sent, **OWN).status_code == 413


def test_staff_are_told_of_words_without_end(client):
    client.force_login(UserFactory(admin=True))
    sent = {"title": "x" * (4 * 1024 * 1024 + 1)}
    client.raise_request_exception = False
    answer = client.post("/admin/pages/2/edit/", sent)
    assert answer.status_code == 413
    assert "ce que vous avez écrit y est encore" in answer.text


def test_nobody_may_send_without_end(client):
    client.force_login(UserFactory(admin=True))
    answer = client.post("/admin/images/add/", {"file": BytesIO(b"x" * 28 * 1024 * 1024)})
    assert answer.status_code == 413


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


# --- texts -----------------------------------------------------------------------------------------------


def test_words_about_something_that_is_gone_come_back(client):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    product.unpublish()
    answer = client.post(address, filled(message=WORDS), **OWN)
    assert answer.status_code == 404
    assert WORDS in answer.text
    person = UserFactory(admin=True)
    client.force_login(person)
    edit = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    product.delete()
    answer = client.post(edit, {"description_fr": WORDS}, **OWN)
    assert WORDS in answer.text


def test_a_message_about_a_list_that_changed_is_not_sent_and_not_lost(client):
    first, second = ProductFactory(), ProductFactory(organisation=OrganisationFactory())
    client.post(f"/fr/ma-liste/garder/{first.slug}/")
    address = "/fr/ma-liste/demande/"
    about = client.get(address).context["about"]
    client.post(f"/fr/ma-liste/garder/{second.slug}/")
    answer = client.post(address, filled(message=WORDS, about=about), **OWN)
    assert answer.status_code == 409
    assert WORDS in answer.text and second.organisation.name_fr in answer.text
    assert not Enquiry.objects.exists()
    # Another mistake beside it hides it from nobody: the form that is shown now is about the new list.
    answer = client.post(address, filled(message=WORDS, about=about, name=""), **OWN)
    assert set(answer.context["form"].errors) == {"name", "__all__"}
    Selection.objects.get().items.all().delete()
    answer = client.post(address, filled(message=WORDS, about=about), **OWN)
    assert WORDS in answer.text
    assert not Enquiry.objects.exists()


def test_a_stale_tab_writes_only_what_was_changed_in_it(client):
    products = [ProductFactory(), ProductFactory()]
    client.post(f"/fr/ma-liste/garder/{products[0].slug}/")
    selection = Selection.objects.get()
    item = selection.items.get()
    stale = {"name": "", "initial-name": "", f"note-{item.pk}": "", f"initial-note-{item.pk}": ""}
    keep(product=products[1], selection=selection)
    other = selection.items.get(product=products[1])
    other.note = "bleu"
    other.save()
    item.note, selection.name = "rouge", "Mariage"
    item.save()
    selection.save()
    client.post("/fr/ma-liste/", stale | {"up": str(other.pk)})
    selection.refresh_from_db()
    assert selection.name == "Mariage"
    assert list(selection.items.values_list("note", flat=True)) == ["bleu", "rouge"]


def test_other_words_from_the_same_form_are_another_message(client):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    form = filled(message=WORDS)
    for sent in (form, form, form | {"message": "Non, quarante pots."}):
        assert client.post(address, sent).status_code == 302
    assert set(Enquiry.objects.values_list("message", flat=True)) == {WORDS, "Non, quarante pots."}
    assert Enquiry.objects.count() == 2


def test_a_clock_set_back_keeps_nobody_from_writing(client):
    product = ProductFactory()
    form = filled(age=-3600, message=WORDS)
    assert client.post(f"/fr/catalogue/{product.slug}/demande/", form).status_code == 302


def test_what_somebody_else_saved_is_not_replaced_unseen(client):
    call_command("load_reference", verbosity=0)
    mine, theirs = UserFactory(admin=True), UserFactory(admin=True, name="Samira")
    product = ProductFactory()
    product.save_revision(user=mine)
    client.force_login(mine)
    edit = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    form = client.get(edit).context["form"]
    data = {
        f"{form.prefix or ''}{name}": value
        for name, value in form.initial.items()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
    }
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-{n}_FORMS": 0 for n in ("TOTAL", "INITIAL", "MIN_NUM")}
        data[f"{formset.prefix}-MAX_NUM_FORMS"] = 1000
    loaded = product.latest_revision
    data |= {
        "loaded_revision_id": loaded.pk,
        "loaded_revision_created_at": loaded.created_at.isoformat(),
        "description_fr": WORDS,
    }
    draft = product.get_latest_revision_as_object()
    draft.save_revision(user=theirs)
    answer = client.post(edit, data)
    assert answer.status_code == 200
    assert "Samira" in answer.text and WORDS in answer.text
    product.refresh_from_db()
    data |= {
        "loaded_revision_id": product.latest_revision.pk,
        "loaded_revision_created_at": product.latest_revision.created_at.isoformat(),
    }
    assert client.post(edit, data).status_code == 302


# --- mails and tasks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [f"a@{'é' * 60}.com", "a@xn--é.com"])
def test_an_address_that_no_mail_can_be_written_to_is_refused(client, address):
    product = ProductFactory()
    answer = client.post(f"/fr/catalogue/{product.slug}/demande/", filled(email=address))
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]
    assert not Enquiry.objects.exists()


def test_one_mail_that_cannot_be_written_stops_no_other(mailoutbox):
    mail = mails.Mail(subject="Essai", paragraphs=["Bonjour"])
    for number, address in enumerate((f"a@{'é' * 60}.com", "b@example.org")):
        mails.post(lambda: mail, key=str(number), to=address, language="fr", reply_to=address)
    mails.deliver_due()
    assert [sent.to for sent in mailoutbox] == [["b@example.org"]]
    assert mails.undeliverable().count() == 1
    assert OutgoingMail.objects.get(key="0").reply_to == ""


def test_a_task_that_failed_is_tried_again():
    task = DBTaskResult.objects.create(
        task_path="core.tasks.make_renditions",
        args_kwargs={"args": [1], "kwargs": {}},
        backend_name="default",
        status=TaskResultStatus.FAILED,
        worker_ids=["one"],
        finished_at=timezone.now(),
    )
    call_command("requeue_tasks")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED  # not at once
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(minutes=3))
    call_command("requeue_tasks")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


# --- logs -------------------------------------------------------------------------------------------------------

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


# --- odd requests -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["hex", "idna", "rot13", "utf-16", "iso-8859-1", "undefined"])
def test_no_character_set_but_ours_reaches_a_view(charset):
    seen = {}

    def application(environ, _start):
        seen.update(environ)
        return []

    for kind in ("text/plain", "multipart/form-data; boundary=x"):
        only_utf8(application)(
            {"CONTENT_TYPE": f"{kind}; charset={charset}", "wsgi.input": BytesIO()}, None
        )
        assert seen["CONTENT_TYPE"].startswith(kind) and charset not in seen["CONTENT_TYPE"]


def test_mails_lead_to_the_portals_own_name(client, mailoutbox, django_capture_on_commit_callbacks):
    person = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/fr/compte/password/reset/",
            {"email": person.email},
            headers={"host": "localhost:6666"},
        )
    (mail,) = mailoutbox
    assert f"{project_settings.SITE_URL}/fr/compte/password/reset/key/" in mail.body
    assert "6666" not in mail.body


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("br;q=0, gzip;q=0", ""), ("gzip;q=0.5, br;q=1.0", "br"), ("identity", ""), ("GZIP", "gzip")],
)
def test_an_encoding_that_is_refused_is_not_sent(client, accepted, sent):
    response = client.get("/fr/catalogue/", headers={"Accept-Encoding": accepted})
    assert response.get("Content-Encoding", "") == sent


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/bulk/catalogue/product/publish/?id=x", 400),
        ("/admin/bulk/catalogue/product/publish/?id=99999999999999999999", 400),
        ("/admin/reports/site-history/?user=99999999999999999999", 200),
    ],
)
def test_the_admin_answers_nonsense_without_falling_over(client, address, status):
    client.force_login(UserFactory(admin=True))
    client.raise_request_exception = False
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("rows", "status"), [("10000000000", 400), ("9" * 4301, 400), ("1001", 400), ("0", 302)]
)
def test_a_form_of_very_many_rows_is_refused_unread(client, rows, status):
    client.force_login(UserFactory(admin=True))
    settings = SiteSettings.objects.get_or_create(site=Site.objects.get(is_default_site=True))[0]
    management = {"TOTAL_FORMS": rows, "INITIAL_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    form = {f"menu_items-{name}": value for name, value in management.items()}
    form |= {"name_fr": "Cluster", "price_is_old_after": "180"}
    answer = client.post(f"/admin/settings/core/sitesettings/{settings.site_id}/", form)
    assert answer.status_code == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_tries_too_often_is_told_in_their_language(client, language, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/h/ip"}
    address = f"/{language}/compte/password/reset/"
    answers = [client.post(address, {"email": "a@example.org"}) for _n in range(2)]
    assert answers[-1].status_code == 429
    assert f'lang="{language}"' in answers[-1].text
    with override(language):
        assert gettext("Too many tries in a short time") in answers[-1].text


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


@pytest.mark.parametrize("address", [f"/documents/{'9' * 4301}/x.pdf", f"/fr/{'a' * 2001}/"])
def test_an_address_that_nobody_types_is_refused(client, address):
    client.raise_request_exception = False
    assert client.get(address).status_code == 400


def test_the_sitemap_is_only_read(client):
    assert client.options("/sitemap.xml").status_code == 405


def test_each_new_message_counts_and_a_repeated_one_does_not(client, settings):
    product = ProductFactory()
    address = f"/fr/catalogue/{product.slug}/demande/"
    form = filled(message="Bonjour 0")
    first = [client.post(address, form).status_code for _time in range(30)]
    assert first == [302] * 30
    later = [
        client.post(address, form | {"message": f"Bonjour {number}"}).status_code
        for number in range(1, 30)
    ]
    assert later.count(302) == 7  # eight an hour for one person, settings.ACCOUNT_RATE_LIMITS
    assert Enquiry.objects.count() == 8


def test_no_number_is_larger_than_a_page_can_bear():
    """The database of a laptop takes 64 bits and cannot add two of them."""
    for model in (Organisation, Product, ProductVariant, TourismDetails):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
                with pytest.raises(ValidationError):
                    field.clean(2**62, None)


@pytest.fixture
def dribbling() -> Iterator[int]:
    """A mail server that says one letter every tenth of a second, without end."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(5)

        def dribble() -> None:
            with suppress(OSError):
                while True:
                    connection, _address = server.accept()
                    with suppress(OSError), connection:
                        while True:
                            connection.sendall(b"2")
                            threading.Event().wait(0.1)

        threading.Thread(target=dribble, daemon=True).start()
        yield int(server.getsockname()[1])


def test_a_mail_server_that_dribbles_holds_nobody_for_ever(settings, monkeypatch, dribbling):
    settings.DELIVERY_EMAIL_BACKEND = "core.mails.backend.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", dribbling, False
    monkeypatch.setattr("core.mails.backend.WHOLE_DELIVERY", 1.0)
    mail = mails.Mail(subject="Essai", paragraphs=["Bonjour"])
    mails.post(lambda: mail, key="essai", to="b@example.org", language="fr")
    before = monotonic()
    mails.deliver_due()
    assert monotonic() - before < 10
    assert OutgoingMail.objects.get(key="essai").sent_at is None
