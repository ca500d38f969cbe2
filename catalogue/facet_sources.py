"""What products and members offer to the facets of their listings."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from catalogue.models import MemberLabel, Product, ProductLabel
from core.text import normalise
from members.models import Organisation
from search.facets import Entry, Source

LANGUAGES = ("fr", "ar", "es", "en")


def _names(instance: object, *fields: str) -> Iterator[str]:
    for field in fields:
        for language in LANGUAGES:
            yield getattr(instance, f"{field}_{language}") or ""


def _order_by_name(instance: Any) -> dict[str, object]:
    """A sort key for each language; names missing in it come by their French one."""
    return {
        f"name_{language}": normalise(
            getattr(instance, f"name_{language}") or instance.name_fr or ""
        )
        for language in LANGUAGES
    }


def _labels_by(awards: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    labels: dict[int, set[str]] = {}
    for holder, slug in awards:
        labels.setdefault(holder, set()).add(slug)
    return labels


def product_entries(day: date) -> Iterator[Entry]:
    own = _labels_by(ProductLabel.objects.valid(on=day).values_list("product_id", "label__slug"))
    members = _labels_by(
        MemberLabel.objects.valid(on=day).values_list("organisation_id", "label__slug")
    )
    products = (
        Product.objects.public()
        .select_related("organisation__town__province", "family__parent")
        .order_by("pk")
    )
    for product in products.iterator(chunk_size=2000):
        organisation, family = product.organisation, product.family
        published = product.first_published_at
        price = None if product.price is None else float(product.price)
        yield Entry(
            id=product.pk,
            values={
                "sector": (family.sector,),
                "family": (family.slug,)
                if family.parent is None
                else (family.parent.slug, family.slug),
                "province": (organisation.town.province.slug,),
                "town": (organisation.town.slug,),
                "status": (organisation.legal_status,),
                "label": own.get(product.pk, set()) | members.get(organisation.pk, set()),
                "available": ("1",) if product.available(on=day) else (),
                "kind": (product.kind,),
                "season": [str(month) for month in product.season],
            },
            numbers={"price": price},
            text=normalise(
                " ".join(
                    [
                        *_names(product, "name", "summary"),
                        *_names(organisation, "name"),
                        *_names(family, "name"),
                        product.reference,
                    ]
                )
            ),
            order={
                "newest": (-published.timestamp() if published else 0, -product.pk),
                # Without a price last, whichever way prices are sorted.
                "price": (price is None, price or 0, product.pk),
                "-price": (price is None, -(price or 0), product.pk),
                **_order_by_name(product),
            },
        )


def member_entries(day: date) -> Iterator[Entry]:
    labels = _labels_by(
        MemberLabel.objects.valid(on=day).values_list("organisation_id", "label__slug")
    )
    families = _labels_by(
        Product.objects.public().values_list("organisation_id", "family__slug").distinct()
    )
    for organisation in Organisation.objects.public().with_place().order_by("pk"):
        yield Entry(
            id=organisation.pk,
            values={
                "sector": organisation.sectors,
                "family": families.get(organisation.pk, set()),
                "province": (organisation.town.province.slug,),
                "town": (organisation.town.slug,),
                "status": (organisation.legal_status,),
                "label": labels.get(organisation.pk, set()),
            },
            numbers={},
            text=normalise(
                " ".join(
                    [*_names(organisation, "name", "summary"), *_names(organisation.town, "name")]
                )
            ),
            order={
                **_order_by_name(organisation),
                "newest": (-organisation.created_at.timestamp(), -organisation.pk),
            },
        )


PRODUCTS = Source(name="products", entries=product_entries)
MEMBERS = Source(name="members", entries=member_entries)
