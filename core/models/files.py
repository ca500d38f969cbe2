"""Pictures and documents of the whole portal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from core.enums import Audience, Consent
from core.languages import columns
from core.models.public import PublicModel
from core.storage import DISK_REFUSES
from core.uploads.door import (
    STAFF_DOCUMENT_BYTES,
    STAFF_IMAGE_BYTES,
    CheckedContent,
    clean_document,
    clean_image,
)


class StoredFile(models.Model):
    """What the portal knows of every file: who made it, who sent it, what it held."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took or made it.")
    )
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True, editable=False)

    # Wagtail's own field (and `tags` below), whose reverse names its unused models hold already.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_%(class)ss",
    )

    file: Any  # the field that Wagtail's model brings

    class Meta:
        abstract = True

    def keep_only_checked_content(
        self, door: Callable[..., CheckedContent], max_bytes: int
    ) -> None:
        """Before a new file is stored: whatever way it came, it passes core.uploads exactly once.

        Raises ValidationError for a file that no form has looked at and that is not acceptable.
        """
        if not self.file or self.file._committed:
            return
        if not isinstance(self.file.file, CheckedContent):
            self.file = door(self.file.file, max_bytes=max_bytes)
        self.checksum = self.file.file.checksum

    @contextmanager
    def row_and_file(self) -> Iterator[None]:
        """Around the saving: a file whose row could not be written does not stay."""
        is_new = bool(self.file) and not self.file._committed
        try:
            yield
        except Exception:
            if is_new and self.file and self.file._committed:
                self.file.storage.delete(self.file.name)
            raise


class Image(PublicModel, StoredFile, AbstractImage):
    """A picture. `pictures` holds what a card or a page needs of its renditions, so that showing it
    costs no query; a task writes it after the upload (core.renditions)."""

    in_listings = False
    tags = TaggableManager(_("tags"), help_text=None, blank=True, related_name="portal_images")
    alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_(
            "Say in one sentence what the picture shows, for those who do not see it: “Two hands weave a "
            "blanket with red stripes”. Without it they only hear a name."
        ),
    )
    consent = models.CharField(
        _("consent"), max_length=12, choices=Consent, default=Consent.UNKNOWN
    )
    pictures = models.JSONField(default=dict, blank=True, editable=False)

    # With what the admin sorts and filters found pictures by.
    search_fields = [
        *(
            field
            for field in AbstractImage.search_fields
            if not isinstance(field, index.RelatedFields)
        ),
        index.RelatedFields(
            "tags",
            [
                index.SearchField("name"),
                index.AutocompleteField("name"),
                index.FilterField("name"),
            ],
        ),
        index.FilterField("file_size"),
    ]

    admin_form_fields = (
        "title",
        "file",
        *columns("alt"),
        "credit",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.keep_only_checked_content(clean_image, STAFF_IMAGE_BYTES)
        if self.file and not self.file._committed:
            self.pictures = {}
        with self.row_and_file():
            super().save(*args, **kwargs)

    def get_rendition(self, filter: Any) -> Any:
        """Wagtail's admin makes its thumbnails while it shows them. Where the disk takes none, the smallest
        size that exists stands in, or the picture itself: nobody is kept out of a list for it."""
        try:
            return super().get_rendition(filter)
        except OSError as error:
            if error.errno not in DISK_REFUSES:
                raise
            jpegs = self.renditions.filter(filter_spec__endswith="format-jpeg").order_by("width")
            return jpegs.first() or Rendition(
                image=self, file=self.file.name, width=self.width, height=self.height
            )

    @property
    def may_be_shown(self) -> bool:
        """Whether a public page may carry it: not while consent was asked for and is not given."""
        return self.consent != Consent.ASKED

    @property
    def default_alt_text(self) -> str:
        return self.alt or ""


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Document(PublicModel, StoredFile, AbstractDocument):
    in_listings = False
    tags = TaggableManager(_("tags"), help_text=None, blank=True, related_name="portal_documents")
    audience = models.CharField(
        _("who may open it"), max_length=10, choices=Audience, default=Audience.PUBLIC
    )

    admin_form_fields = ("title", "file", "credit", "audience", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Not Wagtail's check of the name's end: core.uploads has read what the file is."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.keep_only_checked_content(clean_document, STAFF_DOCUMENT_BYTES)
        with self.row_and_file():
            super().save(*args, **kwargs)

    def may_be_opened_by(self, user: Any) -> bool:
        """Whether `user`, signed in or not, belongs to its audience."""
        if self.audience == Audience.PUBLIC:
            return True
        if self.audience == Audience.MEMBERS:
            return bool(user.is_authenticated)
        return bool(user.is_staff)
