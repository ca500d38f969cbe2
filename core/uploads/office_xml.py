"""The XML parts of office documents: looked through, and what they tell of people cut out of their bytes.

Local names of XML elements cannot be written in another way once the encoding is known, so a part is
parsed only where one that matters occurs in its bytes. What is not cut stays byte for byte: a part written
anew would lose prefixes that Office names in plain attributes (mc:Ignorable).
"""

import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import unquote
from xml.parsers import expat

MAX_UNPACKED = 75 * 1024 * 1024
MAX_PARSED = 5 * 1024 * 1024  # of XML, which takes the most time

TYPES = "[content_types].xml"
_MANIFEST = "meta-inf/manifest.xml"
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
# The names by which documents of each kind tell of people besides, in the bytes of their parts.
_TELLING_OF_PEOPLE = {
    "docx": b"author= delText moveFrom docVars mailMerge permStart".split(),
    "xlsx": b"absPath fileSharing refreshedBy scenario customWorkbookViews customSheetViews".split(),
    "pptx": [b"custDataLst"],
} | dict.fromkeys(
    ("odt", "ods", "odp"), b"office:annotation office:change-info dc:creator Printer".split()
)
# Where a file lay on somebody's disk, which programs note in descriptions and names of pictures.
_PATH = r"(?:^|\s)(?:[A-Za-z]:\\|\\\\\w|file:/|/Users/|/home/|Macintosh HD:)"
_IS_PATH, _IS_PATH_IN_BYTES = re.compile(_PATH, re.I), re.compile(_PATH.encode(), re.I)
_TELLING_OF_PATHS = (b":\\", b"\\\\", b"file:/", b"/Users/", b"/home/", b"Macintosh")
# Of a picture in OpenDocument, which Word keeps in attributes.
_DESCRIBED = re.compile(rb"(<svg:(?:desc|title)>)([^<]+)")
_VALUE = re.compile(rb"""=\s*(?:"([^"]*)"|'([^']*)')""")
_TELLING_IN_SVG = b"metadata docname export-filename absref".split()
# Comments and what a tracked change keeps of the text before it; in Word each of them names its author.
_COMMENTS = frozenset({"delText", "moveFrom", "office:annotation", "office:change-info"})
_IN_COMMENTS_PART = frozenset({"comment", "threadedComment", "cm"})
# Paths on somebody's disk, names of people and printers: elements and attributes without which it looks the same.
_CUT = frozenset(
    {"absPath", "fileSharing", "dc:creator", "docVars", "mailMerge", "permStart", "permEnd"}
    | {"customWorkbookViews", "customSheetViews", "custDataLst"}
)
_CUT_ATTRIBUTES = frozenset(
    {"refreshedBy", "user", "comment", "docname", "export-filename", "absref"}
)
_CUT_WRITTEN = re.compile(
    rb"""\s(?:[^\s=<>"'/]*:)?(?:%s)\s*=\s*(?:"[^"]*"|'[^']*')"""
    % b"|".join(re.escape(name.encode()) for name in sorted(_CUT_ATTRIBUTES))
)
_CUT_SETTINGS = frozenset({"PrinterName", "PrinterSetup"})
_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*+>""")


class OfficeRefusedError(Exception):
    def __init__(self, code: str) -> None:
        self.code = code


@dataclass
class Budget:
    """What the whole file may still unpack to, and have parsed."""

    unpacked: int = MAX_UNPACKED
    parsed: int = MAX_PARSED


def clean(name: str, part: bytes, kind: str, left_out: Collection[str], budget: Budget) -> bytes:
    """The XML `part` called `name` of a document of this `kind`, without what it tells of people and without
    mention of the parts `left_out`, given by their keys. Raises OfficeRefusedError, or expat's error."""
    part = _checked(part)
    if _must_be_parsed(name, part, kind):
        reader = _Reader(name, part, left_out)
        _parse(reader.parser, part, budget)
        reader.fields.check()
        part = _DESCRIBED.sub(_without_path, reader.cuts.made())
    return part


def each_element(part: bytes, budget: Budget, look: Callable[[str, dict[str, str]], None]) -> None:
    """Call `look` with the local name and the attributes of each element of `part`."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: look(_local(tag), attributes)
    _parse(parser, _checked(part), budget)


def refuse_comments(part: bytes, budget: Budget) -> None:
    """Raise OfficeRefusedError if there is a comment in `part`, whose use are comments."""

    def look(local: str, attributes: dict[str, str]) -> None:
        if local in _IN_COMMENTS_PART:
            raise OfficeRefusedError("comments")

    each_element(part, budget, look)


def key(name: str) -> str:
    """By what the part `name` is known in its package, which does not tell capital letters from small ones."""
    return unquote(name).lower().removeprefix("/")


def owner(relationships: str) -> str:
    """The key of the part whose relationships stand in the part of this key; nothing for other parts."""
    folder, is_theirs, base = relationships.rpartition("_rels/")
    return folder + base.removesuffix(".rels") if is_theirs else ""


def target_key(relationships: str, target: str) -> str:
    """The key of the part to which the part with the key `relationships` leads by `target`."""
    folder = posixpath.dirname(owner(relationships))
    return key(posixpath.normpath(posixpath.join("/", folder, target)))


def is_external(relationship: dict[str, str]) -> bool:
    return relationship.get("TargetMode", "").lower() == "external"


def _checked(part: bytes) -> bytes:
    """`part` without its byte order mark, if it is UTF-8 without entities of its own."""
    part = part.removeprefix(b"\xef\xbb\xbf")
    encoding = _ENCODING.match(part)
    if (
        b"\x00" in part[:200]
        or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"iso-8859-1"))
        or b"<!DOCTYPE" in part
    ):
        raise OfficeRefusedError("damaged")
    return part


def _parse(parser: expat.XMLParserType, part: bytes, budget: Budget) -> None:
    budget.parsed -= len(part)
    if budget.parsed < 0:
        raise OfficeRefusedError("too_much")
    parser.Parse(part, True)


def _must_be_parsed(name: str, part: bytes, kind: str) -> bool:
    telling = [*_TELLING, *_TELLING_OF_PEOPLE[kind]]
    if name.lower().endswith(".svg"):
        telling += _TELLING_IN_SVG
    return (
        name.lower().endswith(".rels")
        or key(name) in (TYPES, _MANIFEST)
        or any(word in part for word in _TELLING_OF_PATHS)
        or any(word in part for word in telling)
        or b"<!--" in part
        or (b"script" in part and _SCRIPT.search(part) is not None)
    )


def _without_path(described: re.Match[bytes]) -> bytes:
    return described[1] if _IS_PATH_IN_BYTES.search(described[2]) else described[0]


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Reader:
    """Looks at each element of a part: refuses the document, cuts something out, or lets it be."""

    def __init__(self, name: str, part: bytes, left_out: Collection[str]) -> None:
        self.key, self.left_out = key(name), left_out
        self.plain: set[str] = set()  # tags of which nothing but their attributes can matter
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CommentHandler = self.comment
        self.cuts, self.fields = _Cuts(part, self.parser), _Fields()
        self.parser.CharacterDataHandler = self.fields.text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not attributes and tag in self.plain and not self.cuts.depth:
            return
        local = _local(tag)
        if local in ("event-listener", "script"):
            raise OfficeRefusedError("program_inside")
        if local == "encryption-data":
            raise OfficeRefusedError("locked")
        if local in ("ddeLink", "oleLink") or local.startswith("dde-"):
            raise OfficeRefusedError("files_inside")
        if local in _COMMENTS or tag in _COMMENTS:
            raise OfficeRefusedError("comments")
        if self.key == TYPES:
            _check_content_type(attributes)
        if local == "Relationship":
            _check_relationship(attributes)
        elif attributes:
            self.look_at_attributes(local, attributes)
        self.fields.start(local, attributes)
        needless = self.is_needless(tag, local, attributes)
        self.cuts.start(needless)
        if not needless and local != "instrText":
            self.plain.add(tag)

    def end(self, tag: str) -> None:
        self.fields.within = False
        if self.cuts.depth:
            self.cuts.end()

    def comment(self, _text: str) -> None:
        self.cuts.comment()

    def look_at_attributes(self, local: str, attributes: dict[str, str]) -> None:
        names = {_local(name) for name in attributes}
        if "author" in names:
            raise OfficeRefusedError("comments")
        if "href" in names:
            _check_links(local, attributes)
        if not names.isdisjoint(_CUT_ATTRIBUTES):
            self.cuts.attributes()
        if any(map(_IS_PATH.search, attributes.values())):
            self.cuts.paths()

    def is_needless(self, tag: str, local: str, attributes: dict[str, str]) -> bool:
        if local == "Relationship":
            target = attributes.get("Target", "")
            return not is_external(attributes) and target_key(self.key, target) in self.left_out
        if local == "Override":
            return key(attributes.get("PartName", "")) in self.left_out
        if local == "file-entry":
            return key(attributes.get("manifest:full-path", "")) in self.left_out
        if local == "config-item":
            return attributes.get("config:name") in _CUT_SETTINGS
        if local == "metadata":  # in a table of Excel it is no trace
            return self.key.endswith(".svg")
        return local in _CUT or tag in _CUT


class _Cuts:
    """What is to be cut out of the bytes of a part, told while `parser` stands at it."""

    def __init__(self, part: bytes, parser: expat.XMLParserType) -> None:
        self.part, self.parser = part, parser
        self.spans: list[tuple[int, int]] = []
        self.depth = 0  # of elements within the one that is being cut
        self.tag = (0, 0)

    def start(self, needless: bool) -> None:
        if self.depth:
            self.depth += 1
        elif needless:
            self.depth, self.tag = 1, self.here()

    def end(self) -> None:
        self.depth -= 1
        if not self.depth:
            start, end = self.tag
            is_empty = self.part[end - 2 : end] == b"/>"
            self.spans.append((start, end if is_empty else self.here()[1]))

    def here(self) -> tuple[int, int]:
        """Where the tag begins and ends at which the parser stands."""
        match = _TAG.match(self.part, self.parser.CurrentByteIndex)
        if match is None:
            raise OfficeRefusedError("damaged")
        return match.span()

    def comment(self) -> None:
        start = self.parser.CurrentByteIndex
        self.spans.append((start, self.part.index(b"-->", start) + 3))

    def attributes(self) -> None:
        """Cut those of _CUT_ATTRIBUTES out of the tag at which the parser stands."""
        self.spans += [match.span() for match in _CUT_WRITTEN.finditer(self.part, *self.here())]

    def paths(self) -> None:
        """Empty the attributes that are a path in the tag at which the parser stands."""
        for match in _VALUE.finditer(self.part, *self.here()):
            if _IS_PATH_IN_BYTES.search(match[match.lastindex or 0]):
                self.spans.append(match.span(match.lastindex or 0))

    def made(self) -> bytes:
        """The part without what was cut. Raises expat's error where it would not be XML any more."""
        kept, position = [], 0
        for start, end in sorted(self.spans):
            kept.append(self.part[position:start])
            position = max(position, end)
        made = b"".join([*kept, self.part[position:]])
        if self.spans:
            expat.ParserCreate().Parse(made, True)
        return made


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
            field = next((text for name, text in attributes.items() if _local(name) == "instr"), "")
            self.words.append(f"\n{field}\n")

    def text(self, text: str) -> None:
        if self.within:
            self.words.append(text)

    def check(self) -> None:
        for field in "".join(self.words).split("\n"):
            name = field.strip().partition(" ")[0].upper()
            if name in _FIELDS or _IS_PATH.search(field.replace('"', " ")):
                raise OfficeRefusedError("files_inside")


def _check_content_type(attributes: dict[str, str]) -> None:
    kind = attributes.get("ContentType", "").lower()
    if any(word in kind for word in ("macro", "vba", "activex", "dialogsheet")):
        raise OfficeRefusedError("program_inside")


def _check_relationship(attributes: dict[str, str]) -> None:
    kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
    if "vba" in kind.lower() or kind == "control":
        raise OfficeRefusedError("program_inside")
    if kind in ("aFChunk", "connections") or (
        is_external(attributes) and not (kind == "hyperlink" and _SAFE_LINK.match(target))
    ):
        raise OfficeRefusedError("files_inside")


def _check_links(local: str, attributes: dict[str, str]) -> None:
    """OpenDocument: a link may lead anywhere on the web, a picture or table only to the file's own parts."""
    for name, target in attributes.items():
        if _local(name) != "href" or (local == "a" and _SAFE_LINK.match(target)):
            continue
        if not _INSIDE.match(target):
            raise OfficeRefusedError("files_inside")
