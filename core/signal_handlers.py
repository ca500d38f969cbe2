from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail_localize.models import TranslationSource

from core.admin.translations.updates import update_source
from core.languages import SOURCE
from core.models import Image, OutgoingMail
from core.public_version import bump
from core.site import is_front_door
from core.tasks import deliver_mail, make_renditions


def pages_changed(**_signal: Any) -> None:
    """What Wagtail changes of pages and sites without saving a page of ours: a tree that moves, a site."""
    with transaction.atomic():
        bump(listed=False)


def default_site_stays(instance: Any, origin: Any, **_signal: Any) -> None:
    """Nobody deletes it by itself: without it there is no page."""
    if instance.is_default_site and isinstance(origin, type(instance)):
        raise PermissionDenied


def home_page_stays(instance: Any, **_signal: Any) -> None:
    """Nobody deletes it, in any language, by whatever button: the site hangs on it."""
    if is_front_door(instance):
        raise PermissionDenied


def translations_learn_of_it(instance: Any, **_signal: Any) -> None:
    """A page in the source language was published: its translations are marked with what changed."""
    if instance.locale.language_code != SOURCE:
        return
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is not None:
        update_source(source)


def new_picture_gets_sizes(instance: Image, **_signal: Any) -> None:
    """A task makes the sizes of a picture that has none, once it is stored."""
    image_id = instance.pk
    # Robust: without a transaction around it this runs within `Image.save`, which would take an error for a
    # row that could not be written and delete the file. Sizes that are missing `requeue_tasks` makes.
    transaction.on_commit(
        lambda: instance.pictures or make_renditions.enqueue(image_id), robust=True
    )


def new_mail_is_sent(instance: OutgoingMail, created: bool, **_signal: Any) -> None:
    """A task sends what was put into the outbox, once its cause is stored."""
    if created:
        transaction.on_commit(partial(deliver_mail.enqueue, instance.pk))
