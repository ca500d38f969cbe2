from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.ma import ice as ice_number
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import ChoicesListField
from core.languages import columns
from core.models import ModeratedModel
from members.enums import (
    LegalStatus,
    MembershipState,
    RegistrationKind,
    Sector,
    SocialNetwork,
    SpokenLanguage,
    Tribunal,
    Weekday,
)
from places.models import DEGREES, LATITUDE_VALIDATORS, LONGITUDE_VALIDATORS, Province, Town


def validate_ice(value: str) -> None:
    """ICE: 15 digits with a checksum (Moroccan common identifier of enterprises)."""
    try:
        ice_number.validate(value)
    except StdnumError as error:
        raise ValidationError(
            _("This ICE is not right: 15 digits, the last two check the others."), code="ice"
        ) from error


def is_public(path: str = "") -> models.Q:
    """What makes a member one that anyone may see: published, and a member today. `path` leads to the
    member from another model, for instance "organisation__"."""
    return models.Q(**{f"{path}live": True, f"{path}membership_state": MembershipState.ACTIVE})


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def public(self) -> "OrganisationQuerySet":
        """Members that anyone may see."""
        return self.filter(is_public())

    def with_place(self) -> "OrganisationQuerySet":
        return self.select_related("town__province")

    def count_by_province(self) -> "models.QuerySet[Province]":
        """Founding provinces, and others where some of these are, each with its `members` and their
        `women` counted among these."""
        mine = models.Q(towns__organisations__in=self)
        return (
            Province.objects.annotate(
                members=models.Count("towns__organisations", filter=mine),
                women=models.Sum("towns__organisations__women", filter=mine, default=0),
            )
            .filter(models.Q(is_founding=True) | models.Q(members__gt=0))
            .order_by("-members", "code")
        )


class Organisation(ModeratedModel):
    """A member of the cluster, or someone who asked to be one."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the name; changing it breaks links that people kept."),
    )
    legal_status = models.CharField(_("legal status"), max_length=20, choices=LegalStatus)
    sectors = ChoicesListField(
        _("sectors"), options=Sector.choices, help_text=_("The first one gives the page its weave.")
    )
    membership_state = models.CharField(
        _("membership"), max_length=10, choices=MembershipState, default=MembershipState.APPLICANT
    )
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    story = models.TextField(_("story"), blank=True)
    quote = models.CharField(_("words of a member"), max_length=300, blank=True)
    quote_by = models.CharField(_("who said it"), max_length=120, blank=True)
    founded = models.PositiveSmallIntegerField(
        _("founded in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    women = models.PositiveIntegerField(
        _("number of women"), default=0, validators=[MaxValueValidator(100_000)]
    )
    men = models.PositiveIntegerField(
        _("number of men"), default=0, validators=[MaxValueValidator(100_000)]
    )

    registration_kind = models.CharField(
        _("register"), max_length=20, choices=RegistrationKind, blank=True
    )
    registration_number = models.CharField(_("number"), max_length=40, blank=True)
    registration_tribunal = models.CharField(
        _("court"), max_length=20, choices=Tribunal, blank=True
    )
    registration_date = models.DateField(_("registered on"), null=True, blank=True)
    ice = models.CharField(_("ICE"), max_length=15, blank=True, validators=[validate_ice])

    town = models.ForeignKey(
        Town, verbose_name=_("town"), on_delete=models.PROTECT, related_name="organisations"
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    latitude = models.DecimalField(
        _("latitude"), null=True, blank=True, validators=LATITUDE_VALIDATORS, **DEGREES
    )
    longitude = models.DecimalField(
        _("longitude"), null=True, blank=True, validators=LONGITUDE_VALIDATORS, **DEGREES
    )
    point_is_exact = models.BooleanField(
        _("show the exact point"),
        default=False,
        help_text=_("Not ticked: visitors see a point rounded to about one kilometre."),
    )

    phone = PhoneNumberField(_("telephone"), blank=True)
    whatsapp = PhoneNumberField(_("WhatsApp"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    publishes_address = models.BooleanField(_("publishes the address"), default=False)
    publishes_phone = models.BooleanField(_("publishes the telephone"), default=False)
    publishes_whatsapp = models.BooleanField(_("publishes WhatsApp"), default=False)
    publishes_email = models.BooleanField(_("publishes the e-mail"), default=False)

    language = models.CharField(
        _("language of our mails to it"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    spoken = ChoicesListField(_("languages spoken"), options=SpokenLanguage.choices, blank=True)
    logo = models.ForeignKey(
        "core.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    portrait = models.ForeignKey(
        "core.Image",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Shown to try the portal; not a real member.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        *(index.SearchField(column) for column in columns("name")),
        index.AutocompleteField("name_fr"),
        index.FilterField("membership_state"),
    ]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name or self.slug

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("A point needs latitude and longitude."))

    @property
    def is_shown(self) -> bool:
        """What `is_public` asks, of one that was read."""
        return self.live and self.membership_state == MembershipState.ACTIVE

    @property
    def described_pictures(self) -> list[Any]:
        portrait = [self.portrait] if self.portrait else []
        return [*portrait, *(photo.image for photo in self.photos.all())]

    @property
    def main_sector(self) -> str:
        return self.sectors[0] if self.sectors else ""

    @property
    def main_sector_label(self) -> str:
        return str(Sector(self.main_sector).label) if self.main_sector else ""

    @property
    def public_point(self) -> tuple[float, float] | None:
        """Latitude and longitude that visitors may see: exact, or rounded to 0.01° (about 1 km)."""
        if self.latitude is None or self.longitude is None:
            return None
        digits = 5 if self.point_is_exact else 2
        return round(float(self.latitude), digits), round(float(self.longitude), digits)

    @property
    def point_or_town(self) -> tuple[float, float]:
        """Where visitors may know her to be: the town where she tells no point of her own."""
        return self.public_point or (float(self.town.latitude), float(self.town.longitude))

    @property
    def public_phone(self) -> Any:
        return self.phone if self.publishes_phone else None

    @property
    def public_whatsapp(self) -> Any:
        return self.whatsapp if self.publishes_whatsapp else None

    @property
    def public_email(self) -> str:
        return self.email if self.publishes_email else ""

    @property
    def public_address(self) -> str:
        return self.address if self.publishes_address else ""


class OrganisationPhoto(Orderable):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "core.Image", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("photo")


class OpeningHours(Orderable):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.opens >= self.closes:
            raise ValidationError(
                {"closes": _("The closing time must be later than the opening time.")}
            )


class SocialLink(Orderable):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="social_links")
    network = models.CharField(_("network"), max_length=12, choices=SocialNetwork)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("social network")
