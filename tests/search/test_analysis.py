"""How words are cut: which forms meet, and which words that look alike do not."""

import pytest

from search import analysis

SAME = {
    "fr": "olives/olive brodées/brodé tissée/tisser bijoux/bijou chevaux/cheval gâteaux/gateau séchées/sechee"
    " œufs/oeuf sœurs/soeur coopératives/coopérative marocaine/marocain peinte/peint potier/potiers l'huile/huiles",
    "es": "aceitunas/aceituna jabones/jabón pintadas/pintado luces/luz peces/pez talleres/taller marroquíes/marroquí",
    "en": "dishes/dish women/woman knives/knife woven/weave baskets/basket knitted/knit pottery/potteries",
    "ar": "الزيتون/زيتون وبالزيتون/زيتون للزيتون/زيتون كالعسل/عسل تعاونيات/تعاونية النساجات/نساجة أركان/اركان"
    " مُنتَجات/منتجات تعاونيه/تعاونية مدرسة/المدرسة فخـــــار/فخار",
}
DIFFERENT = {
    "fr": "poterie/pot menthe/mental coton/côte tapis/tapage laine/lait miel/mille sel/selle rose/rosée",
    "es": "miel/mil cabra/cabo lana/lona queso/quema",
    "en": "mint/minute cotton/cot university/universe organ/organic",
    "ar": "زيت/زيتون جبن/جبل خبز/خبر بيت/زيت فخار/فاخر بلد/ولد",
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
