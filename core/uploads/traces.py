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
_MOST_PIECES = (
    10_000  # of a JPEG or PNG; programs write some hundreds, and millions would take long
)
# Kept of JPEG: JFIF and Adobe's note of how the colours are coded; all other APPn and comments go.
_NEEDLESS = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xEE}
_PNG_NEEDED = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD acTL fcTL fdAT".split()
)
# The blocks of a GIF: extensions with what they are for, and pictures. Kept: how long each is shown, how often all.
_EXTENSION, _PICTURE, _GIF_END = 0x21, 0x2C, 0x3B
_GIF_NEEDED = (b"\x21\xf9", b"\x21\xff\x0bNETSCAPE2.0", b"\x21\xff\x0bANIMEXTS1.0")
# A Windows metafile of the newer kind: its first record, and further in its signature.
_EMF, _EMF_SIGNATURE = b"\x01\x00\x00\x00", b" EMF"
# The boxes of a JPEG 2000 that hold XMP and EXIF.
_JPEG2000_TRACE = re.compile(
    rb"uuid(?:\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac|JpgTiffExif->JP2)"
)


def without(content: bytes) -> bytes:
    """`content` without its traces if it is a JPEG, PNG, GIF or EMF, else as it is.

    Raises ValueError, IndexError or struct.error over what only begins as one."""
    if content.startswith(JPEG):
        return _jpeg(content)
    if content.startswith(PNG):
        return _png(content)
    if content.startswith(GIF):
        return _gif(content)
    if content.startswith(_EMF) and content[40:44] == _EMF_SIGNATURE:
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
        if count > most or number > _MOST_PIECES:
            return most + 1
    return count


def _jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    for number, (marker, start, end) in enumerate(segments(content)):
        if number > _MOST_PIECES:
            raise ValueError("too many pieces")
        if marker not in _NEEDLESS:
            kept.append(content[start:end])
    return b"".join(kept)


def _png(content: bytes) -> bytes:
    kept, position, number = [PNG], len(PNG), 0
    while position + 8 <= len(content):
        number += 1
        if number > _MOST_PIECES:
            raise ValueError("too many pieces")
        length, kind = struct.unpack_from(">I4s", content, position)
        if kind in _PNG_NEEDED:
            kept.append(content[position : position + length + 12])
        position += length + 12
        if kind == b"IEND":
            break
    return b"".join(kept)


def _gif(content: bytes) -> bytes:
    position = 13 + _colours(content[10])
    kept, blocks = [content[:position]], 0
    while content[position] != _GIF_END:
        start = position
        if content[position] == _PICTURE:
            position += 11 + _colours(content[position + 9])
        elif content[position] == _EXTENSION:
            position += 2
        else:
            raise ValueError("no block of a GIF")
        length = 1
        while length:
            length = content[position]
            position += length + 1
            blocks += 1
            # Programs fill their blocks; to go through millions of tiny ones would take long.
            if blocks > 1_000 + position // 8:
                raise ValueError("too many blocks")
        if content[start] == _PICTURE or content.startswith(_GIF_NEEDED, start):
            kept.append(content[start:position])
    return b"".join([*kept, bytes([_GIF_END])])


def _colours(flags: int) -> int:
    """How many bytes the colours take of which a GIF's `flags` tell."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _emf(content: bytes) -> bytes:
    """`content` without the description in its header: mostly a program's and a file's name."""
    length, start = struct.unpack_from("<II", content, 60)
    cleaned = bytearray(content)
    cleaned[60:68] = bytes(8)
    end = min(start + 2 * length, len(content))
    if start < end:
        cleaned[start:end] = bytes(end - start)
    return bytes(cleaned)


def jpeg2000_without(content: bytes) -> bytes:
    """`content` with its boxes of XMP and EXIF filled with zeros: its length, which others tell, stays."""
    cleaned = bytearray(content)
    for match in _JPEG2000_TRACE.finditer(content):
        length = int.from_bytes(content[max(match.start() - 4, 0) : match.start()], "big")
        end = min(match.start() - 4 + length, len(content)) if length >= 24 else len(content)
        cleaned[match.start() + 4 : end] = bytes(end - match.start() - 4)
    return bytes(cleaned)
