"""How a text becomes the terms that are indexed, and a question the terms that are looked for: the same way for
both, in each of the four languages.

A term carries its language ("frhuil"), so that one index holds all of them and the French "the" (thé) never
meets the English "the".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from core.languages import LANGUAGES as LANGUAGES
from core.text import ARABIC_LETTERS, ARABIC_MARKS, ARABIC_SIGNS, COMBINING, clean

LONGEST_WORD = 40  # letters; what is longer is no word
BETWEEN = re.compile(r"[,،;؛\n]")  # terms of a list
# Words joined by an apostrophe or a hyphen are one to begin with: l'huile, M'diq, CAT-0042.
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# A word with its vowel signs, whatever its apostrophe.
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{ARABIC_SIGNS}]|['’‘-](?=\w))*")
_APOSTROPHES = str.maketrans("’‘ʼ`´‐‑", "'''''--")
# Only these are left out before a vowel: M'diq keeps its M.
_ELIDED = re.compile(r"(?:[ldjnsct]|qu|jusqu|lorsqu|puisqu)'(?=\w\w)")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# The article alone or after and, with, as, so; the article after "for" loses its alef. A bare و or ب is as often
# the word's own first letter.
_ARTICLE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w{2})")
# The feminine ending and its plural.
_ENDING = re.compile(r"(?<=\w{3})(?:ات|ه)$")
_stemmers = {
    "fr": Stemmer.Stemmer("french"),
    "es": Stemmer.Stemmer("spanish"),
    "en": Stemmer.Stemmer("english"),
}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
# What no rule of the English stemmer brings together.
_IRREGULAR = {
    **{"women": "woman", "men": "man", "children": "child", "feet": "foot", "people": "person"},
    **{
        "knives": "knife",
        "leaves": "leaf",
        "loaves": "loaf",
        "shelves": "shelf",
        "scarves": "scarf",
    },
    **{"woven": "weave", "wove": "weave", "made": "make", "sewn": "sew"},
}
STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "fr": """
            a à ai au aux avec c ce ces cet cette chez d dans de des du elle elles en est et eu il ils je l la le
            les leur leurs lui ma mais me mes moi mon ne ni nos notre nous on ont ou où par pas pour près pres qu que qui s
            sa sans se ses si son sont sur ta te tes toi ton tu un une vers vos votre vous y
        """,
        "es": """
            a al ante cerca como con cual de del desde donde e el él ella ellas ellos en entre era es esa ese eso esta
            este esto la las le les lo los mas me mi mis muy ni no nos o os para pero por que qué se según ser si
            sí sin sobre son su sus te tu tus u un una unas uno unos y ya yo
        """,
        "en": """
            a an and any are as at be been but by did do does for from had has have he her his how i if in into is
            it its me my near no not of on or our she so some than that the their them then there these they this to
            was we were what when where which who will with you your
        """,
        "ar": """
            في من إلى على عن مع هذا هذه ذلك تلك هو هي هم هن أن إن كان كانت ما لا لم لن قد كل بعض أو أم ثم حتى قرب
            التي الذي الذين بين عند غير بعد قبل لكن كما أي هنا هناك و ب ل ف ك
        """,
    }.items()
}


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """`word` without case, accents and tashkeel; one alef, one ya, ta marbuta as ha, western digits."""
    word = COMBINING.sub("", unicodedata.normalize("NFKD", word)).casefold().translate(_LIGATURES)
    return ARABIC_MARKS.sub("", word).translate(ARABIC_LETTERS)


def words(text: str, *, whole: bool = True) -> list[str]:
    """The words of `text` as written, in small letters: joined ones first `whole`, then each of their parts."""
    return [
        word
        for joined, parts in _cut(text)
        for word in ([joined] if whole and len(parts) > 1 else []) + parts
        if 0 < len(word) <= LONGEST_WORD
    ]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces: what is a word, as it stands there, and what is between them."""
    position = 0
    for match in _WRITTEN.finditer(text):
        yield text[position : match.start()], False
        yield match[0], True
        position = match.end()
    yield text[position:], False


def _cut(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each word, in one and in the parts that hyphens join."""
    text = unicodedata.normalize("NFKC", clean(text)).casefold().translate(_APOSTROPHES)
    for word in _WORD.findall(ARABIC_MARKS.sub("", text)):
        joined = _ELIDED.sub("", word).replace("'", "")
        yield joined.replace("-", ""), joined.split("-")


def is_stop_word(word: str, language: str) -> bool:
    """Accents count: "thé" is no English "the", "où" is no "ou"."""
    return word in STOP_WORDS[language]


def says_nothing(text: str) -> bool:
    """Whether in no language something is left of `text` to look for."""
    return all(
        any(is_stop_word(word, language) for language in STOP_WORDS)
        for word in words(text, whole=False)
    )


@lru_cache(maxsize=50_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """What forms of `word` share in a language: mostly one stem. Where the accent decides (séchée, sechee) it is
    two, of the word with and without it."""
    if _ARABIC.search(word):
        return (_arabic_stem(fold(word)),)
    if language not in _stemmers or any(char.isdigit() for char in word):
        return (fold(word),)
    found = [_stem(each, language) for each in (word, fold(word))]
    if language == "es":  # whose stemmer makes talleres and taller, luces and luz two words
        found.append(_spanish(fold(word)))
    return tuple(dict.fromkeys(found))


def close_stems(word: str, language: str) -> tuple[str, ...]:
    """Those that only forms of the word share, where a language has such: the Spanish stemmer brings bordado
    (embroidery) and bordear (to border) together."""
    return stems(word, language)[-1:] if language == "es" else stems(word, language)


def _stem(word: str, language: str) -> str:
    stem = fold(_stemmers[language].stemWord(_IRREGULAR.get(word, word)))
    singular = fold(word).removesuffix("s")
    # Little is left of a longer word: selle is no sel.
    return singular if len(stem) < 4 and len(singular) > 4 else stem


def _spanish(word: str) -> str:
    """The singular, and no word of four letters is cut: mesa is no mes."""
    if word.endswith("ces"):
        word = word[:-3] + "z"
    elif word.endswith("es") and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s") and len(word) > 4:
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "aoe" else word


def _arabic_stem(word: str) -> str:
    return _ENDING.sub("", _ARTICLE.sub("", word))


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in this language, in order, as they are indexed."""
    return [
        language + stem
        for word in words(text)
        if not is_stop_word(word, language)
        for stem in stems(word, language)
    ]


def bare(word: str) -> str:
    """`word` folded and without the Arabic article: what spellings are compared by."""
    return _ARTICLE.sub("", fold(word))


def beginnings(text: str, language: str) -> list[str]:
    """The words of a title as somebody begins to type them: folded, without the Arabic article; an English "the" is
    no beginning of a French thé."""
    return [language + bare(word) for word in words(text) if not is_stop_word(word, language)]


def content_words(text: str, language: str, *, most: int) -> list[str]:
    """The different words that a question in this language is about: no stop words, at most so many."""
    wanted = (word for word in words(text, whole=False) if not is_stop_word(word, language))
    return list(dict.fromkeys(wanted))[:most]


def compounds(text: str, language: str) -> dict[tuple[str, ...], str]:
    """What was typed with hyphens: its parts without stop words, and all of it in one."""
    found = {}
    for joined, parts in _cut(text):
        content = tuple(part for part in parts if not is_stop_word(part, language))
        if len(parts) > 1 and content and len(joined) <= LONGEST_WORD:
            found[content] = joined
    return found
