"""The one door through which files come in: what they are is read from their content, never from
their name, and nothing a camera or an office program hid in them is stored.

Sizes are in bytes, pictures in pixels. A caller passes the quota that applies to it.
"""

import hashlib
import io
import warnings
import zipfile
from dataclasses import dataclass

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

MAX_PIXELS = 50_000_000
MAX_SIDE = 2_400  # longer sides are scaled down: no page shows more
IMAGE_FORMATS = ("AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP")
# The first bytes of the office and text formats the library accepts, and their file name's end.
OFFICE_CONTENT_TYPES = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
OPEN_DOCUMENT_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
MAX_UNPACKED = 200 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Quota:
    """What one upload may weigh, in bytes."""

    max_bytes: int


STAFF_IMAGE = Quota(max_bytes=15 * 1024 * 1024)
STAFF_DOCUMENT = Quota(max_bytes=25 * 1024 * 1024)


class CheckedContent(ContentFile):
    """Content that passed this module, with its SHA-256; nothing else is ever stored."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content, name=name)
        self.checksum = hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class CleanFile:
    """A file that may be stored: random name, content without metadata; a picture's size in pixels."""

    file: CheckedContent
    width: int = 0
    height: int = 0


def clean_image(upload: File, *, quota: Quota) -> CleanFile:
    """Check and re-encode a picture that somebody sent.

    Takes AVIF, GIF (first frame), HEIC, JPEG, PNG and WebP by content. Returns an upright JPEG, or a
    PNG where the picture has transparency, with sides of at most MAX_SIDE pixels and no EXIF, XMP or
    GPS. Raises ValidationError, in the active language, for anything else.
    """
    _check_size(upload, quota)
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(upload, formats=IMAGE_FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                raise ValidationError(
                    _(
                        "This picture has %(pixels)s megapixels; at most %(limit)s are accepted. "
                        "Save it smaller and try again."
                    )
                    % {
                        "pixels": picture.width * picture.height // 1_000_000,
                        "limit": MAX_PIXELS // 1_000_000,
                    },
                    code="too_many_pixels",
                )
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
            picture.load()
            picture = ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("This picture has more than %(limit)s megapixels. Save it smaller and try again.")
            % {"limit": MAX_PIXELS // 1_000_000},
            code="too_many_pixels",
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError) as error:
        raise ValidationError(
            _(
                "This file cannot be read as a picture. Send a photo as JPEG, PNG, WebP, AVIF or "
                "HEIC."
            ),
            code="unreadable_picture",
        ) from error
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    bare = Image.new("RGBA" if transparent else "RGB", picture.size)
    bare.paste(picture.convert(bare.mode))
    out = io.BytesIO()
    if transparent:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return _store(
        out.getvalue(), "png" if transparent else "jpg", width=bare.width, height=bare.height
    )


def clean_document(upload: File, *, quota: Quota) -> CleanFile:
    """Check a document that somebody sent: PDF, Office, OpenDocument, CSV or plain text by content.

    Raises ValidationError, in the active language, for other types, for files that hold programs
    (macros, PDF scripts) and for archives that unpack to more than MAX_UNPACKED bytes.
    """
    _check_size(upload, quota)
    upload.seek(0)
    content = upload.read()
    if content.startswith(b"%PDF-"):
        if any(mark in content for mark in (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch")):
            raise _programs_inside()
        return _store(content, "pdf")
    if content.startswith(b"PK\x03\x04"):
        return _store(content, _office_extension(content))
    extension = str(upload.name).rpartition(".")[2].lower()
    if extension in ("csv", "txt") and b"\x00" not in content:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValidationError(
                _("This text file is not in UTF-8. Save it as UTF-8 and try again."),
                code="not_utf8",
            ) from error
        return _store(content, extension)
    raise _unknown_document()


def _office_extension(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise _unknown_document()
            if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in names):
                raise _programs_inside()
            if "mimetype" in names:
                return OPEN_DOCUMENT_TYPES[archive.read("mimetype").strip()]
            return next(
                OFFICE_CONTENT_TYPES[name] for name in OFFICE_CONTENT_TYPES if name in names
            )
    except (zipfile.BadZipFile, KeyError, StopIteration, RuntimeError) as error:
        raise _unknown_document() from error


def _check_size(upload: File, quota: Quota) -> None:
    if not upload.size:
        raise ValidationError(_("This file is empty."), code="empty")
    if upload.size > quota.max_bytes:
        raise ValidationError(
            _("This file weighs %(size)s; at most %(limit)s are accepted.")
            % {"size": filesizeformat(upload.size), "limit": filesizeformat(quota.max_bytes)},
            code="too_heavy",
        )


def _unknown_document() -> ValidationError:
    return ValidationError(
        _(
            "This kind of document is not accepted. Send PDF, Word, Excel, OpenDocument, CSV or text."
        ),
        code="unknown_document",
    )


def _programs_inside() -> ValidationError:
    return ValidationError(
        _("This document contains a program (macro or script). Save it without and try again."),
        code="program_inside",
    )


def _store(content: bytes, extension: str, *, width: int = 0, height: int = 0) -> CleanFile:
    name = f"{get_random_string(20, 'abcdefghijkmnpqrstuvwxyz23456789')}.{extension}"
    return CleanFile(file=CheckedContent(content, name), width=width, height=height)
