"""Mails about reviews, in the place of Wagtail's: one to each person, in her language."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from core.mails import Mail, post
from core.models import ModeratedModel
from core.moderation.reviews import edit_url, remarks_of, review_url


def tell_moderators(instance: TaskState, user: Any, **_signal: Any) -> None:
    """A draft of a product, a member or a page was sent: everyone who may review it learns of it, once."""
    thing = instance.workflow_state.content_object
    may_review = Q(groups__in=instance.task.specific.groups.all()) | Q(is_superuser=True)
    unwanted = Q(wagtail_userprofile__submitted_notifications=False)
    reviewers = get_user_model().objects.filter(may_review, is_active=True).exclude(unwanted)
    for reviewer in reviewers.distinct():
        if reviewer != user:
            post(
                partial(_to_review, instance, thing, user),
                key=f"to-read-{instance.pk}-{reviewer.pk}",
                to=reviewer.email,
                language=reviewer.language,
            )


def tell_sender(instance: WorkflowState, user: Any, **_signal: Any) -> None:
    """It was published or returned: who had sent it learns of it."""
    sender, thing = instance.requested_by, instance.content_object
    review = instance.current_task_state.specific
    is_published = instance.status == WorkflowState.STATUS_APPROVED
    if not sender or not sender.is_active or sender == user:
        return
    wishes = UserProfile.get_for_user(sender)
    if wishes.approved_notifications if is_published else wishes.rejected_notifications:
        post(
            partial(_published if is_published else _returned, thing, review, sender),
            key=f"read-{review.pk}",
            to=sender.email,
            language=sender.language,
        )


def _to_review(review: TaskState, thing: ModeratedModel | Page, user: Any) -> Mail:
    words = (
        _(
            "%(person)s asks to publish “%(title)s”. Until somebody has reviewed it, visitors see the"
            " version that was there before."
        )
        if thing.live
        else _(
            "%(person)s asks to publish “%(title)s”. Visitors do not see it until somebody has reviewed it."
        )
    )
    return Mail(
        subject=_("To review: %(title)s") % {"title": thing},
        paragraphs=[words % {"person": user or _("Somebody"), "title": thing}],
        action=(_("See what changes"), f"{settings.SITE_URL}{review_url(review, thing)}"),
    )


def _published(thing: ModeratedModel | Page, _review: TaskState, sender: Any) -> Mail:
    return Mail(
        subject=_("Published: %(title)s") % {"title": thing},
        paragraphs=[
            _("“%(title)s” was reviewed and published. Visitors see it now.") % {"title": thing}
        ],
        action=_open(thing, sender),
    )


def _returned(thing: ModeratedModel | Page, review: TaskState, sender: Any) -> Mail:
    remarks = remarks_of(review, thing)
    return Mail(
        subject=_("Changes needed: %(title)s") % {"title": thing},
        paragraphs=[
            _(
                "“%(title)s” was reviewed and is not published yet. Nothing that you wrote is lost: change"
                " what follows and send it again."
            )
            % {"title": thing}
        ],
        quotation=review.comment,
        facts=[(label, why) for label, why in remarks if label],
        action=_open(thing, sender),
    )


def _open(thing: ModeratedModel | Page, person: Any) -> tuple[str, str] | None:
    """The way to the draft, for those who come into the admin."""
    if not person.is_staff:
        return None
    return _("Open it"), f"{settings.SITE_URL}{edit_url(thing)}"
