"""Text from people: clean, normalise, make addresses of it."""

import re
import sys
import unicodedata
from typing import Any

from django.utils.text import slugify

# Control characters, those that turn the direction of text around ("Trojan source"), and what no XML may hold:
# a spreadsheet of it would be refused.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
ARABIC_SIGNS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
ARABIC_MARKS = re.compile(f"[{ARABIC_SIGNS}]")
COMBINING = re.compile(
    f"[{''.join(char for code in range(sys.maxunicode + 1) if unicodedata.combining(char := chr(code)))}]"
)
ARABIC_LETTERS = str.maketrans("أإآٱىیکةؤئ٠١٢٣٤٥٦٧٨٩", "ااااييكهوي0123456789")


def clean(text: str) -> str:
    """`text` without control and direction characters, outer blanks removed, lines ended by LF as they are
    stored: a browser sends CRLF, and a text that nobody changed must not look changed."""
    return UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def french_spaces(text: str) -> str:
    """`text` with no-break spaces before ; : ! ? » and after «, so that no line begins with a colon."""
    return re.sub(r" (?=[;:!?»])|(?<=«) ", "\u00a0", text)


def normalise(text: str) -> str:
    """What two spellings of one word share: no case, accents, tashkeel, tatweel; one alef, one ya,
    ta marbuta as ha, western digits. For comparing, never for showing."""
    text = unicodedata.normalize("NFKD", clean(text)).casefold()
    # NFKD splits أ into alef and a mark, and é into e and a mark: both marks go.
    text = COMBINING.sub("", text)
    text = ARABIC_MARKS.sub("", text).translate(ARABIC_LETTERS)
    return re.sub(r"[’'`\-_/.,;:!?،؛؟«»\"()\s]+", " ", text).strip()


def slug_for(instance: Any, text: str) -> str:
    """A short name for addresses made of `text`, unique in the model of `instance`."""
    field = instance._meta.get_field("slug")
    stem = slugify(text)[: field.max_length - 6].strip("-") or instance._meta.model_name
    taken = set(
        type(instance)
        ._default_manager.filter(slug__startswith=stem)
        .exclude(pk=instance.pk)
        .values_list("slug", flat=True)
    )
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in range(2, len(taken) + 3) if f"{stem}-{n}" not in taken)
