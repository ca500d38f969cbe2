from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue import structured_data
from catalogue.contact import contact_of
from catalogue.enums import Allergen
from catalogue.facets import PROVINCE, SEASON
from catalogue.listing import MemberListing, ProductListing
from catalogue.models import MemberLabel, Product, ProductPhoto
from catalogue.shelves import in_order, similar_ids
from core.models import SiteSettings
from core.templatetags.display import month, month_initial, month_short
from members.enums import Sector, SpokenLanguage, Weekday
from members.models import Organisation
from places.models import Province
from search import facets

CARDS_BELOW = 4
CALENDAR_ROWS = 300


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    listing = ProductListing(request.GET, path=request.path)
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
    product = get_object_or_404(
        Product.objects.public()
        .for_cards()
        .prefetch_related(
            Prefetch("photos", ProductPhoto.objects.select_related("image")),
            "variants",
            "steps",
            "related",
        ),
        slug=slug,
    )
    return render(request, "catalogue/product_detail.html", product_context(request, product))


def product_context(request: HttpRequest, product: Product) -> dict[str, Any]:
    """All that a product's page shows; also for the preview of a draft."""
    request.translated_languages = [  # type: ignore[attr-defined]
        code for code in ("fr", "ar", "es", "en") if getattr(product, f"name_{code}")
    ]
    organisation = product.organisation
    today = timezone.localdate()
    settings = SiteSettings.for_request(request)
    related = [row.other_id for row in product.related.all()]
    similar = similar_ids(product, besides=related, size=CARDS_BELOW)
    neighbours = in_order(Product.objects.public().for_cards(), [*related, *similar])
    return {
        "product": product,
        "organisation": organisation,
        "photos": [row.image for row in product.photos.all() if row.image.may_be_shown],
        "labels": product.valid_labels(),
        "member_labels": MemberLabel.objects.valid()
        .filter(organisation=organisation)
        .select_related("label"),
        "season": [
            {"month": number, "active": number in product.season, "current": number == today.month}
            for number in range(1, 13)
        ]
        if product.season
        else [],
        "contact": contact_of(organisation, product=product),
        "related": [other for other in neighbours if other.pk in related],
        "similar": [other for other in neighbours if other.pk in similar],
        "breadcrumbs": _product_breadcrumbs(product),
        "price_old": product.price_is_old(settings.price_is_old_after),
        "allergens": [Allergen(code).label for code in product.allergens],
        "dimensions": dimensions(product),
        "report_url": report_url(settings, product.reference, request),
        "json_ld": structured_data.product(product, request),
        "seo": {"title": product.name, "description": product.summary, "image": product.cover},
    }


def _product_breadcrumbs(product: Product) -> list[dict[str, str]]:
    listing = reverse("product_list")
    family = product.family
    crumbs = [
        {"label": _("Catalogue"), "url": listing},
        {"label": str(Sector(family.sector).label), "url": f"{listing}?sector={family.sector}"},
    ]
    for part in (family.parent, family):
        if part is not None:
            crumbs.append({"label": part.name, "url": f"{listing}?family={part.slug}"})
    return crumbs


def dimensions(product: Product) -> str:
    """Length × width × height in centimetres, whichever are known."""
    sides = [product.length_cm, product.width_cm, product.height_cm]
    known = [f"{side:f}".rstrip("0").rstrip(".") for side in sides if side is not None]
    return f"{' × '.join(known)} {_('cm')}" if known else ""


def report_url(settings: SiteSettings, subject: str, request: HttpRequest) -> str:
    """A mail to the cluster about an error on this page; empty while no address is set."""
    if not settings.email:
        return ""
    title = quote(_("Error on the page %(subject)s") % {"subject": subject})
    body = quote(request.build_absolute_uri(request.path))
    return f"mailto:{settings.email}?subject={title}&body={body}"


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    listing = MemberListing(request.GET, path=request.path)
    members = listing.objects()
    counts = Product.objects.public().counts_by_organisation(members)
    for member in members:
        member.product_count = counts.get(member.pk, 0)
    return render(
        request,
        "catalogue/member_list.html",
        {
            "members": members,
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
    return render(request, "catalogue/member_detail.html", member_context(request, organisation))


def member_context(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    """All that a member's page shows; also for the preview of a draft."""
    request.translated_languages = [  # type: ignore[attr-defined]
        code for code in ("fr", "ar", "es", "en") if getattr(organisation, f"name_{code}")
    ]
    products = Product.objects.public().for_cards().filter(organisation=organisation).newest()
    total = products.count()
    settings = SiteSettings.for_request(request)
    point = organisation.public_point
    photos = [row.image for row in organisation.photos.all() if row.image.may_be_shown]
    return {
        "organisation": organisation,
        "photos": photos,
        "products": products[:12],
        "products_total": total,
        "products_url": f"{reverse('product_list')}?{urlencode({'q': organisation.name})}"
        if total > 12
        else "",
        "labels": MemberLabel.objects.valid()
        .filter(organisation=organisation)
        .select_related("label"),
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
                "url": f"{reverse('member_list')}?province={organisation.town.province.slug}",
            },
        ],
        "report_url": report_url(settings, organisation.name, request),
        "json_ld": structured_data.member(organisation, request),
        "seo": {
            "title": organisation.name,
            "description": organisation.summary,
            "image": organisation.portrait,
        },
    }


def opening_hours(organisation: Organisation) -> list[dict[str, Any]]:
    """Monday to Sunday, each with its spans; empty while no hours are known at all."""
    rows = list(organisation.opening_hours.all())
    if not rows:
        return []
    return [
        {
            "label": day.label,
            "spans": sorted((row.opens, row.closes) for row in rows if row.weekday == day.value),
        }
        for day in Weekday
    ]


def _left_out(
    found: facets.Result, provinces: list[Province], chosen: Province | None
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


@require_safe
def season_calendar(request: HttpRequest) -> HttpResponse:
    """Which product is to be had in which month, sector by sector, for the region or one province."""
    provinces = list(Province.objects.all())
    chosen = next((p for p in provinces if p.slug == request.GET.get("province")), None)
    values = {SEASON.name: frozenset(str(number) for number in range(1, 13))}
    if chosen:
        values[PROVINCE.name] = frozenset({chosen.slug})
    found = facets.find("products", facets.Query(values=values, sort="newest", size=CALENDAR_ROWS))
    products = sorted(
        in_order(Product.objects.for_cards(), found.ids),
        key=lambda p: (p.family.sector, p.family.position, p.family.slug, min(p.season)),
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    for product in products:
        groups.setdefault(product.family.sector, []).append(
            {
                "product": product,
                "months": [number in product.season for number in range(1, 13)],
                "url": reverse("product_detail", args=[product.slug]),
            }
        )
    today = timezone.localdate().month
    return render(
        request,
        "catalogue/season_calendar.html",
        {
            "groups": [
                {"sector": {"code": sector, "label": sector.label}, "rows": groups[sector]}
                for sector in Sector
                if sector in groups
            ],
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
                {"value": p.slug, "label": p.name, "selected": p == chosen} for p in provinces
            ],
            "seo": {"title": _("Season calendar")},
        },
    )
