from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from search.facets import bump

        from .models import Organisation

        post_delete.connect(bump, sender=Organisation, dispatch_uid="members-organisation")
