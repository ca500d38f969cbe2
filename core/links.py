"""Addresses in the language that is being read, and whose they are."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from core.languages import active


def page_or_path_url(page_id: int | None, path: str, *, request: HttpRequest | None = None) -> str:
    """The address of a page's live translation, or of a path of the portal; "" where there is none."""
    language = active()
    if path:
        return f"/{language}/{path.lstrip('/')}"
    if page_id is None:
        return ""
    group = Page.objects.filter(pk=page_id).values("translation_key")
    page = (
        Page.objects.live()
        .filter(translation_key__in=group, locale__language_code=language)
        .first()
    )
    return (page.get_url(request) or "") if page else ""


def is_own_origin(request: HttpRequest) -> bool:
    """Whether a page of the portal sent this request, by its Origin or, where there is none, its Referer."""
    origin = request.headers.get("Origin")
    if origin is None:
        try:
            referer = urlsplit(request.headers.get("Referer", ""))
        except ValueError:  # no address, such as "http://[x"
            return False
        origin = f"{referer.scheme}://{referer.netloc}"
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
