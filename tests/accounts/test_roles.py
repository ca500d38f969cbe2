"""What the two groups of staff may do once the reference data is loaded."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from accounts.roles import grant
from core.perms import EDITORS, MODERATORS
from portal.management.commands.load_reference import RIGHTS
from tests.factories import OrganisationFactory, ProductFactory, TownFactory, UserFactory

pytestmark = pytest.mark.django_db

# Address in the admin: who may open it.
DOORS = {
    "snippets/catalogue/product/add/": {EDITORS, MODERATORS},
    "snippets/catalogue/product/edit/{product}/": {EDITORS, MODERATORS},
    "snippets/catalogue/product/unpublish/{product}/": {MODERATORS},
    "snippets/catalogue/product/delete/{product}/": {MODERATORS},
    "snippets/catalogue/family/add/": {EDITORS, MODERATORS},
    "snippets/catalogue/label/add/": {EDITORS, MODERATORS},
    "snippets/catalogue/memberlabel/add/": {EDITORS, MODERATORS},
    "snippets/members/organisation/add/": {EDITORS, MODERATORS},
    "snippets/members/organisation/edit/{member}/": {EDITORS, MODERATORS},
    "snippets/members/organisation/delete/{member}/": {MODERATORS},
    "snippets/places/town/": {EDITORS, MODERATORS},
    "snippets/places/town/add/": set(),
    "snippets/places/town/edit/{town}/": set(),
    "settings/core/sitesettings/1/": {EDITORS, MODERATORS},
    "pages/": {EDITORS, MODERATORS},
    "images/add/": {EDITORS, MODERATORS},
    "users/": set(),
    "courriers/": set(),
}


@pytest.fixture
def rooms(db, reference):
    product = ProductFactory()
    return {
        "product": product.pk,
        "member": OrganisationFactory().pk,
        "town": TownFactory().pk,
    }


@pytest.mark.parametrize("role", [EDITORS, MODERATORS])
def test_each_group_opens_its_own_doors(client, rooms, role):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    # Who may not is led back to the admin's first page.
    opened = {
        door for door in DOORS if client.get("/admin/" + door.format(**rooms)).status_code == 200
    }
    assert opened == {door for door, roles in DOORS.items() if role in roles}


def test_a_right_that_does_not_exist_is_a_mistake(db):
    with pytest.raises(LookupError, match="view_cloud"):
        grant({"catalogue.cloud": {EDITORS: ("view",)}})


def test_every_room_with_a_perms_module_is_composed():
    perms = settings.BASE_DIR.glob("*/perms.py")
    tables = [import_module(f"{path.parent.name}.perms").RIGHTS for path in perms]
    named = [(model, actions) for table in tables for model, actions in table.items()]
    assert dict(named) == RIGHTS
    assert len(named) == len(RIGHTS)  # a model that two rooms name would lose the rights of one


def test_moderators_may_what_editors_may(rooms):
    held = {
        name: set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in (EDITORS, MODERATORS)
    }
    assert held[EDITORS] < held[MODERATORS]
