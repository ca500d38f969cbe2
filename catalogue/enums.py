from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


class Kind(models.TextChoices):
    GOODS = "goods", _("Goods")
    CRAFT = "craft", _("Craft")
    SERVICE = "service", _("Service")
    TOURISM = "tourism", _("Rural tourism")


class Unit(models.TextChoices):
    """What a price is for."""

    KG = "kg", _("kg")
    LITRE = "litre", _("litre")
    PIECE = "piece", _("piece")
    M2 = "m2", _("m²")
    NIGHT = "night", _("night")
    PERSON = "person", _("person")
    DAY = "day", _("day")
    HOUR = "hour", _("hour")
    MINUTE = "minute", _("minute")
    LINE = "line", _("line")
    THOUSAND = "thousand", _("thousand")
    FLAT = "flat", _("whole job")

    def counted(self, number: int) -> str:
        """So many of it, in words: "3 hours"."""
        return str(COUNTED.get(self, "%(count)d") % {"count": number})


COUNTED = {
    Unit.KG: ngettext_lazy("%(count)d kg", "%(count)d kg", "count"),
    Unit.LITRE: ngettext_lazy("%(count)d litre", "%(count)d litres", "count"),
    Unit.PIECE: ngettext_lazy("%(count)d piece", "%(count)d pieces", "count"),
    Unit.M2: ngettext_lazy("%(count)d m²", "%(count)d m²", "count"),
    Unit.NIGHT: ngettext_lazy("%(count)d night", "%(count)d nights", "count"),
    Unit.PERSON: ngettext_lazy("%(count)d person", "%(count)d people", "count"),
    Unit.DAY: ngettext_lazy("%(count)d day", "%(count)d days", "count"),
    Unit.HOUR: ngettext_lazy("%(count)d hour", "%(count)d hours", "count"),
    Unit.MINUTE: ngettext_lazy("%(count)d minute", "%(count)d minutes", "count"),
    Unit.LINE: ngettext_lazy("%(count)d line", "%(count)d lines", "count"),
    Unit.THOUSAND: ngettext_lazy("%(count)d thousand", "%(count)d thousand", "count"),
}


class Availability(models.TextChoices):
    IN_STOCK = "in_stock", _("In stock")
    MADE_TO_ORDER = "made_to_order", _("Made to order")
    SEASONAL = "seasonal", _("Seasonal")
    OUT_OF_STOCK = "out_of_stock", _("Out of stock")


class TourismKind(models.TextChoices):
    LODGING = "lodging", _("Lodging")
    TABLE = "table", _("Table")
    WORKSHOP = "workshop", _("Workshop")
    WALK = "walk", _("Guided outing")


class LabelScope(models.TextChoices):
    PRODUCT = "product", _("A product")
    MEMBER = "member", _("A member")
    BOTH = "both", _("Both")


class Allergen(models.TextChoices):
    """The fourteen that must be named (EU regulation 1169/2011, annex II, taken over by ONSSA)."""

    GLUTEN = "gluten", _("Gluten")
    CRUSTACEANS = "crustaceans", _("Crustaceans")
    EGGS = "eggs", _("Eggs")
    FISH = "fish", _("Fish")
    PEANUTS = "peanuts", _("Peanuts")
    SOY = "soy", _("Soy")
    MILK = "milk", _("Milk")
    NUTS = "nuts", _("Tree nuts")
    CELERY = "celery", _("Celery")
    MUSTARD = "mustard", _("Mustard")
    SESAME = "sesame", _("Sesame")
    SULPHITES = "sulphites", _("Sulphites")
    LUPIN = "lupin", _("Lupin")
    MOLLUSCS = "molluscs", _("Molluscs")


class EnquiryState(models.TextChoices):
    NEW = "new", _("No answer noted yet")
    ANSWERED = "answered", _("Answered")
    ORDERED = "ordered", _("Led to an order")
    NO_RESULT = "no_result", _("Led to nothing")
    SPAM = "spam", _("Unwanted")
