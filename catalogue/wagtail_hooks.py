from wagtail import hooks
from wagtail.snippets.models import register_snippet

from catalogue.bulk_actions import ConfirmPrices, PublishProducts, UnpublishProducts
from catalogue.viewsets import CatalogueGroup

register_snippet(CatalogueGroup)
for action in (ConfirmPrices, PublishProducts, UnpublishProducts):
    hooks.register("register_bulk_action", action)
