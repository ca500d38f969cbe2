import re
from typing import Any, cast

from django.db import models

from core.text import slug_for


class SluggedModel(models.Model):
    """Gets its short name for addresses from its French name, once; emptying the field does not change it.
    The model itself has the fields `slug` and `name`.

    A draft may have no name yet: what stands in for one ("product-2") gives way to the name while nobody
    outside can have kept the address."""

    slug: Any
    name: Any
    name_fr: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.fill_slug()

    def fill_slug(self) -> None:
        """Also for the preview of what was never saved."""
        name = self.name_fr or self.name
        if self.slug and not (name and self._stands_in(self.slug)):
            return
        rows = cast(models.Manager[Any], type(self)._default_manager)
        kept = self.pk and rows.filter(pk=self.pk).values_list("slug", flat=True).first()
        self.slug = kept if kept and not (name and self._stands_in(kept)) else slug_for(self, name)

    def _stands_in(self, slug: str) -> bool:
        never_public = getattr(self, "first_published_at", None) is None
        return never_public and bool(re.fullmatch(rf"{self._meta.model_name}(-\d+)?", slug))
