"""What waits for staff in the rooms' common work: reviews, translations, pictures, mails."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.languages import SOURCE, babel_locale
from core.mails import undeliverable
from core.models import Image, ModeratedModel
from core.moderation.reviews import edit_url, review_url
from core.todo import Todo


def drafts_to_review(user: Any) -> Iterable[Todo]:
    """What this person is to review, and what came back to her."""
    reviews = TaskState.objects.reviewable_by(user).select_related("workflow_state")
    for review in reviews.order_by("started_at"):
        instance = review.workflow_state.content_object
        yield Todo(
            label=_("“%(title)s” is waiting for review") % {"title": instance},
            count=1,
            url=review_url(review, instance),
        )
    returned = WorkflowState.objects.filter(
        requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES
    )
    for state in returned.order_by("created_at"):
        if isinstance(state.content_object, ModeratedModel):
            yield Todo(
                label=_("“%(title)s” came back with remarks") % {"title": state.content_object},
                count=1,
                url=edit_url(state.content_object),
            )


def refused_mails(user: Any) -> Iterable[Todo]:
    """Mails that the portal has given up on: somebody waits for them."""
    if user.is_superuser:
        count = undeliverable().count()
        label = ngettext(
            "%(count)d mail could not be delivered", "%(count)d mails could not be delivered", count
        )
        yield Todo(label=label % {"count": count}, count=count, url=reverse("mail_list"))


def pictures_without_words(user: Any) -> Iterable[Todo]:
    """Pictures of which somebody who does not see them hears only a name; leads to the newest, then the next."""
    hers = policy_registry.get_by_type(Image).instances_user_has_permission_for(user, "change")
    wordless = hers.filter(Q(**{f"alt_{SOURCE}": None}) | Q(**{f"alt_{SOURCE}": ""}))
    found = wordless.aggregate(count=Count("pk"), newest=Max("pk"))
    if found["count"]:
        label = ngettext(
            "%(count)d picture without alternative text",
            "%(count)d pictures without alternative text",
            found["count"],
        )
        yield Todo(
            label=label % found,
            count=found["count"],
            url=reverse("wagtailimages:edit", args=[found["newest"]]),
        )


def texts_to_translate(user: Any) -> Iterable[Todo]:
    """Translations of public pages that lack texts, with the page where they are written. What counts as
    translated is what wagtail-localize counts (Translation.get_progress), for all pages in one query."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    missing = (
        StringSegment.objects.filter(~Exists(translated), source=OuterRef("source"))
        .order_by()
        .values("source")
        .annotate(count=Count("pk"))
        .values("count")
    )
    waiting = (
        Translation.objects.filter(enabled=True)
        .annotate(missing=Subquery(missing))
        .filter(missing__gt=0)
        .values_list("source__object_id", "target_locale__language_code", "missing")
        .order_by("source__object_repr", "target_locale__language_code")
    )
    keys = {key for key, _language, _count in waiting}
    pages = {
        (page.translation_key, page.locale.language_code): page
        for page in Page.objects.filter(translation_key__in=keys).select_related("locale")
    }
    for key, language, count in waiting:
        source, target = pages.get((key, SOURCE)), pages.get((key, language))
        if source and source.live and target:
            label = ngettext(
                "“%(title)s”: %(count)d text to translate into %(language)s",
                "“%(title)s”: %(count)d texts to translate into %(language)s",
                count,
            )
            words = {
                "title": source.title,
                "count": count,
                "language": babel_locale().languages[language],
            }
            yield Todo(
                label=label % words,
                count=count,
                url=reverse("wagtailadmin_pages:edit", args=[target.pk]) + "#open-text",
            )
