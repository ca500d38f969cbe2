"""What Wagtail's admin is asked for that no button of its sends."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from core.mails import kept
from core.models import SiteSettings
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/admin/bulk/catalogue/product/publish/?id=x", [400]),
        # SQLite cannot look for such a number, PostgreSQL finds none.
        ("/admin/bulk/catalogue/product/publish/?id=99999999999999999999", [400, 404]),
        ("/admin/reports/site-history/?user=99999999999999999999", [200]),
    ],
)
def test_the_admin_answers_nonsense_without_falling_over(client, address, answers):
    client.force_login(UserFactory(admin=True))
    client.raise_request_exception = False
    assert client.get(address).status_code in answers


@pytest.mark.parametrize(
    ("rows", "status"), [("10000000000", 400), ("9" * 4301, 400), ("701", 400), ("0", 302)]
)
def test_a_form_of_very_many_rows_is_refused_unread(client, rows, status):
    """Of one kind or of all together."""
    client.force_login(UserFactory(admin=True))
    settings = SiteSettings.objects.get_or_create(site=Site.objects.get(is_default_site=True))[0]
    management = {"TOTAL_FORMS": rows, "INITIAL_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    form = {f"menu_items-{name}": value for name, value in management.items()}
    form |= {"name_fr": "Cluster", "price_is_old_after": "180", "others-TOTAL_FORMS": "300"}
    answer = client.post(f"/admin/settings/core/sitesettings/{settings.site_id}/", form)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: {}["misspelt"],
        lambda: reverse("misspelt"),  # raised by Django, that our line asked
        lambda: SiteSettings.objects.get(pk="x"),
        lambda: int("x"),
    ],
)
def test_a_mistake_of_ours_is_none_of_the_visitors(client, monkeypatch, settings, mistake):
    """What a library does with nonsense from outside is a bad request; what our own code asks for is a fault."""
    client.force_login(UserFactory(admin=True))
    client.raise_request_exception = False
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    monkeypatch.setattr(kept, "files", mistake)
    assert client.get("/admin/courriers/").status_code == 500
