from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import SoughtItem
from core import mails
from core.formats import phone as international
from core.languages import SOURCE


@transaction.atomic
def tell_sought(*, key: UUID, message: str, email: str, phone: str, language: str) -> SoughtItem:
    """Store what a visitor looks for and promise the cluster a mail about it. The same key again changes and
    sends nothing."""
    sought, created = SoughtItem.objects.get_or_create(
        key=key,
        defaults={"message": message, "email": email, "phone": phone, "language": language},
    )
    if created:
        mails.post(
            partial(_to_cluster, sought),
            key=sought.mail_key,
            to=mails.cluster_address(),
            language=SOURCE,
            reply_to=email,
        )
    return sought


def _to_cluster(sought: SoughtItem) -> mails.Mail:
    facts = [(_("Language of the visitor"), str(dict(settings.LANGUAGES)[sought.language]))]
    if sought.email:
        facts.append((_("E-mail"), sought.email))
    if sought.phone:
        facts.append((_("Telephone"), international(sought.phone)))
    if sought.email:
        closing = [_("To answer by e-mail, reply to this message: it reaches the visitor.")]
    elif sought.phone:
        closing = []
    else:
        closing = [_("The visitor left neither e-mail nor telephone.")]
    edit = reverse("wagtailsnippets_catalogue_soughtitem:edit", args=[sought.pk])
    return mails.Mail(
        subject=_("%(reference)s: a visitor is looking for something and did not find it")
        % {"reference": sought.reference},
        paragraphs=[_("Hello,"), _("A visitor says that they did not find what follows.")],
        quotation=sought.message,
        facts=facts,
        action=(_("Open the message"), f"{settings.SITE_URL}{edit}"),
        closing=closing,
    )
