"""Two versions of a field beside each other, in the reader's words."""

from typing import Any

from django.db import models
from django.template.defaultfilters import yesno
from wagtail.admin.compare import FieldComparison, register_comparison_class

from core.formats import decimal


class BooleanComparison(FieldComparison):
    """True and False as yes and no."""

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        self.val_a, self.val_b = (yesno(field.value_from_object(one)) for one in (before, after))


class NumberComparison(FieldComparison):
    """A number with decimals, written as the reader's language does."""

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        numbers = map(field.value_from_object, (before, after))
        self.val_a, self.val_b = (
            "" if number is None else decimal(number, digits=field.decimal_places)
            for number in numbers
        )


def register() -> None:
    """Tell Wagtail; called once, when the apps are ready."""
    register_comparison_class(models.BooleanField, comparison_class=BooleanComparison)
    register_comparison_class(models.DecimalField, comparison_class=NumberComparison)
