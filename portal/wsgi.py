import os

# A statement that takes longer than a visitor waits is given up, one that waits for another's lock sooner:
# a request may meet two. PostgreSQL's library reads this.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=4500 -c lock_timeout=2000")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

from django.core.wsgi import get_wsgi_application
from django.db import connection, connections

_django = get_wsgi_application()

if connection.vendor == "postgresql":
    # For a server that cannot even give up any more: a little longer than its own limit.
    type(connections["default"]).longest_silence = 4.8  # type: ignore[attr-defined]

from portal.charsets import only_utf8  # noqa: E402  (both need the settings)
from portal.page_cache import kept_pages_first  # noqa: E402

application = kept_pages_first(only_utf8(_django))
