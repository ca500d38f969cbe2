"""Lists in the admin, and pages that only show: True and False in the reader's words, where Wagtail would write
them in Python's."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db import models
from django.template.defaultfilters import yesno
from django.utils.text import capfirst
from wagtail.admin.active_filters import (
    ActiveFilter,
    BaseFilterAdapter,
    register_filter_adapter_class,
)
from wagtail.admin.ui.fields import register_display_class
from wagtail.admin.ui.tables import Column


class BooleanColumn(Column):
    """Of a list: Wagtail's shows a sign that it calls True or False."""

    def get_value(self, instance: Any) -> str:
        return capfirst(str(yesno(super().get_value(instance))))


class BooleanFilterAdapter(BaseFilterAdapter):
    """The chip over a list that tells of a filter."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        for active in super().get_active_filters():
            yield active._replace(value=yesno(self.value))


def register() -> None:
    """Tell Wagtail; called once, when the apps are ready."""
    register_filter_adapter_class(django_filters.BooleanFilter, BooleanFilterAdapter)
    register_display_class(models.BooleanField, display_class=yesno)
