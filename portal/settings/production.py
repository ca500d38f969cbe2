"""Behind a TLS proxy that sets X-Forwarded-Proto. Refuses to start without its secrets."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import SECRET_KEY, SITE_URL

if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to 50 random characters or more.")
if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("Set SITE_URL to the public https:// address of the portal.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS", str(365 * 24 * 3600)))
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# How many proxies of one's own stand in front: the visitor's address is that many from the right of
# X-Forwarded-For. Limits of tries count by it.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "1"))
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
