from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save, pre_delete
        from django_tasks.signals import task_finished
        from wagtail.models import Page, PageViewRestriction, Site, TaskState, WorkflowState
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            task_submitted,
            workflow_approved,
            workflow_rejected,
        )
        from wagtail_localize.models import Translation

        from core import todo as staff_todo
        from core.admin import comparisons, tables, todo
        from core.admin.panels import prepare_text_fields
        from core.admin.translations.updates import shows_old_words
        from core.models import Image, ModerationTaskState, OutgoingMail
        from core.moderation import mails
        from core.signal_handlers import (
            default_site_stays,
            home_page_stays,
            new_mail_is_sent,
            new_picture_gets_sizes,
            pages_changed,
            translations_learn_of_it,
        )
        from core.tasks import tell_failure

        prepare_text_fields()
        tables.register()
        comparisons.register()
        task_finished.connect(tell_failure, dispatch_uid="core-tasks")
        post_save.connect(new_picture_gets_sizes, sender=Image, dispatch_uid="core-picture")
        post_save.connect(new_mail_is_sent, sender=OutgoingMail, dispatch_uid="core-mail")
        staff_todo.register(todo.drafts_to_review)
        staff_todo.register(todo.texts_to_translate)
        staff_todo.register(todo.pictures_without_words)
        staff_todo.register(todo.refused_mails)
        task_submitted.connect(
            mails.tell_moderators, sender=ModerationTaskState, dispatch_uid="core-to-read"
        )
        # In the place of Wagtail's mails, whichever app is ready first.
        for signal, sender, uid, tell in (
            (
                task_submitted,
                TaskState,
                "group_approval_task_submitted_email_notification",
                mails.tell_moderators,
            ),
            (
                workflow_approved,
                WorkflowState,
                "workflow_state_approved_email_notification",
                mails.tell_sender,
            ),
            (
                workflow_rejected,
                WorkflowState,
                "workflow_state_rejected_email_notification",
                mails.tell_sender,
            ),
        ):
            signal.disconnect(sender=sender, dispatch_uid=uid)
            signal.connect(tell, sender=sender, dispatch_uid=uid)
        for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
            signal.connect(pages_changed, dispatch_uid="core-pages")
        page_published.connect(translations_learn_of_it, dispatch_uid="core-translations")
        Translation.save_target = shows_old_words(Translation.save_target)
        pre_delete.connect(default_site_stays, sender=Site, dispatch_uid="core-default-site")
        pre_delete.connect(home_page_stays, sender=Page, dispatch_uid="core-home-page")
        for signal in (post_save, post_delete):
            for model in (Site, PageViewRestriction):
                signal.connect(
                    pages_changed, sender=model, dispatch_uid=f"core-{model._meta.model_name}"
                )
