"""The languages of the portal, in the order of settings.LANGUAGES; nothing else lists them."""

from typing import Any

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
# Texts are written in it first; one that is missing in another language is shown in it.
SOURCE: str = settings.LANGUAGE_CODE
# For whoever's browser asks for others only; who asks for none reads the source.
OF_STRANGERS = "en"
# How numbers, dates and measures are written; Moroccan Arabic has months of its own (غشت).
LOCALES = {"fr": "fr", "ar": "ar_MA", "es": "es_ES", "en": "en_GB"}


def active() -> str:
    """The language that is being read."""
    return get_language() or SOURCE


def babel_locale() -> Locale:
    """The locale of the language that is being read."""
    return Locale.parse(LOCALES[active()])


def columns(*fields: str) -> list[str]:
    """The columns of translated fields, each in all languages: name_fr, name_ar …"""
    return [f"{field}_{language}" for field in fields for language in LANGUAGES]


def text_and_language(instance: Any, field: str) -> tuple[str, str]:
    """The text of a translated field in the language that is being read, or the French one; and the language it is
    in."""
    text = getattr(instance, f"{field}_{active()}", "") or ""
    if text:
        return text, active()
    return getattr(instance, f"{field}_{SOURCE}", "") or "", SOURCE


def written_in(instance: Any, field: str) -> list[str]:
    """The languages in which a translated field has a text of its own."""
    return [language for language in LANGUAGES if getattr(instance, f"{field}_{language}")]
