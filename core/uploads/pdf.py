"""A PDF is looked through and written anew, as a program of its own: `python -m core.uploads.pdf < in > out`.

Its parser is a large C++ library fed by strangers: whatever makes it slow, big or crash ends this process
and not the portal's (core.uploads starts it). No Django in here: it starts in a tenth of a second.
"""

import io
import re
import resource
import signal
import sys

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
_DROPPED = ("/AA", "/OpenAction", "/Metadata", "/PieceInfo", "/LastModified")
_DROPPED_NAMES = frozenset(name.encode() for name in _DROPPED)
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
        _drop(thing)
    if is_stream and names & {b"/DCTDecode", b"/JPXDecode"}:
        _clean_picture(thing)


def _drop(thing: pikepdf.Object) -> None:
    if isinstance(thing, pikepdf.Array):
        children = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name in _DROPPED:
            if name in thing:
                del thing[name]
        children = list(thing.values())
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            _drop(child)


def _clean_picture(stream: pikepdf.Object) -> None:
    """A photo in a PDF is the camera's file, GPS and all."""
    kind, how = _only(stream.get("/Filter")), _only(stream.get("/DecodeParms"))
    if kind == "/DCTDecode":
        cleaned, name = traces.without(stream.read_raw_bytes()), pikepdf.Name.DCTDecode
    elif kind == "/JPXDecode":
        cleaned, name = traces.jpeg2000_without(stream.read_raw_bytes()), pikepdf.Name.JPXDecode
    else:  # packed a second time: nobody does that to a photo
        raise PdfRefusedError(PdfRefusal.TRACES)
    if traces.any_left(cleaned):
        raise PdfRefusedError(PdfRefusal.TRACES)
    stream.write(
        cleaned, filter=name, decode_parms=how if isinstance(how, pikepdf.Dictionary) else None
    )


def _only(value: pikepdf.Object | None) -> pikepdf.Object | None:
    """What a list of one holds; else `value` itself."""
    return value[0] if isinstance(value, pikepdf.Array) and len(value) == 1 else value


def _keep_only_title(pdf: pikepdf.Pdf) -> None:
    title = pdf.docinfo.get("/Title")
    del pdf.trailer["/Info"]
    if title is not None:
        pdf.docinfo["/Title"] = str(title)


if __name__ == "__main__":
    sys.exit(_main())
