from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class PublicVersion(models.Model):
    """How often what the public may see has changed: one row. A write raises the number in its own
    transaction, so whoever holds something computed from an older number knows that it is stale."""

    number = models.PositiveBigIntegerField(_("version"), default=0)

    def __str__(self) -> str:
        return str(self.number)


def bump(**_signal: object) -> None:
    """Tell that something public changed. Must be called inside the transaction of the change, so that
    both are seen at once or not at all; also serves as a receiver of post_delete, which Django sends
    inside it."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "bump() belongs inside the change's transaction"
        )
    if not PublicVersion.objects.filter(pk=1).update(number=models.F("number") + 1):
        PublicVersion.objects.get_or_create(pk=1, defaults={"number": 1})


class PublicModel(models.Model):
    """What the public may see: saving and deleting it raise the public version. Stands first among the
    bases, so that all that a save writes is one transaction with the new number. Who writes with
    `update()` or `bulk_create()` calls bump() itself."""

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A signal and not delete(): deleting a whole queryset passes delete() by.
        post_delete.connect(bump, sender=cls, dispatch_uid=f"bump-{cls.__module__}.{cls.__name__}")

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            bump()
