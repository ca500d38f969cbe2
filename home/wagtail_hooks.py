from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from catalogue.models import Product
from core.languages import SOURCE
from core.models import Image
from home.models import HomePage
from members.models import Organisation


def quick_links(user: Any) -> Iterator[tuple[str, str]]:
    """What staff add most often, of that what this person may; each with where it is done. Pages are written in
    the source language and translated from there."""
    for model, right, label in (
        (Product, "catalogue.add_product", _("Add a product")),
        (Organisation, "members.add_organisation", _("Add a member")),
    ):
        if user.has_perm(right):
            yield label, reverse(model.snippet_viewset.get_url_name("add"))
    home = HomePage.objects.filter(locale__language_code=SOURCE).first()
    if home and home.permissions_for_user(user).can_add_subpage():
        address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
        yield _("Write a page"), address
    if policy_registry.get_by_type(Image).user_has_permission(user, "add"):
        yield _("Add pictures"), reverse("wagtailimages:add_multiple")


class QuickLinksPanel(Component):
    name = "quick_links"
    template_name = "home/admin/quick_links.html"
    order = 20

    def __init__(self, links: list[tuple[str, str]]) -> None:
        self.links = links

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"links": self.links}


@hooks.register("construct_homepage_panels")
def add_quick_links(request: HttpRequest, panels: list[Component]) -> None:
    if links := list(quick_links(request.user)):
        panels.append(QuickLinksPanel(links))
