"""Wagtail's uploaders (single, multiple, chooser) all build on these two forms."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.forms.fields import FileField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from . import uploads


class CleanImageField(FileField):
    """A picture that went through core.uploads; keeps the checksum on the file it returns."""

    def __init__(self, *, quota: uploads.Quota, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.quota = quota

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload or upload is initial or not isinstance(upload, File):
            return upload
        clean = uploads.clean_image(upload, quota=self.quota)
        clean.file.checksum = clean.checksum
        return clean.file


class CleanDocumentField(CleanImageField):
    """A document that went through core.uploads."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = FileField.clean(self, data, initial)
        if not upload or upload is initial or not isinstance(upload, File):
            return upload
        clean = uploads.clean_document(upload, quota=self.quota)
        clean.file.checksum = clean.checksum
        return clean.file


class ImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, CleanImageField, uploads.STAFF_IMAGE)

    def save(self, commit: bool = True) -> Any:
        _keep_checksum(self)
        return super().save(commit=commit)


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, CleanDocumentField, uploads.STAFF_DOCUMENT)

    def save(self, commit: bool = True) -> Any:
        _keep_checksum(self)
        return super().save(commit=commit)


def _replace_file_field(
    form: forms.ModelForm, field: type[CleanImageField], quota: uploads.Quota
) -> None:
    old = form.fields.get("file")
    if old is None:
        return
    form.fields["file"] = field(
        quota=quota, label=old.label, required=old.required, widget=old.widget, max_length=255
    )


def _keep_checksum(form: forms.ModelForm) -> None:
    checksum = getattr(form.cleaned_data.get("file"), "checksum", "")
    if checksum:
        form.instance.checksum = checksum
