"""What staff may do, as groups that an administrator gives to people. Wagtail makes the two groups for
pages, pictures and documents; the rooms' perms.py name the rights on their models."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Task, Workflow

from core.perms import ROLES, Rights


def grant(rights: Rights) -> None:
    """Give the groups of all roles these rights; what they hold already stays. Raises LookupError for a right
    that does not exist."""
    for model, actions in rights.items():
        for role in ROLES:
            _give(role, model, _actions_of(role, actions))


def _actions_of(role: str, actions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Its own and those of the role behind it."""
    behind = ROLES[role]
    return actions.get(role, ()) + (_actions_of(behind, actions) if behind else ())


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
