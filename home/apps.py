from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import PageViewRestriction
        from wagtail.signals import post_page_move

        from home import documents, search_results
        from home.signal_handlers import pages_opened_or_closed
        from search import kinds, starts

        kinds.register(documents.PAGES, documents.LISTED, search_results.PAGES)
        starts.offer_examples(search_results.examples)
        for signal in (post_save, post_delete):
            signal.connect(
                pages_opened_or_closed, sender=PageViewRestriction, dispatch_uid="home-restriction"
            )
        post_page_move.connect(pages_opened_or_closed, dispatch_uid="home-move")
