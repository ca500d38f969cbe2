"""Staff's forms never replace unseen what somebody else saved since they were opened. Sent once more, they do.
Models that are reviewed before publication are kept so by core.moderation.views."""

import hashlib
import json
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class SeenModelForm(forms.ModelForm):
    """Carries what was stored when the form was opened, as a digest in the field `seen`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.stored = self.digest() if self.instance.pk else ""
        self.initial["seen"] = self.stored

    def digest(self) -> str:
        """Of the values that this form shows, rows below the object included."""
        instance: Model = self.instance
        values = [
            field.value_to_string(instance)
            for field in instance._meta.concrete_fields
            if field.name in self.fields
        ]
        if isinstance(instance, ClusterableModel):
            rows = instance.serializable_data()
            values += [
                json.dumps(rows[name], default=str) for name in getattr(self, "formsets", {})
            ]
        return hashlib.blake2b("\n".join(values).encode(), digest_size=16).hexdigest()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = cleaned.pop("seen", "")
        if seen and seen != self.stored:
            data: Any = self.data
            data = data.copy()
            data[self.add_prefix("seen")] = self.stored
            self.data = data
            self.add_error(None, self.words_for(cleaned))
        return cleaned

    def words_for(self, cleaned: dict[str, Any]) -> str:
        """What is stored where this form says something else, with the names of the fields."""
        stored = {
            name: getattr(self.instance, name)
            for name in cleaned
            if name in self.fields and hasattr(self.instance, name)
        }
        values = "; ".join(
            _("%(field)s “%(value)s”") % {"field": self.fields[name].label, "value": value}
            for name, value in stored.items()
            if value != cleaned[name]
        )
        return _(
            "Somebody saved this since you opened it, and nothing that you typed is lost. Stored now:"
            " %(values)s. Save again to replace it."
        ) % {"values": values}


class SeenForm(SeenModelForm, WagtailAdminModelForm):
    """Of a model without revisions."""


class SeenPageForm(SeenModelForm, WagtailAdminPageForm):
    """Of a page, whose other version is found in its history."""

    def digest(self) -> str:
        return str(self.instance.latest_revision_id or "")

    def words_for(self, cleaned: dict[str, Any]) -> str:
        other = self.instance.latest_revision
        return saved_meanwhile(other and other.user)


def saved_meanwhile(person: Any) -> str:
    """What is told of a version that `person` saved in between."""
    return _(
        "%(person)s saved another version since you opened this form. Nothing that you typed is"
        " lost: look at the other version in the history, then save again to replace it."
    ) % {"person": person or _("Somebody")}
