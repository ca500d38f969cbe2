from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from core.privacy import Holding, register

        from .models import Organisation

        contact = ("phone", "whatsapp", "email", "website", "address")
        register(
            Holding(
                model=Organisation,
                told=("name", "legal_status", "ice", "registration_number", "town", *contact),
                stays="A member leaves the cluster in the admin: unpublish it, then empty its contacts.",
            )
        )
