"""Where the header, footer and search box of every page lead, and the scripts that every page loads for that. The
room with the pages behind it registers both from its apps.py: core knows no address of a higher room."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from core.languages import active

_names: dict[str, str] = {}
_scripts: list[str] = []


def register(*, scripts: Iterable[str] = (), **names: str) -> None:
    """`selection_url="selection"`: templates find the address of that name in the URLconf as `selection_url`.
    `scripts` are static files."""
    _names.update(names)
    _scripts.extend(scripts)


def context() -> dict[str, Any]:
    """For the templates, in the active language; shared by all requests, nobody may change it."""
    return _context(active())


@cache
def _context(language: str) -> dict[str, Any]:
    with override(language):
        addresses = {key: reverse(name) for key, name in _names.items()}
    return {**addresses, "site_scripts": _scripts}
