from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefuseControlCharacters:
    """A NUL in an address reaches PostgreSQL as an error; nobody types one. Answer 400 at the door."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path_info or "%00" in query or "\x00" in query:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)


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
