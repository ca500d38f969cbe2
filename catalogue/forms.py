from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from catalogue.models.prices import MEASURES


class ProductForm(WagtailAdminModelForm):
    """Checks what no single row can: that variants are sold by the same measure."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        variants = self.formsets.get("variants")
        if variants is None or not variants.is_valid():
            return valid
        rows = [row.cleaned_data for row in variants.forms if _counts(row)]
        if len({_measure(row) for row in rows}) > 1 or any(
            all(row.get(name) for name in MEASURES) for row in rows
        ):
            self.add_error(
                None,
                _(
                    "Variants never mix units: give all a weight, all a volume, or none of them either."
                ),
            )
            return False
        return valid


def _counts(row: Any) -> bool:
    """Whether a row of the formset will be kept."""
    return bool(row.cleaned_data.get("name_fr")) and not row.cleaned_data.get("DELETE")


def _measure(cleaned_data: dict[str, Any]) -> str:
    return next((name for name in MEASURES if cleaned_data.get(name)), "")
