"""What templates of every room use."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from typing import Any, Literal

import phonenumbers
from babel.dates import format_date
from babel.units import format_unit
from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines
from django.utils.translation import get_language, ngettext

from core import renditions
from core.languages import SOURCE, active, babel_locale

register = template.Library()

# A facet of more options than these shows eight and folds the others.
MANY_OPTIONS, OPTIONS_SHOWN = 10, 8


@register.filter
def money(amount: Decimal | float | None) -> str:
    """An amount in dirhams as the active language writes it, centimes only where there are some."""
    if amount is None:
        return ""
    return f"{decimal(amount, digits=2)}\u00a0{'درهم' if get_language() == 'ar' else 'MAD'}"


def decimal(number: Decimal | float, *, digits: int) -> str:
    """A number with western digits: 2 800,50, in English 2,800.50; of a whole one, no decimals. A point between
    thousands, as Babel has it for ar_MA, reads as a decimal sign here."""
    whole = Decimal(number) == Decimal(number).to_integral_value()
    written = f"{number:,.{0 if whole else digits}f}"
    if get_language() == "en":
        return written
    return written.translate({ord(","): "\u00a0", ord("."): ","})


@register.filter
def day(value: date | None) -> str:
    """A date in words that stay on one line: 3 novembre 2026 (but 1er novembre), 3 نونبر 2026,
    3 de noviembre de 2026."""
    if not value:
        return ""
    pattern = "d 'de' MMMM 'de' y" if get_language() == "es" else "d MMMM y"
    if get_language() == "fr" and value.day == 1:
        pattern = "d'er' MMMM y"
    return format_date(value, pattern, locale=babel_locale()).replace(" ", "\u00a0")


@register.filter
def month(number: int) -> str:
    """A month's name, standing alone."""
    return babel_locale().months["stand-alone"]["wide"][int(number)]


@register.filter
def month_initial(number: int) -> str:
    # Three Arabic months begin with the same letter; everybody knows them by number.
    if get_language() == "ar":
        return str(int(number))
    return babel_locale().months["stand-alone"]["narrow"][int(number)]


@register.filter
def month_short(number: int) -> str:
    return babel_locale().months["stand-alone"]["abbreviated"][int(number)]


def _measure(
    value: Decimal | float, unit: str, *, length: Literal["short", "long"] = "short"
) -> str:
    return format_unit(value, unit, length=length, locale=babel_locale(), numbering_system="latn")


# Babel's Arabic units are the eastern ones; Moroccan labels have these.
MOROCCAN = {"كغم": "كلغ", "غرام": "غ"}


@register.filter
def weight(grams: int) -> str:
    """A weight in the unit people say it in: 500 g, 1,5 kg."""
    if grams >= 1000:
        words = _measure(Decimal(grams) / 1000, "mass-kilogram")
    else:
        words = _measure(grams, "mass-gram")
    for eastern, moroccan in MOROCCAN.items():
        words = words.replace(eastern, moroccan)
    return words


@register.filter
def volume(millilitres: int) -> str:
    if millilitres >= 1000:
        return _measure(Decimal(millilitres) / 1000, "volume-liter")
    return _measure(Decimal(millilitres) / 10, "volume-centiliter")


@register.filter
def hours(value: Decimal) -> str:
    """A duration: 2,5 heures."""
    return _measure(value.normalize(), "duration-hour", length="long")


@register.filter
def quoted(text: str) -> str:
    """Each line behind "> ", as plain mail marks what somebody else wrote."""
    return "\n".join(f"> {line}".rstrip() for line in normalize_newlines(text).split("\n"))


@register.filter
def phone(number: Any) -> str:
    """A telephone number in international notation."""
    if not number:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _text_and_language(instance: Any, field: str) -> tuple[str, str]:
    """The text in the active language, or the French one; and the language it is in."""
    language = active()
    text = getattr(instance, f"{field}_{language}", "") or ""
    if text:
        return text, language
    return getattr(instance, f"{field}_{SOURCE}", "") or "", SOURCE


@register.simple_tag
def localized(instance: Any, field: str) -> str:
    """A translated field; a French fallback says that it is French, for eyes and for screen readers."""
    text, language = _text_and_language(instance, field)
    if not text or language == get_language():
        return text
    return format_html('<span class="fallback" lang="{}" dir="ltr">{}</span>', language, text)


@register.simple_tag
def localized_paragraphs(instance: Any, field: str) -> str:
    """A translated long text as paragraphs, a fallback marked as in `localized`."""
    text, language = _text_and_language(instance, field)
    if not text:
        return ""
    marks = (
        mark_safe("")
        if language == get_language()
        else format_html(' class="fallback" lang="{}" dir="ltr"', language)
    )
    paragraphs = (part.strip() for part in normalize_newlines(text).split("\n\n"))
    return format_html_join("\n", "<p{}>{}</p>", ((marks, part) for part in paragraphs if part))


@register.inclusion_tag("components/picture.html")
def picture(
    image: Any,
    size: str = "card",
    sizes: str = "100vw",
    loading: str = "lazy",
    alt: str | None = None,
    name: str = "",
) -> dict[str, Any]:
    """A picture from what is stored on the image: no query, no rendition made. `alt` stands for the image's
    own alternative text; `name`, of what is shown, only where it has none."""
    return {
        "sources": renditions.sources(image, size),
        "alt": ((image and image.default_alt_text) or name) if alt is None else alt,
        "sizes": sizes,
        "loading": loading,
    }


@register.filter
def picture_url(image: Any) -> str:
    """The address of the whole picture as JPEG, the largest there is; empty while there is none to be shown."""
    sources = renditions.sources(image, "large")
    return sources["src"] if sources else ""


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon of the sprite, for decoration: the words stand beside it."""
    return format_html(
        '<svg class="icon icon-{0}" aria-hidden="true" focusable="false"><use href="{1}#{0}"></use></svg>',
        name,
        static("core/icons.svg"),
    )


@register.filter
def absolute(url: str) -> str:
    """A path as a full address of this portal, for search engines and social networks."""
    return url if url.startswith("http") else f"{settings.SITE_URL}{url}"


@register.simple_tag(takes_context=True)
def canonical_url(context: template.Context) -> str:
    """The one address of this page: without filters, words or sorting."""
    seo, request = context.get("seo") or {}, context.get("request")
    path = seo.get("canonical") or (request.path if request else "/")
    return absolute(path)


@register.simple_tag(takes_context=True)
def social_image(context: template.Context) -> str:
    """The picture that goes with a shared link: the page's own, or the portal's."""
    site_settings = context.get("site_settings")
    image = (context.get("seo") or {}).get("image") or (
        site_settings.social_image if site_settings else None
    )
    url = picture_url(image)
    return absolute(url) if url else ""


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
