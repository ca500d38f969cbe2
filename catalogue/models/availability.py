"""Whether, when and how soon what is offered can be had."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from catalogue.enums import Availability, Kind, Unit
from core import formats
from core.fields import ChoicesListField

month_name = lazy(formats.month, str)  # a migration reads the choices before there is a language
MONTHS = [(month, month_name(month)) for month in range(1, 13)]
BOOKED_UNITS = (Unit.PERSON, Unit.NIGHT, Unit.DAY, Unit.HOUR)


class AvailabilityModel(models.Model):
    """What kind it is and what its price is for say how that is put in words: a night is booked, a jar is made."""

    kind: Any
    unit: Any

    availability = models.CharField(
        _("availability"), max_length=15, choices=Availability, default=Availability.IN_STOCK
    )
    season = ChoicesListField(
        _("months when it is available"),
        options=MONTHS,
        coerce=int,
        blank=True,
        help_text=_("None ticked: all year."),
    )
    lead_time_days = models.PositiveSmallIntegerField(
        _("made in (days)"), null=True, blank=True, validators=[MaxValueValidator(3650)]
    )
    minimum_order = models.PositiveSmallIntegerField(
        _("minimum order"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.availability == Availability.SEASONAL and not self.season:
            raise ValidationError({"season": _("Tick the months of the season.")})

    def in_season(self, *, on: date | None = None) -> bool:
        """Whether the day's month is one of its months; without months, always."""
        return not self.season or (on or timezone.localdate()).month in self.season

    def available(self, *, on: date | None = None) -> bool:
        """Whether a visitor can have it on that day: not out of stock, and in its season."""
        return self.availability != Availability.OUT_OF_STOCK and self.in_season(on=on)

    @property
    def is_booked(self) -> bool:
        """Whether it takes somebody's time on a day that is agreed: a stay, an interpreter, a course."""
        by_time = self.kind == Kind.SERVICE and self.unit in BOOKED_UNITS
        return by_time or self.kind == Kind.TOURISM

    @property
    def is_bookable(self) -> bool:
        return self.is_booked and self.availability in (
            Availability.IN_STOCK,
            Availability.MADE_TO_ORDER,
        )

    @property
    def availability_words(self) -> str:
        """What a card says today; the months of a season decide whether it is on."""
        if self.availability_state == "off_season":
            return gettext("Not in season now")
        if self.availability == Availability.SEASONAL:
            return gettext("In season now")
        if self.is_bookable:
            return gettext("Bookable")
        if self.availability == Availability.IN_STOCK:
            return (
                gettext("Available") if self.kind == Kind.SERVICE else pgettext("goods", "In stock")
            )
        return str(Availability(self.availability).label)

    @property
    def availability_state(self) -> str:
        """Its availability today, a season resolved into on or off: gives a badge its colour."""
        if self.availability == Availability.OUT_OF_STOCK or self.in_season():
            if self.is_bookable:
                return Availability.IN_STOCK
            return "in_season" if self.availability == Availability.SEASONAL else self.availability
        return "off_season"

    @property
    def availability_icon(self) -> str:
        state = self.availability_state
        return Availability.SEASONAL if state in ("in_season", "off_season") else state

    @property
    def lead_time_words(self) -> str:
        """How long before it can be had: somebody's time is booked, other services are done, all else is made."""
        days = self.lead_time_days
        if not days:
            return ""
        if self.is_booked:
            words = ngettext("book %(days)s day ahead", "book %(days)s days ahead", days)
        elif self.kind == Kind.SERVICE:
            words = ngettext("ready in %(days)s day", "ready in %(days)s days", days)
        else:
            words = ngettext("made in %(days)s day", "made in %(days)s days", days)
        return words % {"days": days}

    @property
    def minimum_order_words(self) -> str:
        """The least that can be ordered, where it is more than one; of a stay or a course, people."""
        least = self.minimum_order or 1
        if least == 1:
            return ""
        if self.kind == Kind.TOURISM or self.unit == Unit.PERSON:
            return ngettext("from %(count)s person", "from %(count)s people", least) % {
                "count": least
            }
        return gettext("minimum order: %(amount)s") % {"amount": Unit(self.unit).counted(least)}

    @property
    def is_available(self) -> bool:
        return self.available()
