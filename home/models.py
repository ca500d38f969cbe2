import re
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PagePermissionTester

from catalogue import cards
from catalogue.facets import SECTOR, sector_tiles
from catalogue.listing import ProductListing
from catalogue.shelves import newest_query, season_query
from core.blocks import anchor
from core.fields import ContentField
from core.languages import LANGUAGES
from core.links import page_or_path_url
from core.models import BasePage, open_to_all
from core.versioned_cache import cached_per_version
from home.blocks import members_by_province, page_blocks
from members.enums import Sector
from members.models import Organisation
from search import engine
from search.query import Query

CARDS = 8
ROW = 4
BETWEEN = re.compile(r"[,،;؛\n]")


def whole_rows(ids: list[int]) -> list[int]:
    """As many as fill rows of four; all of them when there is not even one row."""
    return ids[: len(ids) // ROW * ROW] or ids


@cached_per_version
def _featured(member_id: int | None) -> Organisation | None:
    members = Organisation.objects.public().with_place().select_related("portrait")
    return members.filter(pk=member_id).first()


@cached_per_version
def _page_url(page_id: int | None) -> str:
    return page_or_path_url(page_id, "")


class FrontDoorPermissionTester(PagePermissionTester):
    """The portal without its first page would be none: no button offers to take it off."""

    def can_unpublish(self) -> bool:
        return False


class HomePage(BasePage):
    """The front door: one picture, one sentence, one search box, then what the cluster has today."""

    hero_title = models.CharField(_("first words"), max_length=120)
    hero_text = models.CharField(_("one sentence"), max_length=300)
    hero_image = models.ForeignKey(
        "core.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # On one line: a translator's box shows line breaks as markup.
    search_examples = models.CharField(
        _("examples below the search box"),
        max_length=250,
        blank=True,
        help_text=_("Between commas, in words that people really use; three are enough."),
    )
    story_title = models.CharField(_("heading of the member's story"), max_length=120, blank=True)
    featured_member = models.ForeignKey(
        Organisation,
        verbose_name=_("member of the month"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    join_title = models.CharField(_("heading of how to join"), max_length=120, blank=True)
    join_text = models.TextField(_("text of how to join"), blank=True)
    join_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page about joining"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = ContentField(page_blocks(), verbose_name=_("more blocks"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.ContentPage"]
    max_count_per_parent = len(LANGUAGES)
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_image"),
                FieldPanel("search_examples"),
            ],
            heading=_("First screen"),
        ),
        MultiFieldPanel(
            [FieldPanel("story_title"), FieldPanel("featured_member")],
            heading=_("Member of the month"),
        ),
        MultiFieldPanel(
            [FieldPanel("join_title"), FieldPanel("join_text"), FieldPanel("join_page")],
            heading=_("How to join"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def examples(self) -> list[str]:
        return [text for part in BETWEEN.split(self.search_examples) if (text := part.strip())]

    def permissions_for_user(self, user: Any) -> FrontDoorPermissionTester:
        return FrontDoorPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = reverse("product_list")
        everything, season, newest = engine.find_each(
            ("product", query)
            for query in (Query(size=0), season_query(CARDS), newest_query(CARDS))
        )
        in_season = whole_rows(season.ids)
        # Read at once for both rows.
        shown = {product.pk: product for product in cards.products([*in_season, *newest.ids])}
        counts = everything.counts.get(SECTOR.name, {})
        provinces = members_by_province()
        context |= {
            "examples": [
                {"text": text, "url": f"{listing}?{urlencode({'q': text})}"}
                for text in self.examples
            ],
            "sectors": sector_tiles(
                listing,
                {code: ProductListing.counted(counts.get(code, 0)) for code in Sector.values},
            ),
            "in_season": [shown[pk] for pk in in_season if pk in shown],
            "month": timezone.localdate().month,
            "newest": [shown[pk] for pk in newest.ids if pk in shown],
            "featured": _featured(self.featured_member_id),
            "provinces": provinces,
            "totals": {
                "products": everything.total,
                "members": sum(province.members for province in provinces),
                "women": sum(province.women for province in provinces),
            },
            "join_url": _page_url(self.join_page_id),
        }
        return context


class ContentPage(BasePage):
    """A page that an editor builds from blocks; it may have others below it."""

    introduction = models.TextField(_("introduction"), blank=True)
    picture = models.ForeignKey(
        "core.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Beside the title; also where the page is shared."),
    )
    body = ContentField(page_blocks(), verbose_name=_("content"), blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["seo"]["image"] = self.social_image or self.picture
        # The home page stands first in every trail.
        ancestors = [page for page in open_to_all(self.get_ancestors()) if page.depth > 2]
        headings = [block.value["text"] for block in self.body if block.block_type == "heading"]
        context |= {
            # One or two headings are seen without a list of them.
            "contents": [{"label": text, "anchor": anchor(text)} for text in headings]
            if len(headings) > 2
            else [],
            "breadcrumbs": [
                {"label": page.title, "url": page.get_url(request)} for page in ancestors
            ],
            "children": [
                {"label": page.title, "url": page.get_url(request)}
                for page in open_to_all(self.get_children())
            ],
            "siblings": [
                {
                    "label": page.title,
                    "url": page.get_url(request),
                    "current": page.pk == self.pk,
                }
                for page in open_to_all(self.get_siblings())
                if self.depth > 3
            ],
        }
        return context
