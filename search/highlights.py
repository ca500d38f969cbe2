"""Which words of a text are what was asked for, and where in it they stand."""

import re
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from search import analysis
from search.questions import Meaning

# Characters of an excerpt, and how many of them at most stand before the word while others follow it.
LONGEST_EXCERPT, MOST_BEFORE = 90, 30
# A no-break space holds a sign to its word.
_BETWEEN_WORDS = re.compile(r"[ \t]+")


def marked(text: str, meaning: Meaning, *, written_in: str) -> SafeString:
    """`text`, which is written in one language, with the words in <mark> for which somebody asked in another."""
    wanted = _wanted(meaning, written_in)
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<mark>{}</mark>", piece)
                if is_word and not wanted.isdisjoint(_stems(piece, written_in))
                else piece,
            )
            for piece, is_word in analysis.pieces(text)
        ),
    )


def has_any(text: str, meaning: Meaning, *, written_in: str) -> bool:
    """Whether `marked` would mark something."""
    return _has_any(text, _wanted(meaning, written_in), written_in)


def excerpt(text: str, meaning: Meaning, written_in: str) -> SafeString:
    """One line of `text` around the first of the words in it, which are marked; "" where it has none."""
    wanted = _wanted(meaning, written_in)
    for line in text.splitlines():
        if _has_any(line, wanted, written_in):
            words = _BETWEEN_WORDS.split(line.strip())
            first = next(
                (at for at, word in enumerate(words) if _has_any(word, wanted, written_in)), 0
            )
            return marked(_around(words, first), meaning, written_in=written_in)
    return mark_safe("")


def first_word(text: str, meaning: Meaning, written_in: str) -> SafeString:
    """The first of the words in `text`, marked; "" where it has none."""
    wanted = _wanted(meaning, written_in)
    for piece, is_word in analysis.pieces(text):
        if is_word and not wanted.isdisjoint(_stems(piece, written_in)):
            return format_html("<mark>{}</mark>", piece)
    return mark_safe("")


def _wanted(meaning: Meaning, language: str) -> set[str]:
    return {
        stem
        for thing in meaning.things
        for form in thing.forms
        if form.language == language
        for either in form.stems
        for stem in either
    }


@lru_cache(maxsize=50_000)
def _stems(piece: str, language: str) -> frozenset[str]:
    """Of what stands there as one word."""
    return frozenset(
        stem
        for word in analysis.words(piece)
        if not analysis.is_stop_word(word, language)
        for stem in analysis.stems_in_text(word, language)
    )


def _has_any(text: str, wanted: set[str], language: str) -> bool:
    return any(
        is_word and not wanted.isdisjoint(_stems(piece, language))
        for piece, is_word in analysis.pieces(text)
    )


def _around(words: list[str], at: int) -> str:
    """As many of the words around this one as a line has room for."""

    def length(start: int, end: int) -> int:
        return len(" ".join(words[start:end]))

    if length(0, len(words)) <= LONGEST_EXCERPT:
        return " ".join(words)
    start, end = at, at + 1
    while start and length(start - 1, at) <= MOST_BEFORE:
        start -= 1
    while end < len(words) and length(start, end + 1) <= LONGEST_EXCERPT:
        end += 1
    while start and length(start - 1, end) <= LONGEST_EXCERPT:
        start -= 1
    line = " ".join(words[start:end])
    if end < len(words):
        line = line.rstrip(".,;:،؛\u00a0") + "…"
    return f"…{line}" if start else line
