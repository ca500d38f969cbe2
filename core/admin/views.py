from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from core import specimens


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
