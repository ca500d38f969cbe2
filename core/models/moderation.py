from typing import Any, cast

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.locks import WorkflowLock
from wagtail.models import (
    AbstractGroupApprovalTask,
    DraftStateMixin,
    LockableMixin,
    TaskState,
    WorkflowMixin,
)
from wagtail.search import index

from core.models.public import PublicModel
from core.models.revisions import RestorableRevisionMixin
from core.models.slugs import SluggedModel
from core.previews import RegisteredPreview
from core.text import slug_for


class ModeratedModel(
    PublicModel,
    SluggedModel,
    WorkflowMixin,
    RegisteredPreview,
    DraftStateMixin,
    LockableMixin,
    RestorableRevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """What the public sees of it is a version that a moderator has reviewed: drafts, revisions, locks.
    It has a page of its own, under a short name. What was ever public has `first_published_at`."""

    # Wagtail's default is True: whatever is created without a thought would be public at once.
    live = models.BooleanField(_("live"), default=False, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Made live without Wagtail's publishing.
        if self.live and not self.first_published_at:  # type: ignore[has-type]
            self.first_published_at = timezone.now()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "first_published_at"}
        if "slug" in (kwargs.get("update_fields") or ["slug"]) and self._came_second():
            self.slug = slug_for(self, self.slug)
        super().save(*args, **kwargs)

    def _came_second(self) -> bool:
        """Whether this draft, public for the first time now, has the short name of one that went before it:
        a draft's lies in its revision, where no other sees it."""
        rows = cast(models.Manager[Any], type(self)._default_manager)
        return (
            bool(self.slug)
            and rows.exclude(pk=self.pk).filter(slug=self.slug).exists()
            and not rows.filter(pk=self.pk, first_published_at__isnull=False).exists()
        )

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def described_pictures(self) -> list[Any]:
        """The pictures on its page that visitors hear described; not those that only adorn, such as a logo."""
        return []


class ModerationTaskState(TaskState):
    """One review: of which version, by whom, and what they said of which field."""

    reasons = models.JSONField(
        default=dict, blank=True, help_text="Names of fields with what is to be changed in them."
    )


class ModerationLock(WorkflowLock):
    """While it is reviewed, who sent it may only look; Wagtail's words for it are no French."""

    def get_message(self, user: Any) -> str | None:
        if not self.for_user(user):
            return None
        return gettext(
            "A moderator is reviewing this. You can look at it; to change something, take it back first."
        )


class ModerationTask(AbstractGroupApprovalTask):
    """A review by one of the groups: published, or returned with reasons."""

    task_state_class = ModerationTaskState
    lock_class = ModerationLock

    class Meta:
        verbose_name = _("reading before publication")
        verbose_name_plural = _("readings before publication")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.user_can_access_editor(obj, user):
            return []
        return [("reject", _("Return with reasons"), True), ("approve", _("Publish"), False)]

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        # Wagtail's editor sends again with an object from before it saved: what would be reviewed is the version
        # that was returned.
        workflow_state.content_object.refresh_from_db(fields=["latest_revision"])
        return super().start(workflow_state, user=user)

    @transaction.atomic
    def on_action(
        self,
        task_state: ModerationTaskState,
        user: Any,
        action_name: str,
        reasons: dict[str, str] | None = None,
        **details: Any,
    ) -> Any:
        """Publish or return; raises PermissionDenied when somebody else did so in the meantime."""
        current = ModerationTaskState.objects.select_for_update().get(pk=task_state.pk)
        if current.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied
        if action_name == "approve":
            self._follow_own_changes(current, user)
        else:
            current.reasons = reasons or {}
        return super().on_action(current, user, action_name, **details)

    def _follow_own_changes(self, task_state: ModerationTaskState, user: Any) -> None:
        """What the reviewer corrected herself meanwhile she has reviewed; nobody else's later change."""
        latest = task_state.workflow_state.content_object.get_latest_revision()
        if latest.user_id == user.pk and latest.pk > task_state.revision_id:
            task_state.revision = latest
