"""Who may do what: the rights of staff's groups, and what holds beyond them."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from core.perms import EDITORS, MODERATORS, Rights

# Families and labels are used everywhere: nobody but administrators deletes one.
RIGHTS: Rights = {
    "catalogue.product": {
        EDITORS: ("view", "add", "change"),
        MODERATORS: ("publish", "delete", "lock", "unlock"),
    },
    "catalogue.family": {EDITORS: ("view", "add", "change")},
    "catalogue.label": {EDITORS: ("view", "add", "change")},
    "catalogue.memberlabel": {EDITORS: ("view", "add", "change")},
    "catalogue.enquiry": {EDITORS: ("view", "change"), MODERATORS: ("delete",)},
    "catalogue.errorreport": {EDITORS: ("view", "change"), MODERATORS: ("delete",)},
    "catalogue.soughtitem": {EDITORS: ("view", "change"), MODERATORS: ("delete",)},
}


class FromVisitorsPermissionPolicy(ModelPermissionPolicy):
    """Enquiries, reports and what is sought come from visitors: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)
