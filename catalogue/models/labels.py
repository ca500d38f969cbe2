from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from catalogue.enums import LabelScope
from core.enums import Audience
from core.models import Document, PublicModel, ReferenceModel, SluggedModel
from members.models import Organisation

AwardModel = TypeVar("AwardModel", bound="Award")


class Label(PublicModel, ReferenceModel, SluggedModel):
    """A quality mark that an authority gives, such as IGP or the ONSSA authorisation."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True, blank=True)
    description = models.TextField(_("what it certifies"), blank=True)
    issuer = models.CharField(_("who gives it"), max_length=120, blank=True)
    scope = models.CharField(
        _("given to"), max_length=10, choices=LabelScope, default=LabelScope.BOTH
    )

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name or self.slug


class AwardQuerySet(models.QuerySet[AwardModel]):
    def valid(self, *, on: date | None = None) -> "AwardQuerySet[AwardModel]":
        """Awards that hold on a day, today by default. The last day counts; no date never expires."""
        day = on or timezone.localdate()
        return self.filter(
            models.Q(issued_on=None) | models.Q(issued_on__lte=day),
            models.Q(expires_on=None) | models.Q(expires_on__gte=day),
        )


class Award(PublicModel):
    """A label that someone holds: declared by the holder, or verified by the cluster."""

    holder: LabelScope
    not_for_holder: Any = ""

    label = models.ForeignKey(
        Label, verbose_name=_("label"), on_delete=models.PROTECT, related_name="%(class)ss"
    )
    number = models.CharField(_("number"), max_length=60, blank=True)
    issuer = models.CharField(
        _("issued by"), max_length=120, blank=True, help_text=_("Empty: who usually gives it.")
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(
        _("expires on"), null=True, blank=True, help_text=_("Not shown any more the day after.")
    )
    verified_on = models.DateField(_("verified by the cluster on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    proof = models.ForeignKey(
        "core.Document",
        verbose_name=_("proof"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The certificate, for staff only: nobody else can open it."),
    )

    objects = AwardQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["label__slug"]

    def __str__(self) -> str:
        return f"{self.label} {self.number}".strip()

    def clean(self) -> None:
        super().clean()
        if self.label_id and self.label.scope not in (self.holder, LabelScope.BOTH):
            raise ValidationError({"label": self.not_for_holder})
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            raise ValidationError(
                {"expires_on": _("A quality label cannot expire before it is issued.")}
            )
        if self.proof and self.proof.audience != Audience.STAFF:
            raise ValidationError(
                {"proof": _("Others may open this document: choose “staff” as who may open it.")}
            )

    @classmethod
    def is_proof(cls, document: Document) -> bool:
        """Whether a label of this kind is proved with it."""
        return cls._default_manager.filter(proof=document).exists()

    def is_valid(self, *, on: date | None = None) -> bool:
        day = on or timezone.localdate()
        return (not self.issued_on or self.issued_on <= day) and (
            not self.expires_on or self.expires_on >= day
        )


class ProductLabel(Award):
    holder = LabelScope.PRODUCT
    not_for_holder = _("This quality label is given to members, not to products.")

    product = ParentalKey("catalogue.Product", on_delete=models.CASCADE, related_name="labels")

    class Meta(Award.Meta):
        verbose_name = _("label of a product")
        verbose_name_plural = _("labels of products")


class MemberLabel(Award):
    holder = LabelScope.MEMBER
    not_for_holder = _("This quality label is given to products, not to members.")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("member"), on_delete=models.CASCADE, related_name="labels"
    )

    class Meta(Award.Meta):
        verbose_name = _("label of a member")
        verbose_name_plural = _("labels of members")
