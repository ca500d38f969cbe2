"""What search engines are told: every public page, product and member in its languages."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page

from catalogue.models import Product
from core.languages import LANGUAGES
from core.models import open_to_all
from members.models import Organisation


class LanguagesSitemap(Sitemap):
    limit = 1_000  # addresses in one file, of 0.4 MB
    i18n = True
    alternates = True
    x_default = True


class ListsSitemap(LanguagesSitemap):
    def items(self) -> list[str]:
        return ["product_list", "member_list", "season_calendar"]

    def location(self, item: str) -> str:
        return reverse(item)


class ProductsSitemap(LanguagesSitemap):
    def items(self) -> QuerySet[Product]:
        return Product.objects.public().only("slug", "last_published_at").order_by("pk")

    def location(self, item: Product) -> str:
        return reverse("product_detail", args=[item.slug])

    def lastmod(self, item: Product) -> datetime | None:
        return item.last_published_at


class MembersSitemap(LanguagesSitemap):
    def items(self) -> QuerySet[Organisation]:
        return Organisation.objects.public().only("slug", "last_published_at").order_by("pk")

    def location(self, item: Organisation) -> str:
        return reverse("member_detail", args=[item.slug])

    def lastmod(self, item: Organisation) -> datetime | None:
        return item.last_published_at


class PagesSitemap(WagtailSitemap):
    """Wagtail's pages, whatever language's tree they stand in."""

    def items(self) -> QuerySet[Page]:
        return open_to_all(Page.objects.filter(depth__gt=1)).order_by("path").specific()


SITEMAPS = {
    "pages": PagesSitemap,
    "lists": ListsSitemap,
    "products": ProductsSitemap,
    "members": MembersSitemap,
}


def _lines() -> Iterator[str]:
    yield "User-agent: *"
    yield "Disallow: /admin/"
    for code in LANGUAGES:
        with override(code):
            yield f"Disallow: {reverse('account_login')}"
    yield f"Sitemap: {settings.SITE_URL}/sitemap.xml"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("\n".join(_lines()) + "\n", content_type="text/plain; charset=utf-8")
