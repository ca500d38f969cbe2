"""What staff ask on trial: a question, and the synonyms or the pin that they are writing."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField
from search import pins
from search.documents import MOST_OBJECTS
from search.models import PinnedResult, SynonymGroup
from search.pin_forms import field_name
from search.questions import MOST_CHARACTERS


class TrialForm(forms.Form):
    """The fields of a group of synonyms or a pin have the names that they have in its own form, which may be sent
    here as well; `stored` is its key, nothing for a new one."""

    q = CleanCharField(
        label=_("A visitor’s question"),
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    q_language = forms.ChoiceField(label=_("On the pages in"), choices=settings.LANGUAGES)
    terms = CleanCharField(
        label=_("With these words that mean the same"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    words = CleanCharField(
        label=_("With what is pinned to these words"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    position = forms.IntegerField(
        min_value=0, max_value=MOST_OBJECTS, required=False, widget=forms.HiddenInput
    )
    stored = forms.IntegerField(
        min_value=1, max_value=MOST_OBJECTS, required=False, widget=forms.HiddenInput
    )

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for kind in pins.models():
            self.fields[field_name(kind)] = forms.IntegerField(
                min_value=1, max_value=MOST_OBJECTS, required=False, widget=forms.HiddenInput
            )
        for name in ("terms", "words"):
            if name not in self.data:
                del self.fields[name]

    @property
    def tried(self) -> SynonymGroup | PinnedResult | None:
        """What a valid form says that is being written; None where nothing is."""
        data = self.cleaned_data
        if "terms" in data:
            return SynonymGroup(pk=data["stored"], terms=data["terms"])
        if "words" not in data:
            return None
        chosen = [(s, id) for s in pins.models() if (id := data[field_name(s)])]
        kind, object_id = chosen[0] if len(chosen) == 1 else ("", 0)
        return PinnedResult(
            pk=data["stored"],
            words=data["words"],
            kind=kind,
            object_id=object_id,
            position=data["position"] or 0,
        )
