"""Whatever is sent is refused with words in the person's language, or cleaned; quickly and in little memory.

The files are made by tests.core.hostile. Each comes through core.uploads in four languages and through
Wagtail's three uploaders.
"""

import html
import io
import json
import re
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image as Pillow
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from core import renditions
from core.languages import LANGUAGES
from core.models import Document, Image, Rendition
from core.uploads import door as uploads
from core.uploads import traces
from tests.core import hostile
from tests.core.hostile import CLEANED, KINDS, SECRET, Kind
from tests.factories import UserFactory

pytestmark = pytest.mark.thorough  # two hundred files by four doors: a minute and a half

MOST_SECONDS = 2
MOST_GROWTH = 300 * 1024  # kilobytes
LIGHT = [kind for kind in KINDS if not kind.heavy]
HEAVY = [kind for kind in KINDS if kind.heavy]
MAX_BYTES = {"image": uploads.STAFF_IMAGE_BYTES, "document": uploads.STAFF_DOCUMENT_BYTES}
NOTED_IN_PIXELS = {
    "jfif",
    "jfif_version",
    "jfif_unit",
    "jfif_density",
    "progressive",
    "progression",
}


def each(kinds: list[Kind]):
    return pytest.mark.parametrize("kind", kinds, ids=[kind.name for kind in kinds])


def processor_seconds() -> float:
    """Of this process and of those it started and ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def through_the_door(kind: Kind) -> bytes | ValidationError:
    """What would be stored of it, or why nothing."""
    door = uploads.clean_image if kind.door == "image" else uploads.clean_document
    upload = ContentFile(kind.make(), name=kind.file_name)
    try:
        return door(upload, max_bytes=MAX_BYTES[kind.door]).read()
    except ValidationError as error:
        return error


# --- what is left in a stored file ----------------------------------------------------------------


def all_parts(content: bytes) -> bytes:
    """`content` and all that is packed in it, one behind the other."""
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts.append(archive.comment)
            for entry in archive.infolist():
                parts += [entry.filename.encode(), entry.comment, entry.extra]
                parts.append(all_parts(archive.read(entry)))
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            parts.append(document.trailer.unparse(resolved=True))
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    parts += [thing.stream_dict.unparse(resolved=True), thing.read_raw_bytes()]
                elif isinstance(thing, pikepdf.Object):
                    parts.append(thing.unparse(resolved=True))
    return b"\n".join(parts)


def assert_bare_picture(content: bytes) -> None:
    """One still picture: no EXIF, XMP, GPS, ICC, comment, and nothing behind its end."""
    picture = Pillow.open(io.BytesIO(content))
    assert getattr(picture, "n_frames", 1) == 1
    assert not picture.getexif() and not picture.info.get("xmp") and not picture.info.get("exif")
    if picture.format == "JPEG":
        assert set(picture.info) <= NOTED_IN_PIXELS
        found = list(traces.segments(content))
        assert {marker for marker, _, _ in found if marker >= 0xE0} <= {0xE0}
        assert found[-1][0] == 0xD9 and found[-1][2] == len(content)
    elif picture.format == "PNG":
        kinds = re.findall(
            rb"(?=[A-Za-z]{4})(IHDR|IDAT|IEND|[a-z][A-Za-z]{3}(?=.{0,3}\x00))", content[:60]
        )
        assert set(kinds) <= {b"IHDR", b"IDAT"} and not picture.info
        assert content.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82")
    else:
        assert picture.format == "AVIF"
        assert b"Exif" not in content and b"rdf+xml" not in content


def assert_clean(content: bytes) -> None:
    everything = all_parts(content)
    assert SECRET not in everything
    assert not traces.any_left(everything)
    if content.startswith(b"%PDF"):
        assert not re.search(rb"/(Metadata|OpenAction|AA|PieceInfo)[ /]", everything)
    elif content.startswith(b"nom"):
        assert content.decode() == "nom;tél\nArgan txe.exe;+212539900001\na[31m;-5.37\n"
    elif not content.startswith(b"PK"):
        assert_bare_picture(content)


# --- the door -------------------------------------------------------------------------------------


def test_there_are_many_kinds_each_with_a_name():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 150
    assert {kind.expected for kind in KINDS} >= {CLEANED, *uploads.REFUSALS}


@each(LIGHT)
def test_a_hostile_file_is_refused_or_cleaned_within_seconds(kind):
    kind.make()
    before = processor_seconds()
    result = through_the_door(kind)
    seconds = processor_seconds() - before
    assert getattr(result, "code", CLEANED) == kind.expected
    assert seconds <= MOST_SECONDS
    if isinstance(result, bytes):
        assert_clean(result)


@each([kind for kind in LIGHT if kind.expected != CLEANED])
def test_the_refusal_is_told_in_the_persons_language(kind):
    told = []
    for language in LANGUAGES:
        with translation.override(language):
            told.append(through_the_door(kind).messages[0])
    assert len(set(told)) == len(LANGUAGES)
    assert re.search("[\u0621-\u064a]{3}", told[LANGUAGES.index("ar")])


MEASURE = """
import resource, sys, time
from django.conf import settings
settings.configure(USE_I18N=False)
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from core.uploads import door as uploads
path, name, door, max_bytes = sys.argv[1:]
upload = ContentFile(open(path, "rb").read(), name=name)
def peak():
    # Not ru_maxrss: that keeps the peak of whoever started this process.
    status = open("/proc/self/status").read()
    return int(status.split("VmHWM:")[1].split()[0])
before = peak(), time.process_time()
try:
    getattr(uploads, door)(upload, max_bytes=int(max_bytes))
    code = "cleaned"
except ValidationError as error:
    code = error.code
child = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.process_time() - before[1] + child.ru_utime + child.ru_stime
print(code, seconds, peak() - before[0] + child.ru_maxrss)
"""
BOMBS = (
    "PNG claiming 60,000 x 60,000",
    "WebP claiming 16,383 x 16,383",
    "GIF with a frame beyond its screen",
    "PNG with a text that unpacks to 200 MB",
    "PNG whose pixels unpack to 200 MB",
    "ZIP bomb",
    "ZIP of 300,000 entries",
    "ZIP bomb with false sizes",
)


@each(HEAVY + [kind for kind in KINDS if kind.name in BOMBS])
def test_the_heaviest_take_little_time_and_memory(kind, tmp_path):
    """In a process of its own, whose peak is this one file's; so is that of the process it starts."""
    path = tmp_path / "upload"
    path.write_bytes(kind.make())
    door, max_bytes = f"clean_{kind.door}", str(MAX_BYTES[kind.door])

    def measured() -> tuple[str, float, int]:
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, path, kind.file_name, door, max_bytes],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        )
        code, seconds, growth = done.stdout.split()
        return code.decode(), float(seconds), int(growth)

    code, seconds, growth = measured()
    # What else runs on the machine makes the same work longer, never shorter: the least of five counts.
    for _again in range(4):
        if seconds > MOST_SECONDS:
            seconds = min(seconds, measured()[1])
    assert code == kind.expected
    assert seconds <= MOST_SECONDS
    assert growth <= MOST_GROWTH


# --- Wagtail's uploaders --------------------------------------------------------------------------


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def staff(client, db):
    def sign_in(language: str):
        user = UserFactory(admin=True)
        UserProfile.objects.filter(user=user).update(preferred_language=language)
        client.force_login(user)
        return client

    return sign_in


def fields(**more) -> dict:
    return {
        "title": more["file"].name,
        "collection": Collection.get_first_root_node().pk,
        "consent": "not_needed",
        "audience": "public",
        **more,
    }


def send_single(client, app: str, file):
    return client.post(reverse(f"{app}:add"), fields(file=file))


def send_multiple(client, app: str, file, **more):
    return client.post(
        reverse(f"{app}:add_multiple"),
        {"files[]": file, "collection": Collection.get_first_root_node().pk, **more},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def send_in_chooser(client, app: str, file):
    prefix = {"wagtailimages": "image", "wagtaildocs": "document"}[app]
    data = {f"{prefix}-chooser-upload-{name}": value for name, value in fields(file=file).items()}
    return client.post(reverse(f"{app}_chooser:create"), data)


UPLOADERS = (send_single, send_multiple, send_in_chooser)


def said(response) -> str:
    content = response.content.decode()
    if response["content-type"].startswith("application/json"):
        content = "\n".join(str(value) for value in json.loads(content).values())
    return html.unescape(content)


def stored_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def assert_stored_clean(media: Path) -> None:
    files = stored_files(media)
    assert files
    for path in files:
        assert re.fullmatch(r"[a-z0-9_.-]+", path.name), "a name of ours"
        assert_clean(path.read_bytes())


@each(LIGHT)
def test_wagtails_uploaders_refuse_or_clean(staff, media, kind):
    language = LANGUAGES[LIGHT.index(kind) % len(LANGUAGES)]
    app, model = {
        "image": ("wagtailimages", Image),
        "document": ("wagtaildocs", Document),
    }[kind.door]
    client = staff(language)
    for number, uploader in enumerate(UPLOADERS, 1):
        file = SimpleUploadedFile(kind.file_name, kind.make(), content_type="image/jpeg")
        response = uploader(client, app, file)
        assert response.status_code in (200, 302)
        assert not UploadedFile.objects.exists()
        if kind.expected == CLEANED:
            stored = model.objects.latest("pk")
            assert stored.checksum and not re.search("[\u202a-\u202e/]", stored.title)
            assert model.objects.count() == number
        else:
            assert not model.objects.exists() and not stored_files(media)
            with translation.override(language):
                assert refusal_of(kind) in said(response)
    if kind.expected == CLEANED:
        assert_stored_clean(media)


def refusal_of(kind: Kind) -> str:
    """The words for it, in the language of this moment: those of the door, or Django's for an empty file."""
    if kind.expected == "empty":
        from django.forms import FileField

        return str(FileField.default_error_messages["empty"])
    if (
        kind.expected in uploads.REFUSALS and kind.expected != "formula_inside"
    ):  # which tells the cell
        return str(uploads.REFUSALS[kind.expected])
    return through_the_door(kind).messages[0]


@each([kind for kind in LIGHT if kind.door == "image" and "EXIF" in kind.name])
def test_no_trace_in_any_rendition(staff, media, kind):
    """Those the site shows, those of the admin, and the whole picture in other formats."""
    send_single(staff("fr"), "wagtailimages", SimpleUploadedFile(kind.file_name, kind.make()))
    image = Image.objects.get()
    renditions.make(image)
    image.get_renditions("max-165x165", "original", "width-30|format-png", "original|format-jpeg")
    assert Rendition.objects.count() >= 10
    assert_stored_clean(media)


@pytest.mark.parametrize("wrong", [{"collection": 999_999}, {"title": " "}])
def test_nothing_is_kept_aside_when_something_else_is_wrong(staff, media, wrong):
    """The multiple uploader would store the file as it was sent until the rest is right."""
    Collection.get_first_root_node().add_child(name="Fêtes")  # else nobody is asked which one
    photo = SimpleUploadedFile("a.jpg", hostile.jpeg_with_traces())
    response = send_multiple(staff("fr"), "wagtailimages", photo, **wrong)
    assert not json.loads(response.content)["success"]
    assert not UploadedFile.objects.exists() and not stored_files(media)
    assert "choisissez à nouveau le fichier" in said(response)


def test_a_file_is_not_asked_for_again_when_none_was_sent(staff, media):
    client = staff("fr")
    send_single(client, "wagtailimages", SimpleUploadedFile("a.jpg", hostile.saved("JPEG")))
    image = Image.objects.get()
    response = client.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": ""})
    assert response.status_code == 200
    assert "choisissez à nouveau le fichier" not in said(response)
