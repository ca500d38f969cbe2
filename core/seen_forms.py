"""Staff's forms of what has no revisions: a form never replaces unseen what somebody else saved since it was
opened. Sent once more, it does. What has revisions is kept so by core.moderation_views."""

import hashlib
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet


def _digest(instance: Model) -> str:
    values = [field.value_to_string(instance) for field in instance._meta.concrete_fields]
    return hashlib.blake2b("\n".join(values).encode(), digest_size=16).hexdigest()


class SeenForm(WagtailAdminModelForm):
    """Carries what was stored when it was opened, as a digest in the field `seen`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = _digest(self.instance) if self.instance.pk else ""
        self.initial["seen"] = self.stored

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        seen = cleaned.pop("seen", "")
        if seen and seen != self.stored:
            data = self.data.copy()  # type: ignore[has-type]
            data[self.add_prefix("seen")] = self.stored
            self.data = data
            self.add_error(
                None,
                _(
                    "Somebody saved this since you opened it, and nothing that you typed is lost. Stored now:"
                    " %(values)s. Save again to replace it."
                )
                % {"values": self._others(cleaned)},
            )
        return cleaned

    def _others(self, cleaned: dict[str, Any]) -> str:
        """What is stored where this form says something else, with the names of the fields."""
        stored = {name: getattr(self.instance, name) for name in cleaned if name in self.fields}
        return "; ".join(
            _("%(field)s “%(value)s”") % {"field": self.fields[name].label, "value": value}
            for name, value in stored.items()
            if value != cleaned[name]
        )


class SeenViewSet(SnippetViewSet):
    """Of a model without revisions."""

    panels: list[Any] = []

    @property
    def edit_handler(self) -> ObjectList:
        return ObjectList(self.panels, base_form_class=SeenForm)
