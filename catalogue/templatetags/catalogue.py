"""What only the catalogue's templates use."""

from collections.abc import Collection, Iterable, Sequence
from html import escape
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from catalogue.cards import card
from catalogue.models import Product
from core.formats import month
from core.templatetags.display import icon
from search.origins import Origin, by_name
from search.reasons import Reasons

register = template.Library()

# A facet of more options than these shows eight and folds the others.
MANY_OPTIONS, OPTIONS_SHOWN = 10, 8


@register.simple_tag
def product_card(
    product: Product,
    heading: str = "h3",
    loading: str = "lazy",
    near: Origin | None = None,
    why: Reasons | None = None,
) -> SafeString:
    """The card of a product; see catalogue.cards."""
    return card(product, heading=heading, loading=loading, near=near, why=why)


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


@register.simple_tag
def facet_options(name: str, options: Sequence[Any]) -> SafeString:
    """The boxes of a facet, each option with `value`, `label`, `count`, `selected`, `children`; of a long facet
    the first ones, the others folded. Written here and not as a template: a listing has hundreds of them, which
    was a quarter of its cost."""
    if len(options) <= MANY_OPTIONS:
        return mark_safe(_boxes(name, options))  # noqa: S308  (escaped in _boxes)
    first, rest = options[:OPTIONS_SHOWN], options[OPTIONS_SHOWN:]
    words = ngettext("%(count)d more", "%(count)d more", len(rest)) % {"count": len(rest)}
    is_open = " open" if any(_chosen(option) for option in rest) else ""
    return mark_safe(  # noqa: S308  (escaped in _boxes)
        f'{_boxes(name, first)}<details class="options-more"{is_open}>'
        f"<summary>{escape(words)}{icon('down')}</summary>{_boxes(name, rest)}</details>"
    )


@register.simple_tag
def near_options(near: Origin | None) -> SafeString:
    """What one may be near to, as the options of a select; see `facet_options`."""
    return mark_safe(  # noqa: S308  (escaped here)
        "".join(
            f'<option value="{escape(origin.key)}"{" selected" if origin == near else ""}>'
            f"{escape(origin.name)}</option>"
            for origin in by_name().values()
        )
    )


def _chosen(option: Any) -> bool:
    return option.selected or any(map(_chosen, option.children))


def _boxes(name: str, options: Iterable[Any]) -> str:
    boxes = []
    for option in options:
        value, label = escape(option.value), escape(str(option.label))
        checked = " checked" if option.selected else ""
        boxes.append(
            f'<label class="option"><input type="checkbox" name="{name}" value="{value}"{checked}>'
            f'<span><bdi>{label}</bdi></span><data value="{option.count}">{option.count}</data></label>'
        )
        if option.children:
            boxes.append(_boxes(name, option.children))
    return f'<div class="options">{"".join(boxes)}</div>'
