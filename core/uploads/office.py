"""Word, Excel, PowerPoint and OpenDocument files: archives of XML parts and pictures, looked through part
by part and packed anew, so that nothing lies between, before or behind the parts.

Local names of XML elements cannot be written in another way once the encoding is known, so a part is
parsed only where one that matters occurs in its bytes.
"""

import io
import posixpath
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
_TELLING = b"""
    instrText fldSimple ddeLink oleLink event-listener dde- href encryption-data
    author= authorId= personId= userName= annotation changed-region
    absPath fileSharing PrinterName PrinterSetup docname= export-filename= metadata
""".split()
_SCRIPT = re.compile(rb"[<:]script[\s/>]")
# What the readers of archives and XML raise over rubbish; RuntimeError: a part that is encrypted.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    struct.error,
    EOFError,
    IndexError,
    ValueError,
    OSError,
    RuntimeError,
)
_BARE = '<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
_PROPERTIES = f"{_PACKAGE}/officeDocument/2006"
# Who wrote it with which program, on which printer, in which system of files: kept empty, since other parts
# refer to them. By what relationships and content types say that a part is, whatever its name.
_EMPTIED = {
    "core-properties": f'{_BARE}<cp:coreProperties xmlns:cp="{_PACKAGE}/package/2006/metadata/core-properties"/>',
    "extended-properties": f'{_BARE}<Properties xmlns="{_PROPERTIES}/extended-properties"/>',
    "custom-properties": f'{_BARE}<Properties xmlns="{_PROPERTIES}/custom-properties"/>',
    "person": f'{_BARE}<personList xmlns="{_MICROSOFT}/spreadsheetml/2018/threadedcomments"/>',
    "people": f'{_BARE}<w15:people xmlns:w15="{_MICROSOFT}/word/2012/wordml"/>',
    "commentauthors": f'{_BARE}<p:cmAuthorLst xmlns:p="{_PACKAGE}/presentationml/2006/main"/>',
    "authors": f'{_BARE}<p188:authorLst xmlns:p188="{_MICROSOFT}/powerpoint/2018/8/main"/>',
    "usernames": f'{_BARE}<users xmlns="{_PACKAGE}/spreadsheetml/2006/main" count="0"/>',
    "customxml": f"{_BARE}<nothing/>",
    "printersettings": "",
    "thumbnail": "",
    "opendocument-meta": f'{_BARE}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" office:version="1.2"/>',
}
# The same by the names that programs give them, where nothing says it.
_NAMES = {
    re.compile(name, re.I): role
    for name, role in {
        r"docProps/core\d*\.xml": "core-properties",
        r"docProps/app\d*\.xml": "extended-properties",
        r"docProps/custom\d*\.xml": "custom-properties",
        r"xl/persons/[^/]+\.xml": "person",
        r"word/people\d*\.xml": "people",
        r"customXml/item\d*\.xml": "customxml",
        r"(.*/)?printerSettings\d*\.bin": "printersettings",
        r"(docProps|Thumbnails)/thumbnail\.\w+": "thumbnail",
        r"(.*/)?meta\.xml": "opendocument-meta",
    }.items()
}
# Elements that are cut out: where the file lay on its author's disk, who locked it, which printer was chosen.
_CUT = frozenset(["absPath", "fileSharing", "metadata"])
_CUT_SETTINGS = frozenset(["PrinterName", "PrinterSetup"])
# Attributes that drawing programs write into an SVG.
_CUT_ATTRIBUTE = re.compile(rb"""\s[\w.-]+:(?:docname|export-filename)\s*=\s*(?:"[^"]*"|'[^']*')""")
_START_TAG = re.compile(rb"""<[^\s<>/]+(?:\s+[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
# A note beside the text, or what was deleted from it: by whom is told with each.
_COMMENTED_BY = frozenset(["author", "authorId", "personId", "userName"])
_COMMENTS = frozenset(["annotation", "changed-region"])


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
        roles = _roles(archive, entries)
        with zipfile.ZipFile(out, "w") as packed:
            for entry in entries:
                name = entry.filename
                emptied = _EMPTIED.get(roles.get(name.lower()) or _role(name))
                part = (
                    _clean_part(name, archive.read(entry), budget, depth=depth)
                    if emptied is None
                    else emptied.encode()
                )
                _pack(packed, name, part)
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


def _role(name: str) -> str:
    return next((role for pattern, role in _NAMES.items() if pattern.fullmatch(name)), "")


def _roles(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, str]:
    """What relationships and content types say that parts are, by their names in small letters."""
    by_name: dict[str, str] = {}
    by_extension: dict[str, str] = {}

    def note(tag: str, attributes: dict[str, str]) -> None:
        local = _bare(tag)
        declared = attributes.get("ContentType", "").lower().removesuffix("+xml")
        of_type = re.split(r"[./]", declared)[-1]
        if local == "Override":
            by_name[attributes.get("PartName", "").lstrip("/").lower()] = of_type
        elif local == "Default":
            by_extension[attributes.get("Extension", "").lower()] = of_type
        elif local == "Relationship":
            role = attributes.get("Type", "").rpartition("/")[2].lower()
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            by_name[target.lstrip("/").lower()] = role

    for entry in entries:
        if entry.filename.endswith(".rels") or entry.filename == "[Content_Types].xml":
            folder = posixpath.dirname(posixpath.dirname(entry.filename))
            parser = expat.ParserCreate()
            parser.StartElementHandler = note
            parser.Parse(archive.read(entry).removeprefix(b"\xef\xbb\xbf"), True)
    for entry in entries:
        name = entry.filename.lower()
        if by_extension.get(_extension(name)) in _EMPTIED:
            by_name.setdefault(name, by_extension[_extension(name)])
    return {name: role for name, role in by_name.items() if role in _EMPTIED}


def _clean_part(name: str, part: bytes, budget: _Budget, *, depth: int) -> bytes:
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
        part = _checked_xml(name, part, budget)
    part = traces.without(part)
    if traces.any_left(part):
        raise OfficeRefusedError("traces")
    return part


def _checked_xml(name: str, part: bytes, budget: _Budget) -> bytes:
    """The part without what its author's computer wrote into it. Raises OfficeRefusedError for what may not pass."""
    part = part.removeprefix(b"\xef\xbb\xbf")
    encoding = _ENCODING.match(part)
    if (
        b"\x00" in part[:200]
        or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"iso-8859-1"))
        or b"<!DOCTYPE" in part
    ):
        raise OfficeRefusedError("damaged")
    if not _must_be_parsed(name, part):
        return part
    budget.parsed -= len(part)
    if budget.parsed < 0:
        raise OfficeRefusedError("too_much")
    fields, cuts = _Fields(), _Cuts(part)
    check = _element_check(name, fields)
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        check(tag, attributes)
        cuts.start(_bare(tag), attributes, parser.CurrentByteIndex)

    def end(tag: str) -> None:
        fields.end(tag)
        cuts.end(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = fields.text
    parser.Parse(part, True)
    fields.check()
    return cuts.made()


def _must_be_parsed(name: str, part: bytes) -> bool:
    return (
        name.endswith(".rels")
        or name == "[Content_Types].xml"
        or any(word in part for word in _TELLING)
        or (b"script" in part and _SCRIPT.search(part) is not None)
    )


class _Cuts:
    """Where a part is cut: elements of _CUT with all they hold, and attributes of _CUT_ATTRIBUTE."""

    def __init__(self, part: bytes) -> None:
        self.part = part
        self.spans: list[tuple[int, int]] = []
        # How deep within an element that is cut, where it began, and where its first tag ended.
        self.depth = self.since = self.begun = 0

    def start(self, local: str, attributes: dict[str, str], at: int) -> None:
        if self.depth:
            self.depth += 1
        elif local in _CUT or _CUT_SETTINGS.intersection(_local(attributes, "name")):
            self.depth, self.since, self.begun = 1, at, self._after_tag(at)
        elif any(key.endswith((":docname", ":export-filename")) for key in attributes):
            stop = self._after_tag(at)
            self.spans += [match.span() for match in _CUT_ATTRIBUTE.finditer(self.part, at, stop)]

    def end(self, at: int) -> None:
        if self.depth:
            self.depth -= 1
            if not self.depth:
                is_empty = self.part.endswith(b"/>", self.since, self.begun)
                self.spans.append((self.since, self.begun if is_empty else self._after_tag(at)))

    def _after_tag(self, at: int) -> int:
        """Where the tag that begins here ends; in a value there may be the sign that ends a tag."""
        match = _START_TAG.match(self.part, at)
        return match.end() if match else self.part.index(b">", at) + 1

    def made(self) -> bytes:
        kept, position = [], 0
        for start, stop in self.spans:
            kept.append(self.part[position:start])
            position = stop
        return b"".join([*kept, self.part[position:]])


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
    return [value for key, value in attributes.items() if _bare(key) == name]


def _element_check(name: str, fields: _Fields) -> Callable[[str, dict[str, str]], None]:
    """What is done with each element of the part `name`."""
    is_types = name == "[Content_Types].xml"

    def check(tag: str, attributes: dict[str, str]) -> None:
        local = _bare(tag)
        if local in ("event-listener", "script"):
            raise OfficeRefusedError("program_inside")
        if local == "encryption-data":
            raise OfficeRefusedError("locked")
        # Who locked a workbook is cut out.
        if local in _COMMENTS or (
            local != "fileSharing" and not _COMMENTED_BY.isdisjoint(map(_bare, attributes))
        ):
            raise OfficeRefusedError("comments")
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


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


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
