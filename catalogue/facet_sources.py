"""What products and members offer to their listings: values of facets, words, prices, sort keys."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from catalogue import facets
from catalogue.models import Product
from core.languages import LANGUAGES, columns
from core.text import normalise
from members.models import Organisation
from search.facets import Entry, Source


def _names(instance: object, *fields: str) -> Iterator[str]:
    for column in columns(*fields):
        yield getattr(instance, column) or ""


def _place_names(member: Organisation) -> Iterator[str]:
    yield from _names(member.town, "name")
    yield from _names(member.town.province, "name")


def _order_by_name(instance: Any) -> dict[str, object]:
    """A sort key for each language; names missing in it come by their French one."""
    return {
        f"name_{language}": normalise(
            getattr(instance, f"name_{language}") or instance.name_fr or ""
        )
        for language in LANGUAGES
    }


def product_entries(day: date) -> Iterator[Entry]:
    on = facets.OnDay(day)
    products = (
        Product.objects.public()
        .select_related("organisation__town__province", "family__parent")
        .order_by("pk")
    )
    for product in products.iterator(chunk_size=2000):
        published = product.first_published_at
        price = None if product.price is None else float(product.price)
        yield Entry(
            id=product.pk,
            values={facet.name: facet.product(product, on) for facet in facets.OF_PRODUCTS},
            numbers={"price": price},
            text=normalise(
                " ".join(
                    [
                        *_names(product, "name", "summary"),
                        *_names(product.organisation, "name"),
                        *_place_names(product.organisation),
                        *_names(product.family, "name"),
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
    on = facets.OnDay(day)
    for organisation in Organisation.objects.public().with_place().order_by("pk"):
        yield Entry(
            id=organisation.pk,
            values={facet.name: facet.member(organisation, on) for facet in facets.OF_MEMBERS},
            numbers={},
            text=normalise(
                " ".join([*_names(organisation, "name", "summary"), *_place_names(organisation)])
            ),
            order={
                **_order_by_name(organisation),
                "newest": (-organisation.created_at.timestamp(), -organisation.pk),
            },
        )


PRODUCTS = Source(name="products", entries=product_entries)
MEMBERS = Source(name="members", entries=member_entries)
