from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue import pages
from catalogue.facets import PROVINCE, SEASON
from catalogue.listing import MemberListing, ProductListing
from catalogue.models import Product
from catalogue.shelves import in_order
from core.formats import month, month_initial, month_short
from members.enums import Sector
from members.models import Organisation
from places.models import Province
from search import engine
from search.query import Query, Result

CALENDAR_ROWS = 300


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    listing = ProductListing(request.GET, path=request.path)
    if near := listing.nearest_url():
        return redirect(near)
    listing.note_unmet_demand(request)
    return render(
        request,
        "catalogue/product_list.html",
        {
            "products": listing.objects(),
            **listing.context(),
            "seo": {"title": _("Catalogue"), **listing.seo()},
        },
    )


@require_safe
def product_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return pages.product_page(request, pages.product(slug))


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    listing = MemberListing(request.GET, path=request.path)
    if near := listing.nearest_url():
        return redirect(near)
    listing.note_unmet_demand(request)
    return render(
        request,
        "catalogue/member_list.html",
        {
            "members": listing.objects(),
            **listing.context(),
            "seo": {"title": _("Directory of members"), **listing.seo()},
        },
    )


@require_safe
def member_detail(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(
        Organisation.objects.public()
        .with_place()
        .select_related("portrait", "logo")
        .prefetch_related("photos__image", "opening_hours", "social_links"),
        slug=slug,
    )
    return pages.member_page(request, organisation)


def _left_out(
    found: Result, provinces: list[Province], chosen: Province | None
) -> dict[str, Any] | None:
    """How many products the calendar has no row for, and where they are: in the provinces' own calendars,
    or in the catalogue once a province is chosen. None where it is whole."""
    count = found.total - len(found.ids)
    if not count:
        return None
    if chosen:
        months = [(SEASON.name, number) for number in range(1, 13)]
        query = urlencode([(PROVINCE.name, chosen.slug), *months])
        links = [{"label": _("Catalogue"), "url": f"{reverse('product_list')}?{query}"}]
    else:
        counts = found.counts[PROVINCE.name]
        links = [
            {
                "label": f"{province.name} ({counts[province.slug]})",
                "url": f"?province={province.slug}",
            }
            for province in provinces
            if counts.get(province.slug)
        ]
    return {"count": count, "links": links}


def _first_month(season: list[int]) -> int:
    """The month in which a season begins: October of one from October to January, 1 of the whole year."""
    return min((month for month in season if (month - 2) % 12 + 1 not in season), default=1)


def _by_sector(products: Iterable[Product]) -> list[dict[str, Any]]:
    """The rows of the calendar below their sectors, by the month in which they begin, then by family."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for product in sorted(
        products, key=lambda p: (_first_month(p.season), p.family.position, p.family.slug)
    ):
        row = {
            "product": product,
            "months": [number in product.season for number in range(1, 13)],
            "url": reverse("product_detail", args=[product.slug]),
        }
        rows.setdefault(product.family.sector, []).append(row)
    return [
        {"sector": {"code": sector, "label": sector.label}, "rows": rows[sector]}
        for sector in Sector
        if sector in rows
    ]


@require_safe
def season_calendar(request: HttpRequest) -> HttpResponse:
    """Which product is to be had in which month, sector by sector, for the region or one province."""
    provinces = list(Province.objects.all())
    chosen = next((p for p in provinces if p.slug == request.GET.get(PROVINCE.name)), None)
    values = {SEASON.name: frozenset(str(number) for number in range(1, 13))}
    if chosen:
        values[PROVINCE.name] = frozenset({chosen.slug})
    found = engine.find("product", Query(values=values, sort="newest", size=CALENDAR_ROWS))
    today = timezone.localdate().month
    return render(
        request,
        "catalogue/season_calendar.html",
        {
            "groups": _by_sector(in_order(Product.objects.with_surroundings(), found.ids)),
            "left_out": _left_out(found, provinces, chosen),
            "current_month": today,
            "months": [
                {
                    "number": number,
                    "name": month(number),
                    "initial": month_initial(number),
                    "short": month_short(number),
                    "current": number == today,
                }
                for number in range(1, 13)
            ],
            "province_options": [
                {"value": p.slug, "label": p.name, "selected": p == chosen}
                for p in provinces
                if p == chosen or found.counts.get(PROVINCE.name, {}).get(p.slug)
            ],
            "seo": {"title": _("Season calendar")},
        },
    )
