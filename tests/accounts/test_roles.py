"""What the groups of staff may do once the reference data is loaded."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)
from wagtail.permissions import policy_registry

from accounts import roles
from core.models import Document, Image, ModerationTask
from core.perms import EDITORS, MODERATORS, ROLES, Role, lineage, reviewers
from portal.management.commands.load_reference import RIGHTS
from tests.factories import OrganisationFactory, ProductFactory, TownFactory, UserFactory

pytestmark = pytest.mark.django_db

REVIEWS = (ModerationTask, GroupApprovalTask)  # of products and members; of pages
COORDINATION = "Coordination"  # a role that the next developer might add

# Address in the admin: who opens it, with every role that has this one behind it; None: administrators alone.
DOORS = {
    "snippets/catalogue/product/add/": EDITORS,
    "snippets/catalogue/product/edit/{product}/": EDITORS,
    "snippets/catalogue/product/unpublish/{product}/": MODERATORS,
    "snippets/catalogue/product/delete/{product}/": MODERATORS,
    "snippets/catalogue/family/add/": EDITORS,
    "snippets/catalogue/label/add/": EDITORS,
    "snippets/catalogue/memberlabel/add/": EDITORS,
    "snippets/members/organisation/add/": EDITORS,
    "snippets/members/organisation/edit/{member}/": EDITORS,
    "snippets/members/organisation/delete/{member}/": MODERATORS,
    "snippets/places/town/": EDITORS,
    "snippets/places/town/add/": None,
    "snippets/places/town/edit/{town}/": None,
    "snippets/catalogue/soughtitem/": EDITORS,
    "snippets/search/pinnedresult/add/": EDITORS,
    "recherche/essai/": EDITORS,
    "reports/recherches-sans-reponse/": EDITORS,
    "settings/core/sitesettings/1/": EDITORS,
    "pages/": EDITORS,
    "images/add/": EDITORS,
    "users/": None,
    "courriers/": None,
}

of_each_role = pytest.mark.parametrize("role", [*ROLES, COORDINATION])


def load():
    call_command("load_reference", verbosity=0)


def person(role):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=role))
    return person


def right(name):
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def held(role):
    """All that its group holds: on models, on pages, on files, and the reviews in which it reads. Wagtail's
    migrations also give files' rights as if they held everywhere; nothing asks for these."""
    group = Group.objects.get(name=role)
    on_models = group.permissions.exclude(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"]
    )
    return {
        *on_models.values_list("content_type__app_label", "codename"),
        *group.page_permissions.values_list("page", "permission__codename"),
        *group.collection_permissions.values_list("collection", "permission__codename"),
        *(task for model in REVIEWS for task in model.objects.filter(groups=group)),
    }


@pytest.fixture
def coordination(reference, monkeypatch):
    """On a portal that runs, one more role."""
    monkeypatch.setitem(ROLES, COORDINATION, Role(behind=MODERATORS))
    load()


@pytest.fixture
def rooms(coordination):
    product = ProductFactory()
    return {
        "product": product.pk,
        "member": OrganisationFactory().pk,
        "town": TownFactory().pk,
    }


@of_each_role
def test_each_group_opens_its_own_doors(client, rooms, role):
    client.force_login(person(role))
    # Who may not is led back to the admin's first page.
    opened = {
        door for door in DOORS if client.get("/admin/" + door.format(**rooms)).status_code == 200
    }
    assert opened == {door for door, needed in DOORS.items() if needed in lineage(role)}


@of_each_role
def test_each_role_writes_pages_and_adds_files(coordination, role):
    someone = person(role)
    home = Page.objects.get(depth=2).permissions_for_user(someone)
    assert home.can_edit() and home.can_add_subpage() and home.can_publish()
    for model in (Image, Document):
        policy = policy_registry.get_by_type(model)
        assert policy.user_has_permission(someone, "add")
        assert policy.user_has_permission(someone, "choose")


@of_each_role
def test_each_role_may_what_the_one_behind_it_may(coordination, role):
    behind = ROLES[role].behind
    assert behind is None or held(behind) <= held(role)


@of_each_role
def test_who_reviews_reads_pages_members_and_products(coordination, role):
    group = Group.objects.get(name=role)
    for model in REVIEWS:
        assert (group in model.objects.get().groups.all()) == (role in reviewers())


def test_a_role_that_first_reviews_joins_the_others(reference, monkeypatch):
    monkeypatch.setitem(ROLES, "Relecture", Role(behind=EDITORS, reviews=True))
    load()
    assert all(model.objects.get().groups.filter(name="Relecture") for model in REVIEWS)


def test_a_right_that_does_not_exist_is_a_mistake(db):
    with pytest.raises(LookupError, match="view_cloud"):
        roles.load({"catalogue.cloud": {EDITORS: ("view",)}})


# --- a portal that runs -------------------------------------------------------------------------------------


@of_each_role
def test_loading_again_changes_no_group(coordination, role):
    before = held(role)
    load()
    assert held(role) == before


def test_a_right_that_the_code_takes_back_is_gone(reference, monkeypatch):
    monkeypatch.setitem(RIGHTS, "members.organisation", {EDITORS: ("view", "change")})
    before = held(EDITORS)
    load()
    assert before - held(EDITORS) == {("members", "add_organisation")}
    assert ("members", "publish_organisation") not in held(MODERATORS)


def test_on_the_models_of_the_tables_groups_follow_the_code_on_others_administrators(reference):
    group = Group.objects.get(name=EDITORS)
    group.permissions.add(right("catalogue.delete_family"), right("accounts.view_user"))
    group.permissions.remove(right("catalogue.view_family"))
    load()
    assert ("catalogue", "delete_family") not in held(EDITORS)
    assert {("catalogue", "view_family"), ("accounts", "view_user")} <= held(EDITORS)


def test_on_the_root_pages_and_files_follow_the_code(reference, monkeypatch):
    before = held(EDITORS)
    monkeypatch.setitem(ROLES, EDITORS, Role(pages=("add", "change", "lock"), files=("choose",)))
    load()
    page, collection = Page.get_first_root_node().pk, Collection.get_first_root_node().pk
    assert before - held(EDITORS) == {
        (page, "publish_page"),
        *((collection, f"{a}_{of}") for a in ("add", "change") for of in ("image", "document")),
    }
    assert held(EDITORS) - before == {(page, "lock_page")}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("left", ["nothing", "a part"])
def test_what_an_administrator_narrowed_stays_narrow(reference, role, left):
    """To one part of the tree or to nothing: the root would give it everywhere."""
    group = Group.objects.get(name=role)
    group.page_permissions.all().delete()
    group.collection_permissions.filter(permission__codename__contains="image").delete()
    for model in REVIEWS:
        model.objects.get().groups.remove(group)
    if left == "a part":
        GroupPagePermission.objects.create(
            group=group, page=Page.objects.get(depth=2), permission_type="change"
        )
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node().add_child(name="Photos"),
            permission=right("wagtailimages.add_image"),
        )
    before = held(role)
    load()
    assert held(role) == before


def test_one_right_that_an_administrator_narrowed_stays_narrow(reference):
    pages = Group.objects.get(name=EDITORS).page_permissions
    pages.filter(permission__codename="publish_page").update(page=Page.objects.get(depth=2))
    before = held(EDITORS)
    load()
    assert held(EDITORS) == before


def test_every_room_with_a_perms_module_is_composed():
    perms = settings.BASE_DIR.glob("*/perms.py")
    tables = [import_module(f"{path.parent.name}.perms").RIGHTS for path in perms]
    named = [(model, actions) for table in tables for model, actions in table.items()]
    assert dict(named) == RIGHTS
    assert len(named) == len(RIGHTS)  # a model that two rooms name would lose the rights of one
