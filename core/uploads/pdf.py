"""A PDF is looked through and written anew, as a program of its own: `python -m core.uploads.pdf < in > out`.

Its parser is a large C++ library fed by strangers: whatever makes it slow, big or crash ends this process
and not the portal's (core.uploads starts it). No Django in here: it starts in a tenth of a second.
"""

import base64
import io
import re
import resource
import signal
import sys
import zlib
from collections.abc import Iterable, Iterator

import pikepdf

from core.uploads import traces
from core.uploads.pdf_refusals import PdfRefusal

SECONDS = 1.4  # of the processor
MEMORY = 350 * 1024 * 1024  # of addresses; what is used of them stays under 300 MB
MOST_UNPACKED = 50 * 1024 * 1024  # of one stream of objects

_PROGRAMS = frozenset(
    b"/JS /JavaScript /Launch /XFA /RichMedia /RichMediaContent /RichMediaExecute /ImportData "
    b"/SubmitForm /Rendition".split()
)
_FILES = frozenset(b"/EmbeddedFile /EmbeddedFiles /EF /GoToE /GoToR /Movie /Sound /3D /3DD".split())
_SIGNATURE = b"/ByteRange"
# What opens by itself, and what programs note for themselves.
_DROPPED = (
    "/AA",
    "/OpenAction",
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/CreatorInfo",
    "/OPI",
    "/PTEX.FileName",
    "/PTEX.InfoDict",
)
_DROPPED_NAMES = frozenset(name.encode() for name in _DROPPED)
# What is kept of the whole: all that it takes to show it and to read it aloud.
_TRAILER = frozenset({"/Root", "/Info", "/ID", "/Size", "/Encrypt"})
_ROOT = frozenset(
    {
        "/Type",
        "/Version",
        "/Extensions",
        "/Pages",
        "/PageLabels",
        "/PageLayout",
        "/PageMode",
        "/ViewerPreferences",
        "/Names",
        "/Dests",
        "/Outlines",
        "/Lang",
        "/StructTreeRoot",
        "/MarkInfo",
        "/OCProperties",
        "/OutputIntents",
        "/AcroForm",
    }
)
_NAMES = frozenset({"/Dests"})
# A small picture of the page as it once was; threads of articles, which name their author.
_DROPPED_OF_PAGES = ("/Thumb", "/B")
_DROPPED_OF_ANNOTATIONS = ("/CreationDate", "/M", "/NM", "/Subj")
# Their text stands on the page, is a link's other text or a field's hint; that of all others is a note.
_TEXT_IS_NO_NOTE = frozenset({"/Link", "/Widget", "/FreeText"})
# Of pictures, bookmarks and fields.
_DESCRIPTIONS = ("/Alt", "/Title", "/TU")
# What programs call a document that nobody gave a title, and a picture that nobody described: where its file
# lies on somebody's disk.
_PATH = re.compile(r"^Microsoft \w+ - |^(/|~)|\bfile:/|^file:|\b[A-Z]:[\\/]|\\\\", re.IGNORECASE)
# qpdf writes names in plain letters and strings with each parenthesis escaped: a name in a string is none.
_TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>|(/[^\s()<>\[\]{}/%]+)", re.DOTALL)


class PdfRefusedError(Exception):
    def __init__(self, why: PdfRefusal) -> None:
        self.why = why


def _main() -> int:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # whose signal ends the process
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_UNPACKED, doc_max_warnings=100)
    try:
        cleaned = _rewritten(sys.stdin.buffer.read())
    except PdfRefusedError as refusal:
        return refusal.why
    except MemoryError:
        return PdfRefusal.TOO_MUCH
    sys.stdout.buffer.write(cleaned)
    return 0


def _rewritten(content: bytes) -> bytes:
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise PdfRefusedError(PdfRefusal.LOCKED) from error
    if not len(pdf.pages):
        raise PdfRefusedError(PdfRefusal.DAMAGED)
    for thing in (pdf.trailer, *pdf.objects):
        _look_at(thing)
    if pdf.get_warnings():  # something was guessed or left out: readers may see another thing
        raise PdfRefusedError(PdfRefusal.DAMAGED)
    for page in pdf.pages:
        _drop(page.obj, _DROPPED_OF_PAGES)
    _keep_only(pdf.trailer, _TRAILER)
    _keep_only(pdf.Root, _ROOT)
    _keep_only(pdf.Root.get("/Names"), _NAMES)
    _keep_only_title(pdf)
    out = io.BytesIO()
    pdf.save(
        out,
        fix_metadata_version=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _look_at(thing: pikepdf.Object) -> None:
    """Refuse or clean one object of the file, with everything written inside it."""
    if not isinstance(thing, pikepdf.Object):  # a number, a text, nothing
        return
    is_stream = isinstance(thing, pikepdf.Stream)
    written = (thing.stream_dict if is_stream else thing).unparse(resolved=True)
    names = set(_TOKEN.findall(written))
    if names & _PROGRAMS:
        raise PdfRefusedError(PdfRefusal.PROGRAM_INSIDE)
    if names & _FILES or (is_stream and "/F" in thing.stream_dict):  # /F: its data lies elsewhere
        raise PdfRefusedError(PdfRefusal.FILES_INSIDE)
    if _SIGNATURE in names:
        raise PdfRefusedError(PdfRefusal.SIGNED)
    if names & _DROPPED_NAMES:
        for dictionary in _dictionaries(thing):
            _drop(dictionary, _DROPPED)
    if names & {name.encode() for name in _DESCRIPTIONS}:
        for dictionary in _dictionaries(thing):
            _empty_paths(dictionary)
    if names & {b"/Rect", b"/Annot"}:
        for dictionary in _dictionaries(thing):
            if "/Rect" in dictionary or dictionary.get("/Type") == "/Annot":
                _look_at_annotation(dictionary)
    if is_stream and names & {b"/DCTDecode", b"/JPXDecode"}:
        _clean_picture(thing)


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Those written inside an object, itself among them."""
    if isinstance(thing, pikepdf.Array):
        children = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        children = list(thing.values())
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _dictionaries(child)


def _drop(dictionary: pikepdf.Object, names: Iterable[str]) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]


def _keep_only(dictionary: pikepdf.Object | None, names: frozenset[str]) -> None:
    if isinstance(dictionary, pikepdf.Dictionary):
        _drop(dictionary, dictionary.keys() - names)


def _empty_paths(dictionary: pikepdf.Object) -> None:
    for name in _DESCRIPTIONS:
        if isinstance(text := dictionary.get(name), pikepdf.String) and _PATH.search(str(text)):
            dictionary[name] = pikepdf.String("")


def _look_at_annotation(annotation: pikepdf.Object) -> None:
    """Refuse a note; else keep nothing of who made it."""
    kind = str(annotation.get("/Subtype"))
    texts = (str(annotation.get(name, "")).strip() for name in ("/Contents", "/RC"))
    if kind not in _TEXT_IS_NO_NOTE and any(texts):
        raise PdfRefusedError(PdfRefusal.COMMENTS)
    action = annotation.get("/A")
    if isinstance(action, pikepdf.Dictionary) and _PATH.search(str(action.get("/URI", ""))):
        raise PdfRefusedError(PdfRefusal.FILES_INSIDE)
    _drop(annotation, _DROPPED_OF_ANNOTATIONS)
    if kind != "/Widget":  # whose /T is the name of a form's field
        _drop(annotation, ["/T"])


def _clean_picture(stream: pikepdf.Object) -> None:
    """A photo in a PDF is the camera's file, GPS and all; some programs pack it once more."""
    packed, how = _as_list(stream.get("/Filter")), _as_list(stream.get("/DecodeParms"))
    *outer, kind = map(str, packed)
    content = stream.read_raw_bytes()
    for name in outer:
        content = _unpacked(content, name)
    if kind == "/DCTDecode":
        cleaned = traces.without(content)
    elif kind == "/JPXDecode":
        cleaned = traces.jpeg2000_without(content)
    else:  # packed the other way round
        raise PdfRefusedError(PdfRefusal.TRACES)
    if traces.any_left(cleaned):
        raise PdfRefusedError(PdfRefusal.TRACES)
    last = how[-1] if how else None
    stream.write(
        cleaned,
        filter=pikepdf.Name(kind),
        decode_parms=last if isinstance(last, pikepdf.Dictionary) else None,
    )


def _unpacked(content: bytes, name: str) -> bytes:
    """`content` without what the filter `name` did to it."""
    try:
        if name == "/ASCII85Decode":
            return base64.a85decode(content.strip().removeprefix(b"<~").removesuffix(b"~>"))
        if name == "/ASCIIHexDecode":
            return bytes.fromhex(content.partition(b">")[0].decode())
        if name == "/FlateDecode":
            packer = zlib.decompressobj()
            unpacked = packer.decompress(content, MOST_UNPACKED)
            if packer.unconsumed_tail:
                raise PdfRefusedError(PdfRefusal.TOO_MUCH)
            return unpacked
    except (ValueError, zlib.error) as error:
        raise PdfRefusedError(PdfRefusal.DAMAGED) from error
    raise PdfRefusedError(PdfRefusal.TRACES)


def _as_list(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def _keep_only_title(pdf: pikepdf.Pdf) -> None:
    title = pdf.docinfo.get("/Title")
    del pdf.trailer["/Info"]
    if title is not None and str(title):  # a path is emptied by now
        pdf.docinfo["/Title"] = str(title)


if __name__ == "__main__":
    sys.exit(_main())
