import errno
from typing import Any

from django.core.files.storage import FileSystemStorage

# What a disk says that is full or only to be read.
DISK_REFUSES = {errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EACCES}


class WholeFiles(FileSystemStorage):
    """Keeps a file whole or not at all: on a full disk nothing of it is left."""

    def _save(self, name: str, content: Any) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc]
            return saved
        except OSError:
            # Whole, it is another's who took the name in the same instant.
            if self.exists(name) and self.size(name) < content.size:
                self.delete(name)
            raise
