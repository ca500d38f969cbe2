"""Bulk actions on models with drafts, for the rooms' own viewsets."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction


class DraftBulkAction(SnippetBulkAction):
    """Asks once, then does `act` to each chosen object in one transaction. Needs the right to publish."""

    template_name = "core/admin/confirm_bulk_action.html"
    action_priority = 20
    question: Any = ""

    def check_perm(self, snippet: Any) -> bool:
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "publish", snippet
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, title=self.display_name, **kwargs)

    @classmethod
    def act(cls, item: Any, user: Any) -> None:
        raise NotImplementedError

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects: list[Any], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        for item in objects:
            cls.act(item, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        words = ngettext(
            "%(count)d entry updated.", "%(count)d entries updated.", num_parent_objects
        )
        return words % {"count": num_parent_objects}


class Publish(DraftBulkAction):
    """The latest draft of each goes live."""

    display_name = _("Publish")
    action_type = "publish"
    aria_label = _("Publish what is selected")
    question = _("Publish the latest draft of these?")

    @classmethod
    def act(cls, item: Any, user: Any) -> None:
        if state := item.current_workflow_state:
            # What waited for review is reviewed now; published later, it would bring back an older version.
            state.cancel(user=user)
        revision = item.latest_revision or item.save_revision(user=user, log_action=True)
        revision.publish(user=user)


class Unpublish(DraftBulkAction):
    display_name = _("Unpublish")
    action_type = "unpublish"
    aria_label = _("Take what is selected off the site")
    question = _("Take these off the site? They stay here as drafts.")

    @classmethod
    def act(cls, item: Any, user: Any) -> None:
        item.unpublish(user=user)
