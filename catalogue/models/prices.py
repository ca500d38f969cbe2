"""What a price is and what it is compared by."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.enums import Unit

PRICE: dict[str, Any] = {
    "max_digits": 9,
    "decimal_places": 2,
    "validators": [MinValueValidator(Decimal("0.01"))],
}
AMOUNT: dict[str, Any] = {
    "null": True,
    "blank": True,
    "validators": [MaxValueValidator(10_000_000)],  # ten tonnes, ten cubic metres
}


class MeasuredModel(models.Model):
    """What a price buys of something, by weight or by volume."""

    weight_g = models.PositiveIntegerField(_("net weight (g)"), **AMOUNT)
    volume_ml = models.PositiveIntegerField(_("net volume (ml)"), **AMOUNT)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.weight_g and self.volume_ml:
            raise ValidationError(
                {
                    "volume_ml": _(
                        "Give the weight or the volume: prices are compared by one of them."
                    )
                }
            )

    @property
    def measure(self) -> str:
        """The column it is measured in, "" for none."""
        return next((name for name in ("weight_g", "volume_ml") if getattr(self, name)), "")


PER_MEASURE = (Unit.KG, Unit.LITRE)  # what a bottle or a bag costs is no price for one of these


@dataclass(frozen=True)
class ComparablePrice:
    """MAD for one kilogram or one litre."""

    amount: Decimal
    unit: str


def comparable_price(
    price: Decimal | None, weight_g: int | None, volume_ml: int | None
) -> ComparablePrice | None:
    """The price of one kg or litre, from a price in MAD and what it buys in grams or millilitres."""
    if price is None:
        return None
    for amount, unit in ((weight_g, Unit.KG), (volume_ml, Unit.LITRE)):
        if amount:
            return ComparablePrice((price * 1000 / amount).quantize(Decimal("0.01")), unit)
    return None
