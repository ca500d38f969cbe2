"""Staff's forms never replace unseen what somebody else saved since they were opened. Sent once more, they do.
Models that are read before publication are kept so by core.moderation_views."""

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class OneSaveAtATime:
    """Such forms look at what is stored and save it in one piece: of two sent in the same instant, the second
    finds what the first has saved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method != "POST" or not any(map(_tells_what_was_seen, request.POST)):
            return None
        with _alone(request.path):
            return view(request, *args, **kwargs)


def _tells_what_was_seen(name: str) -> bool:
    """Whether a field called so is one of ours, also of a form with a prefix, or Wagtail's."""
    return name.rpartition("-")[2] == "seen" or name == "loaded_revision_id"


@contextmanager
def _alone(address: str) -> Iterator[None]:
    """Wait until nobody else saves there."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [address])
            yield
    else:  # SQLite lies on one machine; a transaction would keep visitors from writing for as long
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        with (settings.VAR_DIR / "saving").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class SeenModelForm(forms.ModelForm):
    """Carries what was stored when the form was opened, as a digest in the field `seen`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.stored = self.digest() if self.instance.pk else ""
        self.initial["seen"] = self.stored

    def digest(self) -> str:
        """Of the values that this form shows, rows below the object included."""
        instance: Model = self.instance
        values = [
            field.value_to_string(instance)
            for field in instance._meta.concrete_fields
            if field.name in self.fields
        ]
        if isinstance(instance, ClusterableModel):
            rows = instance.serializable_data()
            values += [
                json.dumps(rows[name], default=str) for name in getattr(self, "formsets", {})
            ]
        return hashlib.blake2b("\n".join(values).encode(), digest_size=16).hexdigest()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = cleaned.pop("seen", "")
        if seen and seen != self.stored:
            data: Any = self.data
            data = data.copy()
            data[self.add_prefix("seen")] = self.stored
            self.data = data
            self.add_error(None, self.words_for(cleaned))
        return cleaned

    def words_for(self, cleaned: dict[str, Any]) -> str:
        """What is stored where this form says something else, with the names of the fields."""
        stored = {
            name: getattr(self.instance, name)
            for name in cleaned
            if name in self.fields and hasattr(self.instance, name)
        }
        values = "; ".join(
            _("%(field)s “%(value)s”") % {"field": self.fields[name].label, "value": value}
            for name, value in stored.items()
            if value != cleaned[name]
        )
        return _(
            "Somebody saved this since you opened it, and nothing that you typed is lost. Stored now:"
            " %(values)s. Save again to replace it."
        ) % {"values": values}


class SeenForm(SeenModelForm, WagtailAdminModelForm):
    """Of a model without revisions."""


class SeenPageForm(SeenModelForm, WagtailAdminPageForm):
    """Of a page, whose other version is found in its history."""

    def digest(self) -> str:
        return str(self.instance.latest_revision_id or "")

    def words_for(self, cleaned: dict[str, Any]) -> str:
        other = self.instance.latest_revision
        return saved_meanwhile(other and other.user)


def saved_meanwhile(person: Any) -> str:
    """What is told of a version that `person` saved in between."""
    return _(
        "%(person)s saved another version since you opened this form. Nothing that you typed is"
        " lost: look at the other version in the history, then save again to replace it."
    ) % {"person": person or _("Somebody")}
