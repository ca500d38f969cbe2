import errno
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils._os import safe_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.static import serve
from markdown_it import MarkdownIt

from core import specimens

DOCUMENTS_FOLDER = "documents"


@require_safe
def design_system(request: HttpRequest) -> HttpResponse:
    """Every component, in both directions and both themes: what it is and what it is called."""
    context = {
        "specimens": specimens.rendered(request),
        "style_sheets": specimens.style_sheets(),
    }
    return render(request, "core/design_system.html", context)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """docs/editor.md, for those who have the admin and not the repository."""
    words = (settings.BASE_DIR / "docs" / "editor.md").read_text("utf-8")
    _heading, _newline, text = words.partition("\n")  # the page has its own
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    html = mark_safe(markdown.render(text))  # noqa: S308  (a file of ours, HTML in it is escaped)
    context = {"guide": html, "page_title": _("Guide to the portal")}
    return render(request, "core/admin/guide.html", context)


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
