"""Why a PDF is refused: the exit code of core.uploads.pdf, which runs in a process of its own and without Django."""

from enum import IntEnum


class PdfRefusal(IntEnum):
    DAMAGED = 1  # as Python itself ends with an error
    PROGRAM_INSIDE = 10
    FILES_INSIDE = 11
    LOCKED = 12
    SIGNED = 13
    TOO_MUCH = 14
    TRACES = 15
    COMMENTS = 16
