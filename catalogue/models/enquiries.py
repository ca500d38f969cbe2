"""What visitors ask of members. Stored first, mailed after; forgotten after a set time."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalogue.enums import EnquiryState
from catalogue.models.from_visitors import FromVisitor, FromVisitorQuerySet
from catalogue.models.products import Product
from members.models import Organisation


class EnquiryQuerySet(FromVisitorQuerySet["Enquiry"]):
    def unanswered(self) -> "EnquiryQuerySet":
        """Of which nobody has noted what became of them."""
        return self.filter(state=EnquiryState.NEW)


class Enquiry(FromVisitor):
    """A visitor's message to one member, about some of its products or none in particular."""

    key = models.UUIDField(
        editable=False,
        help_text="Of the form that was sent: sent twice, it is one enquiry for each member.",
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("member"), on_delete=models.PROTECT, related_name="enquiries"
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    state = models.CharField(
        _("what became of it"), max_length=12, choices=EnquiryState, default=EnquiryState.NEW
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta(FromVisitor.Meta):
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        constraints = [
            models.UniqueConstraint(fields=["key", "organisation"], name="one_enquiry_a_form")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What visitor, member and cluster call it, for instance DEM-00042."""
        return f"DEM-{self.pk or 0:05d}"

    @property
    def mail_key(self) -> str:
        """Of the mail to the member, in the outbox."""
        return f"enquiry:{self.pk}"

    @property
    def confirmation_key(self) -> str:
        """Of the mail to the visitor, one for all enquiries of a form."""
        return f"enquiry-confirmation:{self.key}"

    @property
    def subject(self) -> str:
        """References and names of the products asked about, one a line."""
        return "\n".join(str(item) for item in self.items.all())


class EnquiryItem(models.Model):
    """A product asked about, with the words it had for the visitor; they outlive the product."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.SET_NULL, related_name="enquiry_items"
    )
    reference = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        words = f"{self.reference} {self.name}"
        return f"{words} – {self.note}" if self.note else words
