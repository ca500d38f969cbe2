"""The site and its settings: asked for by every page, held until something public changes."""

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from core.models import SiteSettings
from core.public import once_a_version


@once_a_version
def _site(host: str, port: str) -> Site | None:
    return get_site_for_hostname(host, port)


def know_site(request: HttpRequest) -> None:
    """Spare Wagtail the question which site a request is for: it is the same until something changes."""
    if not hasattr(request, "_wagtail_site"):  # where Site.find_for_request keeps what it found
        host, port = split_domain_port(request.get_host())
        request._wagtail_site = _site(  # type: ignore[attr-defined]
            host, port or request.get_port()
        )


def site_settings(request: HttpRequest) -> SiteSettings:
    """The settings of the request's site, in the active language."""
    know_site(request)
    site = Site.find_for_request(request)
    return _settings(site) if site else SiteSettings()


@once_a_version
def _settings(site: Site) -> SiteSettings:
    return SiteSettings.for_site(site)
