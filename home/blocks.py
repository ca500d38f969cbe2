"""Live blocks: what the cluster has today, shown inside a content page."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalogue.shelves import in_season, newest
from core.blocks import LineBlock, content_blocks
from core.versioned_cache import cached_per_version
from members.models import Organisation

__all__ = [
    "InSeasonBlock",
    "MembersByProvinceBlock",
    "NewestProductsBlock",
    "members_by_province",
    "page_blocks",
]


@cached_per_version
def members_by_province() -> list[Any]:
    """Provinces with their public members counted, for the home page and for a block."""
    return list(Organisation.objects.public().count_by_province())


class LiveBlock(blocks.StructBlock):
    title = LineBlock(label=_("Title"), max_length=120)


class MembersByProvinceBlock(LiveBlock):
    class Meta:
        icon = "site"
        label = _("Live: members by province")
        template = "home/blocks/live_members_by_province.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["provinces"] = members_by_province()
        return context


class NewestProductsBlock(LiveBlock):
    class Meta:
        icon = "pick"
        label = _("Live: newest products")
        template = "home/blocks/live_newest.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["products"] = newest(4)
        return context


class InSeasonBlock(LiveBlock):
    class Meta:
        icon = "calendar"
        label = _("Live: in season now")
        template = "home/blocks/live_in_season.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["products"] = in_season(4)
        context["month"] = timezone.localdate().month
        return context


def page_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        *content_blocks(),
        ("live_members_by_province", MembersByProvinceBlock()),
        ("live_newest", NewestProductsBlock()),
        ("live_in_season", InSeasonBlock()),
    ]
