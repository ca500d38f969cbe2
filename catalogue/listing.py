"""From a visitor's GET parameters to hits, facets, chips and pages, for products and for members."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue.enums import Kind
from catalogue.models import Family, Label, Product
from core.templatetags.display import money, month
from core.text import clean
from members.enums import LegalStatus, Sector
from members.models import Organisation
from places.models import Province, Town
from search import facets

PAGE_SIZE = 24
MAX_WORDS = 100  # characters of the search box that are looked at


@dataclass
class Option:
    value: str
    label: str
    count: int
    selected: bool
    url: str
    children: list["Option"] = field(default_factory=list)


@dataclass
class Facet:
    name: str
    label: str
    options: list[Option]

    @property
    def open(self) -> bool:
        """Shown unfolded: something in it is chosen."""
        return any(
            option.selected or any(child.selected for child in option.children)
            for option in self.options
        )


@dataclass
class Link:
    label: str
    url: str
    count: int | None = None
    current: bool = False
    number: int | None = None


@dataclass
class FacetSpec:
    """A facet of a listing: its parameter, its heading, and its values in order with their labels.
    `parents` maps a value to the one it is shown below."""

    name: str
    label: Any
    choices: Callable[[], Iterable[tuple[str, str, str]]]


def _flat(choices: Iterable[tuple[str, Any]]) -> Callable[[], Iterable[tuple[str, str, str]]]:
    return lambda: [(value, str(label), "") for value, label in choices]


def _families() -> Iterable[tuple[str, str, str]]:
    for family in Family.objects.as_tree():
        yield family.slug, family.name, ""
        for branch in family.branches:
            yield branch.slug, branch.name, family.slug


def _provinces() -> Iterable[tuple[str, str, str]]:
    return [(province.slug, province.name, "") for province in Province.objects.all()]


def _towns() -> Iterable[tuple[str, str, str]]:
    return [(town.slug, town.name, "") for town in Town.objects.all()]


def _labels() -> Iterable[tuple[str, str, str]]:
    return [(label.slug, label.name, "") for label in Label.objects.all()]


def _months() -> Iterable[tuple[str, str, str]]:
    return [(str(number), month(number), "") for number in range(1, 13)]


SECTOR = FacetSpec("sector", _("Sector"), _flat(Sector.choices))
FAMILY = FacetSpec("family", _("Family"), _families)
PROVINCE = FacetSpec("province", _("Province"), _provinces)
TOWN = FacetSpec("town", _("Town"), _towns)
STATUS = FacetSpec("status", _("Legal status"), _flat(LegalStatus.choices))
LABEL = FacetSpec("label", _("Label"), _labels)
AVAILABLE = FacetSpec("available", _("Availability"), _flat([("1", _("Available now"))]))
KIND = FacetSpec("kind", _("Kind"), _flat(Kind.choices))
SEASON = FacetSpec("season", _("In season in"), _months)


class Listing:
    """One answer to one request. `source`, `specs`, `sorts` and `ranges` say what can be asked."""

    source = ""
    specs: tuple[FacetSpec, ...] = ()
    sorts: dict[str, Any] = {}
    has_price = False

    def __init__(self, parameters: QueryDict, *, path: str) -> None:
        self.parameters, self.path = parameters, path
        self.errors: list[str] = []
        self.wrong_prices: set[str] = set()
        self.q = clean(parameters.get("q", ""))[:MAX_WORDS]
        self.sort = parameters.get("sort", "")
        if self.sort not in self.sorts:
            self.sort = next(iter(self.sorts))
        self.page = self._page()
        self.known = {spec.name: list(spec.choices()) for spec in self.specs}
        self.chosen = {spec.name: self._chosen(spec) for spec in self.specs}
        self.price_low = self._price("price_min")
        self.price_high = self._price("price_max")
        self.result = facets.find(
            self.source,
            facets.Query(
                values=self.chosen,
                ranges=self._ranges(),
                words=self.q,
                sort=f"name_{get_language()}" if self.sort == "name" else self.sort,
                page=self.page,
                size=PAGE_SIZE,
            ),
        )
        if self.page > self.pages:
            raise Http404

    # --- what was asked -------------------------------------------------------------------------

    def _page(self) -> int:
        text = self.parameters.get("page", "1")
        if not (text.isascii() and text.isdigit()) or not 0 < len(text) < 8 or int(text) < 1:
            raise Http404
        return int(text)

    def _chosen(self, spec: FacetSpec) -> frozenset[str]:
        """The values chosen in a facet; one that does not exist is told and left out."""
        asked = {value for value in self.parameters.getlist(spec.name) if value}
        known = {value for value, _label, _parent in self.known[spec.name]}
        if asked - known:
            self.errors.append(
                gettext(
                    "A filter in this address does not exist (any more) and was left out: %(facet)s."
                )
                % {"facet": spec.label}
            )
        return frozenset(asked & known)

    def _price(self, name: str) -> float | None:
        text = clean(self.parameters.get(name, ""))
        if not text or not self.has_price:
            return None
        try:
            price = float(text.replace(",", ".").replace(" ", ""))
        except ValueError:
            price = -1.0
        if not 0 <= price < 10_000_000:  # also refuses nan
            self.wrong_prices.add(name)
            self.errors.append(gettext("A price is a number in dirhams, for instance 120."))
            return None
        return price

    def _ranges(self) -> dict[str, tuple[float | None, float | None]]:
        if self.price_low is None and self.price_high is None:
            return {}
        if (
            self.price_low is not None
            and self.price_high is not None
            and self.price_low > self.price_high
        ):
            self.errors.append(gettext("The lowest price is above the highest."))
        return {"price": (self.price_low, self.price_high)}

    # --- addresses ------------------------------------------------------------------------------

    def url(self, **changes: list[str]) -> str:
        """This listing's address with some parameters replaced; the page starts again at 1."""
        parameters = self.parameters.copy()
        for name in list(parameters):
            if name not in self._parameter_names:
                del parameters[name]
        parameters.pop("page", None)
        for name, values in changes.items():
            parameters.setlist(name, values)
        for name in list(parameters):
            if not any(parameters.getlist(name)):
                del parameters[name]
        query = parameters.urlencode()
        return f"{self.path}?{query}" if query else self.path

    @property
    def _parameter_names(self) -> set[str]:
        prices = {"price_min", "price_max"} if self.has_price else set()
        return {"q", "sort", *prices, *(spec.name for spec in self.specs)}

    def _toggled(self, name: str, value: str) -> str:
        return self.url(**{name: sorted(self.chosen[name] ^ {value})})

    # --- what is shown --------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        return max(1, -(-self.result.total // PAGE_SIZE))

    def facets(self) -> list[Facet]:
        """Facets with values that lead somewhere, or are chosen; a value with no result is left out."""
        return [facet for spec in self.specs if (facet := self._facet(spec)).options]

    def _facet(self, spec: FacetSpec) -> Facet:
        counts = self.result.counts.get(spec.name, {})
        options: dict[str, Option] = {}
        for value, label, parent in self.known[spec.name]:
            count, selected = counts.get(value, 0), value in self.chosen[spec.name]
            if not count and not selected:
                continue
            option = Option(value, label, count, selected, self._toggled(spec.name, value))
            if parent in options:
                options[parent].children.append(option)
            else:
                options[value] = option
        return Facet(spec.name, str(spec.label), list(options.values()))

    def chips(self) -> list[Link]:
        """What narrows the list, each with the address of the list without it."""
        links = []
        if self.q:
            links.append(Link(f"« {self.q} »", self.url(q=[])))
        for spec in self.specs:
            links += [
                Link(label, self._toggled(spec.name, value))
                for value, label, _parent in self.known[spec.name]
                if value in self.chosen[spec.name]
            ]
        if self.price_low is not None:
            links.append(
                Link(
                    gettext("From %(price)s") % {"price": money(self.price_low)},
                    self.url(price_min=[]),
                )
            )
        if self.price_high is not None:
            links.append(
                Link(
                    gettext("Up to %(price)s") % {"price": money(self.price_high)},
                    self.url(price_max=[]),
                )
            )
        return links

    def broader(self) -> list[Link]:
        """When nothing was found: the same question with one filter less, where that finds something."""
        if self.result.total:
            return []
        links = []
        for spec in self.specs:
            if not self.chosen[spec.name]:
                continue
            total = facets.find(
                self.source,
                facets.Query(
                    values={k: v for k, v in self.chosen.items() if k != spec.name},
                    ranges=self._ranges(),
                    words=self.q,
                    size=0,
                ),
            ).total
            if total:
                links.append(
                    Link(
                        gettext("Without the filter “%(facet)s”") % {"facet": spec.label},
                        self.url(**{spec.name: []}),
                        count=total,
                    )
                )
        return links

    def pagination(self) -> dict[str, Any] | None:
        if self.pages == 1:
            return None
        shown = sorted(
            n for n in {1, self.pages, *range(self.page - 2, self.page + 3)} if 1 <= n <= self.pages
        )
        items: list[Link | None] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                items.append(None)
            items.append(
                Link(
                    str(number), self._page_url(number), current=number == self.page, number=number
                )
            )
        return {
            "number": self.page,
            "pages": self.pages,
            "previous_url": self._page_url(self.page - 1) if self.page > 1 else "",
            "next_url": self._page_url(self.page + 1) if self.page < self.pages else "",
            "items": items,
        }

    def _page_url(self, number: int) -> str:
        return self.url(page=[str(number)] if number > 1 else [])

    def seo(self) -> dict[str, Any]:
        """Search engines read the list page by page, not the endless combinations of filters."""
        return {"canonical": self._page_url(self.page)} if not self.chips() else {"noindex": True}

    def result_words(self) -> str:
        raise NotImplementedError

    def objects(self) -> list[Any]:
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """What the listing's template needs, apart from the objects themselves."""
        return {
            "total": self.result.total,
            "first": (self.page - 1) * PAGE_SIZE + 1,
            "last": min(self.page * PAGE_SIZE, self.result.total),
            "result_words": self.result_words(),
            "facets": self.facets(),
            "price": {
                "low": self.parameters.get("price_min", ""),
                "high": self.parameters.get("price_max", ""),
                "low_is_wrong": "price_min" in self.wrong_prices,
                "high_is_wrong": "price_max" in self.wrong_prices,
            }
            if self.has_price
            else None,
            "chips": self.chips(),
            "clear_url": self.path,
            "q": self.q,
            "sort": {
                "current": self.sort,
                "default": next(iter(self.sorts)),
                "options": [
                    {
                        "value": value,
                        "label": label,
                        "url": self.url(sort=[value]),
                        "current": value == self.sort,
                    }
                    for value, label in self.sorts.items()
                ],
            },
            "pagination": self.pagination(),
            "form_action": self.path,
            "no_result_help": self.broader(),
            "errors": self.errors,
        }


class ProductListing(Listing):
    source = "products"
    specs = (SECTOR, FAMILY, AVAILABLE, PROVINCE, TOWN, KIND, LABEL, STATUS, SEASON)
    sorts = {
        "newest": _("Newest first"),
        "price": _("Lowest price first"),
        "-price": _("Highest price first"),
        "name": _("By name"),
    }
    has_price = True

    def objects(self) -> list[Product]:
        return in_order(Product.objects.for_cards(), self.result.ids)

    def result_words(self) -> str:
        total = self.result.total
        return ngettext("%(count)d product", "%(count)d products", total) % {"count": total}


class MemberListing(Listing):
    source = "members"
    specs = (SECTOR, PROVINCE, TOWN, STATUS, LABEL)
    sorts = {"name": _("By name"), "newest": _("Newest first")}

    def objects(self) -> list[Organisation]:
        return in_order(
            Organisation.objects.with_place().select_related("portrait"), self.result.ids
        )

    def result_words(self) -> str:
        total = self.result.total
        return ngettext("%(count)d member", "%(count)d members", total) % {"count": total}


def in_order(queryset: Any, ids: list[int]) -> list[Any]:
    """The objects with these ids, in the order of the ids; one query."""
    found = queryset.in_bulk(ids)
    return [found[id] for id in ids if id in found]


def in_season(limit: int) -> list[Product]:
    """Up to `limit` public products whose season includes this month, newest first."""
    result = facets.find("products", season_query(limit))
    return in_order(Product.objects.for_cards(), result.ids)


def season_query(limit: int) -> facets.Query:
    """What is in season this month and to be had, newest first."""
    return facets.Query(
        values={
            "season": frozenset({str(timezone.localdate().month)}),
            "available": frozenset({"1"}),
        },
        sort="newest",
        size=limit,
    )


def similar_ids(product: Product, *, besides: list[int], size: int) -> list[int]:
    """Ids of the newest others of its sub-family, then of its family, then of its sector."""
    family = product.family
    circles = [{"family": family.slug}, {"sector": family.sector}]
    if family.parent is not None:
        circles.insert(1, {"family": family.parent.slug})
    known = {product.pk, *besides}
    results = facets.find_all(
        "products",
        [
            facets.Query(
                values={name: frozenset({value}) for name, value in circle.items()},
                sort="newest",
                size=size + len(known),
            )
            for circle in circles
        ],
    )
    ids = dict.fromkeys(id for result in results for id in result.ids if id not in known)
    return list(ids)[:size]
