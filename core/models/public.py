from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from core.public import bump


class PublicVersion(models.Model):
    """How often what the public may see has changed: one row; see core.public."""

    number = models.PositiveBigIntegerField(_("version"), default=0)
    listed = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class PublicModel(models.Model):
    """What the public may see: saving and deleting it raise the public version. Stands first among the
    bases, so that all that a save writes is one transaction with the new number. Who writes with
    `update()` or `bulk_create()` calls bump() itself."""

    in_listings = True  # whether a listing's hits or counts depend on it

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)

        def bump_for_deletion(**_signal: object) -> None:
            bump(listed=cls.in_listings)

        # A signal and not delete(): deleting a whole queryset passes delete() by.
        post_delete.connect(
            bump_for_deletion,
            sender=cls,
            weak=False,
            dispatch_uid=f"bump-{cls.__module__}.{cls.__name__}",
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            bump(listed=self.in_listings)
