from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail_localize.models import TranslationSource

from core.languages import SOURCE
from core.public import bump
from core.site import is_front_door
from core.translation_updates import update_source


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
