"""The admin's views of what is reviewed before publication: what changes, and what is said about it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.admin.views.generic.workflow import BaseWorkflowFormView
from wagtail.snippets.views.snippets import (
    CollectWorkflowActionDataView,
    CreateView,
    EditView,
    RevisionsCompareView,
    SnippetViewSet,
    WorkflowActionView,
)

from core import kept_forms
from core.admin.forms import saved_meanwhile
from core.models import ModerationTaskState
from core.moderation.reviews import differences, edit_url, pictures_lacking, tells_something

LONGEST_REASON = 500
DONE = {
    "approve": _("“%(title)s” is published."),
    "reject": _("“%(title)s” goes back to %(person)s, with your remarks."),
}


class ReturnForm(forms.Form):
    """What is to be changed: a remark on the whole, and one for each field that the draft would change."""

    comment = forms.CharField(
        label=_("On the whole"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, changed: Sequence[Any]) -> None:
        """`changed` are Wagtail's comparisons of fields."""
        super().__init__(data)
        self.names = [difference.field.name for difference in changed]
        for difference in changed:
            self.fields[f"reason_{difference.field.name}"] = forms.CharField(
                label=gettext("What to change in “%(field)s”")
                % {"field": difference.field_label()},
                required=False,
                max_length=LONGEST_REASON,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        written = {name: text.strip() for name, text in self.cleaned_data.items()}
        reasons = {name: written.get(f"reason_{name}", "") for name in self.names}
        if not self.errors and not any(written.values()):
            raise forms.ValidationError(
                gettext("Say what is to be changed: whoever sent it cannot guess."), code="required"
            )
        return {
            "comment": written.get("comment", ""),
            "reasons": {name: reason for name, reason in reasons.items() if reason},
        }


class _ReturnFormMixin(BaseWorkflowFormView):
    """Asks for reasons by field when a draft is returned."""

    def get_form_class(self) -> Any:
        if self.action_name != "reject" or not isinstance(self.task_state, ModerationTaskState):
            return None
        edit_handler = self.model.snippet_viewset.get_edit_handler()
        changed = differences(edit_handler, self.request, self.task_state)
        return lambda data=None: ReturnForm(data, changed=changed)


class ModerationActionView(_ReturnFormMixin, WorkflowActionView):
    pass


class CollectModerationDataView(_ReturnFormMixin, CollectWorkflowActionDataView):
    pass


class ModerationCompareView(RevisionsCompareView):
    """Wagtail's comparison; where the right side waits for review, a moderator publishes or returns it here."""

    template_name = "core/admin/moderation_compare.html"
    form: ReturnForm | None = None

    def _get_revision_and_heading(self, revision_id: str) -> tuple[Any, str]:
        """Of what was never published, the live row already holds the draft: it is compared with nothing."""
        if revision_id == "live" and self.object.first_published_at is None:
            return self.model(), gettext("Not published yet")
        found: tuple[Any, str] = super()._get_revision_and_heading(revision_id)
        return found

    def _get_comparison(self, before: Any, after: Any) -> list[Any]:
        return list(filter(tells_something, super()._get_comparison(before, after)))

    @cached_property
    def review(self) -> ModerationTaskState | None:
        """The review in progress, where the right side is what is to be reviewed and this person may."""
        state = self.object.current_workflow_task_state
        if (
            not isinstance(state, ModerationTaskState)
            or str(state.revision_id) != self.revision_id_b
        ):
            return None
        return state if state.task.specific.get_actions(self.object, self.request.user) else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows: list[dict[str, Any]] = [{"difference": found} for found in context["comparison"]]
        if self.review:
            form = self.form or ReturnForm(changed=context["comparison"])
            for row in rows:
                row["reason"] = form[f"reason_{row['difference'].field.name}"]
            context["form"] = form
        is_new = self.object.first_published_at is None
        reviewed = self.review.revision.as_object() if self.review else None
        return {
            **context,
            "lacking": pictures_lacking(reviewed, self.request.user) if reviewed else {},
            "rows": rows,
            "review": self.review,
            "is_new": is_new,
            "is_live": self.object.live,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = request.POST.get("action", "")
        if self.review is None:
            return self._reviewed_already()
        if action not in DONE:
            raise PermissionDenied
        details: dict[str, Any] = {}
        if action == "reject":
            changed = self.get_context_data()["comparison"]
            self.form = ReturnForm(request.POST, changed=changed)
            if not self.form.is_valid():
                return self.render_to_response(self.get_context_data())
            details = self.form.cleaned_data
        try:
            self.review.task.specific.on_action(self.review, request.user, action, **details)
        except PermissionDenied:  # another reviewer was faster by a moment
            return self._reviewed_already()
        sender = self.review.workflow_state.requested_by or gettext("whoever sent it")
        messages.success(request, DONE[action] % {"title": self.object, "person": sender})
        return redirect("wagtailadmin_home")

    def _reviewed_already(self) -> HttpResponse:
        """Give the remarks back that came too late."""
        messages.error(
            self.request, gettext("Somebody has reviewed this already, or it was sent again.")
        )
        remarks = kept_forms.sent_fields(self.request)
        if any(text.strip() for name, text in remarks if name != "action"):
            return kept_forms.show(self.request, remarks, files=False, status=409, reason="gone")
        return redirect("wagtailadmin_home")


class _SentMixin(CreateEditViewOptionalFeaturesMixin):
    """Says what happens next to a draft that was sent; Wagtail's French calls it scheduled. Names the pictures
    that lack words or a consent, and keeps nobody from sending: a connection may be too weak to mend them first."""

    def run_after_hook(self) -> Any:
        if self.action in ("submit", "publish", "workflow-action"):
            lacking = pictures_lacking(self.object, self.request.user)
            if lacking:
                words = render_to_string("core/admin/pictures_lacking.html", lacking)
                messages.warning(self.request, words)
        return super().run_after_hook()

    def get_success_message(self, instance: Any = None) -> Any:
        if self.action != "submit":
            return super().get_success_message(instance)
        sent = instance or self.object
        words = (
            gettext(
                "“%(title)s” was sent for review. Until somebody has reviewed it, visitors see what was there"
                " before."
            )
            if sent.live
            else gettext(
                "“%(title)s” was sent for review. Visitors see it once somebody has reviewed and published it."
            )
        )
        return words % {"title": sent}


class ModeratedCreateView(_SentMixin, CreateView):
    pass


class ModeratedEditView(_SentMixin, EditView):
    """Never replaces unseen what somebody else saved since the form was opened; sent once more, it does. The
    second click of a double click is answered like the first."""

    def submit_action(self) -> Any:
        try:
            with transaction.atomic():
                return super().submit_action()
        except ValidationError:  # in the same instant: the first is being reviewed
            return None

    def form_invalid(self, form: Any) -> Any:
        if self.action == "cancel-workflow" and self.locked_for_user:
            # The fields were closed, so none was sent: Wagtail would show them empty.
            self.cancel_workflow_action()
            words = gettext("You have taken “%(title)s” back: change it and send it again.")
            messages.success(self.request, words % {"title": self.object})
            return redirect(edit_url(self.object))
        state = self.workflow_state
        if (
            self.action == "submit"
            and self.locked_for_user
            and state
            and state.requested_by_id == self.request.user.pk
            and not form.has_changed()
        ):
            messages.success(self.request, self.get_success_message())
            return redirect(self.get_success_url())
        return super().form_invalid(form)

    def is_valid(self, form: Any) -> Any:
        # Asked first: rows that are gone would be mistakes in fields that nobody sees.
        if self.is_out_of_date and not self.locked_for_user and not self.expects_json_response:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = saved_meanwhile(self.latest_revision.user)
            return False
        return super().is_valid(form)


class ModeratedViewSet(SnippetViewSet):
    """Of a ModeratedModel: reviewed with what differs in view, returned with reasons."""

    # Its list is searched by the database, in `search_fields`: Wagtail's index cannot be sorted by every column
    # nor filtered by every filter.
    search_backend_name = None

    add_view_class = ModeratedCreateView
    edit_view_class = ModeratedEditView
    workflow_action_view_class = ModerationActionView
    collect_workflow_action_data_view_class = CollectModerationDataView
    revisions_compare_view_class = ModerationCompareView
