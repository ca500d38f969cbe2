from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalogue.models import Selection, SelectionItem
from core.forms import CleanCharField

WORDS = {"dir": "auto"}


class SelectionForm(forms.Form):
    """Name and notes of a list; its buttons `up`, `down` and `remove` carry the id of an item. Whatever
    button is pressed, all that was typed is kept."""

    # A form opened earlier carries what it showed: only what was changed in it is written.
    name = CleanCharField(
        label=_("Name of the list"),
        max_length=80,
        required=False,
        show_hidden_initial=True,
        widget=forms.TextInput(attrs=WORDS),
    )

    def __init__(self, data: QueryDict | None = None, *, selection: Selection) -> None:
        super().__init__(data, initial={"name": selection.name})
        self.items = list(selection.items.all())
        for item in self.items:
            self.fields[f"note-{item.pk}"] = CleanCharField(
                label=_("Note: size, colour, how many"),
                max_length=300,
                required=False,
                initial=item.note,
                show_hidden_initial=True,
                widget=forms.TextInput(attrs=WORDS),
            )

    def note_field(self, item: SelectionItem) -> forms.BoundField:
        return self[f"note-{item.pk}"]

    @property
    def changes(self) -> dict[str, Any]:
        """What a valid form asks of services.selections.arrange."""
        pressed = {name: self.data.get(name, "") for name in ("up", "down", "remove")}
        written = {name: self.cleaned_data[name] for name in self.changed_data if name in self.data}
        return {
            "name": written.get("name"),
            "notes": {
                item.pk: written[f"note-{item.pk}"]
                for item in self.items
                if f"note-{item.pk}" in written
            },
            **{name: int(value) for name, value in pressed.items() if _is_id(value)},
        }


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19
