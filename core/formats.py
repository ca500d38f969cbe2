"""Numbers, prices, measures, dates and telephone numbers as the active language writes them."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

import phonenumbers
from babel.dates import format_date
from babel.units import format_unit
from django.utils.translation import get_language

from core.languages import babel_locale


def money(amount: Decimal | float | None) -> str:
    """An amount in dirhams as the active language writes it, centimes only where there are some."""
    if amount is None:
        return ""
    return f"{decimal(amount, digits=2)}\u00a0{'درهم' if get_language() == 'ar' else 'MAD'}"


def decimal(number: Decimal | float, *, digits: int) -> str:
    """A number with western digits: 2 800,50, in English 2,800.50; of a whole one, no decimals. A point between
    thousands, as Babel has it for ar_MA, reads as a decimal sign here."""
    whole = Decimal(number) == Decimal(number).to_integral_value()
    written = f"{number:,.{0 if whole else digits}f}"
    if get_language() == "en":
        return written
    return written.translate({ord(","): "\u00a0", ord("."): ","})


def day(value: date | None) -> str:
    """A date in words that stay on one line: 3 novembre 2026 (but 1er novembre), 3 نونبر 2026,
    3 de noviembre de 2026."""
    if not value:
        return ""
    pattern = "d 'de' MMMM 'de' y" if get_language() == "es" else "d MMMM y"
    if get_language() == "fr" and value.day == 1:
        pattern = "d'er' MMMM y"
    return format_date(value, pattern, locale=babel_locale()).replace(" ", "\u00a0")


def month(number: int) -> str:
    """A month's name, standing alone."""
    return babel_locale().months["stand-alone"]["wide"][int(number)]


def month_and_year(value: date) -> str:
    """novembre 2026, نونبر 2026."""
    pattern = "MMMM 'de' y" if get_language() == "es" else "MMMM y"
    return format_date(value, pattern, locale=babel_locale())


def month_initial(number: int) -> str:
    # Three Arabic months begin with the same letter; everybody knows them by number.
    if get_language() == "ar":
        return str(int(number))
    return babel_locale().months["stand-alone"]["narrow"][int(number)]


def month_short(number: int) -> str:
    return babel_locale().months["stand-alone"]["abbreviated"][int(number)]


def _measure(
    value: Decimal | float, unit: str, *, length: Literal["short", "long"] = "short"
) -> str:
    """With an ordinary no-break space: the narrow one of French is nearly none in our type."""
    written = format_unit(
        value, unit, length=length, locale=babel_locale(), numbering_system="latn"
    )
    return written.replace("\u202f", "\u00a0")


# Babel's Arabic units are the eastern ones; Moroccan labels have these.
MOROCCAN = {"كغم": "كلغ", "غرام": "غ"}


def weight(grams: int) -> str:
    """A weight in the unit people say it in: 500 g, 1,5 kg."""
    if grams >= 1000:
        words = _measure(Decimal(grams) / 1000, "mass-kilogram")
    else:
        words = _measure(grams, "mass-gram")
    for eastern, moroccan in MOROCCAN.items():
        words = words.replace(eastern, moroccan)
    return words


def volume(millilitres: int) -> str:
    if millilitres >= 1000:
        return _measure(Decimal(millilitres) / 1000, "volume-liter")
    return _measure(Decimal(millilitres) / 10, "volume-centiliter")


def distance(kilometres: float) -> str:
    """A distance in whole kilometres: 12 km, 12 كلم."""
    unit = "كلم" if get_language() == "ar" else "km"
    return f"{decimal(round(kilometres), digits=0)}\u00a0{unit}"


def hours(value: Decimal) -> str:
    """A duration as people say it: 2 heures, 1 h 30, ساعة ونصف."""
    whole, minutes = divmod(round(value * 60), 60)
    if not whole:
        return _measure(minutes, "duration-minute", length="long")
    if minutes and get_language() != "ar":
        return f"{whole}\u00a0h\u00a0{minutes:02}"
    written = _measure(whole, "duration-hour", length="long")
    if not minutes:
        return written
    rest = "نصف" if minutes == 30 else _measure(minutes, "duration-minute", length="long")
    return f"{written} و{rest}"


def phone(number: Any) -> str:
    """A telephone number in international notation."""
    if not number:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
