"""Writing to a member. The form has a page of its own, so that listing and product pages stay cacheable."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.contact import opening_words
from catalogue.enquiry_forms import EnquiryForm
from catalogue.models import Enquiry, Product
from catalogue.receipts import receipt, shown_by
from catalogue.services.enquiries import Wish, send_enquiry
from catalogue.visitor_views import answer
from members.models import Organisation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquire_product(request: HttpRequest, slug: str) -> HttpResponse:
    product = get_object_or_404(Product.objects.public().with_surroundings(), slug=slug)
    return enquire(
        request,
        wishes={product.organisation: [Wish(product=product)]},
        message=opening_words(product),
        title=_("Write to the member"),
        context={
            "product": product,
            "organisation": product.organisation,
            "breadcrumbs": [
                {"label": _("Catalogue"), "url": reverse("product_list")},
                {"label": product.name, "url": reverse("product_detail", args=[product.slug])},
            ],
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquire_member(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(
        Organisation.objects.public().with_place().select_related("portrait"), slug=slug
    )
    return enquire(
        request,
        wishes={organisation: []},
        message="",
        title=_("Write to the member"),
        context={
            "organisation": organisation,
            "breadcrumbs": [
                {"label": _("Members"), "url": reverse("member_list")},
                {
                    "label": organisation.name,
                    "url": reverse("member_detail", args=[organisation.slug]),
                },
            ],
        },
    )


def _about(wishes: Mapping[Organisation, Sequence[Wish]]) -> str:
    """Whom and what a message is about: a form sent later may find another list."""
    return " ".join(
        f"{organisation.pk}:{','.join(str(wish.product.pk) for wish in wanted)}"
        for organisation, wanted in sorted(wishes.items(), key=lambda wish: wish[0].pk)
    )


def enquire(
    request: HttpRequest,
    *,
    wishes: Mapping[Organisation, Sequence[Wish]],
    message: str,
    title: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show the form to write to the members of `wishes`, or take it and go to the thank-you page."""
    about = _about(wishes)
    form = EnquiryForm(
        request.POST or None, members=len(wishes), about=about, initial={"message": message}
    )

    def is_stored(key: UUID) -> bool:
        return Enquiry.objects.filter(key=key).count() >= len(wishes)

    def store(key: UUID) -> str:
        sent = send_enquiry(
            key=key, visitor=form.visitor, message=form.cleaned_data["message"], wishes=wishes
        )
        return reverse("enquiry_sent", args=[receipt(sent)])

    return answer(
        request,
        form,
        action="enquiry",
        is_stored=is_stored,
        store=store,
        template="catalogue/enquiry_form.html",
        context={
            "about": about,
            "members": len(wishes),
            "product": None,
            "organisation": None,
            "wishes": None,
            "seo": {"title": title, "noindex": True},
            **context,
        },
    )


@never_cache
@require_safe
def enquiry_sent(request: HttpRequest, token: str) -> HttpResponse:
    enquiries = list(
        shown_by(token, Enquiry.objects.all())
        .select_related("organisation")
        .prefetch_related("items")
        .order_by("pk")
    )
    if not enquiries:
        raise Http404
    return render(
        request,
        "catalogue/enquiry_sent.html",
        {
            "enquiries": enquiries,
            "mailed": bool(enquiries[0].email),
            "seo": {"title": _("Thank you"), "noindex": True},
        },
    )
