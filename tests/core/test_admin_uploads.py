"""Wagtail's own uploaders pass the project's upload module: single, multiple and chooser."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection

from core.models import Document, Image
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
