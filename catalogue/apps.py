from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from core import specimens as design
        from core import todo as staff_todo
        from search import facets

        from . import facet_sources, specimens, todo

        facets.register(facet_sources.PRODUCTS)
        facets.register(facet_sources.MEMBERS)
        staff_todo.register(todo.todos)
        design.register(*specimens.SPECIMENS)
