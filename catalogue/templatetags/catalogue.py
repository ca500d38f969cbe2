"""What only the catalogue's templates use."""

from collections.abc import Collection

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalogue.cards import card
from catalogue.models import Product
from core.formats import month

register = template.Library()


@register.simple_tag
def product_card(product: Product, heading: str = "h3", loading: str = "lazy") -> SafeString:
    """The card of a product; see catalogue.cards."""
    return card(product, heading=heading, loading=loading)


@register.filter
def season_words(months: Collection[int]) -> str:
    """Months as people say them: "November to January", "July"; runs may cross the new year."""
    chosen = set(months)
    if len(chosen) in (0, 12):
        return _("All year")
    starts = sorted(m for m in chosen if (m - 2) % 12 + 1 not in chosen)
    spans: list[str] = []
    for first in starts:
        last = first
        while last % 12 + 1 in chosen:
            last = last % 12 + 1
        spans.append(_span(first, last, is_later=bool(spans)))
    return _(", ").join(spans)


def _span(first: int, last: int, *, is_later: bool) -> str:
    """Months in a row; those that follow others begin with words of their own in Arabic."""
    if first == last:
        words = pgettext("months after others", "%(first)s") if is_later else "%(first)s"
    elif last == first % 12 + 1:
        words = (
            pgettext("months after others", "%(first)s and %(last)s")
            if is_later
            else _("%(first)s and %(last)s")
        )
    elif is_later:
        words = pgettext("months after others", "%(first)s to %(last)s")
    else:
        words = _("%(first)s to %(last)s")
    return words % {"first": month(first), "last": month(last)}


@register.simple_tag
def season_bar(months: Collection[int]) -> SafeString:
    """January to December as a bar: "on" when it is to be had, "now" for this month. Written here and not as a
    loop of a template: twelve turns in each of 24 cards."""
    now = timezone.localdate().month
    marks = "".join(
        f'<i class="{" ".join(["on"] * (month in months) + ["now"] * (month == now))}"></i>'
        for month in range(1, 13)
    )
    return format_html(
        '<span class="season-bar" role="img" aria-label="{}">{}</span>',
        season_words(months),
        mark_safe(marks),  # noqa: S308  (our own words)
    )
