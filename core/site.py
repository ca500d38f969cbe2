"""The site and its settings: asked for by every page, cached until something public changes."""

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from core.models import BasePage, SiteSettings
from core.versioned_cache import cached_per_version


@cached_per_version
def _site(host: str, port: str) -> Site | None:
    """None where no site has this host and none stands for all others: signing in, to make one, needs none."""
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None


def is_front_door(page: Page) -> bool:
    """Whether one of our pages, in whatever language, that a site begins with."""
    is_ours = issubclass(page.specific_class or Page, BasePage)
    return is_ours and Site.objects.filter(root_page__translation_key=page.translation_key).exists()


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


@cached_per_version
def _settings(site: Site) -> SiteSettings:
    return SiteSettings.for_site(site)
