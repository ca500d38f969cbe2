from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may open a document."""

    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("People who signed in")
    STAFF = "staff", _("Staff")


class Consent(models.TextChoices):
    """Whether the people and works in a picture may be shown."""

    UNKNOWN = "unknown", _("To be said: can somebody be recognised?")
    NOT_NEEDED = "not_needed", _("Nobody can be recognised")
    GIVEN = "given", _("Consent was given in writing")
    ASKED = "asked", _("Consent was asked for, no answer yet: the picture is not shown")


class MenuArea(models.TextChoices):
    HEADER = "header", _("Header")
    FOOTER = "footer", _("Footer")
