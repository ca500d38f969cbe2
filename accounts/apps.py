from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


def speak_their_language(instance: Any, created: bool, raw: bool, **_signal: Any) -> None:
    """The admin begins in the person's language, whatever the browser; they may change it there."""
    from wagtail.users.models import UserProfile

    if created and not raw:
        UserProfile.objects.get_or_create(
            user=instance, defaults={"preferred_language": instance.language}
        )


class AccountsConfig(AppConfig):
    default = True
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from core.privacy import Holding, register

        from .models import User

        register(
            Holding(
                model=User,
                told=("name", "email", "phone", "language", "date_joined", "last_login"),
                stays="An account is deleted in the admin, among the users.",
            )
        )
        post_save.connect(speak_their_language, sender=User, dispatch_uid="accounts-language")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's people in the admin, with the fields of ours."""

    user_viewset = "accounts.users_admin.UserViewSet"
