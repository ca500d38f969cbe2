from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME

from core.public_version import bump, tell


class PublicVersion(models.Model):
    """How often what the public may see has changed: one row; see core.public_version."""

    number = models.PositiveBigIntegerField(_("version"), default=0)
    listed = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


# Columns that Wagtail writes for the admin alone: beside each draft, and for a lock.
ADMIN_COLUMNS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "has_unpublished_changes",
        "draft_title",
        COMMENTS_RELATION_NAME,
        "locked",
        "locked_by",
        "locked_at",
    }
)


class PublicModel(models.Model):
    """What the public may see: saving and deleting it raise the public version. Stands first among the
    bases, so that all that a save writes is one transaction with the new number. Who writes with
    `update()` or `bulk_create()` calls bump() itself. A draft that is saved changes nothing public: the object
    may hold what nobody has reviewed, and only ADMIN_COLUMNS of it are written."""

    in_listings = True  # whether a listing's hits or counts depend on it

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)

        def tell_of_deletion(instance: models.Model, **_signal: object) -> None:
            bump(listed=cls.in_listings)
            tell(instance)

        # A signal and not delete(): deleting a whole queryset passes delete() by.
        post_delete.connect(
            tell_of_deletion,
            sender=cls,
            weak=False,
            dispatch_uid=f"bump-{cls.__module__}.{cls.__name__}",
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        columns = kwargs.get("update_fields")
        with transaction.atomic():
            super().save(*args, **kwargs)
            if columns is None or not ADMIN_COLUMNS.issuperset(columns):
                bump(listed=self.in_listings)
                tell(self)
