"""The facets of the listings, each defined once: how it is asked for, which values it has, and which of
them a product or a member offers. The listings and the sources of their hits are both made from these."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from catalogue.enums import Kind
from catalogue.models import Family, Label, MemberLabel, Product, ProductLabel
from core.formats import month
from core.text import normalise
from core.versioned_cache import all_of, cached_per_version
from members.enums import LegalStatus, Sector
from members.models import Organisation
from places.models import Province, Town

# A value, its label in the active language, and the value that it is shown below ("" for none).
Choice = tuple[str, str, str]
NOTHING: frozenset[str] = frozenset()


class OnDay:
    """A day and what holds on it, read once for all objects: slugs of labels by their holder's id."""

    def __init__(self, day: date) -> None:
        self.day = day

    @cached_property
    def product_labels(self) -> Mapping[int, Collection[str]]:
        awards = ProductLabel.objects.valid(on=self.day)
        return _by_holder(awards.values_list("product_id", "label__slug"))

    @cached_property
    def member_labels(self) -> Mapping[int, Collection[str]]:
        awards = MemberLabel.objects.valid(on=self.day)
        return _by_holder(awards.values_list("organisation_id", "label__slug"))


def _by_holder(awards: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    labels: dict[int, set[str]] = {}
    for holder, slug in awards:
        labels.setdefault(holder, set()).add(slug)
    return labels


@dataclass(frozen=True, kw_only=True, eq=False)
class Facet:
    """One way to narrow a listing. `name` is its parameter in addresses, `choices` gives its values in
    order; `product` and `member` give those that one object offers on a day; `columns` are those of a product
    that `product` reads, besides its member and family."""

    name: str
    label: Any
    choices: Callable[[], Iterable[Choice]]
    product: Callable[[Product, OnDay], Iterable[str]] = lambda product, on: ()
    member: Callable[[Organisation, OnDay], Iterable[str]] = lambda member, on: ()
    columns: Sequence[str] = ()


def _fixed(choices: Iterable[tuple[str, Any]]) -> Callable[[], Iterable[Choice]]:
    return cached_per_version(lambda: [(value, str(label), "") for value, label in choices])


def _named(model: Any) -> Callable[[], Iterable[Choice]]:
    return cached_per_version(lambda: [(item.slug, item.name, "") for item in all_of(model)])


@cached_per_version
def _towns() -> Iterable[Choice]:
    """In the order of their names in the active language."""
    towns = [(town.slug, town.name, "") for town in all_of(Town)]
    return sorted(towns, key=lambda choice: normalise(choice[1]))


@cached_per_version
def families() -> list[Family]:
    """Each family with its sub-families in `branches`, and these with it as `parent`."""
    return Family.objects.select_related("parent").as_tree()


@cached_per_version
def _families() -> Iterable[Choice]:
    return [
        (family.slug, family.name, "" if family is above else above.slug)
        for above in families()
        for family in (above, *above.branches)
    ]


def _with_parent(family: Family) -> tuple[str, ...]:
    return (family.slug,) if family.parent is None else (family.parent.slug, family.slug)


SECTOR = Facet(
    name="sector",
    label=_("Sector"),
    choices=_fixed(Sector.choices),
    product=lambda product, on: (product.family.sector,),
    member=lambda member, on: member.sectors,
)
FAMILY = Facet(
    name="family",
    label=_("Family"),
    choices=_families,
    product=lambda product, on: _with_parent(product.family),
)
PROVINCE = Facet(
    name="province",
    label=_("Province"),
    choices=_named(Province),
    product=lambda product, on: (product.organisation.town.province.slug,),
    member=lambda member, on: (member.town.province.slug,),
)
TOWN = Facet(
    name="town",
    label=_("Town"),
    choices=_towns,
    product=lambda product, on: (product.organisation.town.slug,),
    member=lambda member, on: (member.town.slug,),
)


@cached_per_version
def places_by_name() -> Mapping[str, Collection[tuple[str, str, str]]]:
    """Provinces and towns by all that they are called, normalised: facet, value and label of each."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for facet, model in ((PROVINCE, Province), (TOWN, Town)):
        for place in all_of(model):
            for name in map(normalise, place.all_names):
                found.setdefault(name, set()).add((facet.name, place.slug, place.name))
    return found


STATUS = Facet(
    name="status",
    label=_("Legal status"),
    choices=_fixed(LegalStatus.choices),
    product=lambda product, on: (product.organisation.legal_status,),
    member=lambda member, on: (member.legal_status,),
)
LABEL = Facet(
    name="label",
    label=_("Label"),
    choices=_named(Label),
    # Its own, and those of the member who makes it.
    product=lambda product, on: {
        *on.product_labels.get(product.pk, NOTHING),
        *on.member_labels.get(product.organisation_id, NOTHING),
    },
    member=lambda member, on: on.member_labels.get(member.pk, NOTHING),
)
AVAILABLE = Facet(
    name="available",
    label=_("Availability"),
    choices=_fixed([("1", _("Available or made to order"))]),
    product=lambda product, on: ("1",) if product.available(on=on.day) else (),
    columns=("availability", "season"),
)
KIND = Facet(
    name="kind",
    label=_("Kind"),
    choices=_fixed(Kind.choices),
    product=lambda product, on: (product.kind,),
    columns=("kind",),
)
SEASON = Facet(
    name="season",
    label=_("In season in"),
    choices=cached_per_version(
        lambda: [(str(number), month(number), "") for number in range(1, 13)]
    ),
    product=lambda product, on: [str(number) for number in product.season],
    columns=("season",),
)


def narrowed(listing: str, facet: Facet, value: str) -> str:
    """The address `listing` with one value of a facet."""
    return f"{listing}?{urlencode({facet.name: value})}"


def sector_tiles(listing: str, words: Mapping[str, str] | None = None) -> list[dict[str, str]]:
    """For components/sector_tiles.html: the sectors, each leading to its part of the address `listing`. `words`
    tell what a sector has there; one that they leave out gets no tile."""
    return [
        {
            "code": sector.value,
            "label": str(sector.label),
            "url": narrowed(listing, SECTOR, sector.value),
            "words": words[sector.value] if words else "",
        }
        for sector in Sector
        if words is None or sector.value in words
    ]


# In the order in which the listings show them.
OF_PRODUCTS = (SECTOR, FAMILY, AVAILABLE, PROVINCE, TOWN, KIND, LABEL, STATUS, SEASON)
OF_MEMBERS = (SECTOR, PROVINCE, TOWN, STATUS, LABEL)
