import hashlib
import io
import struct
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from core.uploads.door import clean_document, clean_image
from tests.core.hostile import pdf
from tests.factories import picture_bytes

MAX_BYTES = 5_000_000


def upload(content: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(content, name=name)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds nothing: what a decompression bomb looks like at the door."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def heic_bytes() -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 32), "red")).save(out, format="HEIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "unreadable_picture"),
        (b"%PDF-1.4 not a picture", "unreadable_picture"),
        (b"\xff\xd8\xff\xe0 truncated", "unreadable_picture"),
        (png_header(30_000, 30_000), "too_many_pixels"),
        (b"x" * 5_000_001, "too_heavy"),
    ],
)
def test_what_is_no_acceptable_picture_is_refused_with_words(content, code):
    with pytest.raises(ValidationError) as error:
        clean_image(upload(content), max_bytes=MAX_BYTES)
    assert error.value.code == code
    assert error.value.messages[0]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_pictures_are_kept_without_metadata_under_a_random_name(format):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture_bytes(format, **({} if format == "GIF" else {"exif": exif}))
    clean = clean_image(upload(content, "../../etc/passwd.png"), max_bytes=MAX_BYTES)
    stored = clean.read()
    assert b"SecretCamera" not in stored and b"Exif" not in stored
    assert "passwd" not in clean.name and "/" not in clean.name
    assert clean.checksum == hashlib.sha256(stored).hexdigest()
    assert not Image.open(io.BytesIO(stored)).getexif()


def test_heic_comes_out_as_jpeg():
    clean = clean_image(upload(heic_bytes(), "IMG_1.HEIC"), max_bytes=MAX_BYTES)
    assert Image.open(clean).format == "JPEG"
    assert clean.name.endswith(".jpg")


def test_a_sideways_photo_is_stored_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to see it upright
    clean = clean_image(upload(picture_bytes(size=(60, 40), exif=exif)), max_bytes=MAX_BYTES)
    assert Image.open(clean).size == (40, 60)


def test_transparency_survives():
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    clean = clean_image(upload(out.getvalue()), max_bytes=MAX_BYTES)
    assert Image.open(clean).mode == "RGBA"


def office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "extension"),
    [
        (pdf(), "a.exe", "pdf"),
        (office("word/document.xml"), "a.zip", "docx"),
        (office("xl/workbook.xml"), "a.zip", "xlsx"),
        ("é,ع".encode(), "a.csv", "csv"),
    ],
)
def test_a_documents_type_is_read_from_its_content(content, name, extension):
    clean = clean_document(upload(content, name), max_bytes=MAX_BYTES)
    assert clean.name.endswith(f".{extension}")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"MZ program", "a.pdf", "unknown_document"),
        (office("word/document.xml", "word/vbaProject.bin"), "a.docx", "program_inside"),
        (office("anything.txt"), "a.docx", "unknown_document"),
        (b"\xff\xfe\x00", "a.csv", "not_utf8"),
        (b"\xe9\xe8", "a.csv", "not_utf8"),
    ],
)
def test_other_documents_are_refused(content, name, code):
    with pytest.raises(ValidationError) as error:
        clean_document(upload(content, name), max_bytes=MAX_BYTES)
    assert error.value.code == code
