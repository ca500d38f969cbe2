"""Numbers, dates and measures as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import ngettext, override

from core import formats

SPACE = "\u00a0"


def plain(text: str) -> str:
    """Without the marks that only steer direction and breaking."""
    return (
        text.replace("\u200f", "").replace("\u200e", "").replace("\u202f", " ").replace(SPACE, " ")
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا منتوجات"),
        (1, "منتوج واحد"),
        (2, "منتوجان"),
        (3, "3 منتوجات"),
        (11, "11 منتوجا"),
        (100, "100 منتوج"),
    ],
)
def test_arabic_counts_in_six_forms(count, words):
    with override("ar"):
        assert (
            ngettext("%(count)d product", "%(count)d products", count) % {"count": count} == words
        )


def test_august_in_moroccan_arabic():
    with override("ar"):
        assert formats.month(8) == "غشت"
        assert formats.day(date(2026, 8, 3)) == "3\u00a0غشت\u00a02026"


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "3 août 2026"), ("es", "3 de agosto de 2026"), ("en", "3 August 2026")],
)
def test_a_day_in_words(language, words):
    with override(language):
        assert formats.day(date(2026, 8, 3)) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "1 250,50 MAD"),
        ("ar", "1 250,50 درهم"),
        ("es", "1 250,50 MAD"),
        ("en", "1,250.50 MAD"),
    ],
)
def test_money(language, words):
    with override(language):
        assert plain(formats.money(Decimal("1250.5"))) == words
        assert "," not in plain(formats.money(Decimal("120")))


@pytest.mark.parametrize(
    ("language", "grams", "words"),
    [
        ("fr", 250, "250 g"),
        ("fr", 1500, "1,5 kg"),
        ("ar", 250, "250 غ"),
        ("ar", 9, "9 غ"),
        ("ar", 1500, "1,5 كلغ"),
        ("es", 1500, "1,5 kg"),
        ("en", 1500, "1.5 kg"),
    ],
)
def test_weight(language, grams, words):
    with override(language):
        assert plain(formats.weight(grams)) == words


@pytest.mark.parametrize(
    ("language", "millilitres", "words"),
    [("fr", 500, "50 cl"), ("fr", 5000, "5 l"), ("ar", 5000, "5 لتر"), ("en", 5000, "5 l")],
)
def test_volume(language, millilitres, words):
    with override(language):
        assert plain(formats.volume(millilitres)) == words


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("fr", "1.00", "1 heure"),
        ("fr", "1.50", "1 h 30"),
        ("fr", "2.1", "2 h 06"),
        ("fr", "0.50", "30 minutes"),
        ("ar", "1.50", "ساعة ونصف"),
        ("ar", "2.1", "ساعتان و6 دقائق"),
        ("ar", "2.00", "ساعتان"),
        ("ar", "3.00", "3 ساعات"),
        ("es", "1.50", "1 h 30"),
        ("es", "4.00", "4 horas"),
        ("en", "1.50", "1 h 30"),
        ("en", "10.00", "10 hours"),
    ],
)
def test_hours(language, value, words):
    with override(language):
        assert plain(formats.hours(Decimal(value))) == words
