"""Fields of every form, staff's and visitors'."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core import text


class CleanCharField(forms.CharField):
    """A text from a person, without control characters and those that turn its direction around; on one
    line where the person sees one line."""

    # Django's words in the portal's terms: our catalogue comes first, for every other field as well.
    default_error_messages = {
        "required": _("This field is required."),
        "max_length": ngettext_lazy(
            "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
            "limit_value",
        ),
    }

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        value = text.clean(value)
        if not isinstance(self.widget, forms.Textarea):
            value = " ".join(value.split()) if "\n" in value or "\r" in value else value
        return value or self.empty_value
