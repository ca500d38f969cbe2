"""The editor of translations saves one text at a time: none is replaced unseen, none is stored that pages cannot show."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.admin.translations import views
from home.models import ContentPage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(reference) -> Translation:
    return made()


@pytest.fixture
def translator(client, translation) -> Client:
    client.force_login(UserFactory(admin=True, language="fr", name="Naïma B."))
    return client


def made() -> Translation:
    page = Page.objects.filter(depth=2)[0].add_child(
        instance=ContentPage(title="Les statuts", introduction="Ce que nous voulons.")
    )
    source, _created = TranslationSource.update_or_create_from_instance(page)
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    translation = Translation.objects.create(source=source, target_locale=arabic)
    translation.save_target()
    return translation


def address(translation: Translation, path: str = "introduction") -> str:
    segment = translation.source.stringsegment_set.get(context__path=path)
    return f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"


def stored(path: str = "introduction") -> str | None:
    """The translation as it lies in the database."""
    found = StringTranslation.objects.filter(context__path=path)
    return found.values_list("data", flat=True).first()


def send(client: Client, where: str, method: str = "put", **form: str):
    """As a browser's FormData does."""
    lines = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in form.items()
    ]
    body = "".join([*lines, "--x--\r\n"]).encode()
    return getattr(client, method)(where, body, content_type="multipart/form-data; boundary=x")


def test_the_second_of_two_translators_does_not_replace_the_first_unseen(translator, translation):
    where = address(translation)
    samira = Client()
    samira.force_login(UserFactory(admin=True, name="Samira A."))
    assert send(samira, where, value="Samira’s", seen="").status_code == 201
    answer = send(translator, where, value="Naïma’s", seen="")
    assert (answer.status_code, stored()) == (409, "Samira’s")
    told = answer.json()
    assert told["stored"] == "Samira’s"
    for words in ("Samira A.", "«\N{NO-BREAK SPACE}Samira’s\N{NO-BREAK SPACE}»", "perdu"):
        assert words in told["words"]
    # Whoever read that and saves again means it.
    answer = send(translator, where, value="Naïma’s", seen=told["stored"])
    assert (answer.status_code, answer.json()["data"], stored()) == (200, "Naïma’s", "Naïma’s")


def test_who_waited_for_another_save_finds_what_it_stored(translator, translation, monkeypatch):
    """Looking and saving happen in one turn; that turns are taken, tests/core/admin/test_forms.py shows."""
    where, turn = address(translation), views.alone
    samira = Client()
    samira.force_login(UserFactory(admin=True))

    @contextmanager
    def after_samira(place):
        assert place == where
        monkeypatch.setattr(views, "alone", turn)
        assert send(samira, where, value="Samira’s", seen="").status_code == 201
        with turn(place):
            yield

    monkeypatch.setattr(views, "alone", after_samira)
    assert send(translator, where, value="Naïma’s", seen="").status_code == 409
    assert stored() == "Samira’s"


def test_what_was_taken_away_meanwhile_is_told_as_well(translator, translation):
    where = address(translation)
    send(translator, where, value="Une ligne\nUne autre", seen="")
    assert send(translator, where, "delete", seen="Une autre").status_code == 409
    # A browser ends lines in its own way.
    assert send(translator, where, "delete", seen="Une ligne\r\nUne autre").status_code == 200
    assert stored() is None
    answer = send(translator, where, value="Toujours là", seen="Une ligne\nUne autre")
    assert (answer.status_code, answer.json()["stored"], stored()) == (409, "", None)
    assert send(translator, where, value="Toujours là", seen="").status_code == 201


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("introduction", "", "videz le champ"),
        ("introduction", " \n \u202e", "videz le champ"),
        ("introduction", "<b>" * 5_000 + "x" + "</b>" * 5_000, "trop de mise en forme"),
        ("introduction", "x" * 100_001, "100\N{NO-BREAK SPACE}000"),
        ("introduction", "x" * 5_000_000, "100\N{NO-BREAK SPACE}000"),  # not even read
        ("title", "x" * 256, "255"),  # PostgreSQL holds no longer one
        ("slug", "x" * 256, "255"),
        ("slug", "القانون الأساسي", "sans espaces"),
        ("slug", "statuts/2026?", "sans espaces"),
    ],
    ids=["nothing", "blanks", "tags", "long", "huge", "title", "slug", "spaces", "marks"],
)
def test_what_pages_cannot_show_is_refused_with_the_reason(
    translator, translation, path, value, told
):
    answer = send(translator, address(translation, path), value=value, seen="")
    assert (answer.status_code, stored(path)) == (400, None)
    assert told in answer.json()["words"]


@pytest.mark.parametrize(
    ("path", "value"),
    [("introduction", "x" * 100_000), ("slug", "القانون-الأساسي"), ("slug", "statuts_2026")],
    ids=["long", "arabic", "latin"],
)
def test_what_pages_can_show_is_taken(translator, translation, path, value):
    assert send(translator, address(translation, path), value=value, seen="").status_code == 201
    assert stored(path) == value


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("عسل\x00 \u202eالجبل\x07\ufeff", "عسل الجبل"),
        ("  Miel\r\nd’ici ", "Miel\nd’ici"),
        ("<b>Miel</b> d’ici", "<b>Miel</b> d’ici"),
    ],
)
def test_a_translation_is_stored_clean(translator, translation, sent, kept):
    assert send(translator, address(translation), value=sent, seen="").status_code == 201
    assert stored() == kept


def test_the_most_tags_that_are_taken_can_be_published(translator, translation):
    value = "<b>" * (views.MOST_TAGS // 2) + "x"
    value += "</b>" * (views.MOST_TAGS // 2)
    assert send(translator, address(translation), value=value, seen="").status_code == 201
    page = translation.get_target_instance()
    answer = translator.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"})
    assert answer.status_code == 302


def test_only_who_may_edit_the_page_learns_what_is_stored(translator, translation):
    where = address(translation)
    send(translator, where, value="Secret", seen="")
    stranger = Client()
    stranger.force_login(UserFactory())
    for method in ("put", "delete"):
        assert "Secret" not in send(stranger, where, method, value="x", seen="").text
    other = made()
    assert (
        send(
            translator, address(other).replace(f"/{other.pk}/", f"/{translation.pk}/", 1), value="x"
        ).status_code
        == 404
    )


def test_who_may_enter_the_admin_but_not_edit_the_page_is_told(translator, translation):
    reader = UserFactory(language="fr")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    translator.force_login(reader)
    answer = send(translator, address(translation), value="x", seen="")
    assert (answer.status_code, stored()) == (403, None)
    assert answer.json() == {"words": "Vous n’avez pas le droit de modifier cette page."}


def test_nobody_translates_in_files(translator, translation):
    before = set(Path(tempfile.gettempdir()).iterdir())
    file = SimpleUploadedFile("ar.po", b'msgid "a"\nmsgstr "b"\n' * 1_000)
    files = f"/admin/localize/translate/{translation.pk}/pofile"
    assert translator.post(f"{files}/upload/", {"file": file}).status_code == 404
    assert translator.get(f"{files}/download/").status_code == 404
    assert {file.suffix for file in set(Path(tempfile.gettempdir()).iterdir()) - before} <= {""}


def test_a_text_of_a_page_that_was_deleted_meanwhile_is_not_there(translator, translation):
    where = address(translation)
    translation.get_target_instance().delete()
    assert send(translator, where, value="النص", seen="").status_code == 404
    assert stored() is None


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "<p>Texte</p>", '<a href="x">y</a>']
)
def test_a_text_that_pages_cannot_show_is_refused_at_once(translator, translation, value):
    answer = send(translator, address(translation), value=value, seen="")
    assert answer.status_code == 400 and "Les pages ne peuvent pas" in answer.json()["words"]
    assert stored() is None
