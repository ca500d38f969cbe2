from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from catalogue.bulk_actions import ConfirmPrices, PublishProducts, UnpublishProducts
from catalogue.models import (
    Enquiry,
    ErrorReport,
    MemberLabel,
    Product,
    ProductLabel,
    SoughtItem,
)
from catalogue.perms import FromVisitorsPermissionPolicy
from catalogue.viewsets import CatalogueGroup
from core.documents import refuse_document
from core.models import Document

for model in (Enquiry, ErrorReport, SoughtItem):
    register_permission_policy(model, FromVisitorsPermissionPolicy(model))
register_snippet(CatalogueGroup)


@hooks.register("before_serve_document")
def proofs_are_for_staff(document: Document, request: HttpRequest) -> HttpResponse | None:
    """The proof of a label, whatever has since been chosen as who may open it."""
    if request.user.is_staff:
        return None
    is_proof = any(award.is_proof(document) for award in (ProductLabel, MemberLabel))
    return refuse_document(request) if is_proof else None


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_foreign_sector(request: HttpRequest, instance: Any) -> None:
    """Perhaps the wrong family, perhaps a member that does something new: staff know, the portal does not."""
    if isinstance(instance, Product) and instance.sector not in instance.organisation.sectors:
        words = _(
            "“%(product)s” is saved. Its family “%(family)s” belongs to a sector that %(member)s does not have:"
            " is the family right? If so, add the sector to the member."
        )
        names = {
            "product": instance.name,
            "family": instance.family,
            "member": instance.organisation.name,
        }
        messages.warning(request, words % names)


for action in (ConfirmPrices, PublishProducts, UnpublishProducts):
    hooks.register("register_bulk_action", action)
