"""A media folder that cannot be written to: staff see their pictures, and what was deleted meanwhile goes later."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.urls import reverse

from core import renditions
from core.management.commands import remove_lost_files
from core.models import Document, Rendition
from tests.core.hostile import pdf
from tests.factories import ImageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def read_only(monkeypatch):
    """From now on; a test cannot make a folder read-only for an administrator of the machine."""

    def begin():
        def refuse(*_args, **_options):
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(FileSystemStorage, "_save", refuse)

    return begin


@pytest.mark.parametrize("sizes", ["made", "not made yet"])
def test_lists_and_choosers_show_what_there_is(client, media, read_only, sizes):
    image = ImageFactory()
    thumbnail = whole = f"/media/{image.file.name}"
    if sizes == "made":
        renditions.make(image)
        thumbnail = image.get_rendition(renditions.ADMIN_THUMBNAIL).url
        whole = f"/media/{image.pictures['card']['jpeg'][0]['name']}"
    read_only()
    client.force_login(UserFactory(admin=True))
    for name, args, shown in (
        ("wagtailimages:index", [], thumbnail),
        ("wagtailimages:edit", [image.pk], whole),
        ("wagtailimages_chooser:choose", [], thumbnail),
        ("wagtailimages_chooser:chosen", [image.pk], thumbnail),
    ):
        answer = client.get(reverse(name, args=args))
        assert answer.status_code == 200, name
        assert shown in answer.text, name
    assert Rendition.objects.count() == (9 if sizes == "made" else 0)


def test_another_fault_is_not_hidden(media):
    image = ImageFactory()
    Path(image.file.path).unlink()
    with pytest.raises(OSError, match="No such file"):
        image.get_rendition("max-165x165")


def test_what_no_row_names_goes_after_a_day_and_nothing_else(media, monkeypatch):
    image = ImageFactory()
    renditions.make(image)
    document = Document.objects.create(title="a", file=ContentFile(pdf(), name="a.pdf"))
    kept = {path for path in media.rglob("*") if path.is_file()}
    assert {path.parent.name for path in kept} == set(remove_lost_files.FOLDERS)
    lost = [media / folder / "lost.jpg" for folder in remove_lost_files.FOLDERS]
    others = [media / "robots.txt", media / "images" / "by-hand" / "a.jpg"]
    for path in (*lost, *others):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    call_command("remove_lost_files")
    assert all(path.exists() for path in lost)
    monkeypatch.setattr(remove_lost_files, "GRACE", timedelta(0))
    call_command("remove_lost_files")
    assert not any(path.exists() for path in lost)
    assert all(path.exists() for path in (*kept, *others))
    assert document.file.size


def test_the_files_of_another_database_stay(media, monkeypatch, caplog):
    monkeypatch.setattr(remove_lost_files, "GRACE", timedelta(0))
    folder = media / "original_images"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"x")
    call_command("remove_lost_files")
    assert (folder / "a.jpg").exists()
    assert "is this their database?" in caplog.text
