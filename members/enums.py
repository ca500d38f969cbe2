from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalStatus(models.TextChoices):
    """Statuses that the cluster unites (terms of reference, stage 1)."""

    COOPERATIVE = "cooperative", _("Cooperative")
    UNION = "union", _("Union of cooperatives")
    MICRO_ENTERPRISE = "micro_enterprise", _("Micro-enterprise")
    AUTO_ENTREPRENEUR = "auto_entrepreneur", _("Auto-entrepreneur")
    ARTISAN = "artisan", _("Artisan")
    ASSOCIATION = "association", _("Association")
    GIE = "gie", _("Economic interest group")


class Sector(models.TextChoices):
    """Sectors of activity (terms of reference, stage 1)."""

    TERROIR = "terroir", _("Terroir")
    CRAFTS = "crafts", _("Crafts")
    SEWING = "sewing", _("Sewing")
    TOURISM = "tourism", _("Rural and ecological tourism")
    COMMUNICATION = "communication", _("Communication")
    TECHNOLOGY = "technology", _("Technology")


class MembershipState(models.TextChoices):
    APPLICANT = "applicant", _("Applicant")
    ACTIVE = "active", _("Member")
    SUSPENDED = "suspended", _("Suspended")
    LEFT = "left", _("Has left")


class Tribunal(models.TextChoices):
    """Courts of first instance that keep the local registers of the four provinces."""

    TANGER = "tanger", _("Tangier")
    TETOUAN = "tetouan", _("Tetouan")
    LARACHE = "larache", _("Larache")
    KSAR_EL_KEBIR = "ksar_el_kebir", _("Ksar El Kebir")


class RegistrationKind(models.TextChoices):
    COOPERATIVES = "cooperatives", _("Local register of cooperatives")
    COMMERCE = "commerce", _("Commercial register")
    AUTO_ENTREPRENEURS = "auto_entrepreneurs", _("National register of auto-entrepreneurs")
    CRAFTS = "crafts", _("National register of handicraft")
    ASSOCIATIONS = "associations", _("Receipt of declaration of an association")


class SpokenLanguage(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    AMAZIGH = "ber", _("Amazigh")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    ENGLISH = "en", _("English")


class SocialNetwork(models.TextChoices):
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    TIKTOK = "tiktok", "TikTok"
    YOUTUBE = "youtube", "YouTube"
    LINKEDIN = "linkedin", "LinkedIn"


class Weekday(models.IntegerChoices):
    """ISO numbers, Monday first, as in date.isoweekday()."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")
