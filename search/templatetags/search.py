from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.templatetags.display import localized
from search.reasons import Reasons

register = template.Library()


@register.simple_tag
def highlighted(text: str, written_in: str, why: Reasons) -> str:
    """`text`, written in this language, with the words marked that were asked for."""
    return why.text(text, written_in)


@register.simple_tag
def localized_highlighted(instance: Any, field: str, why: Reasons | None) -> str:
    """A translated field, with the words marked where some were asked for."""
    return why.field(instance, field) if why else localized(instance, field)


@register.simple_tag
def excerpt(why: Reasons | None, id: int, beside: str = "") -> SafeString:
    """The line that says why an object is a result, where what is shown of it does not."""
    return why.excerpt(id, beside) if why else mark_safe("")
