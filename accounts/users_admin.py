"""People in the admin with the fields this portal keeps of them: one name, language and telephone. Wagtail's
own form asks for first and last names and would throw them away."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from accounts.account_page import NamedForm

_KEPT = ("name", "email", "language", "phone", "is_superuser", "groups")


class _PersonForm(NamedForm):
    """Mixed into Wagtail's two forms, whose names in two parts it takes out."""

    first_name = last_name = None


class PersonCreationForm(_PersonForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = _KEPT


class PersonEditForm(_PersonForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = (*_KEPT, "is_active")


class IndexView(users.IndexView):
    search_fields = ("name", "email")


class UserViewSet(users.UserViewSet):
    index_view_class = IndexView

    def get_form_class(self, for_update: bool = False) -> Any:
        return PersonEditForm if for_update else PersonCreationForm
