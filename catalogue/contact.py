from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from catalogue.models import Product
from members.models import Organisation


def opening_words(product: Product) -> str:
    """How a message about a product begins, with its name and reference, in the active language."""
    return _(
        "Hello, I am interested in “%(name)s” (%(reference)s), seen on the cluster’s portal."
    ) % {
        "name": product.name,
        "reference": product.reference,
    }


def opening_words_of_a_list() -> str:
    """How a message about a list begins, which names the products itself, in the active language."""
    return _("Hello, I am interested in these products, seen on the cluster’s portal.")


def contact_of(organisation: Organisation, *, product: Product | None = None) -> dict[str, Any]:
    """The ways to reach a member that it consented to publish, as links; empty strings for the others.

    A message about a product is pre-filled with its name and reference in the visitor's language. The number of
    an example may be somebody's: it is not rung, and WhatsApp asks whom to write to; `invented` is for saying so.
    """
    message = (
        opening_words(product) if product else _("Hello, I found you on the cluster’s portal.")
    )
    whatsapp: PhoneNumber | None = organisation.public_whatsapp
    phone: PhoneNumber | None = organisation.public_phone
    invented = organisation.is_example
    point = organisation.public_point
    return {
        "invented": invented,
        "form_url": reverse("enquire_product", args=[product.slug])
        if product
        else reverse("enquire_member", args=[organisation.slug]),
        "whatsapp_url": f"https://wa.me/{'' if invented else str(whatsapp.as_e164)[1:]}?text={quote(message)}"
        if whatsapp
        else "",
        "whatsapp": whatsapp or "",
        "phone": phone or "",
        "phone_url": f"tel:{phone.as_e164}" if phone and not invented else "",
        "email": organisation.public_email,
        "email_url": f"mailto:{organisation.public_email}?subject={quote(product.reference if product else organisation.name)}&body={quote(message)}"
        if organisation.public_email
        else "",
        "website": organisation.website,
        # A product's page leads to the member's, where these are.
        "social": [] if product else list(organisation.social_links.all()),
        "map_url": f"https://www.openstreetmap.org/?mlat={point[0]}&mlon={point[1]}#map={16 if organisation.point_is_exact else 13}/{point[0]}/{point[1]}"
        if point
        else "",
    }
