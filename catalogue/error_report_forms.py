"""The form by which anybody tells the cluster what is wrong on a page."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalogue.visitor_forms import VisitorForm


class ErrorReportForm(VisitorForm):
    """A member uses it too, for its own listing: until members sign in, the cluster changes that for them."""

    own_listing = forms.BooleanField(
        label=_("This is my own listing"),
        required=False,
        help_text=_(
            "Members cannot sign in here yet: tell us what to change, and the cluster’s team changes it for"
            " you. It may call you first, at the number it knows."
        ),
    )

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["message"].label = _("What is wrong?")
        self.fields["message"].help_text = _("What the page says, and what is right.")
