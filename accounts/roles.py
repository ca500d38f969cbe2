"""What staff may do, as groups that an administrator gives to people. Wagtail makes the two groups for
pages, pictures and documents; each room adds its own models' rights."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission

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
