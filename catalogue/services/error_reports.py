from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import ErrorReport, Product
from core import mails
from core.languages import SOURCE
from members.models import Organisation


@transaction.atomic
def report_error(
    *,
    key: UUID,
    organisation: Organisation,
    product: Product | None,
    message: str,
    email: str,
    phone: str,
    own_listing: bool,
    language: str,
) -> ErrorReport:
    """Store what somebody found wrong on a page and promise the cluster a mail about it. The same key again
    changes and sends nothing."""
    report, created = ErrorReport.objects.get_or_create(
        key=key,
        defaults={
            "organisation": organisation,
            "product": product,
            "message": message,
            "email": email,
            "phone": phone,
            "own_listing": own_listing,
            "language": language,
        },
    )
    if created:
        mails.post(
            partial(_to_cluster, report),
            key=report.mail_key,
            to=mails.cluster_address(),
            language=SOURCE,
            reply_to=email,
        )
    return report


def _to_cluster(report: ErrorReport) -> mails.Mail:
    name, listing = (
        ("product_detail", report.product)
        if report.product
        else ("member_detail", report.organisation)
    )
    facts = [
        (_("Page"), f"{settings.SITE_URL}{reverse(name, args=[listing.slug])}"),
        (_("Member"), report.organisation.name),
        (_("Language of the visitor"), str(dict(settings.LANGUAGES)[report.language])),
    ]
    if report.email:
        facts.append((_("E-mail"), report.email))
    if report.phone:
        facts.append((_("Telephone"), str(report.phone)))
    if report.own_listing:
        subject = _("%(reference)s: a member asks for a change on the page %(subject)s")
        opening = _(
            "The person who wrote this says that the entry is their own. Before you change a name, a telephone"
            " number or an address, call the member at the number that the cluster knows."
        )
    else:
        subject = _("%(reference)s: an error was reported on the page %(subject)s")
        opening = _("Somebody found an error on a page of the portal.")
    edit = reverse("wagtailsnippets_catalogue_errorreport:edit", args=[report.pk])
    return mails.Mail(
        subject=subject % {"reference": report.reference, "subject": report.subject},
        paragraphs=[_("Hello,"), opening],
        quotation=report.message,
        facts=facts,
        action=(_("Open the report"), f"{settings.SITE_URL}{edit}"),
        closing=[_("To answer by e-mail, reply to this message: it reaches the visitor.")]
        if report.email
        else [],
    )
