from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from search import facets

        from . import facet_sources

        facets.register(facet_sources.PRODUCTS)
        facets.register(facet_sources.MEMBERS)
