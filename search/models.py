from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceVersion(models.Model):
    """How often the public content of a source changed. A write raises it in its own transaction, so
    whoever holds something computed from an older number knows that it is stale."""

    source = models.CharField(_("source"), max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(_("version"), default=0)

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
