"""The outbox: written with its cause, sent once, again after a refusal, erased after."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from time import monotonic

import pytest
from django.contrib.auth.models import Group
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from catalogue.models import Enquiry
from core import mails
from core.admin.todo import refused_mails
from core.models import OutgoingMail
from core.perms import MODERATORS
from home.models import ContentPage
from tests.factories import ProductFactory, UserFactory, filled

pytestmark = pytest.mark.django_db

REFUSING = "tests.core.test_mails.RefusingBackend"


class RefusingBackend:
    def __init__(self, **_options):
        pass

    def send_messages(self, _messages):
        raise ConnectionRefusedError


def write() -> mails.Mail:
    return mails.Mail(
        subject=gettext("Home") + "\r\nBcc: thief@example.org",
        paragraphs=["<b>1</b>"],
        quotation="un\ndeux",
        facts=[("CAT", "00042")],
        action=("Ouvrir", "https://example.org/x/"),
    )


def post(key="a", language="fr"):
    mails.post(write, key=key, to="houda@example.org", language=language, reply_to="r@example.org")


@pytest.mark.parametrize(
    ("language", "direction", "home"),
    [
        ("fr", "ltr", "Accueil"),
        ("ar", "rtl", "الرئيسية"),
        ("es", "ltr", "Inicio"),
        ("en", "ltr", "Home"),
    ],
)
def test_text_and_html_in_the_readers_language(
    language, direction, home, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        post(language=language)
    (sent,) = mailoutbox
    assert home in sent.subject
    assert "\n" not in sent.subject and "\r" not in sent.subject
    assert set(sent.message().keys()).isdisjoint({"Bcc", "Cc"})
    assert sent.message()["Content-Language"] == language
    assert sent.message()["Reply-To"] == "r@example.org"
    assert "> un\n> deux" in sent.body
    html = sent.alternatives[0].content
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "&lt;b&gt;1&lt;/b&gt;" in html


def test_the_same_key_is_sent_once_and_erased(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        post()
        post()
    assert len(mailoutbox) == 1
    row = OutgoingMail.objects.get()
    assert row.sent_at is not None
    assert (row.to, row.reply_to, row.subject, row.text, row.html) == ("", "", "", "", "")
    mails.deliver(row.pk)
    assert len(mailoutbox) == 1


def test_nothing_is_sent_of_what_did_not_happen(mailoutbox, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        post()
        raise ZeroDivisionError
    assert not mailoutbox
    assert not OutgoingMail.objects.exists()


def test_a_refusal_is_tried_again_later_and_tells_nobodys_address(
    settings, caplog, mailoutbox, django_capture_on_commit_callbacks
):
    settings.DELIVERY_EMAIL_BACKEND = REFUSING
    with django_capture_on_commit_callbacks(execute=True):
        post()
    row = OutgoingMail.objects.get()
    assert row.sent_at is None
    assert row.attempts == 1
    assert "was not sent" in caplog.text
    assert "houda" not in caplog.text

    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("deliver_mails", verbosity=0)
    assert not django_mail.outbox  # it is not due yet
    OutgoingMail.objects.update(due_at=timezone.now())
    call_command("deliver_mails", verbosity=0)
    assert [sent.to for sent in django_mail.outbox] == [["houda@example.org"]]


class KilledBackend(EmailBackend):
    """The mail leaves, and the worker is killed before it can note that."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit


def test_a_mail_that_left_a_killed_worker_is_called_the_same_when_it_is_sent_again(
    settings, mailoutbox
):
    settings.DELIVERY_EMAIL_BACKEND = "tests.core.test_mails.KilledBackend"
    for key in ("a", "b"):
        post(key)
        with pytest.raises(SystemExit):
            mails.deliver_due()
    mails.deliver_due()  # they are not due yet: another worker may have them in hand
    assert len(mailoutbox) == 2
    OutgoingMail.objects.update(due_at=timezone.now())
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mails.deliver_due()
    names = [sent.message()["Message-ID"] for sent in mailoutbox]
    assert len(names) == 4
    assert sorted(names[:2]) == sorted(names[2:])
    assert names[0] != names[1]
    OutgoingMail.objects.update(due_at=timezone.now())
    mails.deliver_due()
    assert len(mailoutbox) == 4


def test_nobody_tries_for_ever_and_old_ones_are_erased(client, settings):
    settings.DELIVERY_EMAIL_BACKEND = REFUSING  # a mail server, so none is kept here
    administrator = UserFactory(admin=True)
    client.force_login(administrator)
    assert client.get("/admin/courriers/").status_code == 404
    post()
    OutgoingMail.objects.update(attempts=mails.MOST_ATTEMPTS)
    assert mails.deliver_due() == 0
    assert mails.undeliverable().count() == 1
    assert [todo.url for todo in refused_mails(administrator)] == ["/admin/courriers/"]
    assert "houda@example.org" in client.get("/admin/courriers/").text
    OutgoingMail.objects.update(created_at=timezone.now() - mails.RETENTION - timedelta(days=1))
    mails.deliver_due()
    assert not OutgoingMail.objects.exists()


def test_a_mail_kept_as_a_file_is_erased_after_thirty_days(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    for name, days in (("old", 31), ("new", 29)):
        file = tmp_path / f"{name}.log"
        file.write_text("To: marta@example.es\n\nHola")
        written = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(file, (written, written))
    mails.deliver_due()
    assert [file.stem for file in tmp_path.iterdir()] == ["new"]


def test_a_mail_put_off_by_a_clock_that_stood_ahead_is_sent(settings):
    settings.DELIVERY_EMAIL_BACKEND = REFUSING
    post()
    OutgoingMail.objects.update(due_at=timezone.now() + timedelta(days=30))
    mails.deliver_due()
    assert OutgoingMail.objects.get().attempts == 1


def test_a_mail_server_that_refuses_stops_no_review_of_a_page(
    settings, caplog, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "core.mails.backend.OutboxBackend"  # tests are given another one
    settings.DELIVERY_EMAIL_BACKEND = REFUSING
    call_command("load_reference", verbosity=0)
    moderator = UserFactory()
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    page = Page.objects.get(depth=2).add_child(instance=ContentPage(title="Secret", live=False))
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        state = page.get_workflow().start(page, UserFactory())
    assert state.status == state.STATUS_IN_PROGRESS
    mail = OutgoingMail.objects.get(to=moderator.email)
    assert mail.sent_at is None
    assert "Secret" in mail.text
    assert "Secret" not in caplog.text
    assert moderator.email not in caplog.text


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
