"""The living page of components; tests/conftest.py watches for what a specimen forgets to set."""

import pytest

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_specimens_set_all_that_their_templates_show(client, reference):
    client.force_login(UserFactory(admin=True))
    page = client.get("/admin/design/")
    assert page.status_code == 200
    assert "catalogue/components/listing_tools.html" in page.content.decode()
