from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.test import TestCase
from django.utils.translation import override
from stdnum.ma import ice
from wagtail.models import Site
from wagtail_localize.models import Translation

from catalogue.listing import ProductListing
from catalogue.models import Product
from core.languages import LANGUAGES
from core.models import SiteSettings
from core.reference import read
from demo import pages
from demo.members import example_ice, files
from home.models import HomePage
from members.models import Organisation
from search import engine, pins
from search.models import PinnedResult, SynonymGroup
from search.query import BEST, Query

pytestmark = pytest.mark.django_db

MEMBERS = ["cuir-de-tetouan", "oliviers-de-tatoft"]


@pytest.fixture(scope="module")
def loaded(rows_of_the_module):
    with TestCase.captureOnCommitCallbacks(execute=True):  # wagtail-localize publishes there
        call_command("load_demo", "--no-pictures", members=MEMBERS, verbosity=0)


def contents() -> dict[str, list]:
    """Every row of every model, revisions and log entries included."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def test_loading_twice_changes_nothing(loaded, django_capture_on_commit_callbacks):
    before = contents()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", "--no-pictures", members=MEMBERS, verbosity=0)
    after = contents()
    assert {label for label in before if after[label] != before[label]} == set()


def test_what_goes_well_with_a_product_keeps_the_files_order(loaded):
    compared = 0
    there = set(Product.objects.values_list("slug", flat=True))
    for row in (product for member in files(MEMBERS) for product in member["products"]):
        product = Product.objects.get(slug=row["slug"])
        expected = [slug for slug in row.get("related") or [] if slug in there]
        assert [link.other.slug for link in product.related.all()] == expected
        compared += len(expected) > 1
    assert compared


def test_what_staff_deleted_stays_away(loaded):
    rows = [product for member in files(MEMBERS) for product in member["products"]]
    row = next(row for row in rows if len(row.get("related") or []) > 1)
    deleted = [row["related"][0], row["slug"]]
    Product.objects.filter(slug__in=deleted).delete()
    call_command("load_demo", "--no-pictures", members=MEMBERS, verbosity=0)
    assert not Product.objects.filter(slug__in=deleted).exists()


def test_members_and_products_are_public_and_marked_as_examples(loaded):
    assert Organisation.objects.public().filter(is_example=True).count() == len(MEMBERS)
    assert Product.objects.public().count() == Product.objects.filter(is_example=True).count() > 0
    assert Product.objects.first().latest_revision is not None


def test_translations_are_complete_in_the_editor(loaded):
    for translation in Translation.objects.all():
        total, done = translation.get_progress()
        assert (translation.source.object_repr, done) == (translation.source.object_repr, total)
        assert translation.get_target_instance().live


def test_menus_and_root_are_set(loaded):
    site = Site.objects.get(is_default_site=True)
    assert isinstance(site.root_page.specific, HomePage)
    settings = SiteSettings.for_site(site)
    assert settings.name_ar
    assert settings.menu_items.count() > 5


def test_synonyms_and_a_pin_find_what_they_say(loaded):
    assert 8 <= SynonymGroup.objects.count() <= 20
    for question in ("huile d’olive", "زيت الزيتون", "aceite de oliva", "olive oil"):
        (first,) = pins.pinned("product", question, "fr")
        found = engine.find("product", Query(words=question, sort=BEST, pinned=(first,)))
        assert found.ids[0] == first


def test_what_staff_wrote_of_their_own_keeps_its_place(loaded):
    SynonymGroup.objects.all().delete()
    PinnedResult.objects.update(words="huile")
    SynonymGroup.objects.create(terms="tapis, moquette")
    call_command("load_demo", "--no-pictures", members=MEMBERS, verbosity=0)
    assert [group.terms for group in SynonymGroup.objects.all()] == ["tapis, moquette"]
    assert [pin.words for pin in PinnedResult.objects.all()] == ["huile"]


def test_production_refuses_known_passwords(settings):
    settings.SETTINGS_MODULE = "portal.settings.production"
    with pytest.raises(CommandError):
        call_command("load_demo")


def test_example_ice_numbers_pass_the_checksum():
    assert all(ice.is_valid(example_ice(number)) for number in range(100))


@pytest.mark.thorough  # every member and product is loaded
def test_every_example_of_a_search_finds_something():
    call_command("load_demo", "--no-pictures", verbosity=0)
    written = read(Path(pages.__file__).parent / "content" / "pages.yml")
    examples = written["home"]["search_examples"]
    assert examples.keys() == set(LANGUAGES)
    for language, words in examples.items():
        with override(language):
            for example in words:
                question = QueryDict(mutable=True)
                question["q"] = example
                listing = ProductListing(question, path="/")
                assert listing.result.total, f"{language}: {example}"
