"""The catalogue's components on the living page of the design system, with what stands in it."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from catalogue.contact import contact_of
from catalogue.listing import ProductListing
from catalogue.models import MemberLabel, Product
from core.specimens import Specimen


def _newest() -> Product | None:
    return Product.objects.public().with_surroundings().newest().first()


def _product_card(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    return {"product": product, "heading": "h3", "loading": "lazy"} if product else None


def _member_card(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    if product is None:
        return None
    member = product.organisation
    member.product_count = Product.objects.public().filter(organisation=member).count()
    return {"member": member}


def _contact(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    return {"contact": contact_of(product.organisation, product=product)} if product else None


def _seals(request: HttpRequest) -> dict[str, Any]:
    awards = MemberLabel.objects.valid().select_related("label")[:2]
    return {"awards": awards, "on_product": False}


def _facets(request: HttpRequest) -> dict[str, Any]:
    return ProductListing(QueryDict("sector=terroir"), path=reverse("product_list")).context()


SPECIMENS = (
    Specimen(template="components/product_card.html", context=_product_card),
    Specimen(template="components/member_card.html", context=_member_card),
    Specimen(template="components/contact_button.html", context=_contact),
    Specimen(template="components/contact.html", context=_contact),
    Specimen(template="components/award_seals.html", context=_seals),
    Specimen(template="components/facets.html", context=_facets, sector="terroir"),
)
