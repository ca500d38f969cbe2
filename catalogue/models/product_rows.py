"""The rows that belong to a product: photos, variants, steps, what goes well with it, its tourism."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from catalogue.enums import TourismKind
from catalogue.models.prices import PRICE, ComparablePrice, MeasuredModel, comparable_price

ONE = 1000  # grams or millilitres
MOST_RELATED = 4  # that a product names as going well with it


class ProductPhoto(Orderable):
    product = ParentalKey("catalogue.Product", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "core.Image", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")


class ProductVariant(MeasuredModel, Orderable):
    """A size or kind with its own price, for the same unit as the product's."""

    product = ParentalKey("catalogue.Product", on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(_("name"), max_length=80)
    price = models.DecimalField(_("price (MAD)"), **PRICE)

    class Meta(Orderable.Meta):
        verbose_name = _("variant")
        verbose_name_plural = _("variants")

    def __str__(self) -> str:
        return self.name or ""

    @property
    def comparable_price(self) -> ComparablePrice | None:
        """Per kg or litre of what is eaten or drunk; None where the price is for one already."""
        if not self.product.is_food or ONE in (self.weight_g, self.volume_ml):
            return None
        return comparable_price(self.price, self.weight_g, self.volume_ml)


class ProductStep(Orderable):
    """One step of how it is made, or one moment of a stay."""

    product = ParentalKey("catalogue.Product", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"))

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.title or ""


class RelatedProduct(Orderable):
    product = ParentalKey("catalogue.Product", on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(
        "catalogue.Product", verbose_name=_("product"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("goes well with")


class TourismDetails(models.Model):
    """What a stay, table, workshop or walk needs besides; one for a product of that kind."""

    product = ParentalKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="tourism_details"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=TourismKind)
    capacity = models.PositiveSmallIntegerField(
        _("people at most"), null=True, blank=True, validators=[MaxValueValidator(9999)]
    )
    minimum_group = models.PositiveSmallIntegerField(
        _("people at least"), null=True, blank=True, validators=[MaxValueValidator(9999)]
    )
    duration_hours = models.DecimalField(
        _("duration (hours)"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    meeting_point = models.CharField(_("meeting point"), max_length=250, blank=True)
    access = models.TextField(_("how to get there"), blank=True)

    class Meta:
        verbose_name = _("rural tourism")
        verbose_name_plural = _("rural tourism")

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def group_words(self) -> str:
        """How many people may come, "" if nobody has said."""
        least, most = self.minimum_group, self.capacity
        if least and least == most:
            words = ngettext("%(people)s person", "%(people)s people", most)
        elif least == 1 and most:
            words = ngettext("from 1 to %(most)s person", "from 1 to %(most)s people", most)
        elif least and most:
            words = ngettext(
                "from %(least)s to %(most)s person", "from %(least)s to %(most)s people", most
            )
        elif most:
            words = ngettext("at most %(people)s person", "at most %(people)s people", most)
        elif least:
            words = ngettext("at least %(people)s person", "at least %(people)s people", least)
        else:
            return ""
        return words % {"people": most or least, "least": least, "most": most}

    def clean(self) -> None:
        super().clean()
        if self.capacity and self.minimum_group and self.minimum_group > self.capacity:
            raise ValidationError({"minimum_group": _("More people at least than at most.")})
