"""Word, Excel, PowerPoint and OpenDocument files: archives of XML parts and pictures, looked through part
by part and packed anew, so that nothing lies between, before or behind the parts.

Local names of XML elements cannot be written in another way once the encoding is known, so a part is
parsed only where one that matters occurs in its bytes.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from core.uploads import traces

MAX_UNPACKED = 75 * 1024 * 1024
MAX_PARSED = 5 * 1024 * 1024  # of XML, which takes the most time
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
_PACKED_ALREADY = ("png", "jpg", "jpeg", "gif")
_UNSAFE_NAME = re.compile(
    r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|[\\:]|[^\x20-\x7e\u00a0-\u1fff\u3000-\ufffd]"
)
_PROGRAM_NAME = re.compile(r"(^|/)(Basic|Scripts)/|vbaproject|/macrosheets/|/activex/", re.I)
_OLE = b"\xd0\xcf\x11\xe0"
_EXECUTABLE = (b"MZ", b"\x7fELF", b"#!")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|#)", re.I)
_INSIDE = re.compile(r"(\./)?[^./:\\][^:\\]*$|#|$")
# Fields of Word that start a program or read another file; QUOTE is how their names get hidden.
_FIELDS = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "QUOTE",
        "LINK",
        "IMPORT",
        "INCLUDE",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "DATABASE",
        "MACROBUTTON",
        "RD",
    ]
)
_TELLING = b"instrText fldSimple ddeLink oleLink event-listener dde- href encryption-data".split()
_SCRIPT = re.compile(rb"[<:]script[\s/>]")
# What the readers of archives and XML raise over rubbish; RuntimeError: a part that is encrypted.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    struct.error,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
)
_BARE = '<?xml version="1.0" encoding="UTF-8"?>'
# Who wrote it with which program: kept empty, since other parts refer to them.
_EMPTIED = {
    "docProps/core.xml": f'{_BARE}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/'
    'package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'{_BARE}<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'{_BARE}<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/custom-properties"/>',
    "meta.xml": f'{_BARE}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" office:version="1.2"/>',
}


class OfficeRefusedError(Exception):
    def __init__(self, code: str) -> None:
        self.code = code


@dataclass
class _Budget:
    """What the whole file may still unpack to, and have parsed."""

    unpacked: int = MAX_UNPACKED
    parsed: int = MAX_PARSED


def clean(content: bytes) -> tuple[bytes, str]:
    """The document `content` without traces, and its kind. Raises OfficeRefusedError with the reason."""
    try:
        return _clean_archive(content, _Budget(), depth=0)
    except _UNREADABLE as error:
        raise OfficeRefusedError("damaged") from error


def _clean_archive(content: bytes, budget: _Budget, *, depth: int) -> tuple[bytes, str]:
    if content.count(b"PK\x01\x02") > MAX_ENTRIES:  # before each costs an object
        raise OfficeRefusedError("too_much")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check_entries(entries, len(content), budget)
        kind = _kind(archive, {entry.filename for entry in entries})
        with zipfile.ZipFile(out, "w") as packed:
            for entry in entries:
                part = _clean_part(entry.filename, archive.read(entry), budget, depth=depth)
                _pack(packed, entry.filename, part)
    return out.getvalue(), kind


def _check_entries(entries: list[zipfile.ZipInfo], size: int, budget: _Budget) -> None:
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


def _clean_part(name: str, part: bytes, budget: _Budget, *, depth: int) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name].encode()
    extension = _extension(name)
    if part.startswith(_EXECUTABLE) or (extension in ("exe", "js", "vbs", "bat", "ps1")):
        raise OfficeRefusedError("program_inside")
    if part.startswith(_OLE) or (extension and extension not in _PARTS):
        raise OfficeRefusedError("files_inside")
    if part.startswith(b"PK\x03\x04"):
        if depth >= MAX_DEPTH:
            raise OfficeRefusedError("files_inside")
        return _clean_archive(part, budget, depth=depth + 1)[0]
    if extension in _XML or part.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        _check_xml(name, part, budget)
    part = traces.without(part)
    if traces.any_left(part):
        raise OfficeRefusedError("traces")
    return part


def _check_xml(name: str, part: bytes, budget: _Budget) -> None:
    part = part.removeprefix(b"\xef\xbb\xbf")
    encoding = _ENCODING.match(part)
    if (
        b"\x00" in part[:200]
        or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"iso-8859-1"))
        or b"<!DOCTYPE" in part
    ):
        raise OfficeRefusedError("damaged")
    if not _must_be_parsed(name, part):
        return
    budget.parsed -= len(part)
    if budget.parsed < 0:
        raise OfficeRefusedError("too_much")
    fields = _Fields()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _element_check(name, fields)
    parser.EndElementHandler = fields.end
    parser.CharacterDataHandler = fields.text
    parser.Parse(part, True)
    fields.check()


def _must_be_parsed(name: str, part: bytes) -> bool:
    return (
        name.endswith(".rels")
        or name == "[Content_Types].xml"
        or any(word in part for word in _TELLING)
        or (b"script" in part and _SCRIPT.search(part) is not None)
    )


class _Fields:
    """The fields of a part of Word, whose words may be spread over many elements."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.within = False

    def start(self, local: str, attributes: dict[str, str]) -> None:
        if local == "instrText":
            self.within = True
        elif local == "fldChar" and "begin" in attributes.values():
            self.words.append("\n")
        elif local == "fldSimple":
            self.words.append("\n" + next(iter(_local(attributes, "instr")), "") + "\n")

    def end(self, name: str) -> None:
        self.within = False

    def text(self, text: str) -> None:
        if self.within:
            self.words.append(text)

    def check(self) -> None:
        for field in "".join(self.words).split("\n"):
            if field.strip().partition(" ")[0].upper() in _FIELDS:
                raise OfficeRefusedError("files_inside")


def _local(attributes: dict[str, str], name: str) -> list[str]:
    return [value for key, value in attributes.items() if key.rpartition(":")[2] == name]


def _element_check(name: str, fields: _Fields) -> Callable[[str, dict[str, str]], None]:
    """What is done with each element of the part `name`."""
    is_types = name == "[Content_Types].xml"

    def check(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in ("event-listener", "script"):
            raise OfficeRefusedError("program_inside")
        if local == "encryption-data":
            raise OfficeRefusedError("locked")
        if local in ("ddeLink", "oleLink") or local.startswith("dde-"):
            raise OfficeRefusedError("files_inside")
        if is_types:
            _check_content_type(attributes)
        if local == "Relationship":
            _check_relationship(attributes)
        elif attributes:
            _check_links(local, attributes)
        fields.start(local, attributes)

    return check


def _check_content_type(attributes: dict[str, str]) -> None:
    kind = attributes.get("ContentType", "").lower()
    if any(word in kind for word in ("macro", "vba", "activex", "dialogsheet")):
        raise OfficeRefusedError("program_inside")


def _check_relationship(attributes: dict[str, str]) -> None:
    kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
    if "vba" in kind.lower() or kind == "control":
        raise OfficeRefusedError("program_inside")
    external = attributes.get("TargetMode", "").lower() == "external"
    if kind in ("aFChunk", "connections") or (
        external and not (kind == "hyperlink" and _SAFE_LINK.match(target))
    ):
        raise OfficeRefusedError("files_inside")


def _check_links(local: str, attributes: dict[str, str]) -> None:
    """OpenDocument: a link may lead anywhere on the web, a picture or table only to the file's own parts."""
    for target in _local(attributes, "href"):
        if local == "a" and _SAFE_LINK.match(target):
            continue
        if not _INSIDE.match(target):
            raise OfficeRefusedError("files_inside")
