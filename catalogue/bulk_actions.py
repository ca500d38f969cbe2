from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from catalogue.models import Product
from core.admin.bulk_actions import DraftBulkAction, Publish, Unpublish


class PublishProducts(Publish):
    models = [Product]


class UnpublishProducts(Unpublish):
    models = [Product]


class ConfirmPrices(DraftBulkAction):
    """Says that the prices shown are right today, in the live version and in the draft; what waits for review
    goes on waiting, and goes live with the date."""

    models = [Product]
    display_name = _("Confirm prices")
    action_type = "confirm_prices"
    aria_label = _("Confirm the prices of what is selected")
    question = _("Are the prices of these right today?")
    action_priority = 10

    @classmethod
    def act(cls, item: Any, user: Any) -> None:
        today = timezone.localdate()
        # Asked first: without a revision yet, the draft is the object itself.
        has_a_draft = item.has_unpublished_changes
        item.price_confirmed_on = today
        item.save(update_fields=["price_confirmed_on"])
        if task := item.current_workflow_task_state:
            for revision in {task.revision, item.latest_revision}:
                revision.content["price_confirmed_on"] = today.isoformat()
                revision.save(update_fields=["content"])
            log(instance=item, action="wagtail.edit", user=user)
            return
        draft = item.get_latest_revision_as_object()
        draft.price_confirmed_on = today
        revision = draft.save_revision(user=user, log_action=True)
        if not has_a_draft:
            revision.publish(user=user)
