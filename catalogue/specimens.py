"""The catalogue's components on the living page of the design system, with what stands in it."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.contact import contact_of
from catalogue.facets import sector_tiles
from catalogue.listing import ProductListing
from catalogue.models import MemberLabel, Product
from core.formats import distance
from core.specimens import Specimen
from core.templatetags.display import localized


def _newest() -> Product | None:
    return Product.objects.public().with_surroundings().newest().first()


def _product_card(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    if product is None:
        return None
    return {
        "product": product,
        "heading": "h3",
        "loading": "lazy",
        "title": localized(product, "name"),
        "town": product.organisation.town.name,
        "distance": distance(12),
        "excerpt": "",
    }


def _member_card(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    if product is None:
        return None
    member = product.organisation
    member.product_count = Product.objects.public().filter(organisation=member).count()
    member.distance = distance(12)
    return {"member": member}


def _contact(request: HttpRequest) -> dict[str, Any] | None:
    product = _newest()
    return {"contact": contact_of(product.organisation, product=product)} if product else None


def _seals(request: HttpRequest) -> dict[str, Any]:
    awards = MemberLabel.objects.valid().select_related("label")[:2]
    return {"awards": awards, "on_product": False}


def _facets(request: HttpRequest) -> dict[str, Any]:
    return ProductListing(QueryDict("sector=terroir"), path=reverse("product_list")).context()


def _listing_tools(request: HttpRequest) -> dict[str, Any]:
    return {
        "result_words": _("Show the results"),
        **{"total": 181, "first": 1, "last": 24},
        "sort": {
            "options": [
                {"value": "", "label": _("Newest first"), "current": True},
                {"value": "name", "label": _("By name"), "current": False},
            ]
        },
        "chips": [{"label": _("Season calendar"), "url": "#"}, {"label": "250 – 400", "url": "#"}],
        "clear_url": "#",
        "empty_place": "",
        "missing": _("Season calendar"),
        "suggestion": {"label": _("Season calendar"), "url": "#"},
        "q": _("Season calendar"),
        "errors": [_("Try a shorter or more common word, or look through the whole list.")],
    }


def _nothing(request: HttpRequest) -> dict[str, Any]:
    return {
        "empty_place": "",
        "q": "",
        "no_result_help": [{"label": _("Season calendar"), "url": "#", "count": 7}],
        "clear_url": "#",
        "sectors": sector_tiles(reverse("product_list"))[:3],
    }


def _example(request: HttpRequest) -> dict[str, Any]:
    return {"of": "product"}


SPECIMENS = (
    Specimen(template="catalogue/components/product_card.html", context=_product_card),
    Specimen(template="catalogue/components/member_card.html", context=_member_card),
    Specimen(template="catalogue/components/contact_button.html", context=_contact),
    Specimen(template="catalogue/components/contact.html", context=_contact),
    Specimen(template="catalogue/components/award_seals.html", context=_seals),
    Specimen(template="catalogue/components/facets.html", context=_facets, sector="terroir"),
    Specimen(template="catalogue/components/listing_tools.html", context=_listing_tools),
    Specimen(template="catalogue/components/nothing_found.html", context=_nothing),
    Specimen(template="catalogue/components/example_note.html", context=_example),
)
