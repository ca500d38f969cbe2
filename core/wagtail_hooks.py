from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page
from wagtail.snippets.action_menu import CancelWorkflowMenuItem, LockedMenuItem

from core.admin import views
from core.admin.translations.views import edit_text, no_files
from core.admin.translations.words import EditorCatalog
from core.documents import refuse_document
from core.mails import kept as kept_mails
from core.mails import views as mail_views
from core.models import Document, ModeratedModel
from core.moderation.reviews import returned_with
from core.site import is_front_door
from core.todo import todos_for


class TodoPanel(Component):
    """What waits for the person who signed in; the first thing staff see."""

    name = "todo"
    template_name = "core/admin/todo_panel.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"todos": todos_for(self.request.user)}


@hooks.register("construct_homepage_panels")
def add_todo_panel(request: HttpRequest, panels: list[Component]) -> None:
    # What is to be reviewed stands in ours already, with the way to what differs.
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.insert(0, TodoPanel(request))


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("core/css/admin.css"))


@hooks.register("before_serve_document")
def only_its_audience(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Strangers are asked to sign in; who signed in and does not belong to the audience finds nothing."""
    return None if document.may_be_opened_by(request.user) else refuse_document(request)


@hooks.register("before_unpublish_page")
@hooks.register("before_move_page")
def front_door_stays(request: HttpRequest, page: Page, *_where: Any) -> HttpResponse | None:
    """Only administrators take the home page, in any language, off the portal or to another place."""
    if request.user.is_superuser:
        return None
    words = _("The home page is the portal’s front door: only an administrator can close it.")
    return _refused_of_home(request, page, words)


@hooks.register("before_delete_page")
def site_keeps_its_home(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Told before it is asked for; core.signal_handlers refuses it whatever way it comes."""
    words = _("The home page cannot be deleted: every page of the portal depends on it.")
    return _refused_of_home(request, page, words)


def _refused_of_home(request: HttpRequest, page: Page, words: Any) -> HttpResponse | None:
    """Back to the form with `words`, where the page is a home page."""
    if not is_front_door(page):
        return None
    messages.error(request, words)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_edit_page")
def stay_in_the_language(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail shows the list in which the page stands: of a home page that of the root, of no use to editors.
    They see the pages below it instead."""
    if page.depth > 2 or get_valid_next_url_from_request(request):
        return None
    leaves = any(f"action-{name}" in request.POST for name in ("publish", "submit"))
    return redirect("wagtailadmin_explore", page.pk) if leaves else None


@hooks.register("before_edit_snippet")
def show_remarks(request: HttpRequest, instance: Any) -> None:
    """What a moderator asked to change stands over the form, field by field."""
    if request.method != "GET" or not isinstance(instance, ModeratedModel):
        return
    if instance.lost_targets:
        words = _("Deleted since this draft was written, choose again: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(instance.lost_targets)})
    remarks = returned_with(instance)
    if remarks:
        lines = (
            (_("%(label)s: %(value)s") % {"label": label, "value": why} if label else why,)
            for label, why in remarks
        )
        text = format_html_join(mark_safe("<br>"), "{}", lines)
        messages.warning(request, format_html("{}<br>{}", _("This came back with remarks:"), text))


class TakeBackMenuItem(CancelWorkflowMenuItem):
    label = _("Take it back to correct it")


@hooks.register("construct_snippet_action_menu")
def locked_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """While it is reviewed, the button where "Save" always stands saves nothing and takes nothing back."""
    if isinstance(context.get("instance"), ModeratedModel) and context.get("locked_for_user"):
        items[:] = [
            TakeBackMenuItem(item.order) if isinstance(item, CancelWorkflowMenuItem) else item
            for item in items
        ]
        items.sort(key=lambda item: not isinstance(item, LockedMenuItem))


@hooks.register("insert_global_admin_js")
def admin_js() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("core/js/admin.js"))


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own addresses
def admin_urls() -> list[Any]:
    translated = "localize/translate/<int:translation_id>"
    return [
        path("localize/jsi18n/", EditorCatalog.as_view()),
        path(f"{translated}/strings/<int:string_segment_id>/edit/", edit_text),
        path(f"{translated}/pofile/download/", no_files),
        path(f"{translated}/pofile/upload/", no_files),
        path("design/", views.design_system, name="design_system"),
        path("guide/", views.guide, name="guide"),
        path("courriers/", mail_views.mail_list, name="mail_list"),
        path("courriers/<str:name>/", mail_views.mail_detail, name="mail_detail"),
    ]


class MailMenuItem(MenuItem):
    """Only while mail is kept as files, and only for those who run the portal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return kept_mails.are_kept() and request.user.is_superuser


@hooks.register("register_settings_menu_item")
def mail_menu_item() -> MenuItem:
    return MailMenuItem(_("Mail not sent"), reverse("mail_list"), icon_name="mail", order=900)


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem(_("Guide to the portal"), reverse("guide"), icon_name="help", order=1)


@hooks.register("construct_help_menu")
def only_our_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own guide and news are in English, about things that the portal does not have, and carry a badge."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


class DesignMenuItem(MenuItem):
    """For those who build the portal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


@hooks.register("register_help_menu_item")
def design_menu_item() -> MenuItem:
    return DesignMenuItem(
        _("Design system"), reverse("design_system"), icon_name="image", order=900
    )
