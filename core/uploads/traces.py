"""What cameras and programs write into a picture besides what one sees: taken out without touching the
picture itself, for the pictures inside documents (those on their own are drawn anew, core.uploads)."""

import re
import struct
from collections.abc import Iterator

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
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
    """`content` without its traces if it is a JPEG or PNG, else as it is."""
    if content.startswith(JPEG):
        return _jpeg(content)
    if content.startswith(PNG):
        return _png(content)
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


def jpeg2000_without(content: bytes) -> bytes:
    """`content` with its boxes of XMP and EXIF filled with zeros: its length, which others tell, stays."""
    cleaned = bytearray(content)
    for match in _JPEG2000_TRACE.finditer(content):
        length = int.from_bytes(content[max(match.start() - 4, 0) : match.start()], "big")
        end = min(match.start() - 4 + length, len(content)) if length >= 24 else len(content)
        cleaned[match.start() + 4 : end] = bytes(end - match.start() - 4)
    return bytes(cleaned)
