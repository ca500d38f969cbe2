"""How every form is answered that anybody may send."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.core.cache import cache
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalogue.visitor_forms import VisitorForm

# Mistakes of the whole form that are not the visitor's; for all others the form is simply shown again.
STATUS = {"changed": 409, "too_many": 429}


def answer(
    request: HttpRequest,
    form: VisitorForm,
    *,
    action: str,
    is_stored: Callable[[UUID], bool],
    store: Callable[[UUID], str],
    template: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show the form, or store what it brings and go to the thank-you page.

    `store` takes the message's key and gives the address of that page. A message that `is_stored` is free of
    the limits settings.ACCOUNT_RATE_LIMITS[action].
    """
    if request.method == "POST" and form.is_valid():
        key = form.message_key
        if is_stored(key) or _may_send(request, action, key, form.sender):
            return redirect(store(key))
        form.add_error(
            None,
            ValidationError(
                _(
                    "Many messages came from here in a short time. Wait a few minutes and send it again."
                ),
                code="too_many",
            ),
        )
    failed = (status for code, status in STATUS.items() if form.has_error(NON_FIELD_ERRORS, code))
    return render(request, template, {"form": form, **context}, status=next(failed, 200))


def _may_send(request: HttpRequest, action: str, key: UUID, sender: str) -> bool:
    """Whether the limits allow it, by the network's address and by the person. A message counts once, however
    often it is sent: a double click changes nothing."""
    counted = f"{action}:{key}"
    if not cache.add(counted, True, timeout=3600):
        return True
    if ratelimit.consume(request, action=action, key=sender.lower()):
        return True
    cache.delete(counted)
    return False
