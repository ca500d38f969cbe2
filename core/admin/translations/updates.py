"""A French text that changes does not take its translations with it. wagtail-localize knows a translation by the
words it translates and would show the translator an empty box: the translation of the words before stands in it,
marked as one to look at. Until somebody has, it counts as missing, and visitors go on reading it; who looks and
saves it unchanged keeps it."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

# What made such a translation; who saves one in the editor takes it away.
CARRIED_OVER = "carried over from the French before"


@transaction.atomic
def update_source(source: TranslationSource) -> None:
    """Read the source's page anew and carry the translations of texts that changed over to the new words."""
    before = _strings(source)
    source.update_from_db()
    for context, strings in _strings(source).items():
        for old, new in _replaced(before.get(context, []), strings):
            _carry_over(context, old, new)


def _strings(source: TranslationSource) -> dict[int, list[int]]:
    """The strings of each place of the page, in order: a rich text is one place with several."""
    found: dict[int, list[int]] = {}
    rows = StringSegment.objects.filter(source=source).order_by("order")
    for context, string in rows.values_list("context", "string"):
        found.setdefault(context, []).append(string)
    return found


def _replaced(old: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
    """Each string that another took the place of, with that other."""
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        if change == "replace":
            yield from zip(old[start:end], new[other_start:other_end], strict=False)


def _carry_over(context: int, old: int, new: int) -> None:
    known = StringTranslation.objects.filter(context=context, translation_of=old)
    for translation in known.select_related("locale"):
        StringTranslation.objects.get_or_create(
            context_id=context,
            translation_of_id=new,
            locale=translation.locale,
            defaults={
                "data": translation.data,
                "translation_type": translation.translation_type,
                "tool_name": CARRIED_OVER,
                "last_translated_by": translation.last_translated_by,
                "has_error": True,  # which is what makes it count as missing
                "field_error": _mark(translation.locale.language_code),
            },
        )


def _mark(language: str) -> str:
    """What is told beside a translation that is to be looked at; in the language that it is in."""
    with override(language):
        return gettext("The French text has changed. Look at this translation, then save it.")


def shows_old_words(save_target: Callable[..., Any]) -> Callable[..., Any]:
    """`save_target` of a wagtail-localize Translation, which shows visitors the translation of the words before
    where nobody has looked at it since, and not the French words."""

    @wraps(save_target)
    @transaction.atomic
    def saving(translation: Translation, *args: Any, **kwargs: Any) -> Any:
        old = StringTranslation.objects.filter(
            context__object=translation.source.object_id,
            locale=translation.target_locale,
            has_error=True,
            tool_name=CARRIED_OVER,
        )
        marked = StringTranslation.objects.filter(pk__in=list(old.values_list("pk", flat=True)))
        marked.update(has_error=False)
        result = save_target(translation, *args, **kwargs)
        marked.update(has_error=True)
        return result

    return saving
