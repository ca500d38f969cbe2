"""Two translators who save one text in the same instant. The rows lie in the database, for both to see."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core import translation_views
from home.models import ContentPage
from tests.core.test_translation_views import address, send
from tests.factories import UserFactory


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("one_at_a_time", [True, False])
def test_of_two_in_the_same_instant_one_is_told(monkeypatch, one_at_a_time):
    """And without the lock neither would be: both look before either saves."""
    french, arabic = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "ar"))
    root = Page.add_root(instance=Page(title="Root", slug="race", locale=french))
    page = root.add_child(instance=ContentPage(title="Les statuts", introduction="Nous voulons."))
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=arabic)
    translation.save_target()
    where, person = address(translation), UserFactory(admin=True)
    theirs, both_have_looked = translation_views.edit_string_translation, Barrier(2)

    def save(*sent):
        with suppress(BrokenBarrierError):
            both_have_looked.wait(timeout=0.5)
        return theirs(*sent)

    def translate(text):
        client = Client()
        client.force_login(person)
        try:
            return send(client, where, value=text, seen="").status_code
        finally:
            connection.close()

    monkeypatch.setattr(translation_views, "edit_string_translation", save)
    if not one_at_a_time:
        monkeypatch.setattr(translation_views, "alone", nullcontext)
    with ThreadPoolExecutor() as people:
        answers = sorted(people.map(translate, ["Samira", "Naïma"]))
    assert answers == ([201, 409] if one_at_a_time else [200, 201])
