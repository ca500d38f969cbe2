import logging
from datetime import timedelta
from pathlib import Path
from time import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import FileField

logger = logging.getLogger(__name__)
FOLDERS = ("original_images", "images", "documents")  # nobody else writes there
GRACE = timedelta(days=1)  # a file is written before its row


class Command(BaseCommand):
    help = (
        "Remove pictures and documents that no row names any more, such as those that were deleted while the disk "
        "was read-only."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        files = {
            f"{folder}/{path.name}": path
            for folder in FOLDERS
            for path in Path(settings.MEDIA_ROOT, folder).glob("*")
            if path.is_file()
        }
        lost = files.keys() - self._names()
        if len(lost) > len(files) / 2:
            logger.warning(
                "%s of %s files have no row: is this their database?", len(lost), len(files)
            )
            return
        for name in lost:
            # The time at which it came to lie here: a copy from a backup keeps the other one.
            if files[name].stat().st_ctime < time() - GRACE.total_seconds():
                self._remove(files[name])

    @staticmethod
    def _names() -> set[str]:
        """What the fields for files of all models hold."""
        return {
            name
            for model in apps.get_models()
            for field in model._meta.concrete_fields
            if isinstance(field, FileField) and not model._meta.proxy
            for name in model._base_manager.values_list(field.attname, flat=True)
        }

    @staticmethod
    def _remove(path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("A lost file stays (%s)", error.strerror)
