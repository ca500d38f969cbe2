"""Vocabularies that come with the portal: what is missing is added, what is there stays as staff wrote it."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from catalogue.models import Family, Label
from core.models import PublicVersion
from places.models import Province, Town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
VOCABULARIES = (Province, Town, Family, Label)


def contents() -> dict[str, list]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in VOCABULARIES}


def test_the_portal_starts_with_its_vocabularies():
    assert [model.objects.count() > 5 for model in VOCABULARIES] == [True] * 4
    assert Town.objects.filter(name_ar="").count() == 0


def test_loading_again_changes_nothing():
    before, version = contents(), PublicVersion.objects.get().number
    call_command("load_reference", verbosity=0)
    assert contents() == before
    assert PublicVersion.objects.get().number == version


@pytest.mark.parametrize("model", VOCABULARIES)
def test_what_staff_wrote_stays(model):
    thing = model.objects.first()
    thing.name_fr = "Autrement"
    thing.name_ar = ""
    if model is Town:
        thing.latitude = Decimal("35.11111")
    thing.slug = "autrement"
    thing.save()
    before = contents()
    call_command("load_reference", verbosity=0)
    assert contents() == before


@pytest.mark.parametrize("model", VOCABULARIES)
def test_what_is_missing_is_added(model):
    leaf = model.objects.last()
    if model is Province:
        leaf = Province.objects.filter(towns=None).first()
        assert leaf
    if model is Family:
        leaf = Family.objects.exclude(parent=None).first()
    slug = leaf.slug
    leaf.delete()
    call_command("load_reference", verbosity=0)
    assert model.objects.filter(slug=slug).exists()


def test_what_staff_added_stays():
    Label.objects.create(slug="nos-voisines", name_fr="Nos voisines")
    call_command("load_reference", verbosity=0)
    assert Label.objects.filter(slug="nos-voisines").exists()


def test_what_was_there_before_the_keys_is_not_added_once_more():
    Label.objects.update(reference_key=None)
    before = Label.objects.count()
    call_command("load_reference", verbosity=0)
    assert Label.objects.count() == before
    assert not Label.objects.filter(reference_key=None).exists()
