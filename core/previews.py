"""How a draft would look to visitors. The room with the public page of a model registers it from its
apps.py: the model, which may stand in a lower room, knows no page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import PreviewableMixin

# Takes the visitor's request and the draft, saved or not.
Page = Callable[[HttpRequest, Any], HttpResponse]
_pages: dict[type, Page] = {}


def register(model: type, page: Page) -> None:
    """Show drafts of `model` with `page`; called from a room's apps.py."""
    _pages[model] = page


class RegisteredPreview(PreviewableMixin):
    """A model with a short name for addresses, previewed in the admin with its registered page."""

    fill_slug: Callable[[], None]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        self.fill_slug()
        return _pages[type(self)](request, self)
