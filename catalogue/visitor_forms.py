"""What the forms share that anybody may send: no program fills them in, sent twice they count once, and nothing
typed is lost."""

import time
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from core.forms import CleanCharField
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


class VisitorForm(forms.Form):
    """A message, with an e-mail address and a telephone number for the answer."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    message = CleanCharField(
        label=_("Your message"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Enter a valid email address.")},
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
    # Nobody sees this field; programs fill in everything.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        sent = data.copy() if data is not None else None
        ticket = _whole_ticket(sent.get("ticket", "") if sent is not None else "")
        if sent is not None:
            sent["ticket"] = ticket  # shown again, the form keeps its key and its time
        super().__init__(sent, **options)
        self.initial["ticket"] = ticket
        key, self.given_at = signing.loads(ticket, salt=SALT)
        self.key = uuid.UUID(key)

    @property
    def message_key(self) -> uuid.UUID:
        """Of a valid form: the same sent twice from it is one message; other words or another address are
        another."""
        typed = [str(self.cleaned_data[name]) for name in self.fields if name != "ticket"]
        return uuid.uuid5(self.key, repr(typed))

    @property
    def sender(self) -> str:
        """The e-mail address or telephone number of who sends a valid form, "" for nobody's."""
        return str(self.cleaned_data["email"] or self.cleaned_data["phone"])

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email and not can_be_written_to(email):
            raise forms.ValidationError(validate_email.message, code="invalid")
        return email

    def clean_phone(self) -> str:
        """In E.164, "" for none."""
        phone = self.cleaned_data["phone"]
        return str(phone.as_e164) if phone else ""

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        if cleaned_data.get("website"):
            self.add_error(None, _("A hidden field was filled in. Please send the form once more."))
        # A ticket from later than now: somebody set this machine's clock back.
        elif not self.errors and 0 <= time.time() - self.given_at < settings.ENQUIRY_QUICKEST:
            self.add_error(None, _("That was very quick. Please send the form once more."))
        return cleaned_data
