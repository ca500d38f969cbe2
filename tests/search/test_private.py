"""Nothing but what pages show can be found: every column of text of every room has a word of its own, and so has every
state in which an object is not public. Asked of both engines, as words and as what is being typed."""

import hashlib
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.cache import cache, caches
from django.db import models
from wagtail.models import Page, PageViewRestriction

from catalogue.models import Enquiry, ErrorReport, Product
from core.languages import columns
from core.models import OutgoingMail
from home.models import ContentPage
from members.enums import MembershipState
from members.models import Organisation
from search import engine
from search.models import PublicDocument, SynonymGroup, UnmetDemand, Unsent
from search.query import Query
from tests.factories import (
    ImageFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ROOMS = ("core", "accounts", "places", "members", "catalogue", "home", "search")
# What pages show of what is public.
PUBLIC = {
    "catalogue.product": columns("name", "summary", "description", "composition", "origin"),
    "catalogue.productvariant": columns("name"),
    "catalogue.family": columns("name"),
    "catalogue.label": columns("name"),
    "members.organisation": columns("name", "summary", "story", "quote", "quote_by"),
    "places.town": (*columns("name"), "other_names"),
    "places.province": (*columns("name"), "other_names"),
    "home.contentpage": ("introduction",),
}


def word(*parts: object) -> str:
    """A word that no other resembles: one of a few letters' difference would be taken for a slip."""
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()
    return "zq" + digest.translate(str.maketrans("0123456789", "ghijklmnop"))


def is_found(marker: str) -> bool:
    sources = engine.all_listed()
    queries = [(source.kind.name, Query(words=marker, counted=False)) for source in sources]
    begun = engine.starting_with([marker[:12]], [source.kind for source in sources], most=5)
    return any(result.total for result in engine.find_each(queries)) or any(begun.values())


@pytest.fixture
def page(reference) -> ContentPage:
    return Page.objects.get(depth=2).add_child(instance=ContentPage(title="Statuts"))


@pytest.fixture
def rows(page) -> None:
    """Something in every table that holds what somebody wrote."""
    image = ImageFactory()
    member = OrganisationFactory(portrait=image, logo=image)
    product = ProductFactory(organisation=member, cover=image)
    product.variants.create(name_fr="Petit pot", price=30)
    product.save()
    ProductLabelFactory(product=product)
    MemberLabelFactory(organisation=member)
    UserFactory()
    enquiry = Enquiry.objects.create(
        key=uuid4(), organisation=member, name="Marta", language="es", message="¿Hay miel?"
    )
    enquiry.items.create(product=product, reference=product.reference, name="Miel", note="dos")
    ErrorReport.objects.create(key=uuid4(), organisation=member, language="es", message="Cerrado")
    OutgoingMail.objects.create(key="k", to="a@example.org", subject="Miel", text="Bonjour")
    SynonymGroup.objects.create(terms="amlou, أملو")
    UnmetDemand.objects.create(
        month="2026-11-01", language="fr", words="safran", filtered=False, count=1
    )


def marked_columns() -> Iterator[tuple[type[models.Model], str, str]]:
    """Each column of text in which a word can stand, with its word."""
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS or model in (PublicDocument, Unsent):
            continue
        for field in model._meta.local_concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            is_free = not (field.choices or field.unique or field.remote_field)
            if is_text and is_free and (field.max_length or 99) >= 20:
                yield model, field.attname, word(model._meta.label_lower, field.attname)


def test_only_what_pages_show_is_found(rows, synchronise):
    marked = list(marked_columns())
    filled = set()
    for model, column, marker in marked:
        if model._base_manager.update(**{column: marker}):
            filled.add(model._meta.label_lower)
    synchronise()
    expected = {(model, column) for model, public in PUBLIC.items() for column in public}
    found = {
        (model._meta.label_lower, column) for model, column, marker in marked if is_found(marker)
    }
    assert found == expected
    assert len(marked) > 100 and len(filled) > 15


def not_public() -> dict[str, Callable[[str], object]]:
    """Each state in which nobody may find it: makes an object in it that is called so."""

    def with_draft(thing: Product | Organisation, marker: str) -> None:
        thing.name_fr = marker
        thing.save_revision()

    def of_member(state: MembershipState, marker: str) -> None:
        ProductFactory(name_fr=marker, organisation=OrganisationFactory(membership_state=state))

    def page_below(title: str, **changes) -> ContentPage:
        return Page.objects.get(depth=2).add_child(instance=ContentPage(title=title, **changes))

    def closed(restriction: str, marker: str) -> None:
        above = page_below("Réservé")
        PageViewRestriction.objects.create(page=above, restriction_type=restriction)
        above.add_child(instance=ContentPage(title=marker))

    hidden = [state for state in MembershipState if state != MembershipState.ACTIVE]
    return {
        "a product that is not published": lambda m: ProductFactory(name_fr=m, live=False),
        "the draft of a product": lambda m: with_draft(ProductFactory(), m),
        "the draft of a member": lambda m: with_draft(OrganisationFactory(), m),
        "a member that is not published": lambda m: OrganisationFactory(name_fr=m, live=False),
        "a product whose member is not published": lambda m: ProductFactory(
            name_fr=m, organisation__live=False
        ),
        **{
            f"a member who is {state}": lambda m, state=state: OrganisationFactory(
                name_fr=m, membership_state=state
            )
            for state in hidden
        },
        **{
            f"a product of a member who is {state}": lambda m, state=state: of_member(state, m)
            for state in hidden
        },
        "a page that is not published": lambda m: page_below(m, live=False),
        "the draft of a page": lambda m: (
            setattr(draft := page_below("Plan"), "title", m) or draft.save_revision()
        ),
        **{
            f"a page closed by {name}": lambda m, name=name: closed(name, m)
            for name in (
                PageViewRestriction.LOGIN,
                PageViewRestriction.PASSWORD,
                PageViewRestriction.GROUPS,
            )
        },
    }


def test_nothing_is_found_of_what_is_not_public(page, synchronise):
    states = not_public()
    for state, make in states.items():
        make(word(state))
    for make, marker in ((ProductFactory, word("product")), (OrganisationFactory, word("member"))):
        make(name_fr=marker)
    synchronise()
    assert {state for state in states if is_found(word(state))} == set()
    assert is_found(word("product")) and is_found(word("member"))
    assert len(states) >= 14


@pytest.mark.parametrize("hide", ["unpublish", "suspend", "delete"])
def test_what_was_found_is_not_found_any_more_at_once(synchronise, monkeypatch, hide):
    """Elasticsearch is not even told: until it was, the database answers for that kind."""
    product = ProductFactory(name_fr=word("shown"))
    synchronise()
    assert is_found(word("shown"))
    if hide == "unpublish":
        product.live = False
        product.save()
    elif hide == "suspend":
        product.organisation.membership_state = MembershipState.SUSPENDED
        product.organisation.save()
    else:
        product.delete()
    monkeypatch.undo()
    assert not is_found(word("shown"))


def test_a_page_shows_no_member_that_the_engine_wrongly_remembers(client, page, synchronise):
    """An index that was put back from a copy, say."""
    member = OrganisationFactory(name_fr=f"Tazarine {word('member')}")
    synchronise()
    places = [f"/fr/{place}/?q={word('member')}" for place in ("recherche", "membres")]
    assert all("Tazarine" in client.get(place).content.decode() for place in places)
    Organisation.objects.filter(pk=member.pk).update(membership_state=MembershipState.SUSPENDED)
    cache.clear()
    caches["pages"].clear()
    assert not any("Tazarine" in client.get(place).content.decode() for place in places)
