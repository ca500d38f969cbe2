from typing import Any

from allauth.account import forms
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


class ResetPasswordForm(forms.ResetPasswordForm):
    """Takes as long for an address without an account, so that a clock does not tell who has one."""

    users: list[User]  # of this address, once it is cleaned

    def save(self, request: HttpRequest, **options: Any) -> str:
        if self.users:
            return super().save(request, **options)
        self.users = [User(pk=0, email=self.cleaned_data["email"])]
        # The same mail, to nobody: it goes into the outbox and out again.
        with transaction.atomic():
            email = super().save(request, **options)
            transaction.set_rollback(True)
        return email
