from decimal import Decimal
from pathlib import Path

from django.db import transaction

from core.reference import read, translated
from places.models import Province, Town

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load() -> None:
    """Provinces and towns of the region from data/; existing ones are corrected, none is removed."""
    for row in read(DATA / "provinces.yml"):
        Province.objects.update_or_create(
            slug=row["slug"],
            defaults={
                "code": row["code"],
                "is_founding": row["founding"],
                "latitude": Decimal(str(row["latitude"])),
                "longitude": Decimal(str(row["longitude"])),
                **translated(row, "name"),
            },
        )
    provinces = {province.slug: province for province in Province.objects.all()}
    for row in read(DATA / "towns.yml"):
        Town.objects.update_or_create(
            slug=row["slug"],
            defaults={
                "province": provinces[row["province"]],
                "latitude": Decimal(str(row["latitude"])),
                "longitude": Decimal(str(row["longitude"])),
                **translated(row, "name"),
            },
        )
