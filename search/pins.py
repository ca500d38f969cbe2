"""What staff put first where visitors ask for certain words. It is found by the words or it is not there: a pin
changes the order of hits, never which they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from wagtail.models import Page

from core.models import PublicModel
from core.versioned_cache import cached_per_version
from search import analysis, documents, results
from search.models import PinnedResult
from search.questions import MOST_WORDS, says


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Objects of a kind (a page with its translations) and the questions that bring them."""

    kind: str
    ids: tuple[int, ...]
    questions: tuple[str, ...]


def pinned(kind: str, words: str, language: str) -> tuple[int, ...]:
    """The ids of a kind that come first for `words`, typed in the interface of this language, in order."""
    return ids(matching(_stored(), kind, words, language)) if words else ()


@cached_per_version
def _stored() -> list[Pin]:
    return read(PinnedResult.objects.order_by("position", "pk"))


def read(rows: Iterable[PinnedResult]) -> list[Pin]:
    """Pins as staff wrote them, in this order."""
    rows = list(rows)
    versions = _versions_of_pages(rows)
    return [
        Pin(
            kind=row.kind,
            ids=versions.get((row.kind, row.object_id), (row.object_id,)),
            questions=tuple(row.questions),
        )
        for row in rows
    ]


def matching(pins: Iterable[Pin], kind: str, words: str, language: str) -> list[Pin]:
    """Those of `pins` that these words bring."""
    asked = analysis.content_words(words, language, most=MOST_WORDS)
    return [
        pin
        for pin in pins
        if pin.kind == kind and any(says(asked, each, language) for each in pin.questions)
    ]


def ids(pins: Iterable[Pin]) -> tuple[int, ...]:
    """What these bring first, each once."""
    return tuple(dict.fromkeys(id for pin in pins for id in pin.ids))


def models() -> dict[str, type[PublicModel]]:
    """What can be pinned: by kind its model, as the search page shows them."""
    by_kind = {source.kind: source.model for source in documents.sources()}
    return {group.kind.name: by_kind[group.kind] for group in results.groups()}


def _versions_of_pages(rows: Iterable[PinnedResult]) -> dict[tuple[str, int], tuple[int, ...]]:
    """By kind and id the ids of a page in all languages, for those rows that are about one."""
    of_pages = [name for name, model in models().items() if _is_page(model)]
    wanted = [(row.kind, row.object_id) for row in rows if row.kind in of_pages]
    pages = Page.objects.filter(pk__in=[id for _kind, id in wanted])
    keys = dict(pages.values_list("pk", "translation_key")) if wanted else {}
    versions: dict[object, list[int]] = {}
    if keys:
        every = Page.objects.filter(translation_key__in=keys.values()).order_by("pk")
        for pk, key in every.values_list("pk", "translation_key"):
            versions.setdefault(key, []).append(pk)
    return {(kind, id): tuple(versions[keys[id]]) for kind, id in wanted if id in keys}


def _is_page(model: type[Model]) -> bool:
    return issubclass(model, Page)
