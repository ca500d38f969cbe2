"""Many plausible products for measuring: names from families and towns, everything else by chance."""

import random
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from catalogue.enums import Availability, Kind, LabelScope, Unit
from catalogue.models import Family, Label, Product, ProductLabel
from core.languages import LANGUAGES
from core.models import Image
from core.public_version import bump
from members.enums import LegalStatus, MembershipState, Sector
from members.models import Organisation
from places.models import Town
from search import documents

PRODUCTS_A_MEMBER = 6
KINDS = {
    Sector.TERROIR: Kind.GOODS,
    Sector.CRAFTS: Kind.CRAFT,
    Sector.SEWING: Kind.CRAFT,
    Sector.TOURISM: Kind.TOURISM,
}
MEMBER_WORDS = {"fr": "Atelier", "ar": "ورشة", "es": "Taller", "en": "Workshop"}
PREFIX = "essai-"


@transaction.atomic
def make(products: int) -> int:
    """Add members and products until there are `products` of them; returns how many were added.

    The same data each time. Needs places and families (load_reference).
    """
    rng = random.Random(1)
    there = Product.objects.filter(slug__startswith=PREFIX).count()
    missing = max(0, products - Product.objects.count())
    towns = list(Town.objects.order_by("slug"))
    branches = list(Family.objects.exclude(parent=None).order_by("slug"))
    labels = list(Label.objects.exclude(scope=LabelScope.MEMBER).order_by("slug"))
    images = list(Image.objects.exclude(pictures={}).order_by("pk")[:500])
    now = timezone.now()
    members: list[Organisation] = []
    for number in range(there // PRODUCTS_A_MEMBER, (there + missing) // PRODUCTS_A_MEMBER + 1):
        town, sector = rng.choice(towns), rng.choice(Sector.values)
        members.append(
            Organisation(
                slug=f"{PREFIX}membre-{there}-{number}",
                legal_status=rng.choice(LegalStatus.values),
                sectors=[sector],
                membership_state=MembershipState.ACTIVE,
                live=True,
                first_published_at=now,
                town=town,
                women=rng.randrange(1, 30),
                founded=rng.randrange(1995, 2026),
                phone=f"+21253980{number % 10_000:04d}",
                publishes_phone=True,
                portrait=rng.choice(images) if images else None,
                is_example=True,
                **{
                    f"name_{code}": f"{MEMBER_WORDS[code]} {getattr(town, f'name_{code}')} {number}"
                    for code in LANGUAGES
                },
            )
        )
    Organisation.objects.bulk_create(members, batch_size=500)
    rows = []
    for number in range(there, there + missing):
        family = rng.choice(branches)
        member = rng.choice(members)
        seasonal = rng.random() < 0.25
        first = rng.randrange(12)
        rows.append(
            Product(
                slug=f"{PREFIX}{number}",
                live=True,
                organisation=member,
                family=family,
                kind=KINDS.get(Sector(family.sector), Kind.SERVICE),
                price=Decimal(rng.randrange(15, 900)) if rng.random() < 0.9 else None,
                unit=rng.choice(Unit.values),
                availability=Availability.SEASONAL
                if seasonal
                else rng.choice(Availability.values[:2]),
                season=sorted((first + n) % 12 + 1 for n in range(rng.randrange(2, 6)))
                if seasonal
                else [],
                first_published_at=now - timedelta(hours=rng.randrange(1, 20_000)),
                price_confirmed_on=(now - timedelta(days=rng.randrange(300))).date(),
                cover=rng.choice(images) if images else None,
                is_example=True,
                **{
                    f"name_{code}": f"{getattr(family, f'name_{code}')} {getattr(member.town, f'name_{code}')} {number}"
                    for code in LANGUAGES
                },
            )
        )
    Product.objects.bulk_create(rows, batch_size=500)
    ProductLabel.objects.bulk_create(
        [
            ProductLabel(product=row, label=rng.choice(labels))
            for row in rows
            if labels and rng.random() < 0.15
        ],
        batch_size=500,
    )
    bump()
    for source in documents.sources():
        documents.synchronise(source)
    return missing
