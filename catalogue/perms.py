"""Who may do what: the rights of staff's groups, and what holds beyond them."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from core.perms import Rights

# Families and labels are used everywhere: nobody but administrators deletes one.
RIGHTS = (
    Rights(
        model="catalogue.product",
        editors=("view", "add", "change"),
        moderators=("publish", "delete", "lock", "unlock"),
    ),
    Rights(model="catalogue.family", editors=("view", "add", "change")),
    Rights(model="catalogue.label", editors=("view", "add", "change")),
    Rights(model="catalogue.memberlabel", editors=("view", "add", "change")),
    Rights(model="catalogue.enquiry", editors=("view", "change"), moderators=("delete",)),
    Rights(model="catalogue.errorreport", editors=("view", "change"), moderators=("delete",)),
)


class FromVisitorsPermissionPolicy(ModelPermissionPolicy):
    """Enquiries and reports come from visitors: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)
