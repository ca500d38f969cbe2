"""The pages of one product and of one member: for visitors, and for staff who preview a draft."""

from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalogue import cards, structured_data
from catalogue.contact import contact_of
from catalogue.enums import Allergen
from catalogue.facets import FAMILY, PROVINCE, SECTOR, narrowed
from catalogue.listing import page_of, pagination
from catalogue.listing_parameters import page_number
from catalogue.models import MemberLabel, Product
from catalogue.shelves import similar_ids
from core.formats import decimal
from core.languages import babel_locale, written_in
from core.site import site_settings
from core.versioned_cache import VersionedCache, cached_per_version
from members.enums import Sector, SpokenLanguage, Weekday
from members.models import Organisation

CARDS_BELOW = 4
PRODUCTS_OF_A_MEMBER = 12  # cards on a page


def _read(keys: list[tuple[str, date]]) -> dict[tuple[str, date], Product]:
    products = Product.objects.public().for_pages().filter(slug__in=[slug for slug, _day in keys])
    found = {product.slug: product for product in products}
    return {(slug, day): found[slug] for slug, day in keys if slug in found}


# With all their rows, 20 KB each; reading a product was half of what its page cost. On another day seasons
# and labels are others.
_products = VersionedCache(_read, most=500)


def product(slug: str) -> Product:
    """The public product of this address with all that its page shows. Shared by all requests of the process:
    nobody may change it. Raises Http404 where there is none."""
    key = (slug, timezone.localdate())
    found = _products.get([key])
    if key not in found:
        raise Http404
    return found[key]


def product_page(request: HttpRequest, product: Product) -> HttpResponse:
    """A product as visitors see it, or would see a draft that was never saved."""
    request.translated_languages = written_in(product, "name")  # type: ignore[attr-defined]
    organisation = product.organisation
    today = timezone.localdate()
    settings = site_settings(request)
    related = [row.other_id for row in product.related.all()]
    similar = similar_ids(product.pk, product.family, besides=tuple(related), size=CARDS_BELOW)
    context = {
        "product": product,
        "organisation": organisation,
        "photos": [row.image for row in product.photos.all() if row.image.may_be_shown],
        "awards": [
            *product.valid_awards,
            *_member_awards(organisation.pk, today),
        ],
        "season": [
            {"month": number, "active": number in product.season, "current": number == today.month}
            for number in range(1, 13)
        ]
        if product.season
        else [],
        "contact": contact_of(organisation, product=product),
        "similar": cards.products(similar),  # `similar_ids` has read both rows
        "related": cards.products(related),
        "breadcrumbs": _product_breadcrumbs(product),
        "price_old": product.price_is_old(settings.price_is_old_after),
        "allergens": [Allergen(code).label for code in product.allergens],
        "dimensions": dimensions(product),
        "report_url": reverse("report_product", args=[product.slug]),
        "json_ld": structured_data.product(product, request),
        "seo": {"title": product.name, "description": product.summary, "image": product.cover},
    }
    return render(request, "catalogue/product_detail.html", context)


@cached_per_version
def _member_awards(organisation_id: int, day: date) -> list[MemberLabel]:
    """The awards of labels that a member holds on a day, for its page and all its products'."""
    awards = MemberLabel.objects.valid(on=day).filter(organisation_id=organisation_id)
    return list(awards.select_related("label"))


def _product_breadcrumbs(product: Product) -> list[dict[str, str]]:
    listing = reverse("product_list")
    family = product.family
    crumbs = [
        {"label": _("Catalogue"), "url": listing},
        {
            "label": str(Sector(family.sector).label),
            "url": narrowed(listing, SECTOR, family.sector),
        },
    ]
    for part in (family.parent, family):
        if part is not None:
            url = narrowed(listing, FAMILY, part.slug)
            crumbs.append({"label": part.name, "url": url})
    return crumbs


def dimensions(product: Product) -> str:
    """Length × width × height in centimetres, whichever are known: 30 × 12,5 cm."""
    sides = [product.length_cm, product.width_cm, product.height_cm]
    known = [decimal(side, digits=1) for side in sides if side is not None]
    unit = _("cm")  # not inside the f-string, where no message is found
    return f"{' × '.join(known)} {unit}" if known else ""


@cached_per_version
def _product_ids(organisation_id: int) -> list[int]:
    """What a member offers, newest first."""
    products = Product.objects.public().filter(organisation_id=organisation_id)
    return list(products.newest().values_list("pk", flat=True))


def member_page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A member as visitors see it, or would see a draft that was never saved."""
    request.translated_languages = written_in(organisation, "name")  # type: ignore[attr-defined]
    ids = _product_ids(organisation.pk) if organisation.pk else []
    page = page_of(ids, page_number(request.GET), size=PRODUCTS_OF_A_MEMBER)
    point = organisation.public_point
    photos = [row.image for row in organisation.photos.all() if row.image.may_be_shown]
    context = {
        "organisation": organisation,
        "photos": photos,
        "products": cards.products(page.object_list),
        "products_total": len(ids),
        "pagination": pagination(
            page, lambda number: f"{request.path}{f'?page={number}' if number > 1 else ''}#products"
        ),
        "awards": _member_awards(organisation.pk, timezone.localdate()) if organisation.pk else [],
        "hours": opening_hours(organisation),
        "contact": contact_of(organisation),
        "spoken": [SpokenLanguage(code).label for code in organisation.spoken],
        "point": {"latitude": point[0], "longitude": point[1], "exact": organisation.point_is_exact}
        if point
        else None,
        "sectors": [{"code": code, "label": Sector(code).label} for code in organisation.sectors],
        "breadcrumbs": [
            {"label": _("Members"), "url": reverse("member_list")},
            {
                "label": organisation.town.province.name,
                "url": narrowed(reverse("member_list"), PROVINCE, organisation.town.province.slug),
            },
        ],
        "report_url": reverse("report_member", args=[organisation.slug]),
        "json_ld": structured_data.member(organisation, request),
        "seo": {
            "title": organisation.name,
            "description": organisation.summary,
            "image": organisation.portrait,
        },
    }
    return render(request, "catalogue/member_detail.html", context)


def opening_hours(organisation: Organisation) -> list[dict[str, Any]]:
    """Monday to Sunday, days in a row with the same hours as one, each with its spans; empty while no hours are
    known at all."""
    rows = list(organisation.opening_hours.all())
    if not rows:
        return []
    spans = [
        sorted((row.opens, row.closes) for row in rows if row.weekday == day) for day in Weekday
    ]
    return [
        {"label": _days([day for day, _span in run]), "spans": same}
        for same, run in groupby(zip(Weekday, spans, strict=True), key=itemgetter(1))
    ]


def _days(days: list[Weekday]) -> str:
    """One day by its name, several in a row as “Monday to Thursday”."""
    if len(days) == 1:
        return str(days[0].label)
    names = babel_locale().days["format"]["wide"]
    return pgettext("days", "%(first)s to %(last)s") % {
        "first": names[days[0] - 1],
        "last": names[days[-1] - 1],
    }
