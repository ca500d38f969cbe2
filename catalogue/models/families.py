from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.languages import columns
from core.models import PublicModel, ReferenceModel, SluggedModel
from members.enums import Sector


class FamilyQuerySet(models.QuerySet["Family"]):
    def as_tree(self) -> list["Family"]:
        """Families in order, each with its sub-families in `branches`; one query."""
        sectors = Sector.values
        families: list[Family] = sorted(
            self, key=lambda f: (sectors.index(f.sector), f.position, f.slug)
        )
        branches: dict[int | None, list[Family]] = {}
        for family in families:
            branches.setdefault(family.parent_id, []).append(family)
        for family in families:
            family.branches = branches.get(family.pk, [])
        return branches.get(None, [])


class Family(PublicModel, ReferenceModel, SluggedModel, index.Indexed):
    """A family of products in a sector, or a sub-family of one: two levels, no more."""

    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("family above"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("Empty for a family; filled for a sub-family."),
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True, blank=True)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = FamilyQuerySet.as_manager()

    search_fields = [
        *(index.SearchField(column) for column in columns("name")),
        index.AutocompleteField("name_fr"),
    ]

    class Meta:
        verbose_name = _("family")
        verbose_name_plural = _("families")
        ordering = ["sector", "position", "slug"]

    def __str__(self) -> str:
        """With all that it belongs to: lists of families are long, and names alone repeat."""
        above = [self.parent.name] if self.parent else []
        return " › ".join([self.get_sector_display(), *above, self.name or self.slug])

    def clean(self) -> None:
        super().clean()
        if self.parent is None:
            return
        if self.parent_id == self.pk or self.parent.parent_id is not None:
            raise ValidationError({"parent": _("A sub-family stands directly below a family.")})
        if self.pk and self.children.exists():
            raise ValidationError({"parent": _("This family has sub-families of its own.")})
        if self.sector != self.parent.sector:
            raise ValidationError({"sector": _("The sector is that of the family above.")})
