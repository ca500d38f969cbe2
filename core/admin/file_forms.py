"""Files: Wagtail's uploaders (single, multiple, chooser) all build on the two forms here."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.base import File
from django.forms.fields import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core import text, turns
from core.admin.forms import SeenModelForm
from core.languages import columns
from core.uploads.door import (
    STAFF_DOCUMENT_BYTES,
    STAFF_IMAGE_BYTES,
    CheckedContent,
    clean_document,
    clean_image,
)


class CleanFileField(FileField):
    """A file that went through one of core.uploads' doors; see StoredFile.save for what becomes of it.

    Takes the place of Wagtail's own field and has the attributes its uploaders read.
    """

    default_error_messages = {
        "invalid_image_extension": _("This kind of file is not accepted."),
        "file_too_large_unknown_size": _("This file is too heavy."),
    }

    def __init__(
        self,
        *,
        door: Callable[..., CheckedContent],
        max_bytes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.door, self.max_upload_size = door, max_bytes

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload or upload is initial or not isinstance(upload, File):
            return upload
        with turns.uploads.one():
            return self.door(upload, max_bytes=self.max_upload_size)


class StoredFileForm(SeenModelForm):
    """What pictures and documents share. Fields that have a good default may be left out: otherwise the
    multiple uploader keeps the raw file aside until somebody fills them in."""

    door: Callable[..., CheckedContent]
    max_bytes: int

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("audience", "consent"):
            if name in self.fields:
                self.fields[name].required = False
        for name in ("title", *columns("alt"), "credit"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "auto"
        old = self.fields.get("file")
        if old is not None:
            self.fields["file"] = CleanFileField(
                door=type(self).door,
                max_bytes=self.max_bytes,
                label=old.label,
                required=old.required,
                widget=old.widget,
            )

    def full_clean(self) -> None:
        """A file whose form has another mistake is told so at the file: browsers forget a chosen file, and
        the multiple uploader would keep the raw one aside. The title begins as the file's name, which may be
        longer: it is cut."""
        name = self.add_prefix("title")
        if self.files and name in self.data:
            data: Any = self.data
            data = data.copy()
            data[name] = data[name][: self._meta.model._meta.get_field("title").max_length]
            self.data = data
        super().full_clean()
        if self.files and self.errors and "file" in self.fields and "file" not in self.errors:
            self.add_error("file", _("Nothing was kept yet: choose the file again."))

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and isinstance(cleaned_data.get(name), str):
                cleaned_data[name] = text.clean(cleaned_data[name])
        for name in ("audience", "consent"):
            if name in self.fields and not cleaned_data.get(name):
                cleaned_data[name] = self._meta.model._meta.get_field(name).default
        return cleaned_data


class ImageForm(StoredFileForm, BaseImageForm):
    door = clean_image
    max_bytes = STAFF_IMAGE_BYTES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail makes the fields of pictures without core.admin.panels: there too the first language says it for all.
        for column in columns("alt")[1:]:
            if column in self.fields:
                self.fields[column].help_text = ""


class DocumentForm(StoredFileForm, BaseDocumentForm):
    door = clean_document
    max_bytes = STAFF_DOCUMENT_BYTES
