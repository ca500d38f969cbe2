"""Vocabularies that come with the portal as files. One rule for all of them: what is missing is added, what
is there is left as staff wrote it."""

from pathlib import Path
from typing import Any, cast

import yaml
from django.db import models

from core.languages import LANGUAGES
from core.models import ReferenceModel
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


def add_missing(model: type[ReferenceModel], values: dict[str, Any]) -> Any:
    """What this row of a file became, as staff left it, or a new one with these values, whose `slug` is the key
    for good: a row that staff renamed is not added once more."""
    key, rows = values["slug"], cast(models.Manager[Any], model._default_manager)
    known = rows.filter(reference_key=key).first()
    if known:
        return known
    if rows.filter(reference_key=None, slug=key).update(reference_key=key):
        return rows.get(reference_key=key)  # staff's own, or older than the keys
    return rows.create(reference_key=key, **values)
