"""Mail that was not sent, for administrators."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import user_passes_test

from core import mails
from core.mails import kept

MAILS_SHOWN = 100

only_administrators = user_passes_test(lambda user: user.is_superuser)


@only_administrators
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """Mail that stayed on this machine, newest first, and mail that was refused until nobody tried any more."""
    refused = list(mails.undeliverable())
    if not kept.are_kept() and not refused:
        raise Http404
    shown = [
        {
            "name": path.stem,
            "time": datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
            "subject": message["Subject"],
            "to": message["To"],
        }
        for path in kept.files()[:MAILS_SHOWN]
        for message in [kept.read(path)]
    ]
    return render(
        request,
        "core/admin/mail_list.html",
        {
            "is_kept": kept.are_kept(),
            "mails": shown,
            "refused": refused,
            "page_title": _("Mail not sent"),
        },
    )


@only_administrators
@require_safe
def mail_detail(request: HttpRequest, name: str) -> HttpResponse:
    path = next((path for path in kept.files() if path.stem == name), None)
    if path is None or not kept.are_kept():
        raise Http404
    message = kept.read(path)
    return render(
        request,
        "core/admin/mail_detail.html",
        {
            "message": message,
            "body": kept.words(message),
            "page_title": message["Subject"] or _("Mail"),
        },
    )
