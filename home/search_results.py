"""Pages on the search page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.languages import active
from home.documents import LISTED, summary
from home.models import ContentPage
from search.results import Group


@dataclass(frozen=True)
class Hit:
    title: str
    summary: str
    url: str
    language: str


def _hits(ids: list[int]) -> list[Hit]:
    pages = ContentPage.objects.select_related("locale").in_bulk(ids)
    return [
        Hit(page.title, summary(page), page.url, page.locale.language_code)
        for page in (pages[id] for id in ids if id in pages)
    ]


PAGES = Group(
    source=LISTED.name,
    label=_("Pages"),
    template="home/page_results.html",
    objects=_hits,
    counted=lambda total: ngettext("%(count)d page", "%(count)d pages", total) % {"count": total},
    position=9,
    size=100,  # there is no other list of them
    values=lambda: {"shown_in": frozenset({active()})},
)
