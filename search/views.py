from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.languages import active
from search import demand, engine, pins, results
from search.query import BEST, Query, Result
from search.questions import typed


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that can be found, kind by kind."""
    words = typed(request.GET)
    found = [(group, _find(group, words)) for group in results.groups()] if words else []
    if found and not any(result.total for _group, result in found):
        demand.note(request, words)
    suggestion = next((result.suggestion for _group, result in found if result.suggestion), "")
    context = {
        "q": words,
        "style_sheets": {group.style_sheet for group in results.groups() if group.style_sheet},
        "groups": [_shown(group, result, words) for group, result in found if result.total],
        "suggestion": _again(suggestion) if suggestion else None,
        "lists": [
            {"label": group.label, "url": reverse(group.whole)}
            for group in results.groups()
            if group.whole
        ],
        "seo": {"title": _("Search the site"), "noindex": True},
    }
    return render(request, "search/search.html", context)


def _find(group: results.Group, words: str) -> Result:
    query = Query(
        words=words,
        language=active(),
        values=group.values(),
        sort=BEST,
        pinned=pins.pinned(group.source, words, active()),
        size=group.size,
    )
    return engine.find(group.source, query)


def _shown(group: results.Group, result: Result, words: str) -> dict[str, Any]:
    is_more = group.whole and result.total > len(result.ids)
    return {
        "label": group.label,
        "counted": group.counted(result.total),
        "template": group.template,
        "objects": group.objects(result.ids),
        "missing": ", ".join(result.missing),
        "whole_url": f"{reverse(group.whole)}?{urlencode({'q': words})}" if is_more else "",
    }


def _again(words: str) -> dict[str, str]:
    return {"label": words, "url": f"{reverse('search')}?{urlencode({'q': words})}"}
