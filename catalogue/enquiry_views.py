"""Writing to a member. The form has a page of its own, so that listing and product pages stay cacheable."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.core import signing
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.contact import opening_words
from catalogue.enquiry_forms import EnquiryForm
from catalogue.models import Enquiry, Product
from catalogue.services.enquiries import Wish, send_enquiry
from members.models import Organisation

SENT_SALT = "catalogue.enquiries-sent"
SHOWN_FOR = 24 * 3600  # seconds in which the thank-you page can be looked at again


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
    form = EnquiryForm(request.POST or None, members=len(wishes), initial={"message": message})
    status = 200
    if request.method == "POST":
        if form.is_valid() and request.POST.get("about", about) != about:
            form.add_error(
                None,
                _(
                    "The list has changed since you opened this page. See whom it goes to now, and send it again."
                ),
            )
            status = 409
        # The same twice is one message; other words or another address from the same form are another.
        key = (
            form.key_of(form.cleaned_data["message"], form.visitor) if form.is_valid() else form.key
        )
        if form.is_valid() and not _may_send(request, form, key, len(wishes)):
            form.add_error(
                None,
                _(
                    "Many messages came from here in a short time. Wait some minutes and send it again."
                ),
            )
            status = 429
        if form.is_valid():
            sent = send_enquiry(
                key=key,
                visitor=form.visitor,
                message=form.cleaned_data["message"],
                wishes=wishes,
            )
            return redirect(
                "enquiry_sent", token=signing.dumps([row.pk for row in sent], salt=SENT_SALT)
            )
    return render(
        request,
        "catalogue/enquiry_form.html",
        {
            "form": form,
            "about": about,
            "members": len(wishes),
            "product": None,
            "organisation": None,
            "wishes": None,
            "seo": {"title": title, "noindex": True},
            **context,
        },
        status=status,
    )


def _may_send(request: HttpRequest, form: EnquiryForm, key: UUID, members: int) -> bool:
    """Limits of settings.ACCOUNT_RATE_LIMITS["enquiry"], by the network's address and by the person. A message
    counts once, however often it is sent: a double click changes nothing. What is stored already is free."""
    counted = f"enquiry:{key}"
    if Enquiry.objects.filter(key=key).count() >= members or not cache.add(
        counted, True, timeout=3600
    ):
        return True
    person = form.visitor.email or form.visitor.phone
    if ratelimit.consume(request, action="enquiry", key=person.lower()):
        return True
    cache.delete(counted)
    return False


@never_cache
@require_safe
def enquiry_sent(request: HttpRequest, token: str) -> HttpResponse:
    try:
        ids = signing.loads(token, salt=SENT_SALT, max_age=SHOWN_FOR)
    except signing.BadSignature as error:
        raise Http404 from error
    enquiries = list(
        Enquiry.objects.filter(pk__in=ids)
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
