from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Enquiry, EnquiryItem, Product
from core import mails
from core.formats import phone as international
from members.models import Organisation


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who asks: a name, an e-mail address or a telephone number (E.164), the language of the page."""

    name: str
    email: str
    phone: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A product asked about, with what the visitor noted beside it."""

    product: Product
    note: str = ""


@transaction.atomic
def send_enquiry(
    *,
    key: UUID,
    visitor: Visitor,
    message: str,
    wishes: Mapping[Organisation, Sequence[Wish]],
) -> list[Enquiry]:
    """Store a message for each of the members of `wishes` and promise the mails about it.

    Each member gets its own part and never learns whom else the visitor asked. The same key again, from
    a double click or a repeated form, changes and sends nothing; returns what is stored, in the order
    of `wishes`.
    """
    enquiries, new = [], False
    for organisation, wanted in wishes.items():
        enquiry, created = Enquiry.objects.get_or_create(
            key=key,
            organisation=organisation,
            defaults={
                "name": visitor.name,
                "email": visitor.email,
                "phone": visitor.phone,
                "language": visitor.language,
                "message": message,
            },
        )
        enquiries.append(enquiry)
        if not created:
            continue
        new = True
        EnquiryItem.objects.bulk_create(
            EnquiryItem(
                enquiry=enquiry,
                product=wish.product,
                reference=wish.product.reference,
                name=wish.product.name,
                note=wish.note,
            )
            for wish in wanted
        )
        mails.post(
            partial(_to_member, enquiry),
            key=enquiry.mail_key,
            to=_address_of(organisation),
            language=organisation.language,
            reply_to=visitor.email,
        )
    if new and visitor.email:
        mails.post(
            partial(_to_visitor, enquiries),
            key=enquiries[0].confirmation_key,
            to=visitor.email,
            language=visitor.language,
        )
    return enquiries


def _address_of(organisation: Organisation) -> str:
    """Where a member reads its mail, published or not; the cluster passes on what has no address."""
    return organisation.email or mails.cluster_address()


def _to_member(enquiry: Enquiry) -> mails.Mail:
    items = list(enquiry.items.select_related("product"))
    facts = [(_("About"), _described(item)) for item in items]
    facts.append((_("Name"), enquiry.name))
    if enquiry.phone:
        facts.append((_("Telephone"), international(enquiry.phone)))
    if enquiry.email:
        facts.append((_("E-mail"), enquiry.email))
    facts.append((_("Language of the visitor"), str(dict(settings.LANGUAGES)[enquiry.language])))
    return mails.Mail(
        subject=_("%(reference)s: a visitor writes to you through the portal")
        % {"reference": enquiry.reference},
        paragraphs=[
            _("Hello,"),
            _("%(member)s has received an enquiry.") % {"member": enquiry.organisation.name},
        ],
        quotation=enquiry.message,
        facts=facts,
        closing=[
            _("To answer by e-mail, reply to this message: it reaches the visitor.")
            if enquiry.email
            else _("The visitor left a telephone number only: call or write on WhatsApp."),
            _(
                "Quote the reference %(reference)s, so that the cluster can tell what the portal brings you."
            )
            % {"reference": enquiry.reference},
        ],
    )


def _described(item: EnquiryItem) -> str:
    """Reference and name of a product in the reader's language, the visitor's note below."""
    name = item.product.name if item.product else item.name
    return f"{item.reference} {name}" + (f"\n{item.note}" if item.note else "")


def _to_visitor(enquiries: Sequence[Enquiry]) -> mails.Mail:
    first = enquiries[0]
    facts = [
        (
            enquiry.reference,
            "\n".join(
                [enquiry.organisation.name]
                + [_described(item) for item in enquiry.items.select_related("product")]
            ),
        )
        for enquiry in enquiries
    ]
    return mails.Mail(
        subject=ngettext(
            "Your enquiry %(reference)s has been sent",
            "Your %(count)d enquiries have been sent",
            len(enquiries),
        )
        % {"reference": first.reference, "count": len(enquiries)},
        paragraphs=[
            _("Hello %(name)s,") % {"name": first.name},
            ngettext(
                "Your message is on its way to the member below, who will answer you directly.",
                "Your message is on its way to the members below, each separately; they will answer you directly.",
                len(enquiries),
            ),
        ],
        quotation=first.message,
        facts=facts,
        action=(
            _("See the catalogue"),
            f"{settings.SITE_URL}{reverse('product_list')}",
        ),
        closing=[
            ngettext(
                "If no answer comes within a few days, tell the cluster the reference: we will follow up for you.",
                "If a member does not answer within a few days, tell the cluster the reference of that enquiry: we will follow up for you.",
                len(enquiries),
            ),
            _(
                "We keep your message for twelve months, then erase it. If you did not write it, tell us."
            ),
        ],
    )
