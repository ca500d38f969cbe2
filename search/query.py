"""What is asked of a listing and what it answers, whichever engine does."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from core.languages import SOURCE
from core.public_version import Version
from search.documents import Kind

Point = tuple[float, float]  # latitude and longitude, WGS 84 degrees


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one public object offers: facet values, numbers for ranges, sort keys, where it is."""

    id: int
    values: Mapping[str, Iterable[str]]
    numbers: Mapping[str, float | None]
    order: Mapping[str, Any]
    point: Point | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A kind of object as lists count and sort it. `entries` gives the public ones as they are on a day, all of them or
    those of these ids; their words are those that search.documents writes of this `kind`. `facets` are the names of their
    values. `version` is what changes with them; `order` the sort key of those that are otherwise equal, and of all
    where none is asked for."""

    kind: Kind
    entries: Callable[[date, Iterable[int] | None], Iterable[Entry]]
    facets: Sequence[str]
    order: str
    version: Callable[[Version], int] = lambda version: version.listed


# Sort keys besides those of the entries: what answers the words best, what is nearest to `Query.near`.
BEST, NEAREST = "best", "nearest"


@dataclass(frozen=True, kw_only=True)
class Query:
    """What a visitor asks: chosen values by facet (any of them), ranges by number (both ends count,
    None is open), words typed in the interface of this `language`, a sort key and a slice of `size` from page
    `page` (from 1). With BEST the ids `pinned` come first, as far as they are found. `counted`: the counts of the
    facets are wanted as well."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    words: str = ""
    language: str = SOURCE
    sort: str = ""
    near: Point | None = None
    pinned: tuple[int, ...] = ()
    page: int = 1
    size: int = 24
    counted: bool = True

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size


Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, kw_only=True)
class Result:
    """Ids of the page asked for, in order; how many there are in all; and how to count. Hits have the most of the
    words that anything has: `missing` are those that none of them has. `suggestion` is what was probably meant."""

    ids: list[int]
    total: int
    count: Callable[[], Counts]
    missing: tuple[str, ...] = ()
    suggestion: str = ""

    @cached_property
    def counts(self) -> Counts:
        """For each facet and value how many there would be if that value were chosen alone in its facet;
        counted when first asked for."""
        return self.count()
