"""The one door through which files come in: what they are is read from their content, never from
their name, and nothing a camera or an office program hid in them is stored.

Sizes are in bytes, pictures in pixels. A caller says how much it may be. Whatever is sent is
refused or cleaned within 2 seconds of the processor and 300 MB of memory: the limits below were measured
(tests/core/test_hostile_uploads.py).
"""

import hashlib
import io
import re
import signal
import subprocess
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from core import text
from core.uploads import office, traces
from core.uploads.pdf_refusals import PdfRefusal

pillow_heif.register_heif_opener()

# How large a picture of each format may be: what decoding takes differs that much. A JPEG is scaled down
# while it is read, so that a telephone's 50 megapixels pass.
MAX_PIXELS = {
    "JPEG": 50_000_000,
    "GIF": 50_000_000,
    "HEIF": 25_000_000,
    "PNG": 12_500_000,
    "AVIF": 12_500_000,
    "WEBP": 9_000_000,
}
# A JPEG of several scans is kept whole while it is read. Cameras write 1, programs about 10; each is a
# pass over the picture.
MAX_PIXELS_IN_SCANS = 25_000_000
MAX_SCANS = 40
MAX_SIDE = 2_000  # longer sides are scaled down: no page shows more
# What stands at the beginning of old Word, Excel and PowerPoint files and of locked new ones.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# Markup, PostScript, RTF, mail archives and programs are text as well, but not to read.
OTHER_THAN_TEXT = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<|%!|\{\\rtf|MIME-Version:|#!|\xc5\xd0\xd3\xc6)", re.I
)
# A cell that a spreadsheet would compute: it starts with = or @, or with a sign and calls something or another sheet. Blanks are
# read once, and within a cell: thousands of empty lines cost no more than their length.
FORMULA = re.compile(
    r"""(?<![^,;|\t\r\n])(?:[^\S\t\r\n]|")*+(?:[=@]|[+-][^,;\t\r\n]*(?:\||!(?=[^\s,;|"])|[A-Za-z]\())"""
)
CELL_SHOWN = 40  # characters of a cell that are told in an error
MAX_TEXT = 3 * 1024 * 1024  # bytes: 50,000 rows of a table; looking for formulas takes a second
# Single characters that stand for up to eighteen letters, none of which begins a formula.
LIGATURES = re.compile("[\ufdf0-\ufdff]")
REFUSALS = {
    "unreadable_picture": gettext_lazy(
        "This file cannot be read as a picture. Send a photo as JPEG, PNG, WebP, AVIF or HEIC."
    ),
    "unknown_document": gettext_lazy(
        "This kind of document is not accepted. Send PDF, Word, Excel, OpenDocument, CSV or text."
    ),
    "program_inside": gettext_lazy(
        "This document contains a program (macro or script). Save it without and try again."
    ),
    "files_inside": gettext_lazy(
        "This document holds or opens other files (attachment, sound, film, template, linked file). "
        "Save it without them and try again."
    ),
    "locked": gettext_lazy(
        "This document is locked with a password. Save it without one and try again."
    ),
    "signed": gettext_lazy(
        "This document carries an electronic signature, which would break here. Print it as a new PDF and "
        "send that one."
    ),
    "old_office": gettext_lazy(
        "This is an old Word, Excel or PowerPoint file, or one locked with a password. Save it as docx, "
        "xlsx or pptx without a password and try again."
    ),
    "damaged": gettext_lazy(
        "This document is damaged. Save it again, or print it as a PDF, and try again."
    ),
    "too_much": gettext_lazy(
        "This document is too large once unpacked. Split it into parts and try again."
    ),
    "picture_inside": gettext_lazy(
        "This document holds a picture of a kind that is not accepted in documents (TIFF, WebP, HEIC and others). "
        "Replace it with a JPEG or PNG and try again."
    ),
    "traces": gettext_lazy(
        "A picture in this document tells where or with what it was made. Replace it with a JPEG or PNG "
        "and try again."
    ),
    "comments": gettext_lazy(
        "The document still holds comments or tracked changes, which others could read. Accept or "
        "reject the changes, delete the comments and send it again."
    ),
    "not_utf8": gettext_lazy("This text file is not in UTF-8. Save it as UTF-8 and try again."),
    "formula_inside": gettext_lazy(
        "Row %(row)s: a spreadsheet would take “%(cell)s” for a formula. Put an apostrophe (') before it, or save "
        "the table with values only, and try again."
    ),
}


# What one upload of staff's may weigh.
STAFF_IMAGE_BYTES = 15 * 1024 * 1024
STAFF_DOCUMENT_BYTES = 25 * 1024 * 1024


class CheckedContent(ContentFile):
    """Content that passed this module, under a random name, with its SHA-256; nothing else is ever stored."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content, name=name)
        self.checksum = hashlib.sha256(content).hexdigest()


def clean_image(upload: File, *, max_bytes: int) -> CheckedContent:
    """Check and draw anew a picture that somebody sent.

    Takes AVIF, GIF, HEIC, JPEG, PNG and WebP by content, of a moving one the first frame. Returns an
    upright JPEG, or a PNG where something shows through, with sides of at most MAX_SIDE pixels and
    nothing but its pixels. Raises ValidationError, in the active language, for anything else.
    """
    _check_size(upload, max_bytes)
    upload.seek(0)
    bare = _pixels_of(upload.read())
    out = io.BytesIO()
    if bare.mode == "RGBA":
        bare.save(out, "PNG", compress_level=1)  # 6 takes six times as long for nothing
    else:
        bare.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    extension = "png" if bare.mode == "RGBA" else "jpg"
    return _store(out.getvalue(), extension)


def _pixels_of(content: bytes) -> Image.Image:
    """A new picture, upright and of at most MAX_SIDE, with the pixels of `content` and nothing else of it.

    In the order that takes the least memory: each copy is made of the small picture."""
    with _decoding():
        picture: Image.Image = Image.open(io.BytesIO(content), formats=tuple(MAX_PIXELS))
    limit = _most_pixels(picture.format, content)
    if picture.width * picture.height > limit:
        raise _too_many_pixels(limit)
    with _decoding():
        picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
        picture.load()
        picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.BICUBIC)
        ImageOps.exif_transpose(picture, in_place=True)
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


@contextmanager
def _decoding() -> Iterator[None]:
    """Around the decoders, which over rubbish raise whatever they stumble upon."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(min(MAX_PIXELS.values())) from error  # of a kind nobody knows yet
    except Exception as error:
        raise _refused("unreadable_picture") from error


def _most_pixels(format: str | None, content: bytes) -> int:
    if not content.startswith(traces.JPEG):
        return MAX_PIXELS[format or ""]
    scans = traces.scans(content, MAX_SCANS)
    if scans > MAX_SCANS:
        raise _refused("unreadable_picture")
    return MAX_PIXELS["JPEG"] if scans == 1 else MAX_PIXELS_IN_SCANS


def clean_document(upload: File, *, max_bytes: int) -> CheckedContent:
    """Check a document that somebody sent: PDF, Office, OpenDocument, CSV or plain text by content.

    PDF and archives are written anew, without what programs noted in them and without anything that
    opens by itself. Raises ValidationError, in the active language, for other types and for what holds
    programs, other files, comments, signatures or passwords.
    """
    _check_size(upload, max_bytes)
    upload.seek(0)
    content = upload.read()
    if content.startswith(b"%PDF-"):
        return _store(_clean_pdf(content), "pdf")
    if content.startswith(b"PK\x03\x04"):
        try:
            return _store(*office.clean(content))
        except office.OfficeRefusedError as refusal:
            raise _refused(refusal.code) from refusal
    if content.startswith(OLD_OFFICE):
        raise _refused("old_office")
    extension = str(upload.name).rpartition(".")[2].lower()
    if extension in ("csv", "txt"):
        return _store(_clean_text(content, extension), extension)
    raise _refused("unknown_document")


def _why_refused(exit_code: int) -> str:
    """The code of REFUSALS for what core.uploads.pdf ended with."""
    if exit_code == -signal.SIGPROF:  # its time was over
        return "too_much"
    known = exit_code in list(PdfRefusal)
    return (PdfRefusal(exit_code) if known else PdfRefusal.DAMAGED).name.lower()


def _clean_pdf(content: bytes) -> bytes:
    """The PDF `content` as core.uploads.pdf writes it anew, in a process of its own."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core.uploads.pdf"],
            input=content,
            capture_output=True,
            cwd=Path(__file__).parents[2],
            timeout=30,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _refused("too_much") from error
    if done.returncode:
        raise _refused(_why_refused(done.returncode))
    return done.stdout


def _clean_text(content: bytes, extension: str) -> bytes:
    """`content` as UTF-8 without the characters that turn the direction of text around."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        raise _refused("not_utf8")
    if b"\x00" in content or OTHER_THAN_TEXT.match(content):
        raise _refused("unknown_document")
    if len(content) > MAX_TEXT:
        raise _refused("too_much")
    try:
        decoded = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused("not_utf8") from error
    mark = "\ufeff" if decoded.startswith("\ufeff") else ""  # by which Excel knows UTF-8
    clean = text.UNSAFE.sub("", decoded)
    # What will be stored is judged: what is taken away may have stood before a formula or a mark of a program.
    if OTHER_THAN_TEXT.match(clean.encode()):
        raise _refused("unknown_document")
    if extension == "csv" and (found := FORMULA.search(_in_plain_characters(clean))):
        raise _refused("formula_inside", **_cell(found))
    return (mark + clean).encode()


def _cell(formula: re.Match[str]) -> dict[str, Any]:
    """The row (from 1) and the beginning of the cell in which a formula was found."""
    text, start = formula.string, formula.start()
    cell = re.split(r"[,;\t\r\n]", text[start : start + CELL_SHOWN].lstrip('" '), maxsplit=1)[0]
    return {"row": len(re.findall(r"\r\n|\r|\n", text[:start])) + 1, "cell": cell}


def _in_plain_characters(text: str) -> str:
    """`text` with the forms of a sign (full width and the like) replaced by the sign itself, each character for
    itself: putting the marks of a whole text in order takes the square of their number."""
    plain = {ord(c): unicodedata.normalize("NFKC", c) for c in set(text) if not c.isascii()}
    return LIGATURES.sub("", text).translate(plain)


def _check_size(upload: File, max_bytes: int) -> None:
    if not upload.size:
        raise ValidationError(_("This file is empty."), code="empty")
    if upload.size > max_bytes:
        raise ValidationError(
            _("This file weighs %(size)s; at most %(limit)s are accepted.")
            % {"size": filesizeformat(upload.size), "limit": filesizeformat(max_bytes)},
            code="too_heavy",
        )


def _too_many_pixels(limit: int) -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)s megapixels. Save it smaller and try again.")
        % {"limit": limit // 1_000_000},
        code="too_many_pixels",
    )


def _refused(code: str, **facts: Any) -> ValidationError:
    """The error with the words for `code` and these facts, in the language of this moment."""
    words = str(REFUSALS[code])
    return ValidationError(words % facts if facts else words, code=code)


def _store(content: bytes, extension: str) -> CheckedContent:
    name = f"{get_random_string(20, 'abcdefghijkmnpqrstuvwxyz23456789')}.{extension}"
    return CheckedContent(content, name)
