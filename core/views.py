import errno
import re
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils._os import safe_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.static import serve
from markdown_it import MarkdownIt
from wagtail.admin.auth import user_passes_test

from core import kept_forms, mails, specimens
from core.links import is_own_origin
from core.stores import StoreIsAwayError

MAILS_SHOWN = 100
RETRY_AFTER = 60  # seconds
DOCUMENTS_FOLDER = "documents"
DISK_REFUSES = {errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EACCES}

# How SQLite and PostgreSQL call what goes away by itself; a mistake in a query is an OperationalError too.
DATABASE_IS_AWAY = re.compile(
    r"locked|unable to open|disk|readonly|connect|server closed|terminat|timeout|too many clients"
    r"|starting up|shutting down|recovery|deadlock|canceling statement",
    re.IGNORECASE,
)

only_administrators = user_passes_test(lambda user: user.is_superuser)


@require_safe
def design_system(request: HttpRequest) -> HttpResponse:
    """Every component, in both directions and both themes: what it is and what it is called."""
    return render(request, "core/design_system.html", {"specimens": specimens.rendered(request)})


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """docs/editor.md, for those who have the admin and not the repository."""
    words = (settings.BASE_DIR / "docs" / "editor.md").read_text("utf-8")
    _heading, _newline, text = words.partition("\n")  # the page has its own
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    html = mark_safe(markdown.render(text))  # noqa: S308  (a file of ours, HTML in it is escaped)
    context = {"guide": html, "page_title": _("Guide to the portal")}
    return render(request, "core/admin/guide.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: 503 where waiting helps (the database is locked or away, the disk is full or
    read-only, somebody saved the same at the same moment), 500 for everything else. A form of ours that
    waiting helps is shown again with all that was typed. Needs neither the database nor a language."""
    error = sys.exception()
    database_is_away = isinstance(error, InterfaceError) or (
        isinstance(error, OperationalError) and DATABASE_IS_AWAY.search(str(error))
    )
    disk_refuses = isinstance(error, OSError) and error.errno in DISK_REFUSES
    if database_is_away or disk_refuses or isinstance(error, (IntegrityError, StoreIsAwayError)):
        if request.method == "POST" and is_own_origin(request):
            fields = kept_forms.sent_fields(request)
            return kept_forms.show(
                request, fields, files=bool(request.FILES), status=503, reason="busy"
            )
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(render_to_string("500.html"), status=500)


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the media folder. Documents are not served from here: only Wagtail's own address for them
    asks who may open one."""
    try:
        storage_path = Path(safe_join(settings.MEDIA_ROOT, path)).relative_to(settings.MEDIA_ROOT)
        if storage_path.parts[:1] == (DOCUMENTS_FOLDER,):
            raise Http404
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise Http404 from error
        raise
    # Names are random: another content has another name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


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
