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
            is_public = columns is None or not ADMIN_COLUMNS.issuperset(columns)
            before = self._where_it_belonged() if is_public else None
            super().save(*args, **kwargs)
            if is_public:
                bump(listed=self.in_listings)
                tell(self, before)

    def _where_it_belonged(self) -> models.Model | None:
        """As it is stored, if it belongs to others now (a product to its member, a label to its holder)."""
        holders = [
            f for f in self._meta.concrete_fields if f.many_to_one and f.name not in ADMIN_COLUMNS
        ]
        if self._state.adding or not holders:
            return None
        stored = type(self)._base_manager.filter(pk=self.pk).first()
        moved = stored and any(
            getattr(stored, holder.attname) != getattr(self, holder.attname) for holder in holders
        )
        return stored if moved else None
