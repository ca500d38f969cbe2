from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from catalogue.bulk_actions import ConfirmPrices, PublishProducts, UnpublishProducts
from catalogue.models import Enquiry
from catalogue.perms import EnquiryPermissionPolicy
from catalogue.viewsets import CatalogueGroup

register_permission_policy(Enquiry, EnquiryPermissionPolicy(Enquiry))
register_snippet(CatalogueGroup)
for action in (ConfirmPrices, PublishProducts, UnpublishProducts):
    hooks.register("register_bulk_action", action)
