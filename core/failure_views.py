"""What is answered when the portal fails."""

import re
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string

from core import kept_forms
from core.cache_backends import StoreIsAwayError
from core.links import is_own_origin
from core.storage import DISK_REFUSES
from core.turns import BusyError

RETRY_AFTER = 60  # seconds
ANOTHER_MOMENT = (IntegrityError, StoreIsAwayError, BusyError)

# How SQLite and PostgreSQL call what goes away by itself; a mistake in a query is an OperationalError too.
DATABASE_IS_AWAY = re.compile(
    r"locked|unable to open|disk|readonly|connect|server closed|terminat|timeout|too many clients"
    r"|starting up|shutting down|recovery|deadlock|canceling statement",
    re.IGNORECASE,
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`: who wrote more than is read (`DATA_UPLOAD_MAX_MEMORY_SIZE`) is told so, as by
    `BodyLimit`; everything else is a request that no page of ours makes."""
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("413.html", {"is_file": False}), status=413)
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: 503 where waiting helps (the database is locked or away, the disk is full or
    read-only, somebody saved the same at the same moment, others' heavy work is being done), 500 for everything
    else. A form of ours that waiting helps is shown again with all that was typed, unless it could not be read.
    Needs neither the database nor a language."""
    error = sys.exception()
    database_is_away = isinstance(error, InterfaceError) or (
        isinstance(error, OperationalError) and DATABASE_IS_AWAY.search(str(error))
    )
    disk_refuses = isinstance(error, OSError) and error.errno in DISK_REFUSES
    if database_is_away or disk_refuses or isinstance(error, ANOTHER_MOMENT):
        fields = kept_forms.sent_fields(request) if request.method == "POST" else []
        if fields and is_own_origin(request) and not kept_forms.holds_a_password(request):
            return kept_forms.show(
                request, fields, files=bool(request.FILES), status=503, reason="busy"
            )
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(render_to_string("500.html"), status=500)
