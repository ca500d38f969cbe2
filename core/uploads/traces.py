"""What cameras and programs write into a picture besides what one sees: taken out without touching the
picture itself, for the pictures inside documents (those on their own are drawn anew, core.uploads)."""

import re
import struct
from collections.abc import Iterator

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
GIF = (b"GIF87a", b"GIF89a")
# What is left of these after all is a trace in a place nobody looks for: such a file is refused.
_MARKS = (
    b"Exif\x00\x00",
    b"http://ns.adobe.com/xap/",
    b"<x:xmpmeta",
    b"<?xpacket",
    b"XMP DataXMP",
    b"8BIM\x04\x04",
)
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
_START_OF_SCAN, _END = 0xDA, 0xD9
# Kept of JPEG: JFIF and Adobe's note of how the colours are coded; all other APPn and comments go.
_NEEDLESS = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xEE}
_PNG_NEEDED = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD acTL fcTL fdAT".split()
)
# The boxes of a JPEG 2000 that hold XMP and EXIF.
_JPEG2000_TRACE = re.compile(
    rb"uuid(?:\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac|JpgTiffExif->JP2)"
)


def without(content: bytes) -> bytes:
    """`content` without its traces if it is a JPEG, PNG, GIF or EMF, else as it is. Raises IndexError or
    struct.error where one is cut off."""
    if content.startswith(JPEG):
        return _jpeg(content)
    if content.startswith(PNG):
        return _png(content)
    if content.startswith(GIF):
        return _gif(content)
    if content[40:44] == b" EMF":
        return _emf(content)
    return content


def any_left(content: bytes) -> bool:
    return any(mark in content for mark in _MARKS)


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment of a JPEG up to its end mark. Coded data counts to the
    marker before it, and what follows the end mark to nothing."""
    position = 2
    while match := _MARKER.search(content, position):
        marker, start = content[match.start() + 1], match.start()
        if marker == _END:
            yield marker, start, match.end()
            return
        length = int.from_bytes(content[match.end() : match.end() + 2], "big")
        position = match.end() + max(length, 2)
        if marker == _START_OF_SCAN:
            following = _MARKER.search(content, position)
            position = following.start() if following else len(content)
        yield marker, start, position


def scans(content: bytes, most: int) -> int:
    """How often the decoder must go over the picture; stops counting beyond `most`."""
    count = 0
    for number, (marker, _, _) in enumerate(segments(content)):
        count += marker == _START_OF_SCAN
        if count > most or number > 10_000:
            return most + 1
    return count


def _jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    for marker, start, end in segments(content):
        if marker not in _NEEDLESS:
            kept.append(content[start:end])
    return b"".join(kept)


def _png(content: bytes) -> bytes:
    kept, position = [PNG], len(PNG)
    while position + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        if kind in _PNG_NEEDED:
            kept.append(content[position : position + length + 12])
        position += length + 12
        if kind == b"IEND":
            break
    return b"".join(kept)


def _gif(content: bytes) -> bytes:
    """Without comments and notes of programs; how often it is repeated is one that is kept."""
    position = 13 + _colours(content[10])
    kept = [content[:position]]
    while (kind := content[position : position + 1]) in (b"!", b","):
        start = position
        position += 2 if kind == b"!" else 10 + _colours(content[position + 9]) + 1
        while content[position]:  # blocks, each with its length before it
            position += content[position] + 1
        position += 1
        block = content[start:position]
        if block[:2] not in (b"!\xfe", b"!\xff") or block[3:14] == b"NETSCAPE2.0":
            kept.append(block)
    return b"".join([*kept, b";"])


def _colours(flags: int) -> int:
    """The size of the table of colours that a GIF's flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _emf(content: bytes) -> bytes:
    """The description in its head, the program's and the picture's name, filled with zeros."""
    letters, start = struct.unpack_from("<2L", content, 60)
    end = min(start + 2 * letters, len(content))
    return content[:start] + bytes(end - start) + content[end:] if 0 < start < end else content


def jpeg2000_without(content: bytes) -> bytes:
    """`content` with its boxes of XMP and EXIF filled with zeros: its length, which others tell, stays."""
    cleaned = bytearray(content)
    for match in _JPEG2000_TRACE.finditer(content):
        length = int.from_bytes(content[max(match.start() - 4, 0) : match.start()], "big")
        end = min(match.start() - 4 + length, len(content)) if length >= 24 else len(content)
        cleaned[match.start() + 4 : end] = bytes(end - match.start() - 4)
    return bytes(cleaned)
