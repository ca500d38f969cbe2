from django.db import models


class ReferenceModel(models.Model):
    """A vocabulary that comes with the portal as a file (core/reference.py), which staff extend and rename."""

    # Not the short name in addresses, which staff may change.
    reference_key = models.SlugField(
        max_length=60, unique=True, null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True
