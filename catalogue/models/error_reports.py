"""What somebody found wrong on the page of a product or a member, told without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalogue.models.from_visitors import FromVisitor, FromVisitorQuerySet
from catalogue.models.products import Product
from members.models import Organisation


class ErrorReportQuerySet(FromVisitorQuerySet["ErrorReport"]):
    def open(self) -> "ErrorReportQuerySet":
        """Those that nobody has settled."""
        return self.filter(settled=False)


class ErrorReport(FromVisitor):
    """About a member's page, or that of one of its products."""

    key = models.UUIDField(
        unique=True, editable=False, help_text="Of the form that was sent: sent twice, it is one."
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("member"),
        on_delete=models.PROTECT,
        related_name="error_reports",
    )
    product = models.ForeignKey(
        Product,
        verbose_name=_("product"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="error_reports",
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    own_listing = models.BooleanField(
        _("says that the listing is theirs"),
        default=False,
        help_text=_(
            "Nothing proves it: call the number that the cluster knows before you change how to reach the member."
        ),
    )
    settled = models.BooleanField(_("settled"), default=False)

    objects = ErrorReportQuerySet.as_manager()

    class Meta(FromVisitor.Meta):
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    @property
    def reference(self) -> str:
        """What the cluster calls it, for instance SIG-00042."""
        return f"SIG-{self.pk or 0:05d}"

    @property
    def mail_key(self) -> str:
        """Of the mail to the cluster, in the outbox."""
        return f"error-report:{self.pk}"

    @property
    def subject(self) -> str:
        """Whose page it is about: product and reference, or the member."""
        return str(self.product or self.organisation)
