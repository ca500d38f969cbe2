"""What products and members offer to their listings: values of facets, prices, sort keys."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from catalogue import documents, facets
from catalogue.models import Product
from core.languages import LANGUAGES, columns
from core.text import normalise
from members.models import Organisation
from search.query import Entry, Listed


def _order_by_name(instance: Any) -> dict[str, str]:
    """A sort key for each language; names missing in it come by their French one."""
    return {
        f"name_{language}": normalise(
            getattr(instance, f"name_{language}") or instance.name_fr or ""
        )
        for language in LANGUAGES
    }


# What an entry is made of; the other columns are long texts.
PRODUCT_COLUMNS = {
    *(
        "organisation_id",
        "family_id",
        "price",
        "unit",
        "first_published_at",
        *columns("name"),
    ),
    *(column for facet in facets.OF_PRODUCTS for column in facet.columns),
}


def product_entries(day: date, ids: Iterable[int] | None) -> Iterator[Entry]:
    on = facets.OnDay(day)
    products = Product.objects.public().with_prices_of_variants().only(*PRODUCT_COLUMNS)
    products, makers = products.order_by("pk"), Organisation.objects.public().with_place()
    if ids is not None:
        products = products.filter(pk__in=list(ids))
        makers = makers.filter(pk__in=products.values("organisation"))
    # Members and families are read once for all their products.
    members = makers.in_bulk()
    families = {f.pk: f for above in facets.families() for f in (above, *above.branches)}
    for product in products.iterator(chunk_size=2000):
        maker, family = product.organisation_id, product.family_id
        if maker not in members or family not in families:
            continue  # changed since: whoever asks next builds again
        product.organisation, product.family = members[maker], families[family]
        published = product.first_published_at
        price = None if product.lowest_price is None else float(product.lowest_price)
        names = _order_by_name(product)
        yield Entry(
            id=product.pk,
            values={facet.name: facet.product(product, on) for facet in facets.OF_PRODUCTS},
            numbers={"price": price},
            point=product.organisation.point_or_town,
            order={
                "newest": (-published.timestamp() if published else 0, -product.pk),
                # Without a price last, whichever way prices are sorted.
                "price": (price is None, price or 0, product.pk),
                "-price": (price is None, -(price or 0), product.pk),
                **names,
            },
        )


def member_entries(day: date, ids: Iterable[int] | None) -> Iterator[Entry]:
    on = facets.OnDay(day)
    members = Organisation.objects.public().with_place().order_by("pk")
    for organisation in members if ids is None else members.filter(pk__in=list(ids)):
        yield Entry(
            id=organisation.pk,
            values={facet.name: facet.member(organisation, on) for facet in facets.OF_MEMBERS},
            numbers={},
            point=organisation.point_or_town,
            order={
                **_order_by_name(organisation),
                "newest": (-organisation.created_at.timestamp(), -organisation.pk),
            },
        )


PRODUCTS = Listed(
    kind=documents.PRODUCTS.kind,
    entries=product_entries,
    facets=[facet.name for facet in facets.OF_PRODUCTS],
    order="newest",
)
MEMBERS = Listed(
    kind=documents.MEMBERS.kind,
    entries=member_entries,
    facets=[facet.name for facet in facets.OF_MEMBERS],
    order="newest",
)
