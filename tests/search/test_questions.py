from search.questions import Spelling, correct, replaced, understand


def test_a_word_of_two_other_languages_is_one_correction():
    [thing] = understand("amolu", "fr", ())
    known = [Spelling(language, "amlou", 2, "amlou") for language in ("es", "en")]
    corrected = correct(thing, "fr", lambda _bare, _most: known)
    assert corrected and corrected.correction == "amlou"
    assert {form.language for form in corrected.forms} == {"es", "en"}


def test_what_was_typed_is_replaced_as_it_stands():
    [thing] = understand("amolu", "fr", ())
    assert replaced("De l'Amolu\0 (amolu)", thing, r"\1") == r"De l'\1 (amolu)"
