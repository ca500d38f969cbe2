from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from catalogue.enums import Allergen, Kind, Unit
from catalogue.models.availability import AvailabilityModel
from catalogue.models.families import Family
from catalogue.models.labels import ProductLabel
from catalogue.models.prices import (
    PER_MEASURE,
    PRICE,
    ComparablePrice,
    MeasuredModel,
    comparable_price,
)
from catalogue.models.product_rows import ProductPhoto, ProductVariant, TourismDetails
from core.fields import ChoicesListField
from core.languages import columns
from core.models import ModeratedModel
from core.public_version import bump
from members.enums import Sector
from members.models import Organisation, is_public

CARD_COLUMNS = (
    *("slug", "kind", "price", "unit", "availability", "season", "first_published_at"),
    *columns("name", "organisation__town__name", "cover__alt"),
    *("family__sector", "cover__pictures", "cover__consent"),
    *(f"organisation__{name}" for name in ("latitude", "longitude", "point_is_exact")),
    *("organisation__town__latitude", "organisation__town__longitude"),
)


def _valid_awards() -> models.Prefetch:
    """Beside `labels`, which stay whole: a product that is saved keeps those that are over."""
    return models.Prefetch(
        "labels", ProductLabel.objects.valid().select_related("label"), to_attr="awards_of_today"
    )


class ProductQuerySet(models.QuerySet["Product"]):
    def public(self) -> "ProductQuerySet":
        """Published products of members that are public themselves."""
        return self.filter(is_public("organisation__"), live=True)

    def for_pages(self) -> "ProductQuerySet":
        """Whole, with all its rows."""
        photos = models.Prefetch("photos", ProductPhoto.objects.select_related("image"))
        return self.with_surroundings().prefetch_related(photos, "variants", "steps", "related")

    def for_cards(self) -> "ProductQuerySet":
        """Only what a card shows, in two queries: forty columns of texts stay where they are."""
        return (
            self.with_prices_of_variants()
            .select_related("organisation__town", "family", "cover")
            .only(*CARD_COLUMNS)
            .prefetch_related(_valid_awards())
        )

    def with_surroundings(self) -> "ProductQuerySet":
        """Whole, with maker, place, family, first photo and valid labels, in two queries."""
        return (
            self.with_prices_of_variants()
            .select_related(
                "organisation__town__province", "organisation__portrait", "family__parent", "cover"
            )
            .prefetch_related(_valid_awards())
        )

    def with_prices_of_variants(self) -> "ProductQuerySet":
        """With the lowest and the highest price among the variants, without a query more."""
        variants = ProductVariant.objects.filter(product=models.OuterRef("pk"))
        return self.annotate(
            lowest_variant=models.Subquery(variants.order_by("price").values("price")[:1]),
            highest_variant=models.Subquery(variants.order_by("-price").values("price")[:1]),
        )

    def replace_lost_covers(self) -> None:
        """Give those without a cover their first photo, where they have one: after pictures were deleted."""
        photos = ProductPhoto.objects.filter(product=models.OuterRef("pk")).order_by("sort_order")
        without = self.filter(cover=None, photos__isnull=False)
        if without.update(cover=models.Subquery(photos.values("image")[:1])):
            bump()

    def counts_by_organisation(self, organisations: list[Organisation]) -> dict[int, int]:
        """How many of these products each of these members has, by the member's id."""
        rows = (
            self.filter(organisation__in=organisations)
            .order_by()
            .values_list("organisation")
            .annotate(count=models.Count("pk"))
        )
        return dict(rows)

    def newest(self) -> "ProductQuerySet":
        return self.order_by("-first_published_at", "-pk")


class Product(MeasuredModel, AvailabilityModel, ModeratedModel):
    """What a member offers: goods, a craft, a service or rural tourism."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("member"), on_delete=models.PROTECT, related_name="products"
    )
    family = models.ForeignKey(
        Family, verbose_name=_("family"), on_delete=models.PROTECT, related_name="products"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.GOODS)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=90,
        unique=True,
        blank=True,
        help_text=_("Made from the name; changing it breaks links that people kept."),
    )
    summary = models.CharField(_("in one sentence"), max_length=220, blank=True)
    description = models.TextField(_("description"), blank=True)
    composition = models.TextField(
        _("materials or ingredients"),
        blank=True,
        help_text=_("For a service or a stay: what is included."),
    )
    origin = models.CharField(_("origin of the material"), max_length=200, blank=True)
    allergens = ChoicesListField(_("allergens"), options=Allergen.choices, blank=True)

    price = models.DecimalField(
        _("price (MAD)"), null=True, blank=True, help_text=_("Empty: price on request."), **PRICE
    )
    unit = models.CharField(_("for one"), max_length=10, choices=Unit, default=Unit.PIECE)
    price_confirmed_on = models.DateField(_("price confirmed on"), null=True, blank=True)
    length_cm = models.DecimalField(
        _("length (cm)"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    width_cm = models.DecimalField(
        _("width (cm)"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    height_cm = models.DecimalField(
        _("height (cm)"), max_digits=6, decimal_places=1, null=True, blank=True
    )

    cover = models.ForeignKey(
        "core.Image",
        verbose_name=_("first photo"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Follows the first of `photos` when the product is saved: a card costs no query.",
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Shown to try the portal; not for sale.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProductQuerySet.as_manager()

    search_fields = [
        *(index.SearchField(column) for column in columns("name")),
        index.AutocompleteField("name_fr"),
        index.FilterField("organisation_id"),
    ]

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["live", "first_published_at"]),
            models.Index(fields=["family", "first_published_at"]),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Some columns alone are saved of a draft as well, whose photos nobody has reviewed.
        if kwargs.get("update_fields") is None:
            photos = sorted(self.photos.all(), key=lambda photo: photo.sort_order or 0)
            self.cover = photos[0].image if photos else None
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.price_confirmed_on and self.price_confirmed_on > timezone.localdate():
            raise ValidationError(
                {"price_confirmed_on": _("This day has not come yet: check the year.")}
            )
        if len({variant.measure for variant in self.variants.all()}) > 1:
            raise ValidationError(
                _(
                    "Variants never mix units: give all a weight, all a volume, or none of them either."
                )
            )

    @property
    def reference(self) -> str:
        """What a visitor quotes to the producer, for instance CAT-00042."""
        return f"CAT-{self.pk or 0:05d}"

    @property
    def described_pictures(self) -> list[Any]:
        return [photo.image for photo in self.photos.all()]

    @property
    def sector(self) -> str:
        return self.family.sector

    def price_is_old(self, after_days: int, *, on: date | None = None) -> bool:
        if self.price is None or self.price_confirmed_on is None:
            return False
        return (on or timezone.localdate()) - self.price_confirmed_on > timedelta(days=after_days)

    @property
    def is_food(self) -> bool:
        return self.kind == Kind.GOODS and self.sector == Sector.TERROIR

    @property
    def comparable_price(self) -> ComparablePrice | None:
        """Per kg or litre of what is eaten or drunk; None where the price is for one already."""
        if not self.is_food or self.unit in PER_MEASURE:
            return None
        return comparable_price(self.price, self.weight_g, self.volume_ml)

    @property
    def price_range(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest of its own price and its variants'; its own twice where that is for a kg or
        litre. None on request."""
        if self.price is None:
            return None
        if self.unit in PER_MEASURE:
            return self.price, self.price
        if hasattr(self, "lowest_variant"):
            others = [self.lowest_variant, self.highest_variant]
        else:
            others = [variant.price for variant in self.variants.all()]
        prices = [self.price, *(price for price in others if price is not None)]
        return min(prices), max(prices)

    @property
    def lowest_price(self) -> Decimal | None:
        return self.price_range[0] if self.price_range else None

    @property
    def has_several_prices(self) -> bool:
        return self.price_range is not None and self.price_range[0] != self.price_range[1]

    @property
    def unit_words(self) -> str:
        """What its price is for; `get_unit_display()` compares all labels first, a tenth of a card's cost."""
        return str(Unit(self.unit).label)

    @cached_property
    def tourism(self) -> TourismDetails | None:
        """What a visit needs to know; asked only for a product of that kind."""
        return self.tourism_details.first() if self.kind == Kind.TOURISM else None

    @property
    def verified_label_names(self) -> str:
        """Names of the labels it holds today and the cluster has checked, for a card."""
        return " · ".join(a.label.name for a in self.valid_awards if a.verified_on)

    @property
    def declared_label_names(self) -> str:
        """Names of those that nobody has checked yet."""
        return " · ".join(a.label.name for a in self.valid_awards if not a.verified_on)

    @cached_property
    def valid_awards(self) -> list[Any]:
        """Its awards that hold today."""
        if hasattr(self, "awards_of_today"):
            return list(self.awards_of_today)
        return [award for award in self.labels.all() if award.is_valid()]
