"""What staff see of the search: a question on trial, and what visitors did not find."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import user_passes_test
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from core.admin.exports import SafeExportMixin
from core.admin.tables import BooleanColumn
from core.formats import month_and_year
from core.languages import active
from search import demand, trials
from search.models import UnmetDemand
from search.trial_forms import TrialForm


def may_try(user: Any) -> bool:
    """Who writes synonyms or pins."""
    return any(
        user.has_perm(f"search.{action}_{model}")
        for action in ("add", "change")
        for model in ("synonymgroup", "pinnedresult")
    )


@user_passes_test(may_try)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest) -> HttpResponse:
    """What a question finds without and with what staff said, or are just writing: the form of a group or a pin is
    sent here too, and nothing of it is stored."""
    data = request.POST or request.GET
    form = TrialForm(data or None, initial={"q_language": active()})
    context: dict[str, Any] = {
        "form": form,
        "page_title": _("Try a question"),
        "header_icon": "search",
        "most": trials.SHOWN,
    }
    if form.is_valid():
        tried = form.tried
        without = trials.stored(without=tried) if tried else trials.NONE
        with_it = trials.stored_with(tried) if tried else trials.stored()
        context["compared"] = trials.compare(
            form.cleaned_data["q"],
            form.cleaned_data["q_language"],
            before=without,
            after=with_it,
        )
        context["is_tried"] = tried is not None
        context["language"] = form.cleaned_data["q_language"]
    return render(request, "search/admin/trial.html", context)


def _months() -> Iterator[tuple[str, str]]:
    """Those of which something is known, the newest first."""
    months = UnmetDemand.objects.order_by("-month").values_list("month", flat=True).distinct()
    return ((month.isoformat(), month_and_year(month)) for month in months)


class DemandFilterSet(WagtailFilterSet):
    month = django_filters.ChoiceFilter(choices=_months, label=gettext_lazy("Month"))
    sector = django_filters.ChoiceFilter(choices=demand.sectors, label=gettext_lazy("Sector"))

    class Meta:
        model = UnmetDemand
        fields = ["month", "language", "sector", "filtered"]


class MonthColumn(Column):
    def get_value(self, instance: UnmetDemand) -> str:
        return month_and_year(instance.month)


class SectorColumn(Column):
    def get_value(self, instance: UnmetDemand) -> str:
        return _sector(instance.sector)


def _sector(code: str) -> str:
    return str(dict(demand.sectors()).get(code, code))


def _trial_of(demanded: UnmetDemand) -> str:
    query = urlencode({"q": demanded.shown, "q_language": demanded.language})
    return f"{reverse('search_trial')}?{query}"


class DemandReport(SafeExportMixin, ReportView):
    """What visitors asked for and did not find."""

    model = UnmetDemand
    permission_required = "view"
    page_title = gettext_lazy("Asked for and not found")
    header_icon = "search"
    template_name = "search/admin/demand.html"
    index_url_name = "unmet_demand"
    index_results_url_name = "unmet_demand_results"
    filterset_class = DemandFilterSet
    default_ordering = ["-month", "-count", "words", "pk"]
    export_filename = "recherches-sans-reponse"
    list_export = ["month", "language", "shown", "sector", "filtered", "count"]
    custom_field_preprocess = {
        "sector": {"csv": _sector, "xlsx": _sector},
        "month": {"csv": lambda month: f"{month:%Y-%m}", "xlsx": lambda month: f"{month:%Y-%m}"},
    }

    @property
    def columns(self) -> list[Column]:
        tries = may_try(self.request.user)
        return [
            TitleColumn("shown", label=_("Words asked for"), get_url=_trial_of, sort_key="words")
            if tries
            else Column("shown", label=_("Words asked for"), sort_key="words"),
            Column("count", label=_("How often"), sort_key="count"),
            MonthColumn("month", label=_("Month"), sort_key="month"),
            Column("get_language_display", label=_("Language"), sort_key="language"),
            SectorColumn("sector", label=_("Sector"), sort_key="sector"),
            BooleanColumn(
                "filtered", label=_("Found, but excluded by the filters"), sort_key="filtered"
            ),
        ]
