"""Products and members on the search page."""

from django.utils.translation import gettext_lazy as _

from catalogue import cards, facet_sources
from catalogue.listing import MemberListing, ProductListing, members
from search.results import Group

STYLE_SHEET = "catalogue/css/catalogue.css"
PRODUCTS = Group(
    source=facet_sources.PRODUCTS.name,
    label=_("Products"),
    template="catalogue/components/product_results.html",
    objects=cards.products,
    counted=ProductListing.counted,
    position=1,
    size=8,
    whole="product_list",
    style_sheet=STYLE_SHEET,
)
MEMBERS = Group(
    source=facet_sources.MEMBERS.name,
    label=_("Members"),
    template="catalogue/components/member_results.html",
    objects=members,
    counted=MemberListing.counted,
    position=2,
    size=4,
    whole="member_list",
    style_sheet=STYLE_SHEET,
)
