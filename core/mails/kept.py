"""Mails that stay on this machine as files, because no server is configured."""

from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings


def are_kept() -> bool:
    """Whether mail goes to files because no server is configured."""
    return settings.DELIVERY_EMAIL_BACKEND.endswith("filebased.EmailBackend")


def files() -> list[Path]:
    """One for each mail, newest first; also those from before a server was configured."""
    folder = Path(settings.EMAIL_FILE_PATH)
    return sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else []


def read(path: Path) -> EmailMessage:
    """The first message of a file (Django ends each with a line of dashes)."""
    content = path.read_bytes().split(b"\n" + b"-" * 79)[0]
    return message_from_bytes(content, policy=policy.default)


def words(message: EmailMessage) -> str:
    """What it says, as text where it has one."""
    body: Any = message.get_body(("plain", "html"))
    return body.get_content() if body else ""


def remove_older_than(age: timedelta, *, now: datetime) -> None:
    for path in files():
        if path.stat().st_mtime < (now - age).timestamp():
            path.unlink(missing_ok=True)
