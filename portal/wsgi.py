import os
from collections.abc import Callable, Iterable
from typing import Any

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

from portal.page_cache import WSGI, Meta, kept_pages_first  # noqa: E402  (needs the settings)


def only_utf8(application: WSGI) -> WSGI:
    """Our forms are UTF-8. Any other character set that a request claims, for the body or (RFC 2231) for one of
    the header's own options, makes Django decode with it before a view of ours can answer: of the options only
    the boundary between a form's fields is kept, as browsers send it."""

    def answer(environ: Meta, start_response: Callable[..., Any]) -> Iterable[bytes]:
        kind, *options = environ.get("CONTENT_TYPE", "").split(";")
        if options:
            kept = [o for o in options if o.strip().lower().startswith("boundary=")]
            environ["CONTENT_TYPE"] = ";".join([kind, *kept])
        return application(environ, start_response)

    return answer


application = kept_pages_first(only_utf8(_django))
