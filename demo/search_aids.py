"""Synonyms and pinned results, from content/search.yml. Where staff have any of their own, none is added."""

from pathlib import Path

from django.db import transaction

from catalogue.facet_sources import PRODUCTS
from catalogue.models import Product
from core.reference import read
from search.models import PinnedResult, SynonymGroup

CONTENT = Path(__file__).parent / "content" / "search.yml"


@transaction.atomic
def load() -> None:
    rows = read(CONTENT)
    if not SynonymGroup.objects.exists():
        for terms in rows["synonyms"]:
            SynonymGroup.objects.create(terms=terms)
    if not PinnedResult.objects.exists():
        for row in rows["pins"]:
            product = Product.objects.public().filter(slug=row["product"]).first()
            if product:
                PinnedResult.objects.create(
                    words=row["words"], kind=PRODUCTS.kind.name, object_id=product.pk
                )
