"""The form of a pinned result: which object, by the chooser of its kind."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser

from core.admin.forms import SeenForm
from core.models import PublicModel
from search import pins


def field_name(kind: str) -> str:
    """Of the field in which an object of this kind is chosen."""
    return f"object_of_{kind}"


class PinForm(SeenForm):
    """With a field for each kind of object, of which one is filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, model in pins.models().items():
            # The chooser's words are in the language of whoever opens the form.
            self.fields[field_name(kind)] = forms.ModelChoiceField(
                queryset=model._default_manager.all(),
                required=False,
                label=capfirst(str(model._meta.verbose_name)),
                widget=_chooser(model),
            )
        if self.instance.object_id:
            self.initial[field_name(self.instance.kind)] = self.instance.object_id

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = {
            kind: cleaned[field_name(kind)]
            for kind in pins.models()
            if cleaned.get(field_name(kind))
        }
        if len(chosen) == 1:
            [(self.instance.kind, thing)] = chosen.items()
            self.instance.object_id = thing.pk
        elif not self.errors:
            self.add_error(None, _("Choose one object: a product, a member or a page."))
        return cleaned


def _chooser(model: type[PublicModel]) -> forms.Widget:
    if issubclass(model, Page):
        return AdminPageChooser(target_models=[model])
    return AdminSnippetChooser(model=model)


def panel_form() -> type[PinForm]:
    """The form for the admin's panels, which want to know its fields beforehand."""
    names = [field_name(kind) for kind in pins.models()]
    return type("PanelPinForm", (PinForm,), {name: forms.Field(required=False) for name in names})
