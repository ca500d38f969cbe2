"""What messages of visitors share: they are forgotten after a set time."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

RETENTION = timedelta(days=365)  # told beside the forms' fields


class FromVisitorQuerySet(models.QuerySet):
    def forgettable(self) -> Self:
        """Those that were kept for as long as the form says."""
        return self.filter(created_at__lt=timezone.now() - RETENTION)


class ToTheTeamQuerySet(FromVisitorQuerySet):
    def open(self) -> Self:
        """Those that nobody has settled."""
        return self.filter(settled=False)


class FromVisitor(models.Model):
    """A message that came through a form, in the visitor's language."""

    message = models.TextField(_("message"), max_length=3000)
    language = models.CharField(
        _("language of the visitor"), max_length=2, choices=settings.LANGUAGES
    )
    note = models.TextField(_("note of the cluster"), blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]


class ToTheTeam(FromVisitor):
    """A message to the cluster's team, which settles it. `prefix` begins its reference."""

    prefix = ""

    key = models.UUIDField(
        unique=True, editable=False, help_text="Of the form that was sent: sent twice, it is one."
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    settled = models.BooleanField(_("settled"), default=False)

    objects = ToTheTeamQuerySet.as_manager()

    class Meta(FromVisitor.Meta):
        abstract = True

    @property
    def reference(self) -> str:
        """What it is called, for instance SIG-00042."""
        return f"{self.prefix}-{self.pk or 0:05d}"
