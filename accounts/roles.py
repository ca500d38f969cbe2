"""What staff may do, as groups that an administrator gives to people: the roles of core/perms.py, with the rights
that the rooms' perms.py name on their models."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Collection, Page, Task, Workflow

from core.moderation import reviews
from core.perms import ROLES, Rights, lineage, reviewers


@transaction.atomic
def load(rights: Rights) -> None:
    """Make the groups of all roles, and let each hold exactly the rights of these tables on their models, those
    of its role on pages and files. Raises LookupError for a right that does not exist."""
    for name in ROLES:
        group, is_new = Group.objects.get_or_create(name=name)
        # Later on administrators say who reads: one whom they took from a review does not come back.
        if is_new and name in reviewers():
            reviews.join(group, Group.objects.filter(name__in=reviewers()))
        for model, actions in rights.items():
            wanted = _rights_on(model, (actions.get(role, ()) for role in lineage(name)))
            group.permissions.remove(*_all_rights_on(model).exclude(pk__in=wanted))
            group.permissions.add(*wanted)
        _load_trees(group, is_new=is_new)


def _load_trees(group: Any, *, is_new: bool) -> None:
    roles = [ROLES[name] for name in lineage(group.name)]
    wanted = _rights_on("wagtailcore.page", (role.pages for role in roles))
    pages = group.page_permissions.filter(permission__in=_all_rights_on("wagtailcore.page"))
    _load_root(pages, {"group": group, "page": Page.get_first_root_node()}, wanted, is_new=is_new)
    for model in ("wagtailimages.image", "wagtaildocs.document"):
        wanted = _rights_on(model, (role.files for role in roles))
        files = group.collection_permissions.filter(permission__in=_all_rights_on(model))
        root = {"group": group, "collection": Collection.get_first_root_node()}
        _load_root(files, root, wanted, is_new=is_new)


def _load_root(
    given: QuerySet[Any], root: dict[str, Any], wanted: QuerySet[Permission], *, is_new: bool
) -> None:
    """Let exactly the wanted be given on the root of a tree. What an administrator gave below it, or took away
    altogether, stays so: the root would give it everywhere."""
    at_root = given.filter(**root)
    if not is_new and (not at_root.exists() or given.exclude(**root).exists()):
        return
    at_root.exclude(permission__in=wanted).delete()
    for permission in wanted:
        given.get_or_create(**root, permission=permission)


def _rights_on(model: str, actions: Iterable[tuple[str, ...]]) -> QuerySet[Permission]:
    names = {f"{action}_{model.split('.')[1]}" for some in actions for action in some}
    found = _all_rights_on(model).filter(codename__in=names)
    if missing := names - {permission.codename for permission in found}:
        raise LookupError(f"No such rights on {model}: {', '.join(sorted(missing))}")
    return found


def _all_rights_on(model: str) -> QuerySet[Permission]:
    app_label, name = model.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, content_type__model=name)


def name_review(name: str) -> None:
    """Call the review that Wagtail comes with by a name in the staff's language."""
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name=name)
