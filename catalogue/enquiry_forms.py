"""The form by which a visitor writes to one member or, from a list, to several."""

import time
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from phonenumber_field.formfields import PhoneNumberField

from catalogue.services.enquiries import Visitor
from core.forms import CleanCharField
from core.languages import active
from core.mails import can_be_written_to

SALT = "catalogue.enquiry"


def new_ticket(*, at: float | None = None) -> str:
    """What a form carries: a key, so that sent twice it counts once, and when it was given out."""
    return signing.dumps([uuid.uuid4().hex, at or time.time()], salt=SALT)


def _whole_ticket(ticket: str) -> str:
    """`ticket`, or a new one where it is none of ours."""
    try:
        signing.loads(ticket, salt=SALT)
    except signing.BadSignature:
        return new_ticket()
    return ticket


class EnquiryForm(forms.Form):
    """Asks for as little as an answer needs. Whatever is wrong is told and nothing typed is lost."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    message = CleanCharField(
        label=_("Your message"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        help_text=_("What you would like, how many, for when."),
    )
    name = CleanCharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneNumberField(
        label=_("Telephone or WhatsApp"),
        required=False,
        region="MA",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
        error_messages={
            "invalid": _(
                "Write the number as you dial it; from abroad, with + and the country code."
            )
        },
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Without your consent nobody can answer you.")},
    )
    # Nobody sees this field; programs fill in everything.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: QueryDict | None = None, *, members: int, **options: Any) -> None:
        """`members`: how many it is sent to."""
        sent = data.copy() if data is not None else None
        ticket = _whole_ticket(sent.get("ticket", "") if sent is not None else "")
        if sent is not None:
            sent["ticket"] = ticket  # shown again, the form keeps its key and its time
        super().__init__(sent, **options)
        self.initial["ticket"] = ticket
        key, self.given_at = signing.loads(ticket, salt=SALT)
        self.key = uuid.UUID(key)
        self.fields["consent"].label = ngettext(
            "The member and the cluster’s team may use these details to answer me.",
            "These members and the cluster’s team may use these details to answer me.",
            members,
        )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email and not can_be_written_to(email):
            raise forms.ValidationError(validate_email.message, code="invalid")
        return email

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        if not any(cleaned_data.get(n) or n in self.errors for n in ("email", "phone")):
            self.add_error(
                "email", _("Leave an e-mail address or a telephone number for the answer.")
            )
        if cleaned_data.get("website"):
            self.add_error(None, _("A hidden field was filled in. Please send the form once more."))
        # A ticket from later than now: somebody set this machine's clock back.
        elif not self.errors and 0 <= time.time() - self.given_at < settings.ENQUIRY_QUICKEST:
            self.add_error(None, _("That was very quick. Please send the form once more."))
        return cleaned_data

    @property
    def visitor(self) -> Visitor:
        """Who asks, of a valid form."""
        phone = self.cleaned_data["phone"]
        return Visitor(
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
            phone=phone.as_e164 if phone else "",
            language=active(),
        )
