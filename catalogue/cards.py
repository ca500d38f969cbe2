"""The card of a product. Its HTML is kept under all that it shows, so it is never stale; the product itself is
held in the process until something public changes, so that a page of cards asks the database nothing."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from catalogue.models import Product
from core.languages import active
from core.public import Held, current
from core.renditions import sources
from core.templatetags.display import icon


def shown(product: Product, language: str) -> tuple[Any, ...]:
    """All that a card depends on; a field that the template begins to show belongs here too (a test fails)."""
    return (
        language,
        product.slug,
        getattr(product, f"name_{language}"),
        product.name_fr,
        product.price,
        product.unit,
        product.kind,
        product.availability,
        product.season,
        timezone.localdate().month,
        product.verified_labels,
        product.declared_labels,
        product.family.sector,
        product.organisation.town.name,
        sources(product.cover, "card"),
        product.cover.default_alt_text if product.cover else "",
        icon("place"),  # with the address of all icons
    )


def _read(keys: list[tuple[int, date]]) -> dict[tuple[int, date], Product]:
    found = Product.objects.public().for_cards().in_bulk([id for id, _day in keys])
    return {(id, day): _marked(found[id], day) for id, day in keys if id in found}


def _marked(product: Product, day: date) -> Product:
    product.held_under = f"{current().number}.{day}"
    return product


# On another day seasons and labels are others.
_products = Held(_read, most=2_000)


def products(ids: Iterable[int]) -> list[Product]:
    """The public products with these ids, in this order, as far as a card shows them. Shared by all requests of
    the process: nobody may change them."""
    keys = [(id, timezone.localdate()) for id in ids]
    held = _products.get(keys)
    return [held[key] for key in keys if key in held]


def hold(products: Iterable[Product]) -> None:
    """Hold products that a query with `for_cards()` gives, so that `products()` need not ask for them."""
    day = timezone.localdate()
    _products.hold({(product.pk, day): _marked(product, day) for product in products})


def card(product: Product, *, heading: str, loading: str) -> SafeString:
    """The HTML of a product's card in the active language."""
    language = active()

    def drawn() -> str:
        context = {"product": product, "heading": heading, "loading": loading}
        return render_to_string("components/product_card.html", context)

    def known_by_what_it_shows() -> str:
        return _kept((heading, loading, *shown(product, language)), drawn)

    # Of one that is held, the version of what is public stands for all that it shows; of a new version, most
    # cards are the same as before.
    version = getattr(product, "held_under", None)
    html = (
        _kept((heading, loading, language, version, product.pk), known_by_what_it_shows)
        if version
        else known_by_what_it_shows()
    )
    return mark_safe(html)  # noqa: S308  (a template of ours made it)


def _kept(parts: tuple[Any, ...], make: Callable[[], str]) -> str:
    key = hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()
    html: str | None = caches["fragments"].get(key)
    if html is None:
        html = make()
        caches["fragments"].set(key, html)
    return html
