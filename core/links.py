"""Addresses in the language that is being read."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page


def page_or_path_url(page: Page | None, path: str, *, request: HttpRequest | None = None) -> str:
    """The address of a page's live translation, or of a path of the portal; "" where there is none."""
    language = get_language() or "fr"
    if path:
        return f"/{language}/{path.lstrip('/')}"
    if page is None:
        return ""
    translation: Any = (
        page
        if page.locale.language_code == language
        else page.get_translations().filter(locale__language_code=language).first()
    )
    return translation.get_url(request) or "" if translation and translation.live else ""
