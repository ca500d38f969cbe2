"""Which language and which site an address is of."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware import locale
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from core.languages import LANGUAGES, OF_STRANGERS
from core.middleware import GetResponse
from core.site import know_site

WITH_LANGUAGE = tuple(f"/{code}/" for code in LANGUAGES)
WITHOUT_LANGUAGE = ("/admin/", "/documents/", "/media/", "/static/")


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
