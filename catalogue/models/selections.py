"""Lists of products that visitors keep, without an account."""

from datetime import timedelta
from functools import partial

from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from catalogue.models.products import Product

RETENTION = timedelta(
    days=365
)  # after the last use; told on the list's page and on the privacy page
MOST_ITEMS = 100

new_key = partial(get_random_string, 24)  # 143 bits


class SelectionQuerySet(models.QuerySet["Selection"]):
    def forgettable(self) -> "SelectionQuerySet":
        """Lists that nobody has used for as long as the page says."""
        return self.filter(used_at__lt=timezone.now() - RETENTION)


class Selection(models.Model):
    """A visitor's list. Who knows `edit_key` changes it, who knows `share_key` reads it."""

    edit_key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    share_key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    name = models.CharField(_("name of the list"), max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(default=timezone.now)

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of a visitor")
        verbose_name_plural = _("lists of visitors")

    def __str__(self) -> str:
        return self.name or str(_("My list"))

    @property
    def shared_name(self) -> str:
        """As whoever it was shared with reads it."""
        return self.name or str(_("A shared list"))


class SelectionItem(models.Model):
    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "product"], name="kept_once_a_list")
        ]

    def __str__(self) -> str:
        return self.product.reference
