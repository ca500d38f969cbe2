from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.languages import active
from search import words
from search.highlights import marked

register = template.Library()


@register.simple_tag
def highlighted(text: str, asked: str, written_in: str) -> SafeString:
    """`text`, written in this language, with the words marked that were asked for; that it is French is said as
    `localized` says it."""
    html = marked(text, words.meaning(asked, active()), written_in=written_in)
    if written_in == active():
        return html
    return format_html(
        '<span class="fallback" lang="{}" dir="ltr" data-words="{}">{}</span>',
        written_in,
        _("in French"),
        html,
    )
