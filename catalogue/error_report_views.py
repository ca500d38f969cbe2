"""Telling the cluster what is wrong on a page, without a mail program and without an account."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.error_report_forms import ErrorReportForm
from catalogue.models import ErrorReport, Product
from catalogue.receipts import receipt, shown_by
from catalogue.services.error_reports import report_error
from catalogue.visitor_views import answer
from core.languages import active
from members.models import Organisation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_product(request: HttpRequest, slug: str) -> HttpResponse:
    product = get_object_or_404(Product.objects.public().with_surroundings(), slug=slug)
    return _report(request, product.organisation, product)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_member(request: HttpRequest, slug: str) -> HttpResponse:
    return _report(request, get_object_or_404(Organisation.objects.public(), slug=slug), None)


@never_cache
@require_safe
def error_reported(request: HttpRequest, token: str) -> HttpResponse:
    reports = shown_by(token, ErrorReport.objects.select_related("product", "organisation"))
    report = get_object_or_404(reports)
    page = _page(report.product or report.organisation)
    context = {
        "report": report,
        "page": page,
        "breadcrumbs": [page],
        "seo": {"title": _("Thank you"), "noindex": True},
    }
    return render(request, "catalogue/error_reported.html", context)


def _page(subject: Product | Organisation) -> dict[str, str]:
    name = "product_detail" if isinstance(subject, Product) else "member_detail"
    return {"label": subject.name, "url": reverse(name, args=[subject.slug])}


def _report(
    request: HttpRequest, organisation: Organisation, product: Product | None
) -> HttpResponse:
    """Show the form, or take it and go to the thank-you page."""
    form = ErrorReportForm(request.POST or None)

    def is_stored(key: UUID) -> bool:
        return ErrorReport.objects.filter(key=key).exists()

    def store(key: UUID) -> str:
        report = report_error(
            key=key,
            organisation=organisation,
            product=product,
            message=form.cleaned_data["message"],
            email=form.cleaned_data["email"],
            phone=form.cleaned_data["phone"],
            own_listing=form.cleaned_data["own_listing"],
            language=active(),
        )
        return reverse("error_reported", args=[receipt([report])])

    page = _page(product or organisation)
    return answer(
        request,
        form,
        action="error_report",
        is_stored=is_stored,
        store=store,
        template="catalogue/error_report.html",
        context={
            "page": page,
            "breadcrumbs": [page],
            "seo": {"title": _("Report an error"), "noindex": True},
        },
    )
