"""What can be found of content pages, each in its own language."""

from collections.abc import Iterable, Iterator
from datetime import date

from wagtail.query import PageQuerySet

from core.languages import LANGUAGES, SOURCE
from core.models import open_to_all
from core.text import normalise
from home.models import ContentPage
from search.documents import Kind, Source, Texts
from search.query import Entry, Listed


def _public() -> PageQuerySet:
    # An alias is the French text below an address of another language: nobody translated it yet.
    return open_to_all(ContentPage.objects.filter(alias_of=None))


def _public_ids(ids: Iterable[int] | None) -> set[int]:
    pages = _public() if ids is None else _public().filter(pk__in=list(ids))
    return set(pages.values_list("pk", flat=True))


def summary(page: ContentPage) -> str:
    """What a hit shows of it."""
    return str(page.search_description or page.introduction)


def _texts(ids: Iterable[int]) -> dict[int, dict[str, Texts]]:
    pages = _public().filter(pk__in=list(ids)).select_related("locale")
    return {
        page.pk: {
            page.locale.language_code: Texts(
                page.title,
                summary(page),
                "\n".join(
                    [page.introduction, *page.body.stream_block.get_searchable_content(page.body)]
                ),
            )
        }
        for page in pages
    }


PAGES = Source(kind=Kind("page", 3), model=ContentPage, public_ids=_public_ids, texts=_texts)


def with_languages() -> Iterator[tuple[ContentPage, set[str]]]:
    """Every public page, as far as a list of titles shows it, and the languages in which it is shown: a French page
    stands for its translations where there are none."""
    pages = list(
        _public().select_related("locale").only("title", "translation_key", "locale", "url_path")
    )
    languages: dict[object, set[str]] = {}
    for page in pages:
        languages.setdefault(page.translation_key, set()).add(page.locale.language_code)
    for page in pages:
        language = page.locale.language_code
        missing = set(LANGUAGES) - languages[page.translation_key] if language == SOURCE else set()
        yield page, {language, *missing}


def _entries(_day: date, ids: Iterable[int] | None) -> Iterator[Entry]:
    wanted = None if ids is None else set(ids)
    for page, languages in with_languages():
        if wanted is None or page.pk in wanted:
            yield Entry(
                id=page.pk,
                values={"shown_in": languages},
                numbers={},
                order={"name": normalise(page.title)},
            )


LISTED = Listed(
    kind=PAGES.kind,
    entries=_entries,
    facets=["shown_in"],
    order="name",
    version=lambda version: version.number,
)
