"""What a visitor looked for and did not find, told to the cluster without an account."""

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from catalogue.models.from_visitors import ToTheTeam


class SoughtItem(ToTheTeam):
    """Something that the portal does not have, or that its search did not find."""

    prefix = "REC"

    class Meta(ToTheTeam.Meta):
        verbose_name = _("item wanted by a visitor")
        verbose_name_plural = _("items wanted by visitors")

    def __str__(self) -> str:
        return self.reference

    @property
    def mail_key(self) -> str:
        """Of the mail to the cluster, in the outbox."""
        return f"sought:{self.pk}"

    @property
    def opening(self) -> str:
        """The beginning of the message, for lists."""
        return Truncator(self.message).chars(60)
