"""Wagtail's admin: what it is asked for, saving one after the other, its own content security policy."""

import logging
import traceback
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from filelock import FileLock, Timeout

from core.middleware import GetResponse

logger = logging.getLogger(__name__)


class AdminSearchWords:
    """The admin's search boxes hand what is typed to the database's own language of queries, where a lone
    quotation mark is a mistake and hundreds of words too deep: pass on MOST_WORDS words without marks."""

    MOST_WORDS = 20

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "q" in request.GET and request.path_info.startswith("/admin/"):
            parameters = request.GET.copy()
            words = str(parameters["q"]).replace('"', " ").split()[: self.MOST_WORDS]
            parameters["q"] = " ".join(words)
            request.GET = parameters  # type: ignore[assignment]
        return self.get_response(request)


class AdminBadRequests:
    """Wagtail's admin takes numbers and names in its addresses and forms as they come; what no button of its
    sends is a bad request. Logged whole. A mistake in code of ours stays one."""

    FAULTS = (ValueError, OverflowError, KeyError, ValidationError, NoReverseMatch)
    MOST_ROWS = 1_000  # in a form; Django itself takes as many of each kind

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @classmethod
    def process_view(cls, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """A form of very many rows holds the server for long before it is found to be nonsense."""
        if request.method == "POST" and request.path_info.startswith("/admin/"):
            totals = [
                str(value) for name, value in request.POST.items() if name.endswith("-TOTAL_FORMS")
            ]
            # Python refuses to read numbers of thousands of digits.
            rows = [int(value[:10]) for value in totals if value.isdecimal()]
            if sum(rows) > cls.MOST_ROWS:
                return HttpResponseBadRequest(render_to_string("400.html"))
        return None

    @classmethod
    def process_exception(cls, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_odd = isinstance(exception, cls.FAULTS) and request.path_info.startswith("/admin/")
        if is_odd and not _is_ours(exception) and not settings.DEBUG:
            logger.error("Bad request in the admin", exc_info=exception)
            return HttpResponseBadRequest(render_to_string("400.html"))
        return None


def _is_ours(exception: Exception) -> bool:
    """Whether a line of this project caused it: it, and no line of Wagtail's, was the last that asked Django
    or another library for something."""
    files = [Path(f.f_code.co_filename) for f, _line in traceback.walk_tb(exception.__traceback__)]
    # OneSaveAtATime asks on behalf of whoever sent the form.
    files = [file for file in files if file != Path(__file__)]
    asking = [file for file in files if _is_of_the_project(file) or _is_wagtails(file)]
    return bool(asking) and _is_of_the_project(asking[-1])


def _is_of_the_project(file: Path) -> bool:
    return file.is_relative_to(settings.BASE_DIR) and "site-packages" not in file.parts


def _is_wagtails(file: Path) -> bool:
    """Its own, or an extension's of the same name (wagtail_localize)."""
    return any(part.startswith("wagtail") for part in file.parts)


class OneSaveAtATime:
    """Staff's forms that tell what was seen (core.admin.forms) look at what is stored and save it in one piece:
    of two sent in the same instant, the second finds what the first has saved."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        is_sent = request.method == "POST" and request.path_info.startswith("/admin/")
        if not is_sent or not request.user.is_authenticated:
            return None
        # A form of something new has seen nothing: it replaces nothing, and waits for nobody.
        if not any(value and _tells_what_was_seen(name) for name, value in request.POST.items()):
            return None
        try:
            with alone(request.path):
                return view(request, *args, **kwargs)
        except Exception as error:  # which Django does not show to other middleware from here
            if answer := AdminBadRequests.process_exception(request, error):
                return answer
            raise


def _tells_what_was_seen(name: str) -> bool:
    """Whether a field called so is one of ours, also of a form with a prefix, or Wagtail's."""
    return name.rpartition("-")[2] == "seen" or name == "loaded_revision_id"


# Seconds on SQLite, as for its own lock; portal.wsgi says how long PostgreSQL waits.
LONGEST_WAIT = 1.5
LOCK_FILES = 64  # two addresses share one by chance, and wait for each other


@contextmanager
def alone(address: str) -> Iterator[None]:
    """Wait until nobody else saves there; an OperationalError where that takes too long."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [address])
            yield
    else:  # SQLite lies on one machine; a transaction would keep visitors from writing for as long
        folder = settings.VAR_DIR / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / str(zlib.crc32(address.encode()) % LOCK_FILES))
        try:
            lock.acquire(timeout=LONGEST_WAIT)
        except Timeout as error:
            raise OperationalError("locked by another save") from error
        try:
            yield
        finally:
            lock.release()


class AdminContentSecurityPolicy:
    """Wagtail's admin and wagtail-localize's editor need inline script and style; only they get it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    @cached_property
    def prefix(self) -> str:
        return reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(self.prefix):
            strict = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
            response._csp_replace = strict | {  # type: ignore[attr-defined]
                "script-src": [SELF, UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": [SELF, "data:", "blob:"],
                "frame-src": [SELF],
            }
        return response
