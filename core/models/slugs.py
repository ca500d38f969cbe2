from typing import Any

from django.db import models

from core.text import kept_slug, slug_for


class SluggedModel(models.Model):
    """Gets its short name for addresses from its French name, once; emptying the field does not change it.
    The model itself has the fields `slug` and `name`."""

    slug: Any
    name: Any
    name_fr: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().save(*args, **kwargs)

    def fill_slug(self) -> None:
        """Also for the preview of what was never saved."""
        if not self.slug:
            self.slug = kept_slug(self) or slug_for(self, self.name_fr or self.name)
