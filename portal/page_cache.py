"""Pages for visitors who did not sign in are kept whole, compressed, and served before anything else runs.

A page is kept under scheme, host, path, the known parameters of its address, the encoding and the version of
what is public (core.public): every change raises the version in its own transaction, so nothing stale is
found any more. It ends at midnight at the latest, when seasons and labels change by date.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from urllib.parse import urlencode

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from catalogue.listing import MemberListing, ProductListing
from core import public

GetResponse = Callable[[HttpRequest], HttpResponse]

LONGEST = 600  # seconds
VERSION_KEPT = (
    5  # seconds; a change replaces it at once, this mends what a killed process left behind
)
VERSION_KEY = "version"
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
# What a page of ours reads in its address.
PARAMETERS = ProductListing.parameter_names() | MemberListing.parameter_names()
# Of the moment or of one visitor; everything else is a part of the page.
NOT_KEPT = {"date", "content-length", "content-encoding", "vary"}


class PageCache:
    """First of all middleware."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with public.one_request():
            if not self._may_be_kept(request):
                return self.get_response(request)
            _leave_only_known_parameters(request)
            encoding = _encoding(request)
            key = _key(request, encoding)
            kept = caches["pages"].get(key)
            if kept is None:
                response = self.get_response(request)
                if not _is_for_everybody(response):
                    return response
                kept = _pack(response, encoding)
                caches["pages"].set(key, kept, _seconds_left())
            return _unpack(kept, request, encoding)

    @staticmethod
    def _may_be_kept(request: HttpRequest) -> bool:
        return (
            request.method in ("GET", "HEAD")
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and request.path_info.startswith(_PREFIXES)
        )


_PREFIXES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)


def _leave_only_known_parameters(request: HttpRequest) -> None:
    """Put the parameters that a page of ours reads in one order and drop the rest (campaigns and the like), so
    that a page never depends on it."""
    pairs = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if value and name in PARAMETERS
    ]
    query = urlencode(sorted(pairs))
    request.META["QUERY_STRING"] = query
    request.GET = QueryDict(query)


def _encoding(request: HttpRequest) -> str:
    accepted = {}
    for offer in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _semicolon, weight = offer.replace(" ", "").partition(";")
        accepted[name] = not re.fullmatch(r"q=0(\.0*)?", weight)
    return next((name for name in ENCODINGS if accepted.get(name)), "")


def _key(request: HttpRequest, encoding: str) -> str:
    number = caches["pages"].get(VERSION_KEY)
    if number is None:
        number = public.current().number
        caches["pages"].set(VERSION_KEY, number, VERSION_KEPT)
    parts = (
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.path_info,
        request.META["QUERY_STRING"],
        encoding,
        str(number),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _is_for_everybody(response: HttpResponse) -> bool:
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.get("Content-Type", "").startswith("text/html")
        and not any(word in control for word in ("private", "no-store", "no-cache", "max-age=0"))
    )


def _pack(response: HttpResponse, encoding: str) -> bytes:
    body = ENCODINGS[encoding](response.content)
    headers = [(n, v) for n, v in response.items() if n.lower() not in NOT_KEPT]
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return json.dumps([*headers, ("ETag", etag)]).encode() + b"\n" + body


def _unpack(kept: bytes, request: HttpRequest, encoding: str) -> HttpResponse:
    head, _newline, body = kept.partition(b"\n")
    headers = dict(json.loads(head))
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    response: HttpResponse = (
        HttpResponseNotModified()
        if asked and headers["ETag"] in parse_etags(asked)
        else HttpResponse(body)
    )
    for name, value in headers.items():
        if response.status_code == 200 or name != "Content-Type":
            response[name] = value
    if encoding and response.status_code == 200:
        response["Content-Encoding"] = encoding
    # A change is seen at once: browsers and proxies ask each time, and mostly hear "not modified".
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    return response


def _seconds_left() -> int:
    """Until LONGEST is over or the day is, whichever comes first."""
    now = timezone.localtime()
    midnight = timezone.make_aware(
        datetime.combine(now.date() + timedelta(days=1), time.min), timezone.get_current_timezone()
    )
    return max(1, min(LONGEST, int((midnight - now).total_seconds())))


def tell_the_change() -> None:
    """After a commit: the version that is kept is not the newest any more."""
    caches["pages"].delete(VERSION_KEY)
