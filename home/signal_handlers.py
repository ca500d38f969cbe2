from typing import Any

from django.db import transaction

from home.documents import PAGES
from search.following import look_again


def pages_opened_or_closed(**_signal: Any) -> None:
    """A page was closed to some, opened to all or moved, with all that is below it."""
    with transaction.atomic():
        look_again(PAGES)
