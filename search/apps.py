from django.apps import AppConfig
from django.core import checks
from django.core.signals import request_finished, request_started
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from core import navigation, parameters, privacy, public_version
        from search import following
        from search.checks import elasticsearch_url
        from search.elastic import client, outbox
        from search.models import UnmetDemand
        from search.tasks import send_changes

        checks.register(elasticsearch_url)
        public_version.follow(following.changed)
        outbox.on_commit(send_changes.enqueue)
        request_started.connect(client.begin_request)
        request_finished.connect(client.end_request)
        parameters.register("q", "kind")
        # Nobody's: what was asked is counted, not who asked.
        privacy.register(
            privacy.Holding(model=UnmetDemand, told=(), forgettable=UnmetDemand.objects.forgettable)
        )
        # Not "search_url": Wagtail's own header of the admin reads a variable of that name.
        navigation.register(
            site_search_url="search",
            suggestions_url="suggestions",
            scripts=["search/js/suggestions.js"],
        )
