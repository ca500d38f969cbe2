"""What staff do to many products or members at once, as they do it in the admin."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from core.perms import EDITORS
from tests.factories import OrganisationFactory, ProductFactory, UserFactory, send_to_review

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 1)


def do(client, action: str, *things) -> int:
    """Confirm an action on these, as their list in the admin does; gives the answer's status."""
    label = things[0]._meta.label_lower.replace(".", "/")
    ids = "&".join(f"id={thing.pk}" for thing in things)
    response = client.post(f"/admin/bulk/{label}/{action}/?{ids}&next=/admin/")
    for thing in things:
        thing.refresh_from_db()
    return response.status_code


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


def test_prices_are_confirmed_in_the_page_and_in_the_draft(staff):
    shown, changed = (
        ProductFactory(price_confirmed_on=LONG_AGO),
        ProductFactory(price_confirmed_on=LONG_AGO),
    )
    changed.name_fr = "Un nom que personne n’a encore publié"
    changed.save_revision()
    do(staff, "confirm_prices", shown, changed)
    for product in (shown, changed):
        assert product.price_confirmed_on == timezone.localdate()
        draft = product.get_latest_revision_as_object()
        assert draft.price_confirmed_on == timezone.localdate()
    assert changed.has_unpublished_changes
    assert changed.name_fr != "Un nom que personne n’a encore publié"
    assert not shown.has_unpublished_changes


@pytest.mark.parametrize("factory", [ProductFactory, OrganisationFactory])
def test_drafts_are_published_and_taken_off_again(staff, factory):
    things = [factory(draft=True), factory(draft=True)]
    do(staff, "publish", *things)
    assert [thing.live for thing in things] == [True, True]
    do(staff, "unpublish", *things)
    assert [thing.live for thing in things] == [False, False]


def test_staff_are_told_how_many_entries_were_changed(staff):
    for count, told in ((1, "1 fiche traitée."), (2, "2 fiches traitées.")):
        do(staff, "publish", *ProductFactory.create_batch(count, draft=True))
        assert told in staff.get("/admin/").content.decode()


def test_who_may_not_publish_changes_nothing(client, reference):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    product = ProductFactory(draft=True, price_confirmed_on=LONG_AGO)
    for action in ("publish", "confirm_prices"):
        do(client, action, product)
    assert (product.live, product.price_confirmed_on) == (False, LONG_AGO)


def test_a_confirmed_price_outlives_the_approval_of_what_is_under_review(staff, reference):
    product = ProductFactory(price_confirmed_on=LONG_AGO)
    product.name_fr = "Un nom qui attend d’être relu"
    product.save_revision()
    state = send_to_review(product, UserFactory())
    do(staff, "confirm_prices", product)
    assert product.price_confirmed_on == timezone.localdate()
    review = state.current_task_state
    review.task.specific.on_action(review, UserFactory(admin=True), "approve")
    product.refresh_from_db()
    assert product.name_fr == "Un nom qui attend d’être relu"
    assert product.price_confirmed_on == timezone.localdate()
    assert not product.has_unpublished_changes
