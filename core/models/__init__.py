from .files import Document, Image, Rendition
from .mails import OutgoingMail
from .moderation import ModeratedModel, ModerationTask, ModerationTaskState
from .pages import BasePage, open_to_all
from .public import PublicModel, PublicVersion
from .reference import ReferenceModel
from .revisions import RestorableRevisionMixin
from .settings import MenuItem, SiteSettings
from .slugs import SluggedModel

__all__ = [
    "BasePage",
    "Document",
    "Image",
    "MenuItem",
    "ModeratedModel",
    "ModerationTask",
    "ModerationTaskState",
    "OutgoingMail",
    "PublicModel",
    "PublicVersion",
    "ReferenceModel",
    "Rendition",
    "RestorableRevisionMixin",
    "SiteSettings",
    "SluggedModel",
    "open_to_all",
]
