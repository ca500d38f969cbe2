"""What a visitor looked for and did not find, told to the cluster without an account."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalogue.models.from_visitors import FromVisitor, FromVisitorQuerySet


class SoughtItemQuerySet(FromVisitorQuerySet["SoughtItem"]):
    def open(self) -> "SoughtItemQuerySet":
        """Those that nobody has settled."""
        return self.filter(settled=False)


class SoughtItem(FromVisitor):
    """Something that the portal does not have, or that its search did not find."""

    key = models.UUIDField(
        unique=True, editable=False, help_text="Of the form that was sent: sent twice, it is one."
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    settled = models.BooleanField(_("settled"), default=False)

    objects = SoughtItemQuerySet.as_manager()

    class Meta(FromVisitor.Meta):
        verbose_name = _("item wanted by a visitor")
        verbose_name_plural = _("items wanted by visitors")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What visitor and cluster call it, for instance REC-00042."""
        return f"REC-{self.pk or 0:05d}"

    @property
    def mail_key(self) -> str:
        """Of the mail to the cluster, in the outbox."""
        return f"sought:{self.pk}"

    @property
    def opening(self) -> str:
        """The beginning of the message, for lists."""
        return Truncator(self.message).chars(60)
