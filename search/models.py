from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicVersion(models.Model):
    """How often what the public may see has changed: one row. A write raises the number in its own
    transaction, so whoever holds something computed from an older number knows that it is stale."""

    number = models.PositiveBigIntegerField(_("version"), default=0)

    def __str__(self) -> str:
        return str(self.number)
