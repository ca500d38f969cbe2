"""Examples of each component for the living page of the design system. Each room registers its own
from its apps.py, so that the page shows what the site really uses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from core.languages import LANGUAGES
from core.weave import WEAVES

# One language of each direction, left to right first.
DIRECTIONS = {
    "ltr": next(code for code in LANGUAGES if not get_language_info(code)["bidi"]),
    "rtl": next(code for code in LANGUAGES if get_language_info(code)["bidi"]),
}
THEMES = ("light", "dark")

# Gives None while there is nothing to show, as in an empty catalogue.
Context = Callable[[HttpRequest], dict[str, Any] | None]


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """A template with what it is given; `context` is called once for each language and theme."""

    template: str
    context: Context = lambda request: {}
    sector: str = "sewing"


_specimens: list[Specimen] = []
_style_sheets: list[str] = []


def register(*specimens: Specimen, style_sheets: Iterable[str] = ()) -> None:
    """Show these on the living page, with the room's own style sheets; called from its apps.py."""
    _specimens.extend(specimens)
    _style_sheets.extend(style_sheets)


def style_sheets() -> list[str]:
    """Static files of the rooms, besides those of the design system."""
    return _style_sheets


def rendered(request: HttpRequest) -> list[dict[str, Any]]:
    """Each specimen in both directions and both themes, in the order of registration."""
    return [
        {
            "name": specimen.template,
            "sector": specimen.sector,
            "panels": [
                panel
                for theme in THEMES
                for direction in DIRECTIONS
                if (panel := _panel(specimen, request, direction, theme))
            ],
        }
        for specimen in _specimens
    ]


def _panel(
    specimen: Specimen, request: HttpRequest, direction: str, theme: str
) -> dict[str, str] | None:
    language = DIRECTIONS[direction]
    with override(language):
        context = specimen.context(request)
        if context is None:
            return None
        context = {"id": f"search-{language}-{theme}", **context}
        return {
            "language": language,
            "direction": direction,
            "theme": theme,
            "html": render_to_string(specimen.template, context, request),
        }


def _steps(request: HttpRequest) -> dict[str, Any]:
    return {"self": {"title": _("How it is made"), "items": [_example_text()] * 3}}


def _example_text() -> dict[str, str]:
    return {
        "title": _("Season calendar"),
        "text": _("Try a shorter or more common word, or look through the whole list."),
    }


def _question(request: HttpRequest) -> dict[str, Any]:
    text = _example_text()
    return {"self": {"items": [{"question": text["title"], "answer": text["text"]}] * 2}}


def _quotation(request: HttpRequest) -> dict[str, Any]:
    return {"self": {"text": _example_text()["text"], "source": _("Union de l’action féministe")}}


def _call(request: HttpRequest) -> dict[str, Any]:
    return {"self": {**_example_text(), "label": _("Show everything")}, "url": "#"}


def _figure(request: HttpRequest) -> dict[str, Any]:
    return {
        "self": {
            "number": "2020",
            "label": _("TADAMONE project"),
            "note": _("Tangier, Tetouan, Larache"),
        }
    }


def _breadcrumbs(request: HttpRequest) -> dict[str, Any]:
    return {"breadcrumbs": [{"label": _("Members"), "url": "#"}]}


def _pagination(request: HttpRequest) -> dict[str, Any]:
    numbers: list[int | None] = [1, None, 4, 5, 6, None, 12]
    return {
        "pagination": {
            "number": 5,
            "total": 12,
            "previous_url": "#",
            "next_url": "#",
            "items": [
                number and {"number": number, "url": "#", "current": number == 5}
                for number in numbers
            ],
        }
    }


def _no_picture(request: HttpRequest) -> dict[str, Any]:
    return {"sources": None}


def _languages(request: HttpRequest) -> dict[str, Any]:
    return {"label": _("Language")}


def _weaves(request: HttpRequest) -> dict[str, Any]:
    return {"sectors": list(WEAVES)}


def _icons(request: HttpRequest) -> dict[str, Any]:
    sprite = finders.find("core/icons.svg")
    return {"icons": re.findall(r'symbol id="([^"]+)"', Path(sprite).read_text()) if sprite else []}


def _messages(request: HttpRequest) -> dict[str, Any]:
    return {"messages": [_("Show everything")]}


register(
    Specimen(template="core/specimens/colours.html"),
    Specimen(template="core/specimens/type.html"),
    Specimen(template="core/specimens/weaves.html", context=_weaves),
    Specimen(template="core/specimens/icons.html", context=_icons),
    Specimen(template="core/specimens/controls.html"),
    Specimen(template="components/languages.html", context=_languages),
    Specimen(template="components/search.html"),
    Specimen(template="components/breadcrumbs.html", context=_breadcrumbs),
    Specimen(template="components/pagination.html", context=_pagination),
    Specimen(template="components/messages.html", context=_messages),
    Specimen(template="components/picture.html", context=_no_picture),
    Specimen(template="core/blocks/steps.html", context=_steps),
    Specimen(template="core/blocks/accordion.html", context=_question),
    Specimen(template="core/blocks/figure.html", context=_figure),
    Specimen(template="core/blocks/quotation.html", context=_quotation),
    Specimen(template="core/blocks/call_to_action.html", context=_call),
    Specimen(template="components/header.html"),
    Specimen(template="components/footer.html"),
)
