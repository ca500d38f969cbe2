from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from search.origins import register

        from .models import province_origins, town_origins

        register("town", town_origins)
        register("province", province_origins)
