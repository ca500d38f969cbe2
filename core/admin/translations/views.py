"""What wagtail-localize's editor of translations sends of one text: cleaned as models clean, refused where pages
could not show it, and told who else changed the text since it was opened. core/js/admin.js shows the `words` of an
answer; those of libraries, in English and for programmers, have other names."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig, ValidationError
from django.core.validators import slug_unicode_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links
from wagtail_localize.views.edit_translation import edit_string_translation, user_can_edit_instance

from core.formats import decimal
from core.middleware.admin import alone
from core.text import clean

# In one text, opened or closed: what reads them falls over hundreds within each other.
MOST_TAGS = 100
MOST_CHARACTERS = 100_000
# Texts that also become a column of the page itself: path → field.
COLUMNS = {"title": "draft_title", "slug": "slug"}


@api_view(["PUT", "DELETE"])
@authentication_classes([SessionAuthentication])
@permission_classes([IsAuthenticated])
def edit_text(request: Request, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Save the form's `value`, or take the translation away, as wagtail-localize does, if what is stored is what the
    form has `seen`. Otherwise answer 409 with the reason and what is stored: sent with it, it is saved."""
    translation = get_object_or_404(Translation, id=translation_id)
    segment = get_object_or_404(
        StringSegment, id=string_segment_id, context__object_id=translation.source.object_id
    )
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist as error:  # deleted since the editor was opened
        raise Http404 from error
    if not user_can_edit_instance(request.user, target):
        return Response({"words": _("You may not change this page.")}, status=403)
    try:
        sent = request.POST.copy()
    except RequestDataTooBig:
        return Response({"words": _too_long()}, status=400)
    sent["value"] = clean(sent.get("value", ""))
    if request.method == "PUT" and (why := _refusal(sent["value"], segment)):
        return Response({"words": why}, status=400)
    with alone(request.path):
        stored = StringTranslation.objects.filter(
            translation_of=segment.string_id,
            context=segment.context_id,
            locale=translation.target_locale_id,
        ).first()
        text = stored.data if stored else ""
        if clean(text) != clean(sent.get("seen", "")):
            return Response({"words": _changed_meanwhile(stored), "stored": text}, status=409)
        theirs = request._request
        theirs.POST = sent
        answer: HttpResponse = edit_string_translation(theirs, translation_id, string_segment_id)
        return answer


def _refusal(value: str, segment: StringSegment) -> str:
    """Why `value` cannot stand for the text, or nothing."""
    if not value:
        return _("Only blanks were typed. To show visitors the French text, empty the field.")
    if len(value) > MOST_CHARACTERS:
        return _too_long()
    if value.count("<") > MOST_TAGS:
        return _("This text has too much formatting to be shown: keep the words, leave out tags.")
    if not _can_be_shown(value, segment):
        return _(
            "Pages cannot show this text: keep the words, bold, italics and the links of the French text."
        )
    path = segment.context.path
    if path == "slug" and not slug_unicode_re.search(value):
        return _(
            "This text is the end of the page’s address: only letters, digits, hyphens and underscores, no"
            " spaces."
        )
    if path in COLUMNS:
        try:
            Page._meta.get_field(COLUMNS[path]).run_validators(value)
        except ValidationError as error:
            return str(error.messages[0])
    return ""


def _can_be_shown(value: str, segment: StringSegment) -> bool:
    """Whether wagtail-localize would take it for a page, and not store it with an error that nobody was told."""
    try:
        StringValue.from_translated_html(value)
        validate_translation_links(segment.string.data, value)
    except ValueError:
        return False
    return True


def _too_long() -> str:
    most = decimal(MOST_CHARACTERS, digits=0)
    return _("This text is too long: it can have at most %(most)s characters.") % {"most": most}


def _changed_meanwhile(stored: StringTranslation | None) -> str:
    if stored is None:
        return _(
            "Somebody took this translation away since you opened it. What you typed is not lost: save again"
            " to keep it."
        )
    return _(
        "%(person)s changed this translation since you opened it: “%(text)s”. What you typed is not lost:"
        " save again to replace it."
    ) % {"person": stored.last_translated_by or _("Somebody"), "text": stored.data}


def no_files(_request: HttpRequest, **_where: Any) -> HttpResponse:
    """Nobody here translates in files, which wagtail-localize would take in any size."""
    raise Http404
