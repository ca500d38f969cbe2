"""How words are cut: which forms meet, and which words that look alike do not."""

import re

import pytest
from django.conf import settings

from search import analysis

SAME = {
    "fr": "olives/olive brodées/brodé tissée/tisser bijoux/bijou chevaux/cheval gâteaux/gateau séchées/sechee"
    " œufs/oeuf sœurs/soeur coopératives/coopérative marocaine/marocain peinte/peint potier/potiers l'huile/huiles portes/porte courses/course confits/confit"
    " fils/fil",
    "es": "aceitunas/aceituna jabones/jabón pintadas/pintado luces/luz peces/pez talleres/taller marroquíes/marroquí"
    " mesas/mesa puertos/puerto meses/mes rojas/rojo",
    "en": "dishes/dish women/woman knives/knife woven/weave baskets/basket knitted/knit pottery/potteries",
    "ar": "الزيتون/زيتون وبالزيتون/زيتون للزيتون/زيتون كالعسل/عسل تعاونيات/تعاونية النساجات/نساجة أركان/اركان"
    " مُنتَجات/منتجات تعاونيه/تعاونية مدرسة/المدرسة فخـــــار/فخار تصویر/تصوير کتاب/كتاب ونوافذ/نوافذ وزيت/زيت وورشة/ورشات فساتين/فستان الحقائب/حقيبة",
}
DIFFERENT = {
    "fr": "poterie/pot menthe/mental coton/côte tapis/tapage laine/lait miel/mille sel/selle rose/rosée port/porte cours/cour file/fil adhésifs/adhésion fraise/frais",
    "es": "miel/mil cabra/cabo lana/lona queso/quema plata/plato plata/plat mesa/mes puerta/puerto vela/velo talla/taller",
    "en": "mint/minute cotton/cot university/universe organ/organic",
    "ar": "زيت/زيتون جبن/جبل خبز/خبر بيت/زيت فخار/فاخر بلد/ولد وجبة/جبة وزان/زان",
}


def pairs(by_language: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (language, *pair.split("/"))
        for language, said in by_language.items()
        for pair in said.split()
    ]


def terms(word: str, language: str) -> set[str]:
    return set(analysis.terms(word, language))


@pytest.mark.parametrize(("language", "one", "other"), pairs(SAME))
def test_forms_of_a_word_meet(language, one, other):
    assert terms(one, language) & terms(other, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(DIFFERENT))
def test_words_that_look_alike_do_not_meet(language, one, other):
    assert not terms(one, language) & terms(other, language)


def test_a_term_carries_its_language():
    assert not terms("table", "fr") & terms("table", "en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’huile d'olive", ["huile", "olive"]),
        ("M’diq", ["mdiq"]),
        ("CAT-0042", ["cat0042", "cat", "0042"]),
        ("٢٠٢٥", ["2025"]),
        (" ؟، «»… --- ", []),
        ("a\x00b \u202bزيتون\u202c", ["ab", "زيتون"]),
        ("x" * 10_000, []),
    ],
)
def test_what_counts_as_a_word(text, words):
    assert [analysis.fold(word) for word in analysis.words(text)] == words


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("huile d’", ["huile"]),
        ("huile d'o", ["huile"]),
        ("huile d'ol", ["huile", "ol"]),
        ("L'H", []),
        ("M’di", ["mdi"]),
        ("الز", ["ز"]),
        ("الزيت الب", ["زيت", "ب"]),
        ("ال", ["ال"]),
        ("Thé thé", ["the"]),
    ],
)
def test_what_is_being_typed_may_end_anywhere(typed, begun):
    assert analysis.begun(typed, shortest=2) == begun


def test_a_title_is_offered_by_what_follows_an_arabic_and():
    assert analysis.beginnings("عسل وزعتر", "ar") == ["arعسل", "arوزعتر", "arزعتر"]


def test_the_plurals_of_the_glossary_meet_their_words():
    rows = (settings.BASE_DIR / "docs/glossary.md").read_text()
    told = re.findall(r"(\S+) \(ج\. (\w+)\)", rows)
    assert len(told) > 20
    assert [(one, many) for one, many in told if not terms(one, "ar") & terms(many, "ar")] == []


@pytest.mark.parametrize(
    ("language", "question", "words"),
    [
        ("fr", "je voudrais acheter du miel", ["miel"]),
        ("es", "Quiero comprar una chilaba", ["chilaba"]),
        ("en", "I’m looking for honey", ["honey"]),
        ("ar", "كيف أشتري زيت الزيتون", ["زيت", "الزيتون"]),
        ("fr", "acheter", ["acheter"]),
    ],
)
def test_a_question_is_about_what_is_looked_for(language, question, words):
    assert analysis.content_words(question, language, most=12) == words
