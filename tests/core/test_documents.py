"""A document is for its audience, by whatever address."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection

from core.enums import Audience
from core.models import Document
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = Document(title="Statuts", collection=Collection.get_first_root_node())
    document.file.save("statuts.txt", ContentFile(b"Article premier", name="statuts.txt"))
    return document


ADMIN = {"admin": True}


@pytest.mark.parametrize(
    ("audience", "who", "status"),
    [
        (Audience.PUBLIC, None, 200),
        (Audience.MEMBERS, None, 302),
        (Audience.MEMBERS, {}, 200),
        (Audience.STAFF, None, 302),
        (Audience.STAFF, {}, 404),
        (Audience.STAFF, ADMIN, 200),
    ],
)
def test_who_may_open_it(client, document, audience, who, status):
    document.audience = audience
    document.save()
    if who is not None:
        client.force_login(UserFactory(**who))
    response = client.get(document.url)
    assert response.status_code == status
    if status == 302:
        assert "/compte/login/?next=/documents/" in response["location"]


def test_the_media_folder_gives_no_document(client, document):
    for path in (document.file.name, f"x/../{document.file.name}", f"./{document.file.name}"):
        assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize("path", ["../portal.sqlite3", "a" * 300, "images/missing.jpg", ""])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/media/{path}").status_code == 404
