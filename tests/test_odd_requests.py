"""Requests that no browser of ours sends."""

from io import BytesIO

import pytest
from django.conf import settings as project_settings
from django.core.exceptions import ValidationError
from django.core.handlers.wsgi import WSGIRequest
from django.db import models

from catalogue.models import Product, ProductVariant, TourismDetails
from members.models import Organisation
from portal.charsets import only_utf8
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["hex", "idna", "rot13", "utf-16", "iso-8859-1", "undefined"])
def test_no_character_set_but_ours_reaches_a_view(charset):
    seen = {}

    def application(environ, _start):
        seen.update(environ)
        return []

    for kind in ("text/plain", "multipart/form-data; boundary=x"):
        only_utf8(application)(
            {"CONTENT_TYPE": f"{kind}; charset={charset}", "wsgi.input": BytesIO()}, None
        )
        assert seen["CONTENT_TYPE"].startswith(kind) and charset not in seen["CONTENT_TYPE"]


def test_no_option_of_a_header_names_a_character_set(rf):
    """RFC 2231 lets each option do so; Django decodes it before any view."""
    kind = "multipart/form-data; boundary*=idna''%ff; x*=hex''%41; boundary=x"
    with pytest.raises(UnicodeError):
        rf.get("/fr/ma-liste/", CONTENT_TYPE=kind)
    environ = rf.get("/fr/ma-liste/").environ | {"CONTENT_TYPE": kind}
    kept = only_utf8(lambda environ, _start: [WSGIRequest(environ).content_params])(environ, None)
    assert kept == [{"boundary": "x"}]


def test_mails_lead_to_the_portals_own_name(client, mailoutbox, django_capture_on_commit_callbacks):
    person = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/fr/compte/password/reset/",
            {"email": person.email},
            headers={"host": "localhost:6666"},
        )
    (mail,) = mailoutbox
    assert f"{project_settings.SITE_URL}/fr/compte/password/reset/key/" in mail.body
    assert "6666" not in mail.body


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("br;q=0, gzip;q=0", ""), ("gzip;q=0.5, br;q=1.0", "br"), ("identity", ""), ("GZIP", "gzip")],
)
def test_an_encoding_that_is_refused_is_not_sent(client, accepted, sent):
    response = client.get("/fr/catalogue/", headers={"Accept-Encoding": accepted})
    assert response.get("Content-Encoding", "") == sent


def test_no_number_is_larger_than_a_page_can_bear():
    """The database of a laptop takes 64 bits and cannot add two of them."""
    for model in (Organisation, Product, ProductVariant, TourismDetails):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
                with pytest.raises(ValidationError):
                    field.clean(2**62, None)
