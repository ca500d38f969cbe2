from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from core.reference import add_missing, read, translated
from places.models import Province, Town

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load() -> None:
    """Provinces and towns of the region from data/."""
    provinces = {
        row["slug"]: add_missing(
            Province, {"code": row["code"], "is_founding": row["founding"], **_place(row)}
        )
        for row in read(DATA / "provinces.yml")
    }
    for row in read(DATA / "towns.yml"):
        add_missing(Town, {"province": provinces[row["province"]], **_place(row)})


def _place(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": row["slug"],
        "other_names": ", ".join(row.get("other_names", [])),
        "latitude": Decimal(str(row["latitude"])),
        "longitude": Decimal(str(row["longitude"])),
        **translated(row, "name"),
    }
