from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.enums import MenuArea
from core.languages import active
from core.models import MenuItem
from core.site import site_settings
from core.versioned_cache import cached_per_version


def menus(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Header and footer menu in the active language: `label`, `url` for each entry, and as `current` the value
    of `aria-current`: "page" for this page, "true" for one above it."""
    return {
        area: [entry | {"current": _current(request.path, entry["url"])} for entry in entries]
        for area, entries in _entries(site_settings(request).pk).items()
    }


def _current(path: str, url: str) -> str:
    is_home = url == f"/{active()}/"
    return "page" if path == url else "true" if path.startswith(url) and not is_home else ""


@cached_per_version
def _entries(settings_id: int | None) -> dict[str, list[dict[str, str]]]:
    """An entry holds a French page and shows its live translation; without one it is left out. A page with a
    password stays: who put it in the menu wants it found."""
    items = list(MenuItem.objects.filter(settings_id=settings_id).select_related("page"))
    pages = {
        page.translation_key: page
        for page in Page.objects.live().filter(
            locale__language_code=active(),
            translation_key__in=[item.page.translation_key for item in items if item.page],
        )
    }
    result: dict[str, list[dict[str, str]]] = {area: [] for area in MenuArea.values}
    for item in items:
        page = pages.get(item.page.translation_key) if item.page else None
        if item.page and page is None:
            continue
        url = page.get_url() if page else f"/{active()}/{item.path.lstrip('/')}"
        if url:
            label = item.label or (page.title if page else "")
            result[item.area].append({"label": label, "url": url})
    return result
