"""Panels of the admin's forms."""

from functools import partial
from typing import Any

from django import forms
from django.db import models
from django.template.defaultfilters import yesno
from modeltranslation.fields import TranslationField
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from core.forms import CleanCharField
from core.languages import SOURCE, columns


class Tab(ObjectList):
    """A tab of a form that a link opens as #tab-NAME. Wagtail makes names from headings, in the language of
    whoever opened the form first."""

    clean_name = ""

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clean_name = name

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "name": self.clean_name}


class BooleanPanel(FieldPanel):
    """Of a field that is shown and not changed: yes or no, where Wagtail's says True or False."""

    def format_value_for_display(self, value: Any) -> Any:
        return yesno(value)


def translated_panels(*names: str) -> list[FieldPanel]:
    """One panel for each of the four languages of each named field, French first."""
    return [FieldPanel(column) for column in columns(*names)]


def prepare_text_fields() -> None:
    """Fields for words start at the side their first letter asks for, and keep no hidden character."""

    def words(widget: type[forms.Widget], db_field: models.Field[Any, Any]) -> dict[str, Any]:
        plain = type(db_field) in (models.CharField, models.TextField)
        if db_field.choices or not (plain or isinstance(db_field, TranslationField)):
            return {}
        asked = {"widget": widget(attrs={"dir": "auto"}), "form_class": CleanCharField}
        # Said once, at the first language, not four times.
        is_said = isinstance(db_field, TranslationField) and db_field.language != SOURCE
        return {**asked, "help_text": ""} if is_said else asked

    register_form_field_override(models.CharField, override=partial(words, forms.TextInput))
    for exact in (False, True):  # Wagtail registers its own for exactly TextField
        register_form_field_override(
            models.TextField, override=partial(words, AdminAutoHeightTextInput), exact_class=exact
        )
