"""What somebody typed, understood: the things asked for, each with all the words it may be found by."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, permutations
from typing import NamedTuple

from django.http import QueryDict
from rapidfuzz.distance import OSA, Levenshtein

from core.languages import LANGUAGES
from core.text import clean
from search import analysis

MOST_CHARACTERS = 100  # of the search box
MOST_WORDS = 12
_LONG = re.compile("[اوي]")
_SOUNDS = str.maketrans("kqg", "ccj")
SURE = 7  # letters of a word that is taken for one of another language than the page's
ITSELF, SYNONYM = 1.0, 0.8  # how much a hit counts that was found by the word itself, by a synonym

Stems = tuple[tuple[str, ...], ...]  # for each word in a row the stems that it may have


class Spelling(NamedTuple):
    """A word that stands in a public text."""

    language: str
    word: str
    objects: int  # that have it
    bare: str  # folded and without article: what is compared


@dataclass(frozen=True)
class Form:
    """One way to say it: words of one language, all of which must occur."""

    language: str
    stems: Stems
    weight: float

    @cached_property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.language + stem for stem in either) for either in self.stems)


@dataclass(frozen=True)
class Thing:
    """One thing asked for, in any of its forms; `words` as they were typed."""

    words: tuple[str, ...]
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class Meaning:
    """The things asked for in the interface of a language; where a word was probably spelt otherwise, those of
    `suggestion`, as it was meant."""

    language: str
    things: tuple[Thing, ...]
    suggestion: str = ""


Synonyms = Sequence[Sequence[tuple[str, ...]]]


def typed(parameters: QueryDict) -> str:
    """What an address brings from the search box, as far as it is looked at: to the end of a word, for half a word
    may be another one."""
    text = clean(parameters.get("q", ""))
    if len(text) <= MOST_CHARACTERS:
        return text
    whole, _blank, _cut = text[: MOST_CHARACTERS + 1].rpartition(" ")
    return whole.strip() or text[:MOST_CHARACTERS]


def read_synonyms(groups: Iterable[Iterable[str]]) -> Synonyms:
    """Groups of equal terms as staff wrote them, each term cut into words."""
    return [
        [words for term in group if (words := tuple(analysis.words(term, whole=False)))]
        for group in groups
    ]


def understand(text: str, language: str, synonyms: Synonyms) -> list[Thing]:
    """The things that `text`, typed in the interface of this language, asks for; none for stop words alone."""
    words = tuple(analysis.content_words(text, language, most=MOST_WORDS))
    compounds = analysis.compounds(text, language)
    things, position = [], 0
    while position < len(words):
        typed, terms = _longest_synonym(words[position:], synonyms, language)
        parts = next((p for p in compounds if words[position:][: len(p)] == p), ())
        if len(parts) > len(typed):
            typed, terms = parts, []
        forms = [_form(typed, each, ITSELF, each == language) for each in LANGUAGES]
        if typed == parts:  # petit-déjeuner is also written in one
            one = (compounds[parts],)
            forms += [_form(one, each, ITSELF, each == language) for each in LANGUAGES]
        # Neither the index nor a question has the stop words of a term: huile de lin, aceite de oliva.
        forms += [
            _form(content, each, SYNONYM, False)
            for term in terms
            for each in LANGUAGES
            if (content := _content(term, each))
        ]
        things.append(Thing(typed, tuple(dict.fromkeys(forms))))
        position += len(typed)
    return things


@lru_cache(maxsize=10_000)
def _form(words: tuple[str, ...], language: str, weight: float, is_own: bool) -> Form:
    """`is_own`: it was typed by who reads this language. Taken for a word of another one, or said for it by somebody
    else, it is meant in its own forms only: a French vélo is no Spanish vela."""
    stems = analysis.stems if is_own else analysis.close_stems
    return Form(language, tuple(stems(word, language) for word in words), weight)


def _content(words: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(word for word in words if not analysis.is_stop_word(word, language))


def _longest_synonym(
    words: tuple[str, ...], synonyms: Synonyms, language: str
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The words at the beginning that are a term, as long as any, with all terms of the groups that have it; else the
    first word alone."""
    groups: dict[int, list[tuple[str, ...]]] = {}
    for group in synonyms:
        for length in {len(term) for term in _of_group(group, language) if _begins(words, term)}:
            groups.setdefault(length, []).extend(group)
    longest = max(groups, default=1)
    return words[:longest], groups.get(longest, [])


def _of_group(group: Sequence[tuple[str, ...]], language: str) -> Iterable[tuple[str, ...]]:
    return filter(None, (_content(term, language) for term in group))


def _begins(words: tuple[str, ...], term: tuple[str, ...]) -> bool:
    return len(words) >= len(term) and same(words[: len(term)], term)


def says(asked: Sequence[str], text: str, language: str) -> bool:
    """Whether a text of this language says just the words that were asked for, in whatever form."""
    words = analysis.content_words(text, language, most=MOST_WORDS)
    return bool(words) and len(words) == len(asked) and same(asked, words)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are forms of the same words in any one language."""
    return any(
        all(
            set(analysis.stems(a, language)) & set(analysis.stems(b, language))
            for a, b in zip(one, other, strict=True)
        )
        for language in LANGUAGES
    )


def otherwise_inflected(thing: Thing) -> Thing | None:
    """An Arabic word in one with and, with, for …, or without what it was typed in one with: بشفشاون (in Chefchaouen)
    has شفشاون, قفطانا (a caftan, as an object) has قفطان. None for what is no such word."""
    word = analysis.fold(thing.words[0])
    if len(thing.words) > 1 or len(word) < 4 or word.isascii():
        return None
    others = [particle + word for particle in analysis.PARTICLES]
    if word[0] in analysis.PARTICLES:
        others.append(word[1:])
    if word[-1] == analysis.ACCUSATIVE and len(word) > 4:
        others.append(word[:-1])
    stems = tuple(stem for other in others for stem in analysis.stems(other, "ar"))
    return Thing(thing.words, (Form("ar", (stems,), ITSELF),))


def correction(
    thing: Thing,
    language: str,
    near: Callable[[str, int], Iterable[Spelling]],
    *,
    is_bold: bool = True,
) -> str | None:
    """The word of public texts that is spelt most nearly as what was typed; None where there is none, or `is_bold` is
    not and it takes two slips. `near` gives the spellings that begin with the same sound, within so many edits: whoever
    mistypes a word begins it well."""
    (word,) = thing.words
    bare = analysis.bare(word)
    most = edits(bare) if is_bold else min(edits(bare), 1)
    if not most:
        return None
    ranked = sorted(
        (
            OSA.distance(as_heard(bare), as_heard(spelling.bare)),
            spelling.language != language,
            -spelling.objects,
            spelling.word,
        )
        for spelling in near(bare, most)
        if _is_slip(bare, spelling, language) and not analysis.is_stop_word(spelling.word, language)
    )
    return ranked[0][-1] if ranked else None


def _is_slip(typed: str, spelling: Spelling, language: str) -> bool:
    """Whether `typed` may be this word with a slip of the finger. The region has many words that the portal does not
    know yet: a guess that goes far shows a cheese to who looks for a carpet."""
    typed, known = as_heard(typed), as_heard(spelling.bare)
    distance = OSA.distance(typed, known)
    is_latin = typed.isascii()
    # On an Arabic page Latin letters are of any of the other languages.
    is_of_page = spelling.language == language or (is_latin and language == "ar")
    if distance == 1 and sorted(typed) == sorted(known):  # two letters exchanged
        return True
    if not is_of_page and (distance > 1 or len(typed) < SURE):
        return False
    if len(typed) < 5:  # a letter left out, in Arabic one of the long vowels
        return len(known) > len(typed) and (
            is_latin or _LONG.sub("", known) == _LONG.sub("", typed)
        )
    if not is_latin and len(known) < 5:  # soon another word, but for a long vowel more: كسكسو
        return len(known) == 4 and distance == 1 and _LONG.sub("", known) == _LONG.sub("", typed)
    if len(known) < 4:
        return False
    if distance > 1 and typed[:2] != known[:2]:  # cadeaux is no chapeaux
        return False
    if not _is_likely(typed, known):
        return False
    others = sum(a != b for a, b in zip(typed, known, strict=False))
    longer = abs(len(typed) - len(known))
    return distance < 2 or longer == 1 or (longer == 0 and others != 2)


def _is_likely(typed: str, known: str) -> bool:
    """Whether each letter that stands for another sounds or looks like it, or is beside it on a keyboard: a manteau is
    no marteau. Two letters may be exchanged."""
    replaced = [
        (typed[edit.src_pos], known[edit.dest_pos], edit.src_pos)
        for edit in Levenshtein.editops(typed, known)
        if edit.tag == "replace"
    ]
    places = {(one, other, at) for one, other, at in replaced}
    return all(
        (one, other) in _LIKELY or (other, one, at + 1) in places or (other, one, at - 1) in places
        for one, other, at in replaced
    )


# Letters that sound or look alike; rows of the French, the Spanish and the Arabic keyboard.
_ALIKE = (
    "aeiouy szxcç bpvf mn gj ckq dt fv lr اويىهةءأإآ بتثني جحخ دذ رز سشصز صضظ طظتد عغه فقكگ ثسذظ ضد"
)
_ROWS = "azertyuiop qsdfghjklm wxcvbn qwertyuiop asdfghjklñ zxcvbnm ضصثقفغعهخحجد شسيبلاتنمكط ئءؤرلاىةوزظ"
_LIKELY = {pair for group in _ALIKE.split() for pair in permutations(group, 2)} | {
    pair for row in _ROWS.split() for one in pairwise(row) for pair in (one, one[::-1])
}


def as_heard(word: str) -> str:
    """The word with one first letter for those that are written for the same sound: caftan and kaftan; djellaba,
    jellaba and gellaba."""
    word = word.removeprefix("d") if word.startswith("dj") else word
    return word[:1].translate(_SOUNDS) + word[1:]


def replaced(text: str, thing: Thing, by: str) -> str:
    """The question with `by` where it says `thing`, one word."""
    (word,) = thing.words
    return re.sub(re.escape(word), lambda _found: by, clean(text), count=1, flags=re.I)


def edits(word: str) -> int:
    """How many slips of the finger a word of this length may have: two letters exchanged are one."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2
