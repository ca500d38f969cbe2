from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from accounts.account_page import AccountView
from core.views import media
from portal.sitemaps import SITEMAPS, robots

handler400 = "core.failure_views.bad_request"
handler404 = "portal.views.not_found"
handler500 = "core.failure_views.server_error"

urlpatterns = [
    # Wagtail's own doors know neither the second factor nor the limit of tries.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/account/", require_admin_access(AccountView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(
        "sitemap.xml",
        require_safe(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap",
    ),
    path("robots.txt", robots),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}core/favicon.svg")),
    re_path(r"^media/(?P<path>.*)$", media),
]

urlpatterns += i18n_patterns(
    path("", include("core.urls")),
    path("compte/", include("allauth.urls")),
    path("", include("catalogue.urls")),
    path("", include("search.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("", include(wagtail_urls)),
)
