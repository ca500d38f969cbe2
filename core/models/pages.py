import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urljoin
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from core.admin.forms import SeenPageForm
from core.languages import SOURCE
from core.models.public import PublicModel
from core.versioned_cache import cached_per_version


@cached_per_version
def _live_translations(translation_key: UUID) -> list[Page]:
    pages = Page.objects.live().filter(translation_key=translation_key)
    return list(pages.select_related("locale"))


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those of `pages` that are live and closed to nobody, neither themselves nor in
    French."""
    in_french = models.Q()
    for restriction in PageViewRestriction.objects.filter(
        page__locale__language_code=SOURCE
    ).select_related("page"):
        in_french |= pages.descendant_of_q(restriction.page, inclusive=True)
    shown = pages.live().public()
    if not in_french:
        return shown
    closed = Page.objects.filter(in_french).values("translation_key")
    return shown.exclude(translation_key__in=closed)


@cache
def _taken_slugs() -> frozenset[str]:
    """What addresses of views begin with below that of a language: `compte` belongs to `/fr/compte/login/`."""
    return frozenset(
        slug
        for resolver in get_resolver().url_patterns
        if isinstance(resolver, URLResolver) and isinstance(resolver.pattern, LocalePrefixPattern)
        for slug in _first_parts(resolver.url_patterns)
    )


def _first_parts(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route:
            yield from _first_parts(pattern.url_patterns)
        elif found := re.match(r"\^?([\w-]+)/", route):
            yield found[1]


class BasePage(PublicModel, Page):
    """What every page has: how it shows itself to search engines and when it is shared."""

    in_listings = False
    base_form_class = SeenPageForm
    social_image = models.ForeignKey(
        "core.Image",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading=_("For search engines and sharing"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self._check_address()

    def _check_address(self) -> None:
        """A page below the home page may not take an address that belongs to a view of the portal."""
        if self.depth in (None, 3) and self.slug in _taken_slugs():
            raise ValidationError(
                {"slug": _("This address belongs to another part of the portal.")}
            )

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # For the language links, which a context processor makes.
        request.wagtail_page = self
        context["seo"] = {
            "title": self.seo_title or self.title,
            "description": self.search_description,
            "image": self.social_image,
        }
        return context

    def language_links(self, request: Any) -> dict[str, str]:
        """Language code → address, for this page and its live translations only."""
        return {
            page.locale.language_code: url
            for page in _live_translations(self.translation_key)
            if (url := page.get_url(request)) is not None
        }

    def get_view_restrictions(self) -> models.QuerySet:
        """A page that is closed in French is closed in its translations as well."""
        restrictions: models.QuerySet = super().get_view_restrictions()
        for page in _live_translations(self.translation_key):  # known: the language links ask too
            if page.locale.language_code == SOURCE and page.pk != self.pk:
                restrictions |= page.get_view_restrictions()
        return restrictions

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        """For search engines: the page and its translations."""
        links = self.language_links(request)
        urls = super().get_sitemap_urls(request)
        for url in urls:
            url["alternates"] = [
                {"lang_code": code, "location": urljoin(url["location"], link)}
                for code, link in links.items()
            ]
        return urls
