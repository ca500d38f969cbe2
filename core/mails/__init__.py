"""Mails of the portal: one look, text and HTML, in the reader's language.

`post` writes a mail into the outbox inside the transaction of its cause; a task sends it after the commit
(core/signal_handlers.py), and `manage.py deliver_mails` sends again what a mail server refused or a killed
worker left.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import models
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language_info, override
from wagtail.models import Site

from core import text
from core.mails import kept
from core.models import OutgoingMail, SiteSettings

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 12
FIRST_WAIT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=6)
RETENTION = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Mail:
    """What a mail says; `facts` are labels with values, `action` a label with an address."""

    subject: str
    paragraphs: Sequence[str]
    quotation: str = ""
    facts: Sequence[tuple[str, str]] = ()
    action: tuple[str, str] | None = None
    closing: Sequence[str] = ()


def post(
    write: Callable[[], Mail], *, key: str, to: str, language: str, reply_to: str = ""
) -> None:
    """Put the mail that `write` gives, called in `language`, into the outbox; the same key only once."""
    with override(language):
        mail = write()
        context = {
            "mail": mail,
            "language": language,
            "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
            "portal": portal_name(),
            "portal_url": f"{settings.SITE_URL}/{language}/",
        }
        OutgoingMail.objects.get_or_create(
            key=key,
            defaults={
                "to": to,
                "reply_to": reply_to if can_be_written_to(reply_to) else "",
                "language": language,
                "subject": header(mail.subject),
                "text": render_to_string("mail/message.txt", context),
                "html": render_to_string("mail/message.html", context),
            },
        )


def portal_name() -> str:
    """What the portal calls itself, in the active language."""
    site = Site.objects.filter(is_default_site=True).first()
    return (SiteSettings.for_site(site).name if site else "") or settings.WAGTAIL_SITE_NAME


def cluster_address() -> str:
    """Where the cluster's team reads its mail."""
    site_settings = SiteSettings.objects.exclude(email="").first()
    return site_settings.email if site_settings else settings.DEFAULT_FROM_EMAIL


def can_be_written_to(address: str) -> bool:
    """Whether the host of an address can be spelt as the names of hosts are (IDNA)."""
    try:
        return bool(address) and bool(address.rpartition("@")[2].encode("idna"))
    except UnicodeError:
        return False


def header(value: str) -> str:
    """`value` on one line, without control characters, at most 200 characters."""
    return " ".join(text.clean(value).split())[:200]


def deliver(mail_id: int) -> None:
    """Send a mail that is due; does nothing for one that is sent or that another worker has in hand."""
    now = timezone.now()
    mail = OutgoingMail.objects.filter(pk=mail_id, sent_at=None, due_at__lte=now).first()
    if mail is None:
        return
    wait = min(FIRST_WAIT * 2**mail.attempts, LONGEST_WAIT)
    if not OutgoingMail.objects.filter(pk=mail_id, sent_at=None, due_at=mail.due_at).update(
        due_at=now + wait, attempts=F("attempts") + 1
    ):
        return
    host = urlsplit(settings.SITE_URL).hostname or "portal"
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Content-Language": mail.language,
            "Auto-Submitted": "auto-generated",
            # Its own, also when it is sent once more because a worker was killed after it had left: most
            # mailboxes show one of two that are called the same.
            "Message-ID": f"<{mail.pk}.{mail.created_at:%Y%m%d%H%M%S%f}@{host}>",
        },
        connection=get_connection(settings.DELIVERY_EMAIL_BACKEND),
    )
    message.attach_alternative(mail.html, "text/html")
    try:
        message.send()
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors; a UnicodeError is a ValueError.
        # Neither address nor text: nothing personal belongs in a log.
        logger.warning("Mail %s was not sent (%s); again later", mail_id, type(error).__name__)
        if isinstance(error, ValueError):  # no address that a mail can be written to: told at once
            OutgoingMail.objects.filter(pk=mail_id).update(attempts=MOST_ATTEMPTS)
        return
    OutgoingMail.objects.filter(pk=mail_id).update(
        sent_at=timezone.now(), to="", reply_to="", subject="", text="", html=""
    )


def undeliverable() -> models.QuerySet[OutgoingMail]:
    """Mails that were refused so often that nobody tries any more."""
    return OutgoingMail.objects.filter(sent_at=None, attempts__gte=MOST_ATTEMPTS)


def deliver_due() -> int:
    """Send all that is due and erase what is older than RETENTION, sent or not; how many were tried."""
    now = timezone.now()
    OutgoingMail.objects.filter(created_at__lt=now - RETENTION).delete()
    kept.remove_older_than(RETENTION, now=now)
    # Put off by a clock that stood ahead.
    OutgoingMail.objects.filter(sent_at=None, due_at__gt=now + LONGEST_WAIT).update(due_at=now)
    due = list(
        OutgoingMail.objects.filter(sent_at=None, due_at__lte=now, attempts__lt=MOST_ATTEMPTS)
        .order_by("due_at")
        .values_list("pk", flat=True)[:500]
    )
    for mail_id in due:
        deliver(mail_id)
    return len(due)
