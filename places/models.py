from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.languages import columns
from core.models import PublicModel, ReferenceModel
from core.versioned_cache import all_of
from search.analysis import BETWEEN
from search.origins import Origin

DEGREES: dict[str, Any] = {"max_digits": 8, "decimal_places": 5}
LATITUDE_VALIDATORS = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE_VALIDATORS = [MinValueValidator(-180), MaxValueValidator(180)]


class Place(PublicModel, ReferenceModel):
    """A named point, WGS 84 degrees."""

    name = models.CharField(_("name"), max_length=80)
    other_names = models.CharField(
        _("other names"),
        max_length=200,
        blank=True,
        help_text=_(
            "By which people look for it, between commas, in any language: Chaouen, Xauen, الشاون."
        ),
    )
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    latitude = models.DecimalField(_("latitude"), validators=LATITUDE_VALIDATORS, **DEGREES)
    longitude = models.DecimalField(_("longitude"), validators=LONGITUDE_VALIDATORS, **DEGREES)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or self.slug

    @property
    def all_names(self) -> list[str]:
        """What it is called, in whatever language."""
        translated = [getattr(self, column) or "" for column in columns("name")]
        names = map(str.strip, [*translated, *BETWEEN.split(self.other_names)])
        return list(dict.fromkeys(filter(None, names)))

    @property
    def as_origin(self) -> Origin:
        """A point that distances can be counted from, named in the active language."""
        return Origin(
            key=self.slug,
            name=self.name,
            all_names=tuple(self.all_names),
            latitude=float(self.latitude),
            longitude=float(self.longitude),
        )


class Province(Place):
    """A province or prefecture of the region, with its code at the Haut-Commissariat au Plan."""

    code = models.CharField(
        _("HCP code"), max_length=6, unique=True, validators=[RegexValidator(r"^\d{2}\.\d{3}$")]
    )
    is_founding = models.BooleanField(
        _("the cluster starts here"),
        default=False,
        help_text=_("Tanger-Assilah, Tétouan, M'diq-Fnideq and Larache: terms of reference, 2021."),
    )

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["code"]


class Town(Place):
    province = models.ForeignKey(
        Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="towns"
    )

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ["slug"]

    @property
    def name_with_province(self) -> str:
        """In the active language; a province is not named again after its chief town."""
        names = dict.fromkeys([self.name, self.province.name])
        return gettext(", ").join(names)


def province_origins() -> list[Origin]:
    """Those in which no town is known yet: Chefchaouen, whose members are still to come, is near something."""
    with_towns = {town.province_id for town in all_of(Town)}
    return [province.as_origin for province in all_of(Province) if province.pk not in with_towns]


def town_origins() -> list[Origin]:
    return [town.as_origin for town in all_of(Town)]
