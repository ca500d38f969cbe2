"""What staff may do, as groups that an administrator gives to people. Wagtail makes the two groups for
pages, pictures and documents; the rooms' perms.py name the rights on their models."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Task, Workflow

from core.perms import Rights

EDITORS = "Editors"
MODERATORS = "Moderators"


def grant(rights: Rights) -> None:
    """Give both groups these rights; what they hold already stays. Raises LookupError for a right that
    does not exist."""
    _give(EDITORS, rights.model, rights.editors)
    _give(MODERATORS, rights.model, rights.editors + rights.moderators)


def _give(group_name: str, model: str, actions: tuple[str, ...]) -> None:
    group, _created = Group.objects.get_or_create(name=group_name)
    app_label, model_name = model.split(".")
    wanted = {f"{action}_{model_name}" for action in actions}
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=wanted)
    if missing := wanted - {permission.codename for permission in found}:
        raise LookupError(f"No such rights in {app_label}: {', '.join(sorted(missing))}")
    group.permissions.add(*found)


def let_publish_pages(group_name: str) -> None:
    """Let a group publish pages itself; sending one to be read over first stays possible."""
    GroupPagePermission.objects.get_or_create(
        group=Group.objects.get(name=group_name),
        page=Page.get_first_root_node(),
        permission=Permission.objects.get(
            content_type__app_label="wagtailcore", codename="publish_page"
        ),
    )


def name_review(name: str) -> None:
    """Call the review that Wagtail comes with by a name in the staff's language."""
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name=name)
