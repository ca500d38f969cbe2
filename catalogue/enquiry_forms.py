"""The form by which a visitor writes to one member or, from a list, to several."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalogue.services.enquiries import Visitor
from catalogue.visitor_forms import VisitorForm
from core.forms import CleanCharField
from core.languages import active


class EnquiryForm(VisitorForm):
    """Asks for as little as an answer needs. Whatever is wrong is told and nothing typed is lost."""

    field_order = ["ticket", "message", "name", "email", "phone", "consent", "website"]
    name = CleanCharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Without your consent nobody can answer you.")},
    )

    def __init__(
        self, data: QueryDict | None = None, *, members: int, about: str, **options: Any
    ) -> None:
        """`members`: how many it is sent to; `about`: whom and what it is about, as the form carries it."""
        super().__init__(data, **options)
        self.about = about
        self.fields["message"].help_text = _("What you would like, how many, for when.")
        self.fields["consent"].label = ngettext(
            "The member and the cluster’s team may use these details to answer me.",
            "These members and the cluster’s team may use these details to answer me.",
            members,
        )

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        if not any(cleaned_data.get(n) or n in self.errors for n in ("email", "phone")):
            self.add_error(
                "email", _("Leave an e-mail address or a telephone number for the answer.")
            )
        if self.data.get("about", self.about) != self.about:
            self.add_error(
                None,
                forms.ValidationError(
                    _(
                        "The list has changed since you opened this page. See whom it goes to now, and send it again."
                    ),
                    code="changed",
                ),
            )
        return cleaned_data

    @property
    def visitor(self) -> Visitor:
        """Who asks, of a valid form."""
        return Visitor(
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
            phone=self.cleaned_data["phone"],
            language=active(),
        )
