"""Requests are UTF-8, whatever they claim."""

from collections.abc import Callable, Iterable
from typing import Any

from portal.page_cache import WSGI, Meta


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
