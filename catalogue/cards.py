"""The card of a product. The product is cached in the process until something public changes, so that a page of
cards asks the database nothing; its HTML is cached as long. One that is not cached (a draft, a specimen) is drawn."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from catalogue.models import Product
from catalogue.near import how_far
from core.languages import active
from core.public_version import current
from core.templatetags.display import localized
from core.versioned_cache import VersionedCache
from search.origins import Origin
from search.reasons import Reasons


def _read(keys: list[tuple[int, date]]) -> dict[tuple[int, date], Product]:
    found = Product.objects.public().for_cards().in_bulk([id for id, _day in keys])
    return {(id, day): _marked(found[id], day) for id, day in keys if id in found}


def _marked(product: Product, day: date) -> Product:
    product.cached_under = f"{current().number}.{day}"
    return product


# On another day seasons and labels are others.
_products = VersionedCache(_read, most=2_000)


def products(ids: Iterable[int]) -> list[Product]:
    """The public products with these ids, in this order, as far as a card shows them. Shared by all requests of
    the process: nobody may change them."""
    day = timezone.localdate()
    keys = [(id, day) for id in ids]
    found = _products.get(keys)
    return [found[key] for key in keys if key in found]


def cache(products: Iterable[Product]) -> None:
    """Cache products that a query with `for_cards()` gives, so that `products()` need not ask for them."""
    day = timezone.localdate()
    _products.add({(product.pk, day): _marked(product, day) for product in products})


# Around title and town, and where distance and excerpt stand, which each question has its own of. No text has it: "<"
# is escaped.
GAP = mark_safe("<gap>")


def card(
    product: Product,
    *,
    heading: str,
    loading: str,
    near: Origin | None = None,
    why: Reasons | None = None,
) -> SafeString:
    """The HTML of a product's card in the active language, with how far it is from `near` and `why` it is a result:
    kept are the pieces between these, with title and town as they are without words."""
    version = getattr(product, "cached_under", "")
    drawn = (active(), heading, loading, version, product.pk)
    key = hashlib.blake2b(repr(drawn).encode(), digest_size=16).hexdigest()
    pieces: list[str] | None = caches["fragments"].get(key) if version else None
    if pieces is None:
        pieces = _pieces(product, heading, loading)
        if version:
            caches["fragments"].set(key, pieces)
    start, title, before_town, town, before_distance, before_excerpt, end = pieces
    excerpt = ""
    if why:
        title, town = why.field(product, "name"), why.field(product.organisation.town, "name")
        excerpt = why.excerpt(product.pk, beside=town)
    distance = how_far(product.organisation, near)
    place = (before_town, town, before_distance, distance)
    return mark_safe("".join((start, title, *place, before_excerpt, excerpt, end)))  # noqa: S308  (a template of ours made it)


def _pieces(product: Product, heading: str, loading: str) -> list[str]:
    context = {
        "product": product,
        "heading": heading,
        "loading": loading,
        "title": GAP + conditional_escape(localized(product, "name")) + GAP,
        "town": GAP + conditional_escape(localized(product.organisation.town, "name")) + GAP,
        "distance": GAP,
        "excerpt": GAP,
    }
    return render_to_string("catalogue/components/product_card.html", context).split(GAP)
