"""Wagtail's own uploaders pass the project's upload module: single, multiple and chooser."""

import errno
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.db.models import Model
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection

from core.models import Document, Image
from core.storage import WholeFiles
from core.uploads.door import CheckedContent
from tests.core.hostile import pdf
from tests.factories import UserFactory, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


def photo() -> SimpleUploadedFile:
    exif = Pillow.Exif()
    exif[0x010F] = "SecretCamera"
    return SimpleUploadedFile("p.jpg", picture_bytes(exif=exif), content_type="image/jpeg")


def fields(**more):
    return {
        "title": "Pot",
        "collection": Collection.get_first_root_node().pk,
        "consent": "not_needed",
        "audience": "public",
        **more,
    }


def upload_single(client, file):
    return client.post(reverse("wagtailimages:add"), fields(file=file))


def upload_multiple(client, file):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Pot", "files[]": file, "collection": Collection.get_first_root_node().pk},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def upload_in_chooser(client, file):
    data = {f"image-chooser-upload-{name}": value for name, value in fields(file=file).items()}
    return client.post(reverse("wagtailimages_chooser:create"), data)


@pytest.mark.parametrize("door", [upload_single, upload_multiple, upload_in_chooser])
def test_a_photo_is_stored_without_metadata(staff, door):
    response = door(staff, photo())
    assert response.status_code in (200, 201, 302), response.content
    image = Image.objects.get()
    with image.file.open() as stored:
        content = stored.read()
    assert b"SecretCamera" not in content
    assert len(image.checksum) == 64
    assert Pillow.open(io.BytesIO(content)).format == "JPEG"


@pytest.mark.parametrize("door", [upload_single, upload_multiple, upload_in_chooser])
def test_an_svg_named_jpg_is_refused_with_words(staff, door):
    response = door(
        staff, SimpleUploadedFile("p.jpg", b"<svg xmlns='x'/>", content_type="image/jpeg")
    )
    assert response.status_code == 200
    assert not Image.objects.exists()
    assert "JPEG" in response.content.decode()


LONG = "très-long-" * 30


@pytest.mark.parametrize("title", [LONG, None])
@pytest.mark.parametrize(
    ("door", "model", "content"),
    [("wagtailimages", Image, picture_bytes), ("wagtaildocs", Document, pdf)],
)
def test_a_name_longer_than_a_title_is_cut(staff, door, model, content, title):
    file = SimpleUploadedFile(f"{LONG}.{'jpg' if model is Image else 'pdf'}", content())
    form = {"files[]": file, "collection": Collection.get_first_root_node().pk}
    if title:
        form["title"] = title  # as the uploader's script sends it
    answer = staff.post(
        reverse(f"{door}:add_multiple"), form, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.json()["success"], answer.json()
    assert model.objects.get().title.startswith("très-long-très-long-")


def test_a_full_disk_keeps_no_half_of_a_file(staff, settings, tmp_path, monkeypatch):
    """Neither of a file that could not be written whole, nor of one whose row could not."""
    settings.MEDIA_ROOT = tmp_path
    staff.raise_request_exception = False

    def chunks(content, chunk_size=None):
        yield content.read(100)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(CheckedContent, "chunks", chunks)
        assert upload_multiple(staff, photo()).status_code == 503
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

    def no_room(*_args, **_options):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as full:
        full.setattr(Model, "save_base", no_room)
        assert upload_multiple(staff, photo()).status_code == 503
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Image.objects.exists()
    assert upload_multiple(staff, photo()).json()["success"]


def test_a_document_passes_too(staff):
    staff.post(
        reverse("wagtaildocs:add"),
        {**fields(), "file": SimpleUploadedFile("a.pdf", b"MZ program")},
    )
    assert not Document.objects.exists()
    staff.post(
        reverse("wagtaildocs:add"),
        {**fields(), "file": SimpleUploadedFile("a.pdf", pdf())},
    )
    assert len(Document.objects.get().checksum) == 64


def test_a_file_of_the_same_name_that_is_whole_stays(tmp_path):
    """Somebody else's, who took the name in the instant in which the disk was full."""
    storage = WholeFiles(tmp_path)

    class Half(ContentFile):
        def chunks(self, chunk_size=None):
            (tmp_path / "a.txt").write_bytes(b"whole, and longer")
            raise OSError(errno.ENOSPC, "No space left on device")
            yield

    with pytest.raises(OSError, match="No space"):
        storage.save("a.txt", Half(b"half"))
    assert (tmp_path / "a.txt").read_bytes() == b"whole, and longer"
