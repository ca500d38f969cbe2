from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import Site
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
        )

        from core import todo
        from core.panels import prepare_text_fields
        from core.signal_handlers import pages_changed, translations_learn_of_it

        prepare_text_fields()
        todo.register(todo.refused_mails)
        for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
            signal.connect(pages_changed, dispatch_uid="core-pages")
        page_published.connect(translations_learn_of_it, dispatch_uid="core-translations")
        for signal in (post_save, post_delete):
            signal.connect(pages_changed, sender=Site, dispatch_uid="core-sites")
