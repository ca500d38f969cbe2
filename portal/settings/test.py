"""The test suite. DATABASE_URL chooses the database, as everywhere."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES, TEMPLATES

SECRET_KEY = "only-for-tests-" + "x" * 40
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or tempfile.mkdtemp(prefix="portal-media-"))
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="portal-static-"))
if name := os.environ.get("TEST_DATABASE"):  # one that stays: see `make test-some`
    DATABASES["default"]["TEST"] = {"NAME": name}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Tests of one transaction never commit: a page kept would never change (tests/test_page_cache.py).
    "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
ENQUIRY_QUICKEST = 0
DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
TEMPLATES[0]["OPTIONS"]["debug"] = True  # type: ignore[index]
ELASTICSEARCH_URL = ""  # tests that need one ask for it (tests/search/conftest.py)
