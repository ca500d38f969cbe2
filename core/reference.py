"""Vocabularies that come with the portal as files: read once, written by their natural key, so that
reading again brings corrections and keeps what staff added."""

from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("fr", "ar", "es", "en")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def translated(row: dict[str, Any], *names: str) -> dict[str, str]:
    """`{"name": {"fr": …}}` as the columns `name_fr`, `name_ar` … of the named texts."""
    return {
        f"{name}_{language}": (row.get(name) or {}).get(language) or ""
        for name in names
        for language in LANGUAGES
    }
