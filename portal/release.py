"""Which release of the code runs, for what must not outlive it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

KINDS = {".py", ".html", ".mo"}


def digest(folders: Iterable[Path], *files: Path) -> str:
    """Sixteen hexadecimal digits of the code, templates and messages below `folders` and of `files`, as far as
    they are there; the same on every machine with the same release."""
    found = hashlib.blake2b(digest_size=8)
    below = (path for folder in folders for path in folder.rglob("*") if path.suffix in KINDS)
    for path in (*sorted(below), *files):
        if path.is_file():
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
