from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.languages import active
from search import analysis, demand, engine, origins, pins, results, starts
from search.origins import Origin
from search.query import Result
from search.questions import MOST_WORDS, says, typed
from search.reasons import Reasons, Shown, reasons
from search.suggestions import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that can be found, kind by kind."""
    words = typed(request.GET)
    near, about = origins.beside(words, active()) or (None, words)
    answers = _answers(about, near)
    suggestion = _suggestion(answers)
    if near and not any(result.total for _group, result in answers):
        near, about = None, words
        answers = _answers(about, near)
        suggestion = _suggestion(answers)
    elif meant := origins.beside(suggestion, active()):  # the slip was in the town's name
        near, suggestion = meant
        about = suggestion
        answers = _answers(about, near)
    found = [each for each in answers if each[1].total]
    if words and (suggestion or not found):
        demand.note(request, words)
    if len(found) > 1:
        found.sort(key=lambda each: not _is_named(each[0], each[1], about))
    missing = _missing_everywhere([result for _group, result in found])
    context = {
        "q": words,
        "near": near,
        "about": suggestion or about,
        "missing": _(", ").join(missing),
        "style_sheets": {group.style_sheet for group, _result in answers if group.style_sheet},
        "groups": [
            _shown(group, result, about, near, why, missing)
            for (group, result), why in zip(found, _reasons(about, found), strict=True)
        ],
        "suggestion": _again(f"{suggestion} {near.name}" if near else suggestion)
        if suggestion
        else None,
        "lists": [
            {"label": group.label, "url": reverse(group.whole)}
            for group in results.groups()
            if group.whole
        ],
        "examples": [_again(example) for example in starts.examples()] if not words else [],
        "sectors": starts.sectors() if not found else [],
        "seo": {"title": _("Search the site"), "noindex": True},
    }
    return render(request, "search/search.html", context)


def _missing_everywhere(found: Sequence[Result]) -> list[str]:
    """The words that no result of any kind has."""
    first = found[0].missing if found else ()
    return [word for word in first if all(word in result.missing for result in found)]


def _suggestion(answers: Sequence[tuple[results.Group, Result]]) -> str:
    return next((result.suggestion for _group, result in answers if result.suggestion), "")


def _answers(words: str, near: Origin | None) -> list[tuple[results.Group, Result]]:
    """What each kind answers."""
    groups = results.groups() if words else []
    queries = [
        group.query(
            words,
            near=near,
            pinned=pins.pinned(group.kind.name, words, active()),
            size=group.size,
        )
        for group in groups
    ]
    kinds = [group.kind.name for group in groups]
    return list(zip(groups, engine.find_each(zip(kinds, queries, strict=True)), strict=True))


def _is_named(group: results.Group, result: Result, words: str) -> bool:
    """Whether a title among the hits says just these words: who types a name looks for what bears it."""
    asked = analysis.content_words(words, active(), most=MOST_WORDS)
    titles = group.titles(result.ids).values()
    return any(says(asked, title.text, title.language) for title in titles)


def _reasons(words: str, found: list[tuple[results.Group, Result]]) -> list[Reasons]:
    hits = [Shown(group.kind.name, result.ids, group.with_summary) for group, result in found]
    return reasons(words, hits) if hits else []


def _shown(
    group: results.Group,
    result: Result,
    words: str,
    near: Origin | None,
    why: Reasons,
    missing: Sequence[str],
) -> dict[str, Any]:
    """`missing` everywhere is told above."""
    # Also where all are there: narrow screens show whole rows only.
    asked = {"q": words} | ({"near": near.key} if near else {})
    whole_url = f"{reverse(group.whole)}?{urlencode(asked)}" if group.whole else ""
    return {
        "label": group.label,
        "counted": group.counted(result.total),
        "template": group.template,
        "objects": group.objects(result.ids, near),
        "why": why,
        "missing": _(", ").join(word for word in result.missing if word not in missing),
        "whole_url": whole_url,
    }


def _again(words: str) -> dict[str, str]:
    return {"label": words, "url": f"{reverse('search')}?{urlencode({'q': words})}"}


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """For the search boxes, while somebody types; the box of a list asks for its `kind` first. `told` is for who does not see how many there are."""
    words = typed(request.GET)
    offered = suggestions(words, first=request.GET.get("kind", ""))
    count = sum(len(titles) for _group, titles in offered)
    told = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
    answer = {
        "groups": [
            {"label": str(group.label), "titles": [_offered(title) for title in titles]}
            for group, titles in offered
        ],
        "told": told if count else _("No suggestion"),
        "all": _("Search for “%(words)s”") % {"words": words},
    }
    return JsonResponse(
        answer, json_dumps_params={"ensure_ascii": False}, headers={"X-Robots-Tag": "noindex"}
    )


def _offered(title: results.Title) -> dict[str, str]:
    offered = {"text": title.text, "url": title.url, "detail": title.detail}
    if title.language != active():
        offered |= {"language": title.language, "words": _("in French")}
    return offered
