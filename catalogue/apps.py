from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from core import specimens as design
        from core import todo as staff_todo
        from search import facets

        from . import facet_sources, models, specimens, todo

        # A signal and not delete(): deleting a whole queryset passes delete() by.
        for model in (models.Product, models.Family, models.Label, models.MemberLabel):
            post_delete.connect(facets.bump, sender=model, dispatch_uid=f"facets-{model.__name__}")

        facets.register(facet_sources.PRODUCTS)
        facets.register(facet_sources.MEMBERS)
        staff_todo.register(todo.todos)
        design.register(*specimens.SPECIMENS)
