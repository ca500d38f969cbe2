"""What the public may find follows what it may see, in the same transaction."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from catalogue.documents import MEMBERS, PRODUCTS
from catalogue.models import Product
from core.languages import LANGUAGES, columns
from home import search_results
from home.documents import LISTED, PAGES
from home.models import ContentPage
from members.enums import MembershipState
from members.models import Organisation
from search import documents, engine, following, highlights, kinds, words
from search.models import PublicDocument, SynonymGroup
from search.query import BEST, Query
from tests.factories import (
    FamilyFactory,
    LabelFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


def found(words: str, kind: str = "product", language: str = "fr") -> list[int]:
    return engine.find(kind, Query(words=words, language=language, sort=BEST)).ids


def kept_words() -> set[str]:
    """All that stands in the index of words, as it was written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM search_terms_words")
        return {word[2:] for (word,) in cursor.fetchall()}


def test_what_is_saved_is_found_at_once_and_what_is_hidden_is_not():
    product = ProductFactory(name_fr="Confiture de figues", description_fr="Cuite au chaudron")
    assert found("figue") == found("chaudrons") == [product.pk]
    product.live = False
    product.save()
    assert found("figue") == []
    assert "figues" not in kept_words()
    product.live = True
    product.save()
    assert found("figue") == [product.pk]
    product.delete()
    assert not PublicDocument.objects.filter(kind="product").exists()
    assert "figues" not in kept_words()


def test_a_suspended_member_takes_her_products_along_in_the_same_transaction():
    product = ProductFactory(name_fr="Savon noir")
    member = product.organisation
    assert found(member.name_fr, "member")
    member.membership_state = MembershipState.SUSPENDED
    member.save()
    assert not PublicDocument.objects.exclude(kind="page").exists()
    assert "savon" not in kept_words()


def test_a_member_is_found_by_what_she_makes(django_capture_on_commit_callbacks):
    weaving = FamilyFactory(slug="tissage", name_fr="Tissage", name_ar="نسيج")
    with django_capture_on_commit_callbacks(execute=True):
        product = ProductFactory(family=FamilyFactory(slug="fils", name_fr="Fils", parent=weaving))
    assert found("tissage", "member") == [product.organisation_id]
    assert found("نسيج", "member", "ar") == [product.organisation_id]
    with django_capture_on_commit_callbacks(execute=True):
        product.live = False
        product.save()
    assert found("tissage", "member") == []


def test_a_draft_is_not_found():
    product = ProductFactory(name_fr="Savon noir")
    product.name_fr = "Savon au ghassoul"
    product.save_revision()
    assert found("ghassoul") == []


def test_a_mistake_in_the_index_leaves_neither_the_change_nor_half_of_it(monkeypatch):
    product = ProductFactory(name_fr="Savon noir")

    def fail(*_texts):
        raise RuntimeError

    monkeypatch.setattr(documents.open_index().__class__, "write", fail)
    product.name_fr = "Savon blanc"
    with pytest.raises(RuntimeError), transaction.atomic():
        product.save()
    assert Product.objects.get().name_fr == "Savon noir"
    assert PublicDocument.objects.get(kind="product", language="fr").title == "Savon noir"


def test_what_is_rolled_back_is_not_found():
    with pytest.raises(RuntimeError), transaction.atomic():
        ProductFactory(name_fr="Savon noir")
        raise RuntimeError
    assert found("savon") == []
    assert "savon" not in kept_words()


def test_the_new_name_of_a_member_or_family_reaches_products_by_a_task(
    django_capture_on_commit_callbacks,
):
    product = ProductFactory(family=FamilyFactory())
    for thing, name in ((product.organisation, "Les Cigognes"), (product.family, "Mélasses")):
        thing.name_fr = name
        with django_capture_on_commit_callbacks(execute=True):
            thing.save()
        assert found(name) == [product.pk]


def test_one_command_puts_right_what_differs():
    kept, lost = ProductFactory(), ProductFactory()
    documents.hide(PRODUCTS, [lost.pk])
    Product.objects.filter(pk=kept.pk).update(name_fr="Renommé sans le dire")
    documents.write(MEMBERS, [kept.organisation_id])
    gone = ProductFactory()
    Product.objects.filter(pk=gone.pk).update(live=False)
    out = StringIO()
    call_command("search_sync", stdout=out)
    assert "product: 3 put right" in out.getvalue()
    assert found("renommé") == [kept.pk]
    again = StringIO()
    call_command("search_sync", stdout=again)
    assert "product: 0 put right" in again.getvalue()


PUBLIC_OF_PRODUCTS = columns("name", "summary", "description", "composition", "origin")
PUBLIC_OF_MEMBERS = columns("name", "summary", "story", "quote", "quote_by")


@pytest.mark.parametrize(
    ("factory", "public"),
    [(ProductFactory, PUBLIC_OF_PRODUCTS), (OrganisationFactory, PUBLIC_OF_MEMBERS)],
)
def test_no_private_word_is_kept(factory, public):
    """Each column of text has a word of its own; only those that pages show can be found."""
    thing = factory()
    model = type(thing)
    texts = [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and field.attname in {f.attname for f in model._meta.local_concrete_fields}
        and not field.choices
        and not field.unique
        and (field.max_length or 99) >= 15
    ]
    marked = {name: f"mot{name.replace('_', '')}" for name in texts}
    model.objects.filter(pk=thing.pk).update(**marked)
    documents.synchronise(PRODUCTS if factory is ProductFactory else MEMBERS)
    words = kept_words()
    assert {name for name, word in marked.items() if word in words} == set(public)


@pytest.fixture
def page(reference) -> ContentPage:
    home = Page.objects.get(depth=2)
    return home.add_child(
        instance=ContentPage(
            title="Statuts",
            introduction="Ce que nous voulons.",
            body=[("heading", {"text": "Assemblée générale"})],
        )
    )


def of_pages(words: str, language: str = "fr") -> list[int]:
    shown = {"shown_in": frozenset({language})}
    query = Query(words=words, language=language, values=shown, sort=BEST)
    return engine.find("page", query).ids


def test_a_page_is_found_by_what_its_blocks_say(page):
    assert of_pages("assemblées") == [page.pk]
    page.unpublish()
    assert of_pages("assemblées") == []
    assert "assemblée" not in kept_words()


def test_a_page_closed_to_some_is_not_kept(page):
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert of_pages("statuts") == []
    assert "statuts" not in kept_words()
    restriction.delete()
    following.look_again(PAGES)
    documents.synchronise(PAGES)
    assert of_pages("statuts") == [page.pk]


def test_a_page_stands_for_translations_that_are_not_there(page):
    assert of_pages("statuts", "ar") == [page.pk]
    arabic = page.copy_for_translation(
        Locale.objects.get_or_create(language_code="ar")[0], copy_parents=True
    )
    arabic.title = "القانون الأساسي"
    arabic.save_revision().publish()
    assert of_pages("statuts", "ar") == []
    assert of_pages("القانون", "ar") == [arabic.pk]
    assert of_pages("statuts") == [page.pk]


def test_synonyms_find_what_says_it_otherwise(client):
    product = ProductFactory(name_fr="Amlou aux amandes")
    assert found("أملو", language="ar") == []
    SynonymGroup.objects.create(terms="amlou، أملو, almond spread")
    assert found("أملو", language="ar") == found("almond spread", language="en") == [product.pk]


@pytest.mark.parametrize(
    ("terms", "asked", "language"),
    [
        ("zqzq, miel de thym", "zqzq", "fr"),
        ("zqzq, miel de tomillo", "zqzq", "es"),
        ("miel de thym, zqzq", "zqzq", "ar"),
        ("pomme de terre, miel de thym", "pomme de terre", "fr"),
        ("prêt-à-porter, miel de thym", "prêt-à-porter", "fr"),
        ("prêt-à-porter, miel de thym", "pret a porter", "fr"),
        ("zqzq, miel-de-thym", "zqzq", "en"),
    ],
)
def test_synonyms_have_their_small_words(terms, asked, language):
    """As texts are indexed, and questions asked, without them."""
    product = ProductFactory(name_fr="Miel de thym", name_es="Miel de tomillo")
    herbs = FamilyFactory(slug="plantes", name_fr="Plantes", name_es="Plantas")
    ProductFactory(name_fr="Thym séché", name_es="Tomillo", family=herbs)
    SynonymGroup.objects.create(terms=terms)
    assert found(asked, language=language) == [product.pk]


def test_what_is_typed_with_hyphens_is_found_however_it_is_written():
    one = ProductFactory(name_fr="Panier du petit déjeuner")
    other = ProductFactory(name_fr="Petit-déjeuner à la ferme")
    asked = engine.find("product", Query(words="petit-déjeuner", sort=BEST))
    assert sorted(asked.ids) == [one.pk, other.pk]
    assert asked.missing == ()
    assert found("petitdéjeuner") == [other.pk]


def test_a_word_of_two_groups_means_what_both_say():
    product = ProductFactory(name_fr="Panneau de zellige")
    other = ProductFactory(name_fr="Carrelage")
    SynonymGroup.objects.create(terms="azulejo, zellij, zellige")
    SynonymGroup.objects.create(terms="carrelage, zellij")
    assert sorted(found("zellij")) == [product.pk, other.pk]


@pytest.mark.parametrize("words", ["le la les", "!!!", "—", "le"])
def test_stop_words_alone_find_nothing(words):
    ProductFactory()
    result = engine.find("product", Query(words=words))
    assert (result.ids, result.total, result.counts) == ([], 0, {})


def test_beside_a_word_that_is_known_no_guess_goes_far():
    ProductFactory(name_fr="Tapis de laine", description_fr="De la bergerie")
    assert words.meaning("berjerei", "fr").suggestion == "bergerie"
    assert words.meaning("tapis berjerei", "fr").suggestion == ""


def test_a_code_is_no_word_to_take_another_for():
    product = ProductFactory(name_fr="Miel 5000")
    assert not any(char.isdigit() for word in kept_words() for char in word)
    assert found(product.reference) == [product.pk]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("غرفة بمراكش", "مراكش"),
        ("قريبة من مراكش", "بمراكش"),
        ("قريبة من مراكش", "ومراكش"),
        ("قفطان مطرز", "قفطانا"),
        ("باب ونوافذ", "نوافذ"),
    ],
)
def test_an_arabic_word_is_found_whatever_particle_it_is_joined_with(written, asked):
    product = ProductFactory(description_ar=written)
    result = engine.find("product", Query(words=asked, language="ar", sort=BEST))
    assert (result.ids, result.suggestion) == ([product.pk], "")
    marks = highlights.marked(written, words.meaning(asked, "ar"), written_in="ar")
    assert marks.count("<mark>") == 1


@pytest.mark.parametrize("terms", ["seul", ",,,", "huile, Huile", "!!, ??", "miel", "miel, de la"])
def test_a_group_that_does_nothing_is_refused(terms):
    with pytest.raises(ValidationError):
        SynonymGroup(terms=terms).full_clean()


def test_every_language_has_its_words():
    product = ProductFactory()
    texts = PublicDocument.objects.filter(kind="product", object_id=product.pk)
    assert {row.language: row.title for row in texts} == {
        code: getattr(product, f"name_{code}") for code in LANGUAGES
    }
    assert all(product.reference in row.body for row in texts)


def test_a_town_and_its_province_are_words_of_what_is_there(django_capture_on_commit_callbacks):
    product = ProductFactory(organisation=OrganisationFactory(town=TownFactory()))
    assert found("واد لو", language="ar") == found("oued laou") == [product.pk]
    assert found("tetuan", language="es") == [product.pk]


def test_organisations_that_only_asked_to_join_are_not_found():
    OrganisationFactory(membership_state=MembershipState.APPLICANT, name_fr="Les Attendues")
    assert found("attendues", "member") == []
    assert Organisation.objects.exists() and "attendues" not in kept_words()


def test_what_other_rules_have_cut_is_cut_anew(monkeypatch):
    """A release changes how words are cut, or the index lost rows: the texts are as they were."""
    product = ProductFactory(name_fr="Confiture de figues")
    index = documents.open_index()
    index.write(
        [documents.Text(PRODUCTS.kind.number(product.pk), "product", {"fr": ("Coupé", "")})]
    )
    assert found("figue") == []
    out = StringIO()
    call_command("search_sync", stdout=out)
    assert "product: 1 put right" in out.getvalue()
    assert found("figue") == [product.pk]
    index.remove([PRODUCTS.kind.number(product.pk)])
    call_command("search_sync", stdout=StringIO())
    assert found("figue") == [product.pk]


@pytest.mark.parametrize(
    ("of_words", "of_lists"),
    [
        (documents.Kind("news", 4), documents.Kind("news", 5)),
        (documents.Kind("news", MEMBERS.kind.code),) * 2,
        (documents.Kind("member", 4),) * 2,
        (documents.Kind("news", 16),) * 2,
    ],
)
def test_what_is_told_of_a_kind_is_of_one_kind_that_no_other_is(of_words, of_lists):
    told = replace(PRODUCTS, kind=of_words), replace(LISTED, kind=of_lists)
    with pytest.raises(ImproperlyConfigured):
        kinds.register(*told, replace(search_results.PAGES, kind=of_lists))
    assert {source.kind.name for source in documents.sources()} == {"product", "member", "page"}


def test_objects_are_found_by_the_labels_that_hold(monkeypatch, django_capture_on_commit_callbacks):
    label = LabelFactory(name_fr="Bio Maroc")
    with django_capture_on_commit_callbacks(execute=True):
        award = ProductLabelFactory(label=label, expires_on=timezone.localdate())
        maker = MemberLabelFactory(label=label).organisation
    assert found("bio") == [award.product_id]
    assert found("bio", "member") == [maker.pk]
    assert maker.pk in found("coopératives", "member")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    call_command("search_sync", stdout=StringIO())
    assert found("bio") == []
    assert found("bio", "member") == [maker.pk]


def test_what_moves_to_another_is_told_of_both(django_capture_on_commit_callbacks):
    """A product to another member, a label to another holder."""
    old, new = OrganisationFactory(), OrganisationFactory()
    with django_capture_on_commit_callbacks(execute=True):
        product = ProductFactory(
            organisation=old, family=FamilyFactory(slug="tissus", name_fr="Tissage")
        )
        award = MemberLabelFactory(organisation=old, label=LabelFactory(name_fr="Bio Maroc"))
    assert found("tissage", "member") == found("bio", "member") == [old.pk]
    with django_capture_on_commit_callbacks(execute=True):
        product.organisation = award.organisation = new
        product.save()
        award.save()
    assert found("tissage", "member") == found("bio", "member") == [new.pk]


def test_who_mistypes_a_synonym_is_understood():
    SynonymGroup.objects.create(terms="miel, assalune")
    product = ProductFactory(name_fr="Miel")
    result = engine.find("product", Query(words="asalune", sort=BEST))
    assert (result.ids, result.suggestion) == ([product.pk], "assalune")
