"""The card of a product, kept under all that it shows: it is never stale, and needs no rule for that."""

import hashlib
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from catalogue.models import Product
from core.languages import active
from core.renditions import sources


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
        product.label_names,
        product.family.sector,
        product.organisation.town.name,
        sources(product.cover, "card"),
        product.cover.default_alt_text if product.cover else "",
        static("core/icons.svg"),
    )


def card(product: Product, *, heading: str, loading: str) -> SafeString:
    """The HTML of a product's card in the active language."""
    parts = (heading, loading, *shown(product, active()))
    key = hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()
    html = caches["fragments"].get(key)
    if html is None:
        context = {"product": product, "heading": heading, "loading": loading}
        html = render_to_string("components/product_card.html", context)
        caches["fragments"].set(key, html)
    return mark_safe(html)  # noqa: S308  (a template of ours made it)
