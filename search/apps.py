from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from core import navigation, parameters, privacy, public_version
        from search import following
        from search.models import UnmetDemand

        public_version.follow(following.changed)
        parameters.register("q")
        # Nobody's: what was asked is counted, not who asked.
        privacy.register(
            privacy.Holding(model=UnmetDemand, told=(), forgettable=UnmetDemand.objects.forgettable)
        )
        # Not "search_url": Wagtail's own header of the admin reads a variable of that name.
        navigation.register(site_search_url="search")
