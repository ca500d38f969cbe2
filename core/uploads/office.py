"""Word, Excel, PowerPoint and OpenDocument files: archives of XML parts and pictures, looked through part
by part and packed anew, so that nothing lies between, before or behind the parts, and without those that
say who worked on the document. What is in the XML is core.uploads.office_xml's.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections import defaultdict
from xml.parsers import expat

from core.uploads import office_xml, traces
from core.uploads.office_xml import Budget, OfficeRefusedError

MAX_ENTRIES = 5_000
MAX_DEPTH = 1  # a chart holds its table as a document in the document

_OFFICE_TYPES = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
_OPEN_DOCUMENT_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_XML = ("xml", "rels", "vml", "rdf")
_PARTS = frozenset(
    {*_XML, *_OFFICE_TYPES.values(), *_OPEN_DOCUMENT_TYPES.values()}
    | {
        "png",
        "jpg",
        "jpeg",
        "jfif",
        "gif",
        "bmp",
        "emf",
        "wmf",
        "svm",
        "svg",
        "bin",
        "odttf",
        "fntdata",
        "ttf",
        "otf",
    }
)
# Of pictures whose traces nobody here can take out.
_OTHER_PICTURES = frozenset(
    ["tif", "tiff", "webp", "wdp", "jxr", "heic", "heif", "avif", "ico", "pcx"]
)
_PACKED_ALREADY = ("png", "jpg", "jpeg", "gif")
_UNSAFE_NAME = re.compile(
    r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|[\\:]|[^\x20-\x7e\u00a0-\u1fff\u3000-\ufffd]"
)
_PROGRAM_NAME = re.compile(r"(^|/)(Basic|Scripts)/|vbaproject|/macrosheets/|/activex/", re.I)
_SIGNATURE = re.compile(r"_xmlsignatures/|META-INF/\w*signatures\.xml", re.I)
_OLE = b"\xd0\xcf\x11\xe0"
_EXECUTABLE = (b"MZ", b"\x7fELF", b"#!")
# What the readers of archives and XML raise over rubbish; RuntimeError: a part that is encrypted.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    struct.error,
    EOFError,
    ValueError,
    IndexError,
    OSError,
    RuntimeError,
)
# The uses of parts that are left out, with the relationships that lead to them: who wrote, changed or
# commented the document, with which program, what it looked like before and what else its system notes of it.
# A use is the last word of a part's content type or of a relationship's type, or the folder the part lies in.
_LEFT_OUT = frozenset(
    {
        "coreproperties",
        "extendedproperties",
        "customproperties",
        "docprops",
        "thumbnail",
        "thumbnails",
        "classificationlabels",
        "docmetadata",
        "customxml",
        "customxmlprops",
        "customxmlproperties",
        "people",
        "person",
        "persons",
        "authors",
        "commentauthors",
        "commentsextended",
        "commentsids",
        "commentsextensible",
        "revisions",
        "revisionheaders",
        "revisionlog",
        "revisioninfo",
        "usernames",
        "changesinfo",
        "changesinfos",
        "versions",
        "versionlist",
        "tags",
    }
)
# Refused if there is a comment in them, else left out.
_COMMENTS = frozenset({"comments", "threadedcomment", "threadedcomments"})
_PRINTERS = "printersettings"
# Sheets refer to it, so it stays: a DEVMODE of Windows that names no printer and sets nothing.
_NO_PRINTER = bytes(64) + struct.pack("<HHHH", 0x0401, 0, 220, 0) + bytes(148)
_NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:'
    b'opendocument:xmlns:office:1.0" office:version="1.2"/>'
)


def clean(content: bytes) -> tuple[bytes, str]:
    """The document `content` without traces, and its kind. Raises OfficeRefusedError with the reason."""
    try:
        return _clean_archive(content, Budget(), depth=0)
    except _UNREADABLE as error:
        raise OfficeRefusedError("damaged") from error


def _clean_archive(content: bytes, budget: Budget, *, depth: int) -> tuple[bytes, str]:
    if content.count(b"PK\x01\x02") > MAX_ENTRIES:  # before each costs an object
        raise OfficeRefusedError("too_much")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check_entries(entries, len(content), budget)
        kind = _kind(archive, {entry.filename for entry in entries})
        uses = _uses(archive, entries, budget)
        left_out = {key for key, of_part in uses.items() if of_part & (_LEFT_OUT | _COMMENTS)}
        with zipfile.ZipFile(out, "w") as packed:
            for entry in entries:
                key = office_xml.key(entry.filename)
                if uses[key] & _COMMENTS:
                    office_xml.refuse_comments(archive.read(entry), budget)
                if key in left_out or office_xml.owner(key) in left_out:
                    continue
                part = archive.read(entry)
                if _PRINTERS in uses[key]:
                    part = _NO_PRINTER
                elif posixpath.basename(key) == "meta.xml":
                    part = _NO_META
                else:
                    part = _clean_part(entry.filename, part, kind, left_out, budget, depth=depth)
                _pack(packed, entry.filename, part)
    return out.getvalue(), kind


def _check_entries(entries: list[zipfile.ZipInfo], size: int, budget: Budget) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise OfficeRefusedError("locked")
    budget.unpacked -= sum(entry.file_size for entry in entries)
    if budget.unpacked < 0:
        raise OfficeRefusedError("too_much")
    names = [entry.filename for entry in entries]
    if (
        len({name.lower() for name in names}) < len(names)
        or any(_UNSAFE_NAME.search(entry.orig_filename) for entry in entries)
        or sum(entry.compress_size for entry in entries) > size  # parts that overlap
        or any(e.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for e in entries)
    ):
        raise OfficeRefusedError("damaged")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(_PROGRAM_NAME.search(name) for name in names):
        raise OfficeRefusedError("program_inside")
    if any(_SIGNATURE.match(name) for name in names):
        raise OfficeRefusedError("signed")
    kinds = [kind for name, kind in _OFFICE_TYPES.items() if name in names]
    if "mimetype" in names:
        kinds.append(_OPEN_DOCUMENT_TYPES.get(archive.read("mimetype").strip(), ""))
    if len(kinds) != 1 or not kinds[0]:
        raise OfficeRefusedError("unknown_document")
    return kinds[0]


def _pack(packed: zipfile.ZipFile, name: str, part: bytes) -> None:
    bare = zipfile.ZipInfo(name)  # of 1980, without owner, comment or extra fields
    stored = name == "mimetype" or _extension(name) in _PACKED_ALREADY
    bare.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    packed.writestr(bare, part, compresslevel=3)


def _extension(name: str) -> str:
    base = name.rpartition("/")[2]
    return base.rpartition(".")[2].lower() if "." in base else ""


def _uses(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], budget: Budget
) -> dict[str, set[str]]:
    """What the parts are for, by their keys, as _LEFT_OUT names it: any program may name a part as it likes."""
    uses: dict[str, set[str]] = defaultdict(set)
    by_extension: dict[str, str] = {}
    by_part: dict[str, str] = {}

    def look(local: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        if local == "Relationship" and not office_xml.is_external(attributes):
            uses[office_xml.target_key(key, target)].add(_use(attributes.get("Type", "")))
        elif local == "Override":
            by_part[office_xml.key(attributes.get("PartName", ""))] = _use(
                attributes.get("ContentType", "")
            )
        elif local == "Default":
            extension = attributes.get("Extension", "").lower()
            by_extension[extension] = _use(attributes.get("ContentType", ""))

    for entry in entries:
        key = office_xml.key(entry.filename)
        if key == office_xml.TYPES or key.endswith(".rels"):
            office_xml.each_element(archive.read(entry), budget, look)
    for entry in entries:
        key = office_xml.key(entry.filename)
        folders = key.removeprefix("word/").removeprefix("xl/").removeprefix("ppt/")
        uses[key].add(_use(folders.partition("/")[0].partition(".")[0]))
        uses[key].add(by_part.get(key) or by_extension.get(_extension(key), ""))
    return uses


def _use(kind: str) -> str:
    last = re.split("[/.]", kind.lower().removesuffix("+xml"))[-1]
    return re.sub("[^a-z]", "", last)


def _clean_part(
    name: str, part: bytes, kind: str, left_out: set[str], budget: Budget, *, depth: int
) -> bytes:
    extension = _extension(name)
    if part.startswith(_EXECUTABLE) or (extension in ("exe", "js", "vbs", "bat", "ps1")):
        raise OfficeRefusedError("program_inside")
    if extension in _OTHER_PICTURES:
        raise OfficeRefusedError("picture_inside")
    if part.startswith(_OLE) or (extension and extension not in _PARTS):
        raise OfficeRefusedError("files_inside")
    if part.startswith(b"PK\x03\x04"):
        if depth >= MAX_DEPTH:
            raise OfficeRefusedError("files_inside")
        return _clean_archive(part, budget, depth=depth + 1)[0]
    if extension in _XML or part.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        part = office_xml.clean(name, part, kind, left_out, budget)
    part = traces.without(part)
    if traces.any_left(part):
        raise OfficeRefusedError("traces")
    return part
