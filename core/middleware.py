import logging
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.middleware import locale
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation.trans_real import parse_accept_lang_header
from filelock import FileLock, Timeout

from core.kept_forms import last_person
from core.languages import LANGUAGES, OF_STRANGERS
from core.site import know_site

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
WITH_LANGUAGE = tuple(f"/{code}/" for code in LANGUAGES)
WITHOUT_LANGUAGE = ("/admin/", "/documents/", "/media/", "/static/")


class RefuseOddAddresses:
    """A NUL in an address reaches PostgreSQL as an error, a number of thousands of digits Python; nobody types one.
    Answer 400 at the door."""

    LONGEST = 2_000  # characters without the query; the longest of ours has some three hundred

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        is_long = len(request.path_info) > self.LONGEST
        if is_long or "\x00" in request.path_info or "%00" in query or "\x00" in query:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)


class BodyLimit:
    """How much may be sent, known before anything is read: taking a form apart costs up to a hundred times its
    size in memory, and files are written down as they come. Strangers send words only. Stands before whatever
    reads a form, the check of its token included."""

    STRANGERS, STAFF = 512 * 1024, 27 * 1024 * 1024  # bytes; the largest upload is 25 MB

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        sent = int(length) if length.isdecimal() else 0
        if sent > self.STAFF or (sent > self.STRANGERS and not self._is_known(request)):
            response = HttpResponse(render_to_string("413.html"), status=413)
            response["Connection"] = "close"  # nobody reads the rest
            return response
        return self.get_response(request)

    @staticmethod
    def _is_known(request: HttpRequest) -> bool:
        """Also whoever's session ended over a long form: it is kept over the sign-in (core.kept_forms)."""
        return request.user.is_authenticated or last_person(request) != ""


class LocaleMiddleware(locale.LocaleMiddleware):
    """Django's, which tries a language's prefix on everything that does not exist: what never has one is
    simply not there. Where an address has no language, a browser that asks only for languages we do not have
    gets that of strangers, one that asks for nothing the source."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if not request.path_info.startswith(WITH_LANGUAGE) and _asks_for_others(request):
            translation.activate(OF_STRANGERS)
            request.LANGUAGE_CODE = OF_STRANGERS

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)


def _asks_for_others(request: HttpRequest) -> bool:
    """Whether the browser names languages, and none of ours."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    named = {tag.partition("-")[0] for tag, _weight in asked} - {"*"}
    return bool(named) and named.isdisjoint(LANGUAGES)


class KnownSite:
    """Wagtail asks for the site of each page that it serves."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(WITH_LANGUAGE):
            know_site(request)
        return self.get_response(request)


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
    sends is a bad request. Logged whole: a mistake of ours would end here too."""

    FAULTS = (ValueError, OverflowError, KeyError, ValidationError, NoReverseMatch)
    MOST_ROWS = 1_000  # of one kind in a form; Django itself takes as many

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
            if any(value.isdecimal() and not _at_most(value, cls.MOST_ROWS) for value in totals):
                return HttpResponseBadRequest(render_to_string("400.html"))
        return None

    @classmethod
    def process_exception(cls, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_odd = isinstance(exception, cls.FAULTS) and request.path_info.startswith("/admin/")
        if is_odd and not settings.DEBUG:
            logger.error("Bad request in the admin", exc_info=exception)
            return HttpResponseBadRequest(render_to_string("400.html"))
        return None


def _at_most(digits: str, most: int) -> bool:
    """Python refuses to read numbers of thousands of digits."""
    return len(digits) < 10 and int(digits) <= most


class OneSaveAtATime:
    """Staff's forms that tell what was seen (core.seen_forms) look at what is stored and save it in one piece:
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
            with _alone(request.path):
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
def _alone(address: str) -> Iterator[None]:
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
