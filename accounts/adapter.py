from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string

from core import mails
from core.cache_backends import StoreIsAwayError
from core.languages import active
from core.turns import BusyError


def _at_home(url: str) -> str:
    """The same page under the portal's own name, whatever name and port the request came with."""
    return settings.SITE_URL + urlunsplit(("", "", *urlsplit(url)[2:]))


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone: the cluster opens one for staff and, later, for members."""
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        """Staff go to the admin, everybody else to their account."""
        if request.user.is_staff:
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth's mails go out like all others: from the outbox, as text and HTML."""
        request = allauth_context.request
        known = {
            "request": request,
            "email": email,
            "current_site": get_current_site(request),
            # allauth renders subjects without the request, so without the context processors.
            "portal": mails.portal_name(),
        }

        def write() -> mails.Mail:
            message = self.render_mail(template_prefix, email, known | context)
            paragraphs = [part.strip() for part in message.body.split("\n\n")]
            return mails.Mail(subject=message.subject, paragraphs=[p for p in paragraphs if p])

        mails.post(
            write,
            key=f"account:{get_random_string(32)}",
            to=email,
            language=active(),
        )

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Without the place where wrong passwords are counted nobody signs in: raises StoreIsAwayError."""
        cache.get("wrong-passwords-are-counted-here")
        if getattr(cache, "is_away", False):
            raise StoreIsAwayError
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """A try that nobody looked at is none."""
        try:
            return super().authenticate(request, **credentials)
        except BusyError:
            self._rollback_login_failed_rl_usage()
            raise

    def get_email_confirmation_url(self, request: Any, emailconfirmation: Any) -> str:
        return _at_home(super().get_email_confirmation_url(request, emailconfirmation))

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _at_home(super().get_reset_password_from_key_url(key))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth has no public hook for this. With the address of the visitor in the key, wrong passwords
        # of a stranger keep out the stranger only.
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"
