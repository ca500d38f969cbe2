"""The list of products that a visitor keeps. Cached pages lead here by links; only these pages hold forms,
and the one cookie of a visitor is set only when something is kept."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.contact import opening_words_of_a_list
from catalogue.enquiry_views import enquire
from catalogue.models import Product, Selection, SelectionItem
from catalogue.models.selections import RETENTION
from catalogue.selection_forms import SelectionForm
from catalogue.services.enquiries import Wish
from catalogue.services.selections import ListIsFullError, arrange, keep
from members.models import Organisation

COOKIE = "selection"
SALT = "catalogue.selection"


@dataclass
class Row:
    """An item of a list as it is shown; `product` is None once it is no longer offered."""

    item: SelectionItem
    product: Product | None


def own_selection(request: HttpRequest) -> Selection | None:
    """The list that this browser keeps, if it keeps one."""
    key = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    return Selection.objects.filter(edit_key=key).first() if key else None


def _asked_for(request: HttpRequest, edit_key: str) -> Selection | None:
    """The list of an edit address, or without one this browser's own."""
    return get_object_or_404(Selection, edit_key=edit_key) if edit_key else own_selection(request)


def _remember(response: HttpResponse, selection: Selection) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        selection.edit_key,
        salt=SALT,
        max_age=RETENTION,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def rows_of(selection: Selection) -> list[Row]:
    items = list(selection.items.all())
    offered = (
        Product.objects.public().with_surroundings().in_bulk([item.product_id for item in items])
    )
    return [Row(item, offered.get(item.product_id)) for item in items]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def selection_keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once (a link may lead here from a cached page), then keep the product."""
    product = get_object_or_404(Product.objects.public().with_surroundings(), slug=slug)
    wants_json = request.headers.get("Accept") == "application/json"
    full, status = False, 200
    selection = own_selection(request) if request.method == "POST" else None
    # Whoever has a list may go on; new ones are counted, so that nobody fills the database with them.
    many = (
        request.method == "POST"
        and selection is None
        and not ratelimit.consume(request, action="list")
    )
    if many:
        status = 429
    elif request.method == "POST":
        try:
            selection = keep(product=product, selection=selection)
        except ListIsFullError:
            full, status = True, 409
        else:
            response: HttpResponse = (
                JsonResponse({"count": selection.items.count()})
                if wants_json
                else redirect(f"{reverse('selection')}#item-{product.slug}")
            )
            return _remember(response, selection)
    if status != 200 and wants_json:
        return JsonResponse({"url": request.path}, status=status)
    return render(
        request,
        "catalogue/selection_keep.html",
        {
            "product": product,
            "full": full,
            "many": many,
            "seo": {"title": _("Keep in my list"), "noindex": True},
        },
        status=status,
    )


@never_cache
@require_safe
def selection_state(request: HttpRequest) -> JsonResponse:
    """What a cached page cannot know: what this browser keeps, and the token for keeping more."""
    selection = own_selection(request)
    kept = list(selection.items.values_list("product__slug", flat=True)) if selection else []
    return JsonResponse({"kept": kept, "token": get_token(request)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def selection_detail(request: HttpRequest, edit_key: str = "") -> HttpResponse:
    """The list to read and change: this browser's, or any by its own address."""
    selection = _asked_for(request, edit_key)
    if selection is None:
        return render(
            request,
            "catalogue/selection_empty.html",
            {"seo": {"title": _("My list"), "noindex": True}},
        )
    query = {"edit_key": selection.edit_key}
    enquire_url = (
        reverse("selection_enquire_by_key", kwargs=query)
        if edit_key
        else reverse("selection_enquire")
    )
    form = SelectionForm(request.POST or None, selection=selection)
    if request.method == "POST" and form.is_valid():
        arrange(selection=selection, **form.changes)
        return redirect(enquire_url if "write" in request.POST else request.path)
    rows = rows_of(selection)
    share_url = request.build_absolute_uri(reverse("selection_shared", args=[selection.share_key]))
    response = render(
        request,
        "catalogue/selection_detail.html",
        {
            "selection": selection,
            "form": form,
            "rows": [(row, form.note_field(row.item)) for row in rows],
            "today": timezone.localdate(),
            "offered": sum(1 for row in rows if row.product),
            "edit_url": request.build_absolute_uri(reverse("selection_by_key", kwargs=query)),
            "share_url": share_url,
            "share_whatsapp_url": f"https://wa.me/?{urlencode({'text': f'{selection} {share_url}'})}",
            "seo": {"title": str(selection), "noindex": True},
        },
    )
    if edit_key and not own_selection(request):
        _remember(response, selection)
    return response


@never_cache
@require_safe
def selection_shared(request: HttpRequest, share_key: str) -> HttpResponse:
    """The list to read, for whom it was shared with."""
    selection = get_object_or_404(Selection, share_key=share_key)
    return render(
        request,
        "catalogue/selection_shared.html",
        {
            "selection": selection,
            "rows": rows_of(selection),
            "today": timezone.localdate(),
            "seo": {"title": selection.shared_name, "noindex": True},
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def selection_enquire(request: HttpRequest, edit_key: str = "") -> HttpResponse:
    """One message about the whole list, which reaches each member separately."""
    selection = _asked_for(request, edit_key)
    wishes: dict[Organisation, list[Wish]] = {}
    for row in rows_of(selection) if selection else []:
        if row.product:
            wishes.setdefault(row.product.organisation, []).append(
                Wish(product=row.product, note=row.item.note)
            )
    if not wishes:
        if request.method == "POST":
            raise Http404  # core.kept_forms gives the words back
        return redirect("selection")
    back: dict[str, Any] = {"label": _("My list"), "url": reverse("selection")}
    return enquire(
        request,
        wishes=wishes,
        message=opening_words_of_a_list(),
        title=_("Write to the members"),
        context={"wishes": wishes, "breadcrumbs": [back]},
    )
