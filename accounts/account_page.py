"""The admin's page of one's own account: what the portal's account pages do not have already. Address,
password and second factor are changed there, where they are checked; nobody needs a picture of herself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account

from accounts.models import User
from core.forms import CleanCharField


class NamedForm(forms.Form):
    """What every form of a person asks: one name."""

    name = CleanCharField(label=User._meta.get_field("name").verbose_name, max_length=150)


class NameForm(NamedForm, forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "phone"]


class NamePanel(account.BaseSettingsPanel):
    name = "name"
    order = 100
    title = User._meta.get_field("name").verbose_name
    form_class = NameForm


class SignInPanel(account.BaseSettingsPanel):
    """Leads to the portal's pages of address, password and second factor."""

    name = "sign_in"
    order = 150
    title = _("Signing in")
    template_name = "accounts/admin/sign_in_panel.html"

    def get_form(self) -> forms.Form:
        return forms.Form()


class AccountView(account.AccountView):
    left_out = (
        account.NameEmailSettingsPanel,
        account.AvatarSettingsPanel,
        account.ChangePasswordPanel,
    )

    def get_panels(self) -> list[Any]:
        panels = super().get_panels()
        profile = panels[0].profile
        return [
            NamePanel(self.request, self.request.user, profile),
            SignInPanel(self.request, self.request.user, profile),
            *(panel for panel in panels if not isinstance(panel, self.left_out)),
        ]
