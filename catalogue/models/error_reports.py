"""What somebody found wrong on the page of a product or a member, told without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.from_visitors import ToTheTeam
from catalogue.models.products import Product
from members.models import Organisation


class ErrorReport(ToTheTeam):
    """About a member's page, or that of one of its products."""

    prefix = "SIG"

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
    own_listing = models.BooleanField(
        _("says that the listing is theirs"),
        default=False,
        help_text=_(
            "Nothing proves it: call the number that the cluster knows before you change how to reach the member."
        ),
    )

    class Meta(ToTheTeam.Meta):
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    @property
    def mail_key(self) -> str:
        """Of the mail to the cluster, in the outbox."""
        return f"error-report:{self.pk}"

    @property
    def subject(self) -> str:
        """Whose page it is about: product and reference, or the member."""
        return str(self.product or self.organisation)
