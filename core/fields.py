from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField


class ChoicesListField(models.JSONField):
    """Several of a fixed set of choices, stored as a JSON list in the order of the choices.

    `coerce` turns the form's text into the stored value (str or int).
    """

    def __init__(self, *args: Any, options: Any, coerce: Any = str, **kwargs: Any) -> None:
        self.options, self.coerce = options, coerce
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        # The choices are code, not schema: a new one needs no migration.
        return name, path, args, {**kwargs, "options": (), "coerce": self.coerce}

    def clean(self, value: Any, model_instance: Any) -> Any:
        known = [choice for choice, _label in self.options]
        try:
            chosen = {self.coerce(item) for item in value or []}
        except (TypeError, ValueError) as error:
            raise ValidationError(_("Choose from the list."), code="invalid_choice") from error
        if chosen - set(known):
            raise ValidationError(_("Choose from the list."), code="invalid_choice")
        return super().clean([item for item in known if item in chosen], model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        return forms.TypedMultipleChoiceField(
            choices=self.options,
            coerce=self.coerce,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


class ContentField(StreamField):
    """Blocks of a page. They are code, not schema: migrations do not repeat their definitions."""

    def deconstruct(self) -> Any:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs["block_lookup"] = {}
        return name, "wagtail.fields.StreamField", [[]], kwargs
