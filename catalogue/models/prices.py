"""What a price is and what it is compared by."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator

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
MEASURES = ("weight_g", "volume_ml")


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
