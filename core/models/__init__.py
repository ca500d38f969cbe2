from .files import Document, Image, Rendition
from .mails import OutgoingMail
from .pages import BasePage
from .revisions import RestorableRevisionMixin
from .settings import MenuItem, SiteSettings
from .slugs import SluggedModel

__all__ = [
    "BasePage",
    "Document",
    "Image",
    "MenuItem",
    "OutgoingMail",
    "Rendition",
    "RestorableRevisionMixin",
    "SiteSettings",
    "SluggedModel",
]
