import re
from typing import Any

from django.core.exceptions import SuspiciousOperation
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from core.text import UNSAFE

# A link names what it leads to by a number that the database can hold.
ODD_ID = re.compile(r'(<(?:a|embed)\b[^>]*?\bid=")(?!\d{1,18}")[^"]*"')

NONSENSE = (
    *(AttributeError, LookupError, RecursionError, TypeError, ValueError),
    ExporterException,
)


class CleanRichTextArea(DraftailRichTextArea):
    """The editor of rich texts. What it sends is stored without control and direction characters or halves of an
    emoji, and a link to what cannot be anything leads nowhere: both would only fail once the page is public."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """HTML as it is stored. Raises SuspiciousOperation for what no editor sends."""
        try:
            html = super().value_from_datadict(data, files, name)
        except NONSENSE as error:
            raise SuspiciousOperation("Not what the editor of rich texts sends.") from error
        return ODD_ID.sub(r'\g<1>0"', UNSAFE.sub("", html)) if isinstance(html, str) else html
