import pytest

from core.text import clean, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أركان", "اركان"),
        ("إقامة", "اقامه"),
        ("مُنتَجات", "منتجات"),
        ("تعاونيـــة", "تعاونيه"),
        ("مصطفى", "مصطفي"),
        ("٢٠٢٦", "2026"),
        ("Méde­cin’s", "mede­cin s"),
        ("HUILE d’Olive", "huile d'olive"),
    ],
)
def test_spellings_of_one_word_are_one(one, other):
    assert normalise(one) == normalise(other)


def test_different_words_stay_different():
    assert normalise("زيتون") != normalise("زيت")


def test_control_and_direction_characters_are_removed():
    assert clean("\u202emiel\x00\u200f ") == "miel"


def test_what_xml_forbids_is_no_text():
    assert clean("a\ufffeb\uffffc\ud800d") == "abcd"
