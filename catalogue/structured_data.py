"""JSON-LD (schema.org) of products and members: only what the page itself says."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from catalogue.enums import Availability
from catalogue.models import Product
from core import renditions
from members.models import Organisation

AVAILABILITY = {
    Availability.IN_STOCK: "InStock",
    Availability.MADE_TO_ORDER: "MadeToOrder",
    Availability.SEASONAL: "LimitedAvailability",
    Availability.OUT_OF_STOCK: "OutOfStock",
}
# "<" could end the script element, "&" could begin a character reference in old parsers.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def _script(data: dict[str, Any]) -> SafeString:
    return mark_safe(  # noqa: S308 (escaped right here)
        json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).translate(
            ESCAPES
        )
    )


def _image(image: Any, request: HttpRequest) -> dict[str, str]:
    sources = renditions.sources(image, "large")
    return {"image": request.build_absolute_uri(sources["src"])} if sources else {}


def _prices(item: Product) -> dict[str, str]:
    if item.price_range is None or not item.has_several_prices:
        return {"@type": "Offer", "price": str(item.price)}
    lowest, highest = item.price_range
    return {"@type": "AggregateOffer", "lowPrice": str(lowest), "highPrice": str(highest)}


def product(item: Product, request: HttpRequest) -> SafeString:
    """Product, with an Offer only where there is a price, an AggregateOffer where there are several."""
    data: dict[str, Any] = {
        "@type": "Product",
        "name": item.name,
        "description": item.summary,
        "sku": item.reference,
        "brand": {"@type": "Organization", "name": item.organisation.name},
        **_image(item.cover, request),
    }
    if item.price is not None:
        available = (
            AVAILABILITY[Availability(item.availability)] if item.is_available else "OutOfStock"
        )
        data["offers"] = {
            **_prices(item),
            "priceCurrency": "MAD",
            "availability": f"https://schema.org/{available}",
            "url": request.build_absolute_uri(reverse("product_detail", args=[item.slug])),
        }
    return _script(data)


def member(organisation: Organisation, request: HttpRequest) -> SafeString:
    data: dict[str, Any] = {
        "@type": "Organization",
        "name": organisation.name,
        "description": organisation.summary,
        "url": request.build_absolute_uri(reverse("member_detail", args=[organisation.slug])),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": organisation.town.name,
            "addressRegion": organisation.town.province.name,
            "addressCountry": "MA",
        },
        **_image(organisation.portrait, request),
    }
    if organisation.founded:
        data["foundingDate"] = str(organisation.founded)
    if organisation.public_phone and not organisation.is_example:
        data["telephone"] = str(organisation.public_phone.as_e164)
    if organisation.public_email:
        data["email"] = organisation.public_email
    return _script(data)
