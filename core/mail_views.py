"""Mail that was not sent, for administrators."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import user_passes_test

from core import mails

MAILS_SHOWN = 100

only_administrators = user_passes_test(lambda user: user.is_superuser)


def mail_is_kept() -> bool:
    """Whether mail goes to files because no server is configured."""
    return settings.DELIVERY_EMAIL_BACKEND.endswith("filebased.EmailBackend")


def _messages() -> list[Path]:
    folder = Path(settings.EMAIL_FILE_PATH)
    return sorted(folder.glob("*.log"), reverse=True)[:MAILS_SHOWN] if folder.is_dir() else []


@only_administrators
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """Mail that stayed on this machine, newest first, and mail that was refused until nobody tried any more."""
    refused = list(mails.undeliverable())
    if not mail_is_kept() and not refused:
        raise Http404
    kept = [
        {
            "name": path.stem,
            "time": datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
            "subject": _parse(path)["Subject"],
            "to": _parse(path)["To"],
        }
        for path in _messages()
    ]
    return render(
        request,
        "core/admin/mail_list.html",
        {
            "is_kept": mail_is_kept(),
            "mails": kept,
            "refused": refused,
            "page_title": _("Mail not sent"),
        },
    )


@only_administrators
@require_safe
def mail_detail(request: HttpRequest, name: str) -> HttpResponse:
    path = next((path for path in _messages() if path.stem == name), None)
    if path is None or not mail_is_kept():
        raise Http404
    message = _parse(path)
    body: Any = message.get_body(("plain", "html"))
    return render(
        request,
        "core/admin/mail_detail.html",
        {
            "message": message,
            "body": body.get_content() if body else "",
            "page_title": message["Subject"] or _("Mail"),
        },
    )


def _parse(path: Path) -> EmailMessage:
    """The first message of a file (Django ends each with a line of dashes)."""
    content = path.read_bytes().split(b"\n" + b"-" * 79)[0]
    return message_from_bytes(content, policy=policy.default)
