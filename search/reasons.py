"""Why objects are results: the words in their titles, and where those have none, a line of text that has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.languages import LANGUAGES, SOURCE, active, text_and_language
from core.templatetags.display import in_its_language
from search import words
from search.documents import Texts
from search.highlights import excerpt, first_word, has_any, marked
from search.models import PublicDocument
from search.questions import Meaning


@dataclass(frozen=True)
class Shown:
    """Hits on a page, of one kind. They show their titles, and perhaps their summaries."""

    kind: str
    ids: Sequence[int]
    with_summary: bool


@dataclass(frozen=True)
class Reasons:
    """Why some objects of a kind answer what was asked."""

    meaning: Meaning
    excerpts: Mapping[int, str]  # lines of HTML, by id, of those whose shown texts lack the words

    def text(self, text: str, written_in: str) -> str:
        """`text` with the words marked."""
        return in_its_language(marked(text, self.meaning, written_in=written_in), written_in)

    def field(self, instance: Any, name: str) -> str:
        """A translated field as `localized` shows it, with the words marked."""
        return self.text(*text_and_language(instance, name))

    def excerpt(self, id: int, beside: str = "") -> SafeString:
        """The line as a paragraph; nothing where it is just what stands `beside` it, marked."""
        line = self.excerpts.get(id, "")
        if line in ("", beside):
            return mark_safe("")
        return format_html('<p class="excerpt small">{}</p>', line)


def reasons(asked: str, shown: Sequence[Shown]) -> list[Reasons]:
    """For each of `shown`, all by one query: why they answer `asked`."""
    meaning, texts = words.meaning(asked, active()), _texts(shown)
    return [Reasons(meaning, dict(_excerpts(each, texts, meaning))) for each in shown]


Rows = Mapping[str, Texts]  # by language


def _texts(shown: Sequence[Shown]) -> dict[tuple[str, int], Rows]:
    """The public texts of all of them, by kind and id."""
    texts: dict[tuple[str, int], dict[str, Texts]] = defaultdict(dict)
    rows = PublicDocument.objects.of({each.kind: each.ids for each in shown})
    columns = ("kind", "object_id", "language", "title", "summary", "body")
    for kind, id, language, *row in rows.values_list(*columns):
        texts[kind, id][language] = Texts(*row)
    return {(each.kind, id): texts[each.kind, id] for each in shown for id in each.ids}


def _excerpts(
    shown: Shown, texts: Mapping[tuple[str, int], Rows], meaning: Meaning
) -> Iterator[tuple[int, str]]:
    for id in shown.ids:
        rows = texts[shown.kind, id]
        is_told = _has(rows, "title", meaning) or (
            shown.with_summary and _has(rows, "summary", meaning)
        )
        if not is_told and (line := _line(rows, meaning)):
            yield id, line


def _in_order(rows: Rows) -> Iterator[tuple[str, Texts]]:
    """The language that is being read first, then that of the source."""
    for language in dict.fromkeys((active(), SOURCE, *LANGUAGES)):
        if language in rows:
            yield language, rows[language]


def _has(rows: Rows, field: str, meaning: Meaning) -> bool:
    """Whether this text, in the language in which it is shown, has one of the words."""
    for language, row in _in_order(rows):
        if text := getattr(row, field):
            return has_any(text, meaning, written_in=language)
    return False


def _line(rows: Rows, meaning: Meaning) -> str:
    """Of the text that is being read a line, of another language the word alone: who does not read it knows why."""
    for language, row in _in_order(rows):
        text = f"{row.title}\n{row.summary}\n{row.body}"
        is_read = language == active() or active() not in rows
        line = (excerpt if is_read else first_word)(text, meaning, language)
        if line:
            return in_its_language(line, language)
    return ""
