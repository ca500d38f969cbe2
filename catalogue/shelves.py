"""Rows of products that nobody asked for: what is in season, what resembles a product."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, Value
from django.utils import timezone

from catalogue import cards
from catalogue.facets import AVAILABLE, SEASON
from catalogue.models import Family, Product
from catalogue.models.product_rows import MOST_RELATED
from core.versioned_cache import VersionedCache
from search import engine
from search.query import Query


def in_order(queryset: Any, ids: list[int]) -> list[Any]:
    """The objects with these ids, in the order of the ids; one query."""
    found = queryset.in_bulk(ids)
    return [found[id] for id in ids if id in found]


def in_season(limit: int) -> list[Product]:
    """Up to `limit` public products whose season includes this month, newest first."""
    result = engine.find("product", season_query(limit))
    return cards.products(result.ids)


def newest(limit: int) -> list[Product]:
    """Up to `limit` public products, the last published first."""
    return cards.products(engine.find("product", newest_query(limit)).ids)


def newest_query(limit: int) -> Query:
    return Query(sort="newest", size=limit)


def season_query(limit: int) -> Query:
    """What is in season this month and to be had, newest first."""
    return Query(
        values={
            SEASON.name: frozenset({str(timezone.localdate().month)}),
            AVAILABLE.name: frozenset({"1"}),
        },
        sort="newest",
        size=limit,
    )


@dataclass(frozen=True)
class _Near:
    """What is nearest to the products of a family; `besides` are only read with it."""

    family: Family
    size: int
    besides: tuple[int, ...] = field(compare=False)


def similar_ids(
    product_id: int | None, family: Family, *, besides: tuple[int, ...], size: int
) -> list[int]:
    """Ids of the newest other products of a sub-family, then of its family, then of its sector. Read once for a
    family, for their cards and in the same query as those of `besides`, which the page shows above them."""
    near = _Near(family, size + 1 + MOST_RELATED, besides)
    return [id for id in _nearest.get([near])[near] if id not in (product_id, *besides)][:size]


def _read(keys: list[_Near]) -> dict[_Near, list[int]]:
    return {near: _read_nearest(near.family, near.besides, near.size) for near in keys}


_nearest = VersionedCache(_read, most=500)


def _read_nearest(family: Family, besides: tuple[int, ...], size: int) -> list[int]:
    public = Product.objects.public()
    newest = public.newest().values("pk")
    circles = [Q(family=family), Q(family__sector=family.sector)]
    if above := family.parent:
        circles.insert(1, Q(family=above) | Q(family__parent=above))
    # Each of them by an index; the databases would read the whole sector for one ordered by nearness.
    parts = [public.filter(pk__in=newest.filter(circle)[:size]) for circle in circles]
    parts.append(public.filter(pk__in=besides))
    first, *more = [
        part.for_cards().order_by().annotate(nearness=Value(number))
        for number, part in enumerate(parts)
    ]
    found = list(first.union(*more, all=True).order_by("nearness", "-first_published_at", "-pk"))
    cards.cache(found)
    # Those of `besides` stand last; a product is near once.
    return list(dict.fromkeys(product.pk for product in found if product.nearness < len(circles)))
