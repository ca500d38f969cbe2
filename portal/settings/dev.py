"""One person's laptop: what `make run` and `make dev` use."""

import os
import secrets

from .base import *  # noqa: F403
from .base import CACHES, VAR_DIR

DEBUG = os.environ.get("DEBUG") == "1"
if DEBUG:
    # A template that is being written is seen at once.
    CACHES["pages"] = CACHES["fragments"] = {
        "BACKEND": "django.core.cache.backends.dummy.DummyCache"
    }

VAR_DIR.mkdir(parents=True, exist_ok=True)
_key_file = VAR_DIR / "secret-key"
if not _key_file.exists():
    _key_file.touch(mode=0o600)
    _key_file.write_text(secrets.token_urlsafe(50))
SECRET_KEY = _key_file.read_text()
