from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.admin_views import DemandReport, trial
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    report = "reports/recherches-sans-reponse"
    return [
        path("recherche/essai/", trial, name="search_trial"),
        path(f"{report}/", DemandReport.as_view(), name="unmet_demand"),
        path(
            f"{report}/results/",
            DemandReport.as_view(results_only=True),
            name="unmet_demand_results",
        ),
    ]


class DemandMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_unmetdemand")


@hooks.register("register_reports_menu_item")
def demand_menu_item() -> MenuItem:
    return DemandMenuItem(
        _("Asked for and not found"), reverse("unmet_demand"), icon_name="search", order=10
    )
