import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

# What a spreadsheet may take for the beginning of a cell, and of a formula in it. Where Excel separates cells by
# semicolons (as in French), a semicolon or a line inside a text of ours begins one as well.
FORMULA = re.compile(r"(^|[;,\t\r\n])([ \"']*)(?=[=+\-@＝＋－＠\t\r])")


class SafeExportMixin:
    """For views with Wagtail's spreadsheet export: no text of a visitor is run as a formula. Wagtail sees to
    that in XLSX; in CSV what might begin one gets an apostrophe before it, which also keeps the + of a telephone
    number (OWASP, CSV injection). Moments are told as staff's clocks show them."""

    def stream_csv(self, queryset: Any) -> Iterator[str | bytes]:
        """Begins with the mark by which Excel knows that letters with accents and Arabic follow."""
        yield BOM_UTF8
        yield from super().stream_csv(queryset)  # type: ignore[misc]

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, datetime):
            value = timezone.make_naive(value)
        value = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if export_format == "csv" and isinstance(value, str):
            return FORMULA.sub(r"\1\2'", value)
        return value
