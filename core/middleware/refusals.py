"""What is refused before anything reads it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.template.loader import render_to_string

from core.kept_forms import last_person
from core.middleware import GetResponse


class RefuseOddAddresses:
    """A NUL reaches PostgreSQL as an error, a number of thousands of digits Python; nobody types one. In an address or
    in the session's cookie it is answered 400 at the door; what is asked for is answered without it."""

    LONGEST = 2_000  # characters without the query; the longest of ours has some three hundred

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_long = len(request.path_info) > self.LONGEST
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if is_long or "\x00" in request.path_info + session:
            return HttpResponseBadRequest(render_to_string("400.html"))
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in query or "%00" in query:
            query = query.replace("\x00", "")
            while "%00" in query:  # also one that comes about where another is taken out: %0%000
                query = query.replace("%00", "")
            request.META["QUERY_STRING"] = query
            request.GET = QueryDict(query.encode("latin-1"))  # bytes, as WSGI hands them over
        return self.get_response(request)


class BodyLimit:
    """How much may be sent, known before anything is read: taking a form apart costs up to a hundred times its
    size in memory, and files are written down as they come. Strangers send words only. Stands before whatever
    reads a form: Django's check of its token as well, which waits for the view."""

    STRANGERS, STAFF = 512 * 1024, 27 * 1024 * 1024  # bytes; the largest upload is 25 MB

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        sent = int(length) if length.isdecimal() else 0
        if sent > self.STAFF or (sent > self.STRANGERS and not self._is_known(request)):
            # So much is no text.
            is_file = sent > self.STAFF and request.content_type == "multipart/form-data"
            response = HttpResponse(render_to_string("413.html", {"is_file": is_file}), status=413)
            response["Connection"] = "close"  # nobody reads the rest
            return response
        return self.get_response(request)

    @staticmethod
    def _is_known(request: HttpRequest) -> bool:
        """Also whoever's session ended over a long form: it is kept over the sign-in (core.kept_forms)."""
        return request.user.is_authenticated or last_person(request) != ""
