"""What the search page and the search box show, kind by kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from core.languages import active
from search.documents import Kind
from search.origins import Origin
from search.query import BEST, NEAREST, Query


@dataclass(frozen=True)
class Title:
    """What is offered of an object while somebody types: its title, the `language` that is in, where it leads, and
    `detail`, which tells it from others of the same title."""

    text: str
    language: str
    url: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Hits of one kind: the first `size` of them, which `template` draws as `objects`, with how far they are from `near`,
    the room's `style_sheet` and `why` they are results (search.reasons), `with_summary` if it shows their summaries. `whole`
    is the URL name of a list that takes the same `q`, and `near`; `values` are chosen besides. While somebody types, some `offered`
    of its `titles` are shown (the largest of these wishes is granted to the kind that stands first, as far as there is room), which are those of these
    ids that are public, in the language being read or in French."""

    kind: Kind
    label: Promise
    template: str
    objects: Callable[[list[int], Origin | None], list[Any]]
    counted: Callable[[int], str]
    size: int
    titles: Callable[[Iterable[int]], Mapping[int, Title]]
    offered: int
    position: int  # on the page
    with_summary: bool = True
    whole: str = ""
    style_sheet: str = ""
    values: Callable[[], Mapping[str, frozenset[str]]] = dict

    def query(
        self, words: str, *, near: Origin | None, pinned: tuple[int, ...], size: int
    ) -> Query:
        """What is asked of the engine for words in the active language: what has a list with distances, where they
        name a town, by these."""
        return Query(
            words=words,
            language=active(),
            values=self.values(),
            sort=NEAREST if near and self.whole else BEST,
            near=near.point if near else None,
            pinned=pinned,
            size=size,
            counted=False,
        )


_groups: list[Group] = []


def register(group: Group) -> None:
    """Show these as well; see search.kinds."""
    _groups.append(group)


def groups() -> list[Group]:
    return sorted(_groups, key=lambda group: group.position)
