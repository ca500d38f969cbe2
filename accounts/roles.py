"""What staff may do, as groups that an administrator gives to people. Wagtail makes the two groups for
pages, pictures and documents; each room adds its own models' rights."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Task, Workflow

EDITORS = "Editors"
MODERATORS = "Moderators"


def grant(
    group_name: str, app_label: str, model_names: Iterable[str], actions: Iterable[str]
) -> None:
    """Give a group the named rights ("add", "change", "publish" …) on models; rights stay if held."""
    group, _created = Group.objects.get_or_create(name=group_name)
    wanted = {f"{action}_{model}" for model in model_names for action in actions}
    permissions = Permission.objects.filter(content_type__app_label=app_label, codename__in=wanted)
    missing = wanted - {permission.codename for permission in permissions}
    # Publishing and locking exist only for models with drafts.
    missing = {name for name in missing if not name.startswith(("publish_", "lock_", "unlock_"))}
    if missing:
        raise LookupError(f"No such rights in {app_label}: {', '.join(sorted(missing))}")
    group.permissions.add(*permissions)


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
