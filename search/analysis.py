"""How a text becomes the terms that are indexed, and a question the terms that are looked for: the same way for
both, in each of the four languages.

A term carries its language ("frhuil"), so that one index holds all of them and the French "the" (thé) never
meets the English "the".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import Stemmer

from core.languages import LANGUAGES as LANGUAGES
from core.text import ARABIC_LETTERS, ARABIC_MARKS, ARABIC_SIGNS, COMBINING, clean
from search import arabic_words

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
# While somebody types, also where nothing is typed of the word yet.
_ELIDED_LAST = re.compile(r"(?<!\w)(?:[ldjnsct]|qu|jusqu|lorsqu|puisqu)'(?=\w?$)")
# The article alone or after and, with, as, so; the article after "for" loses its alef.
_ARTICLE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w{2})")
_ARTICLE_AT_LEAST = re.compile(_ARTICLE.pattern.replace("{2}", ""))
# What is written in one with the word that follows: and; then, with, for, as.
_AND, PARTICLES = "و", "وبلفك"
ACCUSATIVE = "ا"  # at the end of a word that is the object of a sentence
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
_FRENCH_WORDS = (
    "adhésif adhésive adhesif adhesive bougie cour cours course fil file fraise mur port porte"
)
_SPANISH_WORDS = """
    barra barro bota bote caña caño carta cuarto casa caso cera cero copa copo cuenta cuento libra libro manta manto marca
    marco mesa mes moda modo pasta pasto pata pato plata plato puerta puerto punta punto rama ramo suela suelo talla talle
    tallo vela velo
"""
# Words that the stemmers of their own or of other languages take for forms of another: in French a port has no door,
# in Spanish silver (plata) is no dish (plato), nor is it a French one (plat).
_ONLY_THEMSELVES = frozenset(f"{_FRENCH_WORDS} {_SPANISH_WORDS}".split())
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


# What somebody says who asks, and who asks where: nothing that is looked for where anything else is said.
_ASKING = {
    language: frozenset(words.split())
    for language, words in {
        "fr": """
            acheter achete aimerais alentours autour bonjour cherche chercher cherchons combien commander comment environs faut merci peut peux
            pourrais proche proximite puis souhaite svp trouve trouver veut veux voudrais voudrait voulons
        """,
        "es": """
            alrededor alrededores busca buscamos buscar busco comprar compro encontrar encuentro gracias gustaria hola junto necesitamos necesito
            puedo queremos querria quiero quisiera
        """,
        "en": """
            am around buy buying can close could find finding get hello i'd i'm id im like looking nearby need please want wanted wants would
        """,
        "ar": """
            القرب قرب قريب نواحي ضواحي جوار بجوار ناحيه محيط ابحث اجد احتاج اريد اشتري اود بغيت بغينا توجد شحال عندك عندكم فين كيف كيفاش متى ممكن نبحث نريد نشري هل واش
            وين يوجد اين اقتناء لديكم
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
    if itself := _itself(word):
        return (fold(itself),)
    found = [_stem(each, language) for each in (word, fold(word))]
    if language == "fr":  # whose stemmer makes confit and confits two words
        plural = fold(word) + "s"
        if (stem := _stem(plural, language)) != plural:
            found.append(stem)
    if language == "es":  # whose stemmer makes talleres and taller, luces and luz two words
        found.append(_spanish(fold(word)))
    return tuple(dict.fromkeys(found))


def _itself(word: str) -> str:
    """The singular of one of those words; "" of any other."""
    singulars = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((each for each in singulars if each in _ONLY_THEMSELVES), "")


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
    stem = _without_ending(word)
    return _singulars().get(stem, stem)


def _without_ending(word: str) -> str:
    return _ENDING.sub("", _ARTICLE.sub("", word))


@cache
def _singulars() -> dict[str, str]:
    """The stem of the singular by that of each plural."""
    return {
        _without_ending(fold(plural)): _without_ending(fold(singular))
        for said in re.split("[/\n]", arabic_words.PLURALS)
        for singular, _colon, plurals in [said.strip().partition(": ")]
        for plural in plurals.split()
    }


def stems_in_text(word: str, language: str) -> tuple[str, ...]:
    """The stems by which a word is found that stands in a text: its own, and those of what an Arabic "and" may be
    written in one with."""
    after = without_and(word)
    return stems(word, language) + (stems(after, language) if after else ())


def without_and(word: str) -> str:
    """What an Arabic "and" is written in one with, where at least three letters are left; "" where the letter is the
    word's own."""
    folded = fold(word)
    if folded[:1] != _AND or len(folded) < 4 or _ARTICLE.match(folded):
        return ""
    return "" if _arabic_stem(folded) in _begins_with_waw() else folded[1:]


@cache
def _begins_with_waw() -> frozenset[str]:
    return frozenset(_arabic_stem(fold(word)) for word in arabic_words.WITH_WAW.split())


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in this language, in order, as they are indexed."""
    return [
        language + stem
        for word in words(text)
        if not is_stop_word(word, language)
        for stem in stems_in_text(word, language)
    ]


def bare(word: str) -> str:
    """`word` folded and without the Arabic article: what spellings are compared by."""
    return _ARTICLE.sub("", fold(word))


def beginnings(text: str, language: str) -> list[str]:
    """The words of a title as somebody begins to type them: folded, without the Arabic article; an English "the" is
    no beginning of a French thé."""
    return [
        language + beginning
        for word in words(text)
        if not is_stop_word(word, language)
        for beginning in (bare(word), without_and(word))
        if beginning
    ]


def begun(text: str, *, shortest: int) -> list[str]:
    """The different words of what is being typed, as `beginnings` writes them, of at least so many letters as typed;
    the last may be any part of a word."""
    whole = _ELIDED_LAST.sub("", text.translate(_APOSTROPHES).casefold())
    long = (word for word in map(fold, words(whole)) if len(word) >= shortest)
    return list(dict.fromkeys(_ARTICLE_AT_LEAST.sub("", word) for word in long))


def content_words(text: str, language: str, *, most: int) -> list[str]:
    """The different words that a question in this language is about: no stop words, none of asking where there are
    others, at most so many."""
    wanted = [word for word in words(text, whole=False) if not is_stop_word(word, language)]
    about = [word for word in wanted if not only_asks(word, language)]
    return list(dict.fromkeys(about or wanted))[:most]


def only_asks(word: str, language: str) -> bool:
    """Whether the word says that something is looked for, or where about, and not what."""
    return fold(word) in _ASKING[language] or bare(word) in _ASKING[language]


def without_elision(text: str) -> str:
    """`text` without a French article or preposition that its first word is written in one with."""
    return _ELIDED.sub("", text.translate(_APOSTROPHES).casefold(), count=1)


def compounds(text: str, language: str) -> dict[tuple[str, ...], str]:
    """What was typed with hyphens: its parts without stop words, and all of it in one."""
    found = {}
    for joined, parts in _cut(text):
        content = tuple(part for part in parts if not is_stop_word(part, language))
        if len(parts) > 1 and content and len(joined) <= LONGEST_WORD:
            found[content] = joined
    return found
