"""Pages for visitors who did not sign in are kept whole, compressed, and served before anything else runs.

A page is kept under scheme, host, path, the known parameters of its address, the encoding and the version of
what is public (core.public_version): every change raises the version in its own transaction, so nothing stale is
found any more. Nor is what another release of the code kept (portal.release). It ends at midnight at the
latest, when seasons and labels change by date.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import brotli
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import parse_etags

from core import parameters, public_version
from core.languages import LANGUAGES

GetResponse = Callable[[HttpRequest], HttpResponse]
Meta = dict[str, Any]  # what WSGI hands over, which Django keeps as request.META
WSGI = Callable[[Meta, Callable[..., Any]], Iterable[bytes]]

LONGEST = 600  # seconds
VERSION_KEPT = (
    5  # seconds; a change replaces it at once, this mends what a killed process left behind
)
VERSION_KEY = "version"
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
# Of the moment, of one visitor, or told anew; everything else is a part of the page.
NOT_KEPT = {"date", "content-length", "content-encoding", "vary", "cache-control", "etag"}
# Pages, maps of the site, suggestions.
OF_PAGES = ("text/html", "application/xml", "application/json")
OF_THE_BODY = {"Content-Type", "Content-Length", "Content-Encoding"}


class PageCache:
    """First of all middleware: what it lets through is kept for the next visitor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with public_version.one_request():
            if not _may_be_kept(request.META):
                return self.get_response(request)
            _leave_only_known_parameters(request)
            encoding = _encoding(request.META)
            key = _key(request.META, request.META["QUERY_STRING"], encoding, _number())
            kept = caches["pages"].get(key)
            if kept is None:
                seconds = _seconds_left()  # of the day on which the page begins
                response = self.get_response(request)
                if not _is_for_everybody(response):
                    return response
                kept = _pack(response, encoding)
                caches["pages"].set(key, kept, seconds)
            status, headers, body = _answer(kept, request.META)
            answer = HttpResponse(body, status=status, headers=dict(headers))
            if status is HTTPStatus.NOT_MODIFIED:
                del answer["Content-Type"]  # which Django adds where none is
            return answer


def kept_pages_first(application: WSGI) -> WSGI:
    """Answer with a page that is kept before Django makes a request of what came: that alone costs more than
    the page. Whatever is not kept goes on to `application`, and through PageCache."""

    def answer(environ: Meta, start_response: Callable[..., Any]) -> Iterable[bytes]:
        kept = _kept(environ)
        if kept is None:
            return application(environ, start_response)
        status, headers, body = _answer(kept, environ)
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    return answer


def _kept(environ: Meta) -> bytes | None:
    if environ["REQUEST_METHOD"] != "GET" or not _may_be_kept(environ):
        return None
    store = caches["pages"]
    number = store.get(VERSION_KEY)
    if number is None:
        return None
    try:
        query = _known_query(environ.get("QUERY_STRING", ""))
    except SuspiciousOperation:
        return None
    kept: bytes | None = store.get(_key(environ, query, _encoding(environ), number))
    return kept


_PREFIXES = tuple(f"/{code}/" for code in LANGUAGES)
# Doors of the account, which read an address of their own: where to go after the sign-in.
_DOORS = tuple(f"{prefix}{part}" for prefix in _PREFIXES for part in ("compte/", "_util/"))
_SIGNED_IN = f"{settings.SESSION_COOKIE_NAME}="


def _may_be_kept(meta: Meta) -> bool:
    return (
        meta["REQUEST_METHOD"] in ("GET", "HEAD")
        and meta.get("PATH_INFO", "").startswith((*_PREFIXES, "/sitemap"))
        and not meta["PATH_INFO"].startswith(_DOORS)
        and _SIGNED_IN not in meta.get("HTTP_COOKIE", "")
    )


def _leave_only_known_parameters(request: HttpRequest) -> None:
    """So that a page never depends on the others (campaigns and the like)."""
    query = _known_query(request.META.get("QUERY_STRING", ""))
    request.META["QUERY_STRING"] = query
    request.GET = QueryDict(query)


def _known_query(query: str) -> str:
    """The parameters that a page of ours reads, in one order. Raises SuspiciousOperation for too many."""
    if not query:
        return ""
    sent = QueryDict(query.encode("latin-1"))  # bytes, as WSGI hands them over
    pairs = [
        (name, value)
        for name, values in sent.lists()
        for value in values
        if value and parameters.is_known(name)
    ]
    return urlencode(sorted(pairs))


def _encoding(meta: Meta) -> str:
    accepted = {}
    for offer in meta.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _semicolon, weight = offer.replace(" ", "").partition(";")
        accepted[name] = not (weight and re.fullmatch(r"q=0(\.0*)?", weight))
    return next((name for name in ENCODINGS if accepted.get(name)), "")


def _number() -> int:
    """The version of what is public; asked of the database where the store has forgotten it."""
    number: int | None = caches["pages"].get(VERSION_KEY)
    if number is None:
        number = public_version.current().number
        caches["pages"].set(VERSION_KEY, number, VERSION_KEPT)
    return number


def _is_secure(meta: Meta) -> bool:
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        if name in meta:
            return meta[name].split(",", 1)[0].strip() == value
    return meta["wsgi.url_scheme"] == "https"


def _key(meta: Meta, query: str, encoding: str, number: int) -> str:
    parts = (
        str(_is_secure(meta)),
        meta.get("HTTP_HOST", ""),
        meta["PATH_INFO"],
        query,
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
        and response.get("Content-Type", "").startswith(OF_PAGES)
        and not any(word in control for word in ("private", "no-store", "no-cache", "max-age=0"))
    )


def _pack(response: HttpResponse, encoding: str) -> bytes:
    """The headers as JSON on one line, then the body."""
    body = ENCODINGS[encoding](response.content)
    headers = [(name, value) for name, value in response.items() if name.lower() not in NOT_KEPT]
    headers += [
        ("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"'),
        # A change is seen at once: browsers and proxies ask each time, and mostly hear "not modified".
        ("Cache-Control", "public, max-age=0, must-revalidate"),
        ("Vary", "Accept-Encoding, Cookie"),
        ("Content-Length", str(len(body))),
    ]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    return json.dumps(headers).encode() + b"\n" + body


def _answer(kept: bytes, meta: Meta) -> tuple[HTTPStatus, list[tuple[str, str]], bytes]:
    """Status, headers and body; without a body for who has this very page already."""
    head, _newline, body = kept.partition(b"\n")
    headers = [(name, value) for name, value in json.loads(head)]
    if asked := meta.get("HTTP_IF_NONE_MATCH"):
        # A proxy that packs a page itself calls its own copy weakly the same.
        known = {tag.removeprefix("W/") for tag in parse_etags(asked)}
        if dict(headers)["ETag"] in known:
            headers = [(name, value) for name, value in headers if name not in OF_THE_BODY]
            return HTTPStatus.NOT_MODIFIED, headers, b""
    return HTTPStatus.OK, headers, body


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
