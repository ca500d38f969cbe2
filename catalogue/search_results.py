"""Products and members on the search page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue import cards, documents
from catalogue.facets import sector_tiles
from catalogue.listing import MemberListing, ProductListing, members
from catalogue.models import Product
from core.languages import columns, text_and_language
from core.versioned_cache import VersionedCache
from members.models import Organisation
from places.models import Town
from search.results import Group, Title


def _product_titles(ids: list[int]) -> dict[int, Title]:
    shown = ("slug", *columns("name", "organisation__town__name"))
    products = Product.objects.public().select_related("organisation__town").only(*shown)
    return {
        id: _title(product, "product_detail", product.organisation.town)
        for id, product in products.in_bulk(ids).items()
    }


def _member_titles(ids: list[int]) -> dict[int, Title]:
    shown = ("slug", *columns("name", "town__name"))
    found = Organisation.objects.public().select_related("town").only(*shown)
    return {
        id: _title(member, "member_detail", member.town)
        for id, member in found.in_bulk(ids).items()
    }


def _title(instance: Any, url_name: str, town: Town) -> Title:
    text, language = text_and_language(instance, "name")
    place, _language = text_and_language(town, "name")
    return Title(text, language, reverse(url_name, args=[instance.slug]), place)


def sectors() -> list[dict[str, str]]:
    return sector_tiles(reverse("product_list"))


STYLE_SHEET = "catalogue/css/catalogue.css"
PRODUCTS = Group(
    kind=documents.PRODUCTS.kind,
    label=_("Products"),
    template="catalogue/components/product_results.html",
    objects=lambda ids, _near: cards.products(ids),  # the template draws how far they are
    counted=ProductListing.counted,
    titles=VersionedCache(_product_titles, most=2_000).get,
    offered=4,
    position=1,
    with_summary=False,
    size=8,
    whole="product_list",
    style_sheet=STYLE_SHEET,
)
MEMBERS = Group(
    kind=documents.MEMBERS.kind,
    label=_("Members"),
    template="catalogue/components/member_results.html",
    objects=members,
    counted=MemberListing.counted,
    titles=VersionedCache(_member_titles, most=1_000).get,
    offered=2,
    position=2,
    size=4,
    whole="member_list",
    style_sheet=STYLE_SHEET,
)
