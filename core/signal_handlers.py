from typing import Any

from django.db import transaction

from core.public import bump


def pages_changed(**_signal: Any) -> None:
    """What Wagtail changes of pages and sites without saving a page of ours: a tree that moves, a site."""
    with transaction.atomic():
        bump(listed=False)
