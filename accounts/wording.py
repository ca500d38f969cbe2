"""Words of libraries that read badly in one of our languages: named here, translated in locale/."""

from django.utils.translation import gettext_lazy as _

ALLAUTH = (_("Password"),)
