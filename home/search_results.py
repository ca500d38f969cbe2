"""Pages on the search page, and the questions to begin with."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.languages import active
from core.versioned_cache import cached_per_version
from home.documents import LISTED, summary, with_languages
from home.models import ContentPage, HomePage
from search.origins import Origin
from search.results import Group, Title


@dataclass(frozen=True)
class Hit:
    id: int
    title: str
    summary: str
    url: str
    language: str


def _hits(ids: list[int], _near: Origin | None) -> list[Hit]:
    """Those that are public, in the language being read or, where they have none, in French."""
    pages = ContentPage.objects.select_related("locale").in_bulk(list(_titles(ids)))
    return [
        Hit(page.pk, page.title, summary(page), page.url, page.locale.language_code)
        for page in (pages[id] for id in ids if id in pages)
    ]


@cached_per_version
def _all_titles() -> dict[int, Title]:
    """Of all pages: there are few."""
    return {
        page.pk: Title(page.title, page.locale.language_code, page.url)
        for page, languages in with_languages()
        if active() in languages
    }


def _titles(ids: Iterable[int]) -> dict[int, Title]:
    titles = _all_titles()
    return {id: titles[id] for id in ids if id in titles}


@cached_per_version
def examples() -> list[str]:
    """The questions below the home page's search box."""
    homes = HomePage.objects.live().public().filter(locale__language_code=active())
    return [question for home in homes[:1] for question in home.examples]


PAGES = Group(
    kind=LISTED.kind,
    label=_("Pages"),
    template="home/page_results.html",
    objects=_hits,
    counted=lambda total: ngettext("%(count)d page", "%(count)d pages", total) % {"count": total},
    titles=_titles,
    offered=2,
    position=9,
    size=100,  # there is no other list of them
    values=lambda: {"shown_in": frozenset({active()})},
)
