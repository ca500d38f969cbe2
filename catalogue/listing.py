"""The answer to what a visitor asks: hits, counted facets, chips and pages, of products or members."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue import cards, listing_parameters
from catalogue.facets import (
    FAMILY,
    OF_MEMBERS,
    OF_PRODUCTS,
    SECTOR,
    Facet,
    families,
    places_by_name,
    sector_tiles,
)
from catalogue.models import Family, Product
from catalogue.near import how_far
from catalogue.shelves import in_order
from core.formats import money
from core.languages import active
from members.models import Organisation
from search import demand, pins
from search.engine import find
from search.origins import Origin, beside, longest_name
from search.query import BEST, NEAREST, Query
from search.questions import typed
from search.reasons import Reasons, Shown, reasons

PAGE_SIZE = 24
Place = tuple[str, str, str]  # facet, value and name, as `places_by_name` gives it


@dataclass
class Option:
    value: str
    label: str
    count: int
    selected: bool
    children: list["Option"] = field(default_factory=list)


@dataclass
class CountedFacet:
    """A facet as a page shows it."""

    name: str
    label: str
    options: list[Option]
    open: bool  # shown unfolded: something in it is chosen


@dataclass
class Link:
    label: str
    url: str
    count: int | None = None
    current: bool = False
    number: int | None = None


def page_of(objects: Sequence[Any], number: int, *, size: int) -> Page:
    """Page `number` of so many objects, `size` on each. Raises Http404 where there is none."""
    try:
        return Paginator(objects, size).page(number)
    except EmptyPage as error:
        raise Http404 from error


def pagination(page: Page, url: Callable[[int], str]) -> dict[str, Any] | None:
    """The links to other pages, for components/pagination.html; None where there is only one."""
    if not page.has_other_pages():
        return None
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "number": page.number,
        "total": page.paginator.num_pages,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
        "items": [
            Link(str(number), url(number), current=number == page.number, number=number)
            if isinstance(number, int)
            else None  # the numbers between are left out
            for number in numbers
        ],
    }


class Listing:
    """One answer to one request; `question` says what was asked. A subclass says what can be asked."""

    kind = ""
    facets: tuple[Facet, ...] = ()
    sorts: dict[str, Any] = {}
    has_price = False
    with_summary = True  # on the cards

    def __init__(self, parameters: QueryDict, *, path: str) -> None:
        self.parameters, self.path = parameters, path
        if typed(parameters):
            self.sorts = {BEST: _("Best match first"), **self.sorts}
        if listing_parameters.near(parameters):
            # With words what bears them in its name comes first, the nearest of them, then what mentions them.
            label = _("Best match, then nearest") if typed(parameters) else _("Nearest first")
            self.sorts = {NEAREST: label, **self.sorts}
        self.known = {facet.name: list(facet.choices()) for facet in self.facets}
        self.question = listing_parameters.read(
            parameters,
            facets=self.facets,
            choices=self.known,
            sorts=self.sorts,
            has_price=self.has_price,
        )
        self.query = Query(
            values=self.question.chosen,
            ranges=self.question.ranges,
            words=self.question.words,
            language=active(),
            sort=self._sort_key(),
            near=self.question.near.point if self.question.near else None,
            pinned=pins.pinned(self.kind, self.question.words, active()),
            page=self.question.page,
            size=PAGE_SIZE,
        )
        self.result = find(self.kind, self.query)
        self.page = page_of(range(self.result.total), self.question.page, size=PAGE_SIZE)

    def _sort_key(self) -> str:
        sort = self.question.sort
        return f"name_{get_language()}" if sort == "name" else sort

    # --- addresses ------------------------------------------------------------------------------

    def url(self, **changes: list[str]) -> str:
        """This listing's address with some parameters replaced; the page starts again at 1."""
        parameters = self.parameters.copy()
        for name in list(parameters):
            if name not in self.parameter_names():
                del parameters[name]
        parameters.pop("page", None)
        for name, values in changes.items():
            parameters.setlist(name, values)
        for name in list(parameters):
            if not any(parameters.getlist(name)):
                del parameters[name]
        query = parameters.urlencode()
        return f"{self.path}?{query}" if query else self.path

    @classmethod
    def parameter_names(cls) -> set[str]:
        """What it reads in an address; whatever else stands there changes nothing."""
        prices = {"price_min", "price_max"} if cls.has_price else set()
        return {"q", "near", "sort", "page", *prices, *(facet.name for facet in cls.facets)}

    def _toggled(self, name: str, value: str) -> str:
        return self.url(**{name: sorted(self.question.chosen[name] ^ {value})})

    # --- what is shown --------------------------------------------------------------------------

    def counted_facets(self) -> list[CountedFacet]:
        """Facets with values that lead somewhere, or are chosen; a value with no result is left out."""
        return [counted for facet in self.facets if (counted := self._counted(facet)).options]

    def _counted(self, facet: Facet) -> CountedFacet:
        counts = self.result.counts.get(facet.name, {})
        options: dict[str, Option] = {}
        for value, label, parent in self.known[facet.name]:
            count, selected = counts.get(value, 0), value in self.question.chosen[facet.name]
            if not count and not selected:
                continue
            option = Option(value, label, count, selected)
            if parent in options:
                options[parent].children.append(option)
            else:
                options[value] = option
        is_open = bool(self.question.chosen[facet.name])
        return CountedFacet(facet.name, str(facet.label), list(options.values()), is_open)

    def chips(self) -> list[Link]:
        """What narrows or moves the list, each with the address of the list without it."""
        links = []
        if self.question.words:
            words = gettext("“%(words)s”") % {"words": self.question.words}
            links.append(Link(words, self.url(q=[])))
        for facet in self.facets:
            links += [
                Link(label, self._toggled(facet.name, value))
                for value, label, _parent in self.known[facet.name]
                if value in self.question.chosen[facet.name]
            ]
        if near := self.question.near:
            links.append(Link(gettext("Near %(town)s") % {"town": near.name}, self.url(near=[])))
        if self.question.lowest.amount is not None:
            links.append(
                Link(
                    gettext("From %(price)s") % {"price": money(self.question.lowest.amount)},
                    self.url(price_min=[]),
                )
            )
        if self.question.highest.amount is not None:
            links.append(
                Link(
                    gettext("Up to %(price)s") % {"price": money(self.question.highest.amount)},
                    self.url(price_max=[]),
                )
            )
        return links

    def broader(self) -> list[Link]:
        """When nothing was found: the same question with one filter less, where that finds something."""
        if self.result.total:
            return []
        links = []
        for facet in self.facets:
            if not self.question.chosen[facet.name]:
                continue
            values = {k: v for k, v in self.question.chosen.items() if k != facet.name}
            total = find(self.kind, replace(self.query, values=values, size=0, counted=False)).total
            if total:
                links.append(
                    Link(
                        gettext("Without the filter “%(facet)s”") % {"facet": facet.label},
                        self.url(**{facet.name: []}),
                        count=total,
                    )
                )
        return links

    def why(self) -> Reasons | None:
        """Why what is listed answers the words; None without words."""
        if not self.question.words or not self.result.ids:
            return None
        (why,) = reasons(
            self.question.words, [Shown(self.kind, self.result.ids, self.with_summary)]
        )
        return why

    def note_unmet_demand(self, request: HttpRequest) -> None:
        """When nothing was found for words, or only for others that are spelt nearly so: have it counted what was
        asked, and whether the filters were why."""
        if not self.question.words or (self.result.total and not self.result.suggestion):
            return
        unfiltered = replace(self.query, values={}, ranges={}, size=0)
        chosen = self.question.chosen.get(SECTOR.name, frozenset())
        demand.note(
            request,
            self.question.words,
            sector=next(iter(chosen)) if len(chosen) == 1 else "",
            filtered=not self.result.total and bool(find(self.kind, unfiltered).total),
        )

    def sectors(self) -> list[dict[str, Any]]:
        """When nothing was found: the sectors that have something, each with the address of its list."""
        if self.result.total:
            return []
        counts = find(self.kind, Query(size=0)).counts.get(SECTOR.name, {})
        words = {code: self.counted(count) for code, count in counts.items() if count}
        return sector_tiles(self.path, words)

    def empty_place(self) -> str:
        """The place without members that was chosen or that the words name, or nothing."""
        places = self._named_places()
        return "" if any(map(_has_members, places)) else _name(places)

    def _named_places(self) -> Sequence[Place]:
        """What the name chosen, or the longest in the words, stands for: a province, a town or both."""
        near = self.question.near
        found = longest_name(near.name if near else self.question.words, places_by_name())
        return sorted(found[0]) if found else ()

    def nearest_url(self) -> str:
        """Where the words, as they were typed or probably meant, name a town and others that find something: the
        address of the others, the nearest to the town first. Else "", and where a town was chosen."""
        if self.question.near:
            return ""
        for text in filter(None, [self.question.words, self.result.suggestion]):
            if found := beside(text, active()):
                town, words = found
                query = replace(self.query, words=words, size=0, counted=False, pinned=())
                if find(self.kind, query).total:
                    return self.url(q=[words], near=[town.key], sort=[])
        return ""

    def suggestion(self) -> Link | None:
        """The question as it was probably meant, where a word is spelt otherwise."""
        meant = self.result.suggestion
        return Link(meant, self.url(q=[meant])) if meant else None

    def _sort(self) -> dict[str, Any]:
        """The orders to choose from; the first is what an address without one means."""
        default = next(iter(self.sorts))
        options = [
            {
                "value": "" if value == default else value,
                "label": label,
                "current": value == self.question.sort,
            }
            for value, label in self.sorts.items()
        ]
        current = next(option["value"] for option in options if option["current"])
        return {"current": current, "options": options}

    def _page_url(self, number: int, **changes: list[str]) -> str:
        return self.url(page=[str(number)] if number > 1 else [], **changes)

    def family(self) -> Family | None:
        """The family, where the question is for one: its description stands above the list."""
        chosen = self.question.chosen.get(FAMILY.name, ())
        if len(chosen) != 1:
            return None
        (slug,) = chosen
        return next(
            family
            for above in families()
            for family in (above, *above.branches)
            if family.slug == slug
        )

    def seo(self) -> dict[str, Any]:
        """Search engines read the list page by page in one order, not the endless combinations of filters."""
        return (
            {"canonical": self._page_url(self.question.page, sort=[])}
            if not self.chips()
            else {"noindex": True}
        )

    def _filters_kept_under(self, chips: Sequence[Link]) -> str:
        """What the filters' HTML is kept under, besides language and version; "" where something was asked:
        there are too many questions to keep them all."""
        if chips or self.question.errors:
            return ""
        return f"{self.path} {self.question.sort} {timezone.localdate()}"

    @staticmethod
    def counted(total: int) -> str:
        """So many of what is listed, in words."""
        raise NotImplementedError

    def objects(self) -> list[Any]:
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """What the listing's template needs, apart from the objects themselves."""
        chips = self.chips()
        return {
            "total": self.result.total,
            "first": self.page.start_index(),
            "last": self.page.end_index(),
            "result_words": self.counted(self.result.total),
            "facets": self.counted_facets,  # not counted where the filters are kept
            "filters_kept_under": self._filters_kept_under(chips),
            "family": self.family(),
            "price": {
                "low": self.parameters.get("price_min", ""),
                "high": self.parameters.get("price_max", ""),
                "low_is_wrong": self.question.lowest.is_wrong,
                "high_is_wrong": self.question.highest.is_wrong,
            }
            if self.has_price
            else None,
            "near": self.question.near,
            "chips": chips,
            "filters_chosen": len(chips) - bool(self.question.words),
            "clear_url": self.path,
            "q": self.question.words,
            "why": self.why(),
            "sort": self._sort(),
            "pagination": pagination(self.page, self._page_url),
            "form_action": self.path,
            "suggestion": self.suggestion(),
            "missing": gettext(", ").join(self.result.missing),
            "no_result_help": self.broader(),
            "empty_place": self.empty_place(),
            "sectors": self.sectors(),
            "errors": self.question.errors,
        }


def _name(places: Iterable[Place]) -> str:
    return min((name for _facet, _slug, name in places), default="")


def _has_members(place: Place) -> bool:
    """Of a place as `places_by_name` gives it."""
    facet, slug, _name = place
    return find("member", Query(values={facet: frozenset({slug})}, size=0)).total > 0


def members(ids: list[int], near: Origin | None = None) -> list[Organisation]:
    """The public members with these ids, in this order, as their cards show them, with how far they are from `near`."""
    shown = Organisation.objects.public().with_place().select_related("portrait")
    found = in_order(shown, ids)
    counts = Product.objects.public().counts_by_organisation(found)
    for member in found:
        member.product_count = counts.get(member.pk, 0)
        member.distance = how_far(member, near)
    return found


class ProductListing(Listing):
    kind = "product"
    facets = OF_PRODUCTS
    sorts = {
        "newest": _("Newest first"),
        "price": _("Lowest price first"),
        "-price": _("Highest price first"),
        "name": _("By name"),
    }
    has_price = True
    with_summary = False

    def objects(self) -> list[Product]:
        return cards.products(self.result.ids)

    @staticmethod
    def counted(total: int) -> str:
        return ngettext("%(count)d product", "%(count)d products", total) % {"count": total}


class MemberListing(Listing):
    kind = "member"
    facets = OF_MEMBERS
    sorts = {"name": _("By name"), "newest": _("Newest first")}

    def objects(self) -> list[Organisation]:
        return members(self.result.ids, self.question.near)

    @staticmethod
    def counted(total: int) -> str:
        return ngettext("%(count)d member", "%(count)d members", total) % {"count": total}
