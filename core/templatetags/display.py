"""What templates of every room use."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import normalize_newlines
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from core import formats, qr, renditions
from core.languages import active, text_and_language

register = template.Library()


for format in (
    *(formats.money, formats.weight, formats.volume, formats.hours, formats.phone),
    *(formats.day, formats.month, formats.month_initial),
):
    register.filter(format)


@register.filter
def quoted(text: str) -> str:
    """Each line behind "> ", as plain mail marks what somebody else wrote."""
    return "\n".join(f"> {line}".rstrip() for line in normalize_newlines(text).split("\n"))


@register.simple_tag(takes_context=True)
def qr_code(context: template.Context, address: str = "") -> SafeString:
    """An address, or that of the page itself, for the camera of whoever holds the printed sheet; who hears the
    page has the link."""
    request = context["request"]
    size, path = qr.drawing(address or request.build_absolute_uri(request.path))
    return format_html(
        '<svg class="qr-code only-printed" viewBox="0 0 {0} {0}" aria-hidden="true"><path d="{1}"/></svg>',
        size,
        path,
    )


IN_LANGUAGE = {
    "fr": gettext_lazy("in French"),
    "ar": gettext_lazy("in Arabic"),
    "es": gettext_lazy("in Spanish"),
    "en": gettext_lazy("in English"),
}


def in_its_language(text: str, written_in: str) -> str:
    """A text; of one that is not in the language being read it is said in which, for eyes (the style sheet writes
    `data-words`) and for screen readers."""
    if not text or written_in == active():
        return text
    return format_html(
        '<span class="fallback" lang="{}" dir="{}" data-words="{}">{}</span>',
        written_in,
        "rtl" if get_language_info(written_in)["bidi"] else "ltr",
        IN_LANGUAGE[written_in],
        text,
    )


@register.simple_tag
def localized(instance: Any, field: str) -> str:
    """A translated field, or its French text marked as such."""
    return in_its_language(*text_and_language(instance, field))


@register.simple_tag
def localized_paragraphs(instance: Any, field: str) -> str:
    """A translated long text as paragraphs, a fallback marked as in `localized`, its words at the first."""
    text, language = text_and_language(instance, field)
    if not text:
        return ""
    parts = [part.strip() for part in normalize_newlines(text).split("\n\n")]
    paragraphs = [part for part in parts if part]
    if language == get_language():
        return format_html_join("\n", "<p>{}</p>", ((part,) for part in paragraphs))
    marks = format_html(' class="fallback" lang="{}" dir="ltr"', language)
    words = format_html(' data-words="{}"', _("in French"))
    return format_html_join(
        "\n",
        "<p{}{}>{}</p>",
        ((marks, "" if number else words, part) for number, part in enumerate(paragraphs)),
    )


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


register.filter("picture_url", renditions.whole_url)


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
    url = renditions.whole_url(image)
    return absolute(url) if url else ""
