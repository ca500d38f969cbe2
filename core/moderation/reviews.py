"""Review before publication: setting it up, what differs, what is remarked, where it is done.

Wagtail's workflow does the work (core/models/moderation.py): whoever may not publish sends a draft, a
moderator reviews what differs, publishes it or returns it with reasons.
"""

from collections.abc import Iterable
from typing import Any

from babel.lists import format_list
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import (
    GroupApprovalTask,
    Page,
    TaskState,
    Workflow,
    WorkflowContentType,
    WorkflowState,
    WorkflowTask,
)
from wagtail.permissions import policy_registry

from core.enums import Consent
from core.languages import babel_locale, written_in
from core.models import Image, ModeratedModel, ModerationTask, ModerationTaskState


def set_up(name: str, groups: Iterable[Group], *models_of_rooms: type[ModeratedModel]) -> None:
    """Let `groups` review every draft of these models before it is published. What is there already stays."""
    task = ModerationTask.objects.first()
    if task is None:
        task = ModerationTask.objects.create(name=name)
        task.groups.set(groups)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for model in models_of_rooms:
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )


def join(group: Group, others: Iterable[Group]) -> None:
    """Let `group` read whatever one of the others reads, also in Wagtail's own review of pages."""
    for model in (ModerationTask, GroupApprovalTask):
        for task in model.objects.filter(groups__in=others).distinct():
            task.groups.add(group)


def differences(edit_handler: Any, request: HttpRequest, task_state: TaskState) -> list[Any]:
    """Wagtail's comparisons of the fields and children that the version under review would change; of
    something never published, those that are filled."""
    draft = task_state.revision.as_object()
    live = draft._meta.model.objects.get(pk=draft.pk)
    before = live if live.first_published_at else type(live)()
    panel = edit_handler.get_bound_panel(instance=draft, request=request, form=None)
    compared = (compare(before, draft) for compare in panel.get_comparison())
    return [comparison for comparison in compared if tells_something(comparison)]


def tells_something(comparison: Any) -> bool:
    """Whether there is a difference to see: None and an empty text are the same to a reader."""
    is_empty = comparison.is_field and not comparison.val_a and not comparison.val_b
    return bool(comparison.has_changed() and not is_empty)


def field_label(model: type[models.Model], name: str) -> str:
    """What the field or the rows called `name` are called, in the active language."""
    field: Any = model._meta.get_field(name)
    names = (
        field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name
    )
    return str(capfirst(names))


def returned_with(instance: ModeratedModel) -> list[tuple[str, str]]:
    """Fields and what a moderator asked to change in them, of something that was returned; the remark on
    the whole stands first, under no field. Empty when nothing waits to be changed."""
    state = instance.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return []
    return remarks_of(state.current_task_state.specific, instance)


def remarks_of(review: TaskState, instance: ModeratedModel | Page) -> list[tuple[str, str]]:
    """Each with the label of its field; the one on the whole first, under none."""
    remarks = [("", review.comment)] if review.comment else []
    reasons = review.reasons if isinstance(review, ModerationTaskState) else {}
    model = type(instance)
    return [*remarks, *((field_label(model, name), why) for name, why in reasons.items())]


def pictures_lacking(thing: ModeratedModel, user: Any) -> dict[str, list[dict[str, str]]]:
    """What its pictures lack, for core/admin/pictures_lacking.html; {} for nothing. `wordless`: those without an
    alternative text in a language in which the thing itself is named, with these `languages`; `unasked`: those
    of which nobody said whether people agreed. Each with its `title` and a `url` where `user` may mend it."""
    policy = policy_registry.get_by_type(Image)
    named = written_in(thing, "name")
    locale = babel_locale()
    found: dict[str, list[dict[str, str]]] = {"wordless": [], "unasked": []}
    for picture in dict.fromkeys(thing.described_pictures):
        may = policy.user_has_permission_for_instance(user, "change", picture)
        url = reverse("wagtailimages:edit", args=[picture.pk]) if may else ""
        row = {"title": picture.title, "url": url}
        described = written_in(picture, "alt")
        if missing := [language for language in named if language not in described]:
            names = format_list([locale.languages[language] for language in missing], locale=locale)
            found["wordless"].append({**row, "languages": names})
        if picture.consent == Consent.UNKNOWN:
            found["unasked"].append(row)
    return found if any(found.values()) else {}


def edit_url(instance: ModeratedModel | Page) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def comparison_url(review: TaskState, instance: ModeratedModel) -> str:
    """Where a moderator sees what would change, publishes it or returns it."""
    name = instance.snippet_viewset.get_url_name("revisions_compare")
    return reverse(name, args=[instance.pk, "live", review.revision_id])


def review_url(review: TaskState, thing: ModeratedModel | Page) -> str:
    """Where it is reviewed: a page in its form, where Wagtail publishes or returns it."""
    return edit_url(thing) if isinstance(thing, Page) else comparison_url(review, thing)
