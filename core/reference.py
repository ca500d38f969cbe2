"""Vocabularies that come with the portal as files. One rule for all of them: what is missing is added, what
is there is left as staff wrote it."""

from pathlib import Path
from typing import Any

import yaml
from django.db import models

from core.languages import LANGUAGES
from core.text import french_spaces


def read(path: Path) -> Any:
    """What a file holds; its French texts with the spaces that no line may break at."""
    return _set_french(yaml.safe_load(path.read_text(encoding="utf-8")))


def _set_french(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: french_spaces(item) if key == "fr" and isinstance(item, str) else _set_french(item)
            for key, item in value.items()
        }
    return [_set_french(item) for item in value] if isinstance(value, list) else value


def translated(row: dict[str, Any], *names: str) -> dict[str, str]:
    """`{"name": {"fr": …}}` as the columns `name_fr`, `name_ar` … of the named texts."""
    return {
        f"{name}_{language}": (row.get(name) or {}).get(language) or ""
        for name in names
        for language in LANGUAGES
    }


def add_missing(model: type[models.Model], values: dict[str, Any], *, key: str = "slug") -> Any:
    """The row with the same `key` as it is, or a new one with these values."""
    return model._default_manager.get_or_create(**{key: values[key]}, defaults=values)[0]
