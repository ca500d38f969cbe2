"""Who may do what, beyond the rights of a group."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class EnquiryPermissionPolicy(ModelPermissionPolicy):
    """Enquiries come from visitors: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)
