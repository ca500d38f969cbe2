"""The form by which a visitor who finds nothing tells the cluster what she looks for."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalogue.visitor_forms import VisitorForm


class SoughtForm(VisitorForm):
    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["message"].label = _("What are you looking for?")
        self.fields["message"].help_text = _("What it is, how much of it, where and by when.")
        self.fields["message"].widget.attrs["rows"] = 4
