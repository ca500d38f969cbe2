from typing import Any

from allauth.account import forms
from allauth.account.internal.flows.password_reset import request_password_reset
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


class ResetPasswordForm(forms.ResetPasswordForm):
    """Takes as long for an address without an account, so that a clock does not tell who has one."""

    def save(self, request: HttpRequest, **options: Any) -> str:
        email = super().save(request, **options)
        if not self.users:
            with transaction.atomic():  # the same mail, to nobody: it is thrown away
                request_password_reset(request, email, [User(pk=0, email=email)], None)
                transaction.set_rollback(True)
        return email
