from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from core import navigation, parameters, previews
        from core import privacy as held_of_persons
        from core import specimens as design
        from core import todo as staff_todo
        from core.models import Image
        from members.enums import Sector
        from members.models import Organisation
        from search import demand, kinds, starts

        from . import (
            documents,
            facet_sources,
            listing,
            models,
            pages,
            privacy,
            search_results,
            signal_handlers,
            specimens,
            todo,
        )

        post_delete.connect(
            signal_handlers.cover_follows_deletion, sender=Image, dispatch_uid="catalogue-covers"
        )
        kinds.register(documents.PRODUCTS, facet_sources.PRODUCTS, search_results.PRODUCTS)
        kinds.register(documents.MEMBERS, facet_sources.MEMBERS, search_results.MEMBERS)
        demand.name_sectors(Sector.choices)
        starts.offer_sectors(search_results.sectors)
        for each in (listing.ProductListing, listing.MemberListing):
            parameters.register(*each.parameter_names())
        navigation.register(
            selection_url="selection",
            selection_state_url="selection_state",
            seek_url="seek",
            scripts=["catalogue/js/selection.js"],
        )
        previews.register(models.Product, pages.product_page)
        previews.register(Organisation, pages.member_page)
        held_of_persons.register(*privacy.HOLDINGS)
        staff_todo.register(todo.todos)
        design.register(*specimens.SPECIMENS, style_sheets=["catalogue/css/catalogue.css"])
