"""A form that was sent too late keeps what was typed.

After the session is over the answer to a form is the sign-in page, and after the form's token is over it is
a refusal. In both cases what was sent is shown again, ready to be sent once more: at once (`csrf_failure`),
or after the sign-in (`KeepSentForm`, `resume`).
"""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.links import is_own_origin

GetResponse = Callable[[HttpRequest], HttpResponse]
Fields = list[tuple[str, str]]

SESSION_KEY = "kept_form"
KEPT_FOR = 60 * 60  # seconds between the form and the sign-in
MOST_CHARACTERS = (
    500_000  # what a session holds; more is shown at the refusal, not kept over a sign-in
)
NEVER_REPEATED = re.compile(r"password|csrfmiddlewaretoken", re.IGNORECASE)
LONG_TEXT = 15  # characters; what somebody would be sorry to lose

# Who worked in this browser last. Without it nothing is kept: strangers cannot fill the database, and what
# one person wrote is not shown to the next.
PERSON_COOKIE, PERSON_SALT = "person", "core.kept-forms"


def last_person(request: HttpRequest) -> str:
    """The id of who signed in last with this browser, or nothing."""
    return request.get_signed_cookie(PERSON_COOKIE, default="", salt=PERSON_SALT) or ""


def sent_fields(request: HttpRequest) -> Fields:
    """What was sent, except passwords, tokens and files."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if not NEVER_REPEATED.search(name)
        for value in values
    ]


def _is_words(value: str) -> bool:
    """What somebody wrote, not a ticket or a time of the form's own."""
    return len(value) >= LONG_TEXT and len(value.split()) > 1


def holds_a_password(request: HttpRequest) -> bool:
    """Whether the form has a field that is not repeated: sent again, it would lack it."""
    return any("password" in name.lower() for name in request.POST)


class KeepSentForm:
    """Where a form of ours is answered by the sign-in page, keep it in the (new, nobody's) session and come
    back to it after the sign-in of the same person. Where what it is about is gone, give the words back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._remember(request, response)
            self._forget_sent(request, response)
        elif self._is_late_form(request, response):
            return self._keep(request)
        if self._has_lost_its_object(request, response):
            fields = sent_fields(request)
            return show(request, fields, files=bool(request.FILES), status=404, reason="gone")
        return response

    @staticmethod
    def _has_lost_its_object(request: HttpRequest, response: HttpResponse) -> bool:
        """What the form was about has been taken away since it was opened, and there are words in it."""
        return (
            request.method == "POST"
            and response.status_code == 404
            and is_own_origin(request)
            and any(_is_words(value) for _name, value in sent_fields(request))
        )

    @staticmethod
    def _is_late_form(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method == "POST"
            and response.status_code == 302
            and response["Location"].startswith(f"{reverse(settings.LOGIN_URL)}?")
            # Not what a script sends by the way, such as Wagtail's word that an editor was left.
            and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
            and is_own_origin(request)
        )

    @staticmethod
    def _keep(request: HttpRequest) -> HttpResponse:
        fields = sent_fields(request)
        person = last_person(request)
        action = request.get_full_path()
        # Several tabs may be late; the same form sent again takes its own place.
        others = [form for form in request.session.get(SESSION_KEY, []) if form["action"] != action]
        form = {
            "person": person,
            "action": action,
            "fields": fields,
            "files": bool(request.FILES),
        }
        characters = sum(
            len(name) + len(value) for kept in [*others, form] for name, value in kept["fields"]
        )
        if not person or characters > MOST_CHARACTERS:
            return show(request, fields, files=bool(request.FILES))
        request.session[SESSION_KEY] = [*others, form]
        request.session.set_expiry(KEPT_FOR)
        query = urlencode({"next": reverse("resume_form")})
        return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?{query}")

    @staticmethod
    def _forget_sent(request: HttpRequest, response: HttpResponse) -> None:
        """What was sent again, and taken, is kept no longer."""
        if request.method == "POST" and response.status_code < 400:
            kept = request.session.get(SESSION_KEY, [])
            left = [form for form in kept if form["action"] != request.get_full_path()]
            if len(left) < len(kept):
                request.session[SESSION_KEY] = left

    @staticmethod
    def _remember(request: HttpRequest, response: HttpResponse) -> None:
        person = str(request.user.pk)
        if last_person(request) != person:
            response.set_signed_cookie(
                PERSON_COOKIE,
                person,
                salt=PERSON_SALT,
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: a form of ours that was open too long is shown again."""
    if is_own_origin(request):
        return show(request, sent_fields(request), files=bool(request.FILES))
    return render(request, "403_csrf.html", {"seo": {"noindex": True}}, status=403)


@never_cache
@login_required
@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """What this person sent before they signed in again, until it is sent once more. Of several forms each has
    its own address."""
    person = str(request.user.pk)
    kept = [form for form in request.session.get(SESSION_KEY, []) if form["person"] == person]
    asked = request.GET.get("form", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else len(kept) - 1
    if not kept:  # another person than who sent it signed in
        return HttpResponseRedirect(reverse(settings.LOGIN_REDIRECT_URL))
    if not 0 <= number < len(kept):
        raise Http404
    form = kept[number]
    return show(
        request,
        form["fields"],
        files=form["files"],
        action=form["action"],
        status=200,
        others=[other for other in range(len(kept)) if other != number],
    )


def show(
    request: HttpRequest,
    fields: Fields,
    *,
    files: bool,
    action: str = "",
    status: int = 403,
    reason: str = "late",
    others: Sequence[int] = (),
) -> HttpResponse:
    """The page that repeats `fields`, ready to be sent to `action` (without: where they came to). `reason`:
    the form came "late", the portal is "busy", or what it was about is "gone"; `others`: numbers of other
    forms that are kept. Needs no database."""
    context: dict[str, Any] = {
        "fields": fields,
        "texts": [value for _name, value in fields if _is_words(value)],
        "files": files,
        "action": action or request.get_full_path(),
        "reason": reason,
        "others": others,
        "text_direction": "rtl" if get_language_bidi() else "ltr",
        "csrf_token": get_token(request),
    }
    page = render_to_string("core/kept_form.html", context)
    return HttpResponse(page, status=status)
