from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi, get_language_info

from core import navigation, public_version
from core.languages import LANGUAGES, SOURCE, active
from core.menus import menus
from core.site import site_settings


def site(request: HttpRequest) -> dict[str, Any]:
    """What stands on every public page: settings, menus, languages."""
    language = active()
    both = SimpleLazyObject(lambda: menus(request))
    return {
        "site_settings": SimpleLazyObject(lambda: site_settings(request)),
        "header_menu": SimpleLazyObject(lambda: both["header"]),
        "footer_menu": SimpleLazyObject(lambda: both["footer"]),
        # The footer is kept in pieces of HTML under these two.
        "public_version": SimpleLazyObject(lambda: public_version.current().number),
        "footer_current": SimpleLazyObject(
            lambda: [(e["url"], e["current"]) for e in both["footer"] if e["current"]]
        ),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
        "text_direction": "rtl" if get_language_bidi() else "ltr",
        # On a phone the languages are in the menu; the other script is one touch away.
        "other_script": SOURCE if language == "ar" else "ar",
        "home_url": f"/{language}/",
        **navigation.context(),
    }


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """This page in the four languages. `translated` says whether the text is really in that language;
    a view may set `request.translated_languages`, a Wagtail page knows its translations."""
    current = get_language()
    page = getattr(request, "wagtail_page", None)
    pages = page.language_links(request) if page and hasattr(page, "language_links") else None
    known = getattr(request, "translated_languages", None)
    links = []
    for code in LANGUAGES:
        if pages is not None:
            url, translated = pages.get(code, f"/{code}/"), code in pages
        else:
            _empty, _old, rest = (
                request.path.split("/", 2) if request.path.count("/") > 1 else ("", "", "")
            )
            query = request.META.get("QUERY_STRING", "")
            url = f"/{code}/{rest}" + (f"?{query}" if query else "")
            translated = known is None or code in known
        links.append(
            {
                "code": code,
                "name": get_language_info(code)["name_local"].capitalize(),
                "url": url,
                "current": code == current,
                "translated": translated,
            }
        )
    return links
