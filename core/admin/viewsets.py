"""Viewsets of models without revisions, see core.admin.forms."""

from typing import Any

from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin.forms import SeenForm


class SeenViewSet(SnippetViewSet):
    panels: list[Any] = []

    @property
    def edit_handler(self) -> ObjectList:
        return ObjectList(self.panels, base_form_class=SeenForm)
