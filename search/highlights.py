"""Which words of a text are what was asked for."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search import analysis
from search.questions import Meaning


def marked(text: str, meaning: Meaning, *, written_in: str) -> SafeString:
    """`text`, which is written in one language, with the words in <mark> for which somebody asked in another."""
    wanted = {
        stem
        for thing in meaning.things
        for form in thing.forms
        if form.language == written_in
        for either in form.stems
        for stem in either
    }
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<mark>{}</mark>", piece)
                if is_word and _is_any_of(piece, wanted, written_in)
                else piece,
            )
            for piece, is_word in analysis.pieces(text)
        ),
    )


def _is_any_of(piece: str, wanted: set[str], language: str) -> bool:
    return any(
        not wanted.isdisjoint(analysis.stems(word, language)) for word in analysis.words(piece)
    )
