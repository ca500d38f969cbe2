"""What messages of visitors share: they are forgotten after a set time."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

RETENTION = timedelta(days=365)  # told beside the forms' fields


class FromVisitorQuerySet(models.QuerySet):
    def forgettable(self) -> Self:
        """Those that were kept for as long as the form says."""
        return self.filter(created_at__lt=timezone.now() - RETENTION)


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
