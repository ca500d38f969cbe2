"""Rows of products that nobody asked for: what is in season, what resembles a product."""

from typing import Any

from django.utils import timezone

from catalogue import cards
from catalogue.facets import AVAILABLE, FAMILY, SEASON, SECTOR
from catalogue.models import Product
from search import facets


def in_order(queryset: Any, ids: list[int]) -> list[Any]:
    """The objects with these ids, in the order of the ids; one query."""
    found = queryset.in_bulk(ids)
    return [found[id] for id in ids if id in found]


def in_season(limit: int) -> list[Product]:
    """Up to `limit` public products whose season includes this month, newest first."""
    result = facets.find("products", season_query(limit))
    return cards.products(result.ids)


def season_query(limit: int) -> facets.Query:
    """What is in season this month and to be had, newest first."""
    return facets.Query(
        values={
            SEASON.name: frozenset({str(timezone.localdate().month)}),
            AVAILABLE.name: frozenset({"1"}),
        },
        sort="newest",
        size=limit,
    )


def similar_ids(product: Product, *, besides: list[int], size: int) -> list[int]:
    """Ids of the newest others of its sub-family, then of its family, then of its sector."""
    family = product.family
    circles = [(FAMILY, family.slug), (SECTOR, family.sector)]
    if family.parent is not None:
        circles.insert(1, (FAMILY, family.parent.slug))
    known = {product.pk, *besides}
    results = facets.find_all(
        "products",
        [
            facets.Query(
                values={facet.name: frozenset({value})},
                sort="newest",
                size=size + len(known),
            )
            for facet, value in circles
        ],
    )
    ids = dict.fromkeys(id for result in results for id in result.ids if id not in known)
    return list(ids)[:size]
