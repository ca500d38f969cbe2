"""Pages from content/pages.yml: French ones in the tree, the others as wagtail-localize's translations
with a string translation for every text, so that its editor opens them complete."""

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.enums import MenuArea
from core.languages import LANGUAGES, SOURCE
from core.models import Image, MenuItem, SiteSettings
from core.reference import read, translated
from home.models import ContentPage, HomePage
from members.models import Organisation

CONTENT = Path(__file__).parent / "content" / "pages.yml"
# Which page stands below which; the others stand below the home page.
BELOW = {
    "fonctionnement": "presentation",
    "avantages": "presentation",
    "territoire": "presentation",
    "projet-tadamone": "presentation",
}
HEADER = ["presentation", "rejoindre"]
FOOTER = [
    "projet-tadamone",
    "contact",
    "accessibilite",
    "mentions-legales",
    "confidentialite",
]
ADDRESSES = {"catalogue": "catalogue/", "directory": "membres/", "season": "saisons/"}
LABELS = {
    "catalogue": {"fr": "Catalogue", "ar": "الكتالوغ", "es": "Catálogo", "en": "Catalogue"},
    "directory": {"fr": "Membres", "ar": "الأعضاء", "es": "Miembros", "en": "Members"},
    "season": {"fr": "Saisons", "ar": "المواسم", "es": "Temporadas", "en": "Seasons"},
}
NAME = {
    "fr": "Cluster ESS du Nord",
    "ar": "تكتل الشمال التضامني",
    "es": "Clúster ESS del Norte",
    "en": "Northern SSE Cluster",
}
TAGLINE = {
    "fr": "Économie sociale et solidaire de Tanger–Tétouan–Al Hoceïma",
    "ar": "الاقتصاد الاجتماعي والتضامني بجهة طنجة-تطوان-الحسيمة",
    "es": "Economía social y solidaria de Tánger-Tetuán-Alhucemas",
    "en": "Social and solidarity economy of Tangier–Tetouan–Al Hoceima",
}
ADDRESS = {
    "fr": "N° 17, rue 44, boulevard Anfa Souani, Tanger",
    "ar": "رقم 17، زنقة 44، شارع أنفا السواني، طنجة",
    "es": "N.º 17, calle 44, bulevar Anfa Suani, Tánger",
    "en": "No. 17, Street 44, Boulevard Anfa Souani, Tangier",
}


HERO_ALT = {
    "fr": "Trois femmes en chapeau des Jbala, vues de dos, regardent une baie bordée de collines",
    "ar": "ثلاث نساء بقبعات جبالة، من الخلف، ينظرن إلى خليج تحيط به التلال",
    "es": "Tres mujeres con sombrero de Yebala, de espaldas, miran una bahía rodeada de colinas",
    "en": "Three women in Jbala hats, seen from behind, look out over a bay ringed with hills",
}
WOMEN = 3  # in a page's picture, where its place has room for them


def picture_requests() -> Iterator[dict[str, Any]]:
    """The pictures of the pages, as `store.keep_all` takes them."""
    hero = {"reference": "hero", "motif": "hero", "sector": "sewing"}
    yield {**hero, "title": NAME["fr"], "alt": HERO_ALT}
    for key, row in read(CONTENT).items():
        if picture := row.get("picture"):
            yield {
                "reference": _reference(key),
                "view": 0,
                "women": WOMEN,
                **picture["drawn"],
                "title": row["title"]["fr"],
                "alt": picture["alt"],
            }


def _reference(key: str) -> str:
    return f"page-{key}"


def load(pictures: Mapping[str, Image]) -> None:
    """Make the French pages and their translations where they are missing, then settings and menus."""
    rows = read(CONTENT)
    hero = pictures.get("hero")
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    home = HomePage.objects.filter(locale=locales["fr"]).first()
    if home is None:
        home = _home(rows["home"], locales["fr"])
    pages: dict[str, Page] = {"home": home}
    for key, row in rows.items():
        if key != "home":
            parent = pages[BELOW.get(key, "home")]
            pages[key] = ContentPage.objects.child_of(parent).filter(
                slug=key
            ).first() or _content_page(key, row, parent)
    # Calls to action lead to pages that exist only now.
    for key, row in rows.items():
        if key != "home" and not pages[key].live:
            pages[key].picture = pictures.get(_reference(key))
            pages[key].body = blocks(row.get("body") or [], "fr", pages, seed=key)
            pages[key].save_revision(log_action=True).publish()
    if home.join_page_id is None:
        home.join_page = pages["rejoindre"]
        home.hero_image = hero
        home.featured_member = (
            Organisation.objects.public().exclude(quote_fr="").order_by("slug").first()
        )
        home.save_revision(log_action=True).publish()
    elif hero and home.hero_image_id is None:
        home.hero_image = hero
        home.save_revision(log_action=True).publish()
    for key, row in rows.items():
        for code in LANGUAGES:
            if code != SOURCE and not pages[key].has_translation(locales[code]):
                translate(pages[key], row, locales[code], pages, key)
    _settings(home, pages, hero)


def _home(row: dict[str, Any], locale: Locale) -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's "Welcome" page would keep the slug.
    Page.objects.filter(depth=2, slug="home").exclude(content_type__app_label="home").delete()
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(slug="accueil", locale=locale, live=True, **home_texts(row, "fr"))
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.site_name = NAME["fr"]
    site.save()
    return home


def _content_page(key: str, row: dict[str, Any], parent: Page) -> ContentPage:
    return parent.add_child(
        instance=ContentPage(slug=key, locale=parent.locale, live=False, **page_texts(row, "fr"))
    )


def home_texts(row: dict[str, Any], code: str) -> dict[str, str]:
    return {
        "title": row["title"][code],
        "search_description": row["search_description"][code],
        "hero_title": row["hero_title"][code],
        "hero_text": row["hero_text"][code],
        "search_examples": ("، " if code == "ar" else ", ").join(row["search_examples"][code]),
        "story_title": row["story_title"][code],
        "join_title": row["join_title"][code],
        "join_text": row["join_text"][code],
    }


def page_texts(row: dict[str, Any], code: str) -> dict[str, str]:
    return {
        "title": row["title"][code],
        "search_description": row["search_description"][code],
        "introduction": (row.get("introduction") or {}).get(code, ""),
    }


def blocks(
    rows: list[dict[str, Any]], code: str, pages: dict[str, Page], *, seed: str
) -> list[dict[str, Any]]:
    """Rows of the file as StreamField data in one language. Ids depend on the place alone: that is how
    a translation finds the block it belongs to."""
    return [
        {
            "type": _type(row),
            "value": _value(row, code, pages, f"{seed}-{index}"),
            "id": _id(f"{seed}-{index}"),
        }
        for index, row in enumerate(rows)
    ]


def _id(seed: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, seed))


def _type(row: dict[str, Any]) -> str:
    if row["type"] != "live":
        return row["type"]
    return {
        "members_by_province": "live_members_by_province",
        "newest_products": "live_newest",
        "in_season": "live_in_season",
    }[row["kind"]]


def _value(row: dict[str, Any], code: str, pages: dict[str, Page], seed: str) -> Any:
    match row["type"]:
        case "text":
            return row["html"][code]
        case "call_to_action":
            target = row["target"]
            return {
                **{name: row[name][code] for name in ("title", "text", "label")},
                "page": pages[target].pk if target in pages else None,
                "path": ADDRESSES.get(target, ""),
            }
        case "steps" | "accordion":
            names = {
                "title": "title",
                "text": "text",
                "question": "question",
                "answer_html": "answer",
            }
            return {
                **({"title": row["title"][code]} if "title" in row else {}),
                "items": [
                    {
                        "type": "item",
                        "value": {names[name]: texts[code] for name, texts in item.items()},
                        "id": _id(f"{seed}-{index}"),
                    }
                    for index, item in enumerate(row["items"])
                ],
            }
        case _:
            return {
                name: value[code] if isinstance(value, dict) else value
                for name, value in row.items()
                if name not in ("type", "kind")
            }


@transaction.atomic
def translate(
    page: Page, row: dict[str, Any], locale: Locale, pages: dict[str, Page], key: str
) -> None:
    """Translate a French page string by string, as an editor would in wagtail-localize, and publish."""
    code = locale.language_code
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    # The same page written in the target language has its strings at the same places.
    target = page.specific_class.objects.get(pk=page.pk)
    texts = home_texts(row, code) if key == "home" else page_texts(row, code)
    for name, text in texts.items():
        setattr(target, name, text)
    if key != "home":
        target.body = blocks(row.get("body") or [], code, pages, seed=key)
    wanted = {
        (value.path, value.order): value.string.data
        for value in extract_segments(target)
        if isinstance(value, StringSegmentValue)
    }
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        wording = wanted.get((segment.context.path, segment.order))
        if wording is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": wording,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
    translation.save_target(publish=True)


@transaction.atomic  # menus say that all is there: the next start looks for nothing else
def _settings(home: HomePage, pages: dict[str, Page], hero: Image | None) -> None:
    site = Site.objects.get(is_default_site=True)
    site_settings = SiteSettings.for_site(site)
    if site_settings.name:
        return
    for name, texts in (("name", NAME), ("tagline", TAGLINE), ("address", ADDRESS)):
        for column, text in translated({name: texts}, name).items():
            setattr(site_settings, column, text)
    site_settings.email = "uaft2004@yahoo.fr"
    site_settings.social_image = hero
    items: list[MenuItem] = []
    for key in ("catalogue", "directory", "season"):
        items.append(MenuItem(path=ADDRESSES[key], **translated({"label": LABELS[key]}, "label")))
    items += [MenuItem(page=pages[key]) for key in HEADER]
    items += [MenuItem(area=MenuArea.FOOTER, page=pages[key]) for key in FOOTER]
    for index, item in enumerate(items):
        item.sort_order = index
    site_settings.menu_items = items
    site_settings.save()
