from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.enums import MenuArea
from core.languages import active
from core.models import SiteSettings


def menus(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Header and footer menu in the active language: `label`, `url`, `current` for each entry.

    An entry holds a French page and shows its live translation; without one it is left out. Two
    queries, however long the menus are.
    """
    language = active()
    items = list(SiteSettings.for_request(request).menu_items.select_related("page"))
    pages = {
        page.translation_key: page
        for page in Page.objects.live().filter(
            locale__language_code=language,
            translation_key__in=[item.page.translation_key for item in items if item.page],
        )
    }
    result: dict[str, list[dict[str, Any]]] = {area: [] for area in MenuArea.values}
    for item in items:
        page = pages.get(item.page.translation_key) if item.page else None
        if item.page and page is None:
            continue
        url = page.get_url(request) if page else f"/{language}/{item.path.lstrip('/')}"
        if url:
            result[item.area].append(
                {
                    "label": item.label or (page.title if page else ""),
                    "url": url,
                    "current": request.path == url,
                }
            )
    return result
