from pathlib import Path
from typing import Any

from django.db import transaction

from catalogue.models import Family, Label
from core.reference import add_missing, read, translated

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load() -> None:
    """Families and labels from data/."""
    for sector in read(DATA / "families.yml"):
        for position, row in enumerate(sector["children"]):
            _family(row, sector=sector["sector"], position=position, parent=None)
    for row in read(DATA / "labels.yml"):
        add_missing(
            Label,
            {
                "slug": row["slug"],
                "scope": row["scope"],
                **translated(row, "name", "description", "issuer"),
            },
        )


def _family(row: dict[str, Any], *, sector: str, position: int, parent: Family | None) -> None:
    family = add_missing(
        Family,
        {
            "slug": row["slug"],
            "sector": sector,
            "parent": parent,
            "position": position,
            **translated(row, "name", "description"),
        },
    )
    for index, child in enumerate(row.get("children", [])):
        _family(child, sector=sector, position=index, parent=family)
