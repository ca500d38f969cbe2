import pytest
from django.http import QueryDict

from search import analysis
from search.questions import Spelling, correction, read_synonyms, replaced, typed, understand
from search.words import Vocabulary


def test_a_word_of_other_languages_is_a_correction():
    [thing] = understand("amolu", "fr", ())
    known = [Spelling(language, "amlou", 2, "amlou") for language in ("es", "en")]
    assert correction(thing, "fr", lambda _bare, _most: known) == "amlou"


def test_beside_a_known_word_no_guess_goes_far():
    [thing] = understand("berjerei", "fr", ())
    known = Vocabulary([Spelling("fr", "bergerie", 2, "bergerie")])
    assert correction(thing, "fr", known.near) == "bergerie"
    assert correction(thing, "fr", known.near, is_bold=False) is None


@pytest.mark.parametrize(("typed", "spanish"), [("frío", "fría"), ("sale", "sal")])
def test_a_word_is_taken_for_one_of_another_language_in_its_own_forms_only(typed, spanish):
    [thing] = understand(typed, "fr", ())
    (form,) = (form for form in thing.forms if form.language == "es")
    assert not set(form.stems[0]) & set(analysis.stems(spanish, "es"))
    (own,) = (form for form in understand(typed, "es", ())[0].forms if form.language == "es")
    assert set(own.stems[0]) & set(analysis.stems(spanish, "es"))


def test_a_stop_word_is_none():
    [thing] = understand("aveec", "fr", ())
    assert correction(thing, "fr", lambda _bare, _most: [Spelling("en", "avec", 2, "avec")]) is None


def test_a_synonym_of_another_language_is_meant_in_its_own_forms_only():
    [thing] = understand("broderie", "fr", read_synonyms([["broderie", "bordado"]]))
    spanish = {
        stem
        for form in thing.forms
        if form.language == "es"
        for stems in form.stems
        for stem in stems
    }
    assert spanish & set(analysis.stems("bordadas", "es"))
    assert not spanish & set(analysis.stems("bordean", "es"))


def test_what_was_typed_is_replaced_as_it_stands():
    [thing] = understand("amolu", "fr", ())
    assert replaced("De l'Amolu\0 (amolu)", thing, r"\1") == r"De l'\1 (amolu)"


@pytest.mark.parametrize(
    ("typed", "known", "written_in", "page"),
    [
        ("djelaba", "djellaba", "fr", "fr"),
        ("mile", "miel", "fr", "fr"),
        ("amlo", "amlou", "fr", "fr"),
        ("menuizié", "menuisier", "fr", "fr"),
        ("rosmary", "rosemary", "en", "en"),
        ("صابوم", "صابون", "ar", "ar"),
        ("قفطن", "قفطان", "ar", "ar"),
        ("djelaba", "djellaba", "fr", "ar"),
        ("rosmary", "rosemary", "en", "fr"),
        ("kaftan", "caftan", "fr", "fr"),
        ("jellaba", "djellaba", "fr", "fr"),
        ("jelaba", "djellaba", "fr", "fr"),
        ("gellaba", "djellaba", "fr", "fr"),
        ("كسكسو", "كسكس", "ar", "ar"),
        ("quezo", "queso", "es", "es"),
        ("chilava", "chilaba", "es", "es"),
        ("bijous", "bijoux", "fr", "fr"),
        ("savin", "savon", "fr", "fr"),
        ("taois", "tapis", "fr", "fr"),
        ("أملوا", "أملو", "ar", "ar"),
    ],
)
def test_a_slip_of_the_finger_is_mended(typed, known, written_in, page):
    assert mended(typed, known, written_in, page) == known


@pytest.mark.parametrize(
    ("typed", "known", "written_in", "page"),
    [
        ("زربية", "الغربية", "ar", "ar"),
        ("ترازة", "تازة", "ar", "ar"),
        ("نقرة", "ناره", "ar", "ar"),
        ("سكسو", "تكسو", "ar", "ar"),
        ("كرزية", "كرية", "ar", "ar"),
        ("قشابة", "تشابه", "ar", "ar"),
        ("burnous", "buenos", "es", "fr"),
        ("henné", "hence", "en", "fr"),
        ("smen", "seen", "en", "fr"),
        ("azafrán", "agarran", "es", "es"),
        ("carpet", "carnet", "fr", "en"),
        ("haïk", "haie", "fr", "fr"),
        ("plumber", "number", "en", "en"),
        ("cake", "came", "en", "en"),
        ("cadeaux", "chapeaux", "fr", "fr"),
        ("كتابة", "كتاب", "ar", "ar"),
        ("voiture", "vitre", "fr", "fr"),
        ("طبيب", "الحبيب", "ar", "ar"),
        ("manteau", "marteau", "fr", "fr"),
        ("pomme", "pompe", "fr", "fr"),
        ("agneau", "anneau", "fr", "fr"),
        ("traiteur", "tracteur", "fr", "fr"),
        ("écharpe", "écarte", "fr", "fr"),
        ("juice", "guide", "en", "en"),
        ("خابية", "خشبية", "ar", "ar"),
    ],
)
def test_another_word_is_not_taken_for_it(typed, known, written_in, page):
    assert mended(typed, known, written_in, page) is None


def mended(typed: str, known: str, written_in: str, page: str) -> str | None:
    word = analysis.words(known)[0]
    spelling = Spelling(written_in, word, 3, analysis.bare(word))
    (thing, *_others) = understand(typed, page, [])
    return correction(thing, page, Vocabulary([spelling]).near)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("miel", "miel"),
        ("x" * 100, "x" * 100),
        ("x" * 101, "x" * 100),
        ("x" * 99 + " اب", "x" * 99),
        ("ab " * 33 + "abc", "ab " * 32 + "ab"),
        ("ab " * 33 + "a b", "ab " * 33 + "a"),
        ("ab " * 34, "ab " * 32 + "ab"),
        ("a" + " " * 200 + "b", "a"),
    ],
)
def test_a_long_question_ends_with_a_whole_word(text, read):
    parameters = QueryDict(mutable=True)
    parameters["q"] = text
    assert typed(parameters) == read
