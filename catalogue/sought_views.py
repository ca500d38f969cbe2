"""Telling the cluster what nobody on the portal seems to offer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.models import SoughtItem
from catalogue.receipts import receipt, shown_by
from catalogue.services.sought import tell_sought
from catalogue.sought_forms import SoughtForm
from catalogue.visitor_views import answer
from core.languages import active
from search.questions import typed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def seek(request: HttpRequest) -> HttpResponse:
    """Show the form with the words that found nothing, or take it and go to the thank-you page."""
    form = SoughtForm(request.POST or None, initial={"message": typed(request.GET)})

    def is_stored(key: UUID) -> bool:
        return SoughtItem.objects.filter(key=key).exists()

    def store(key: UUID) -> str:
        sought = tell_sought(
            key=key,
            message=form.cleaned_data["message"],
            email=form.cleaned_data["email"],
            phone=form.cleaned_data["phone"],
            language=active(),
        )
        return reverse("sought", args=[receipt([sought])])

    return answer(
        request,
        form,
        action="sought",
        is_stored=is_stored,
        store=store,
        template="catalogue/seek.html",
        context={
            "breadcrumbs": [_catalogue()],
            "seo": {"title": _("Tell the cluster what you are looking for"), "noindex": True},
        },
    )


@never_cache
@require_safe
def sought(request: HttpRequest, token: str) -> HttpResponse:
    context = {
        "sought": get_object_or_404(shown_by(token, SoughtItem.objects.all())),
        "page": _catalogue(),
        "seo": {"title": _("Thank you"), "noindex": True},
    }
    return render(request, "catalogue/sought.html", context)


def _catalogue() -> dict[str, str]:
    return {"label": _("Catalogue"), "url": reverse("product_list")}
