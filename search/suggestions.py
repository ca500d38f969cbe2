"""Titles that are offered while somebody types."""

from collections.abc import Sequence

from core.languages import active
from search import analysis, engine, words
from search.questions import MOST_WORDS
from search.results import Group, Title, groups

SHORTEST = 2  # letters; of a shorter beginning nothing is told yet
MOST = 8
# Of each kind the first of the index: beginnings that more objects have say too little to choose the best of all.
LOOKED_AT = 50

Suggestions = list[tuple[Group, list[Title]]]


def suggestions(typed: str, *, first: str = "") -> Suggestions:
    """At most MOST titles, kind by kind, of public objects whose titles, in whatever language, have a word for each
    beginning that was typed, or where there are none, was probably meant; shown in the language that is being read. The
    kind `first` stands first."""
    found = _of_titles(beginnings(typed), first)
    if not found and (meant := words.meaning(typed, active()).suggestion):
        found = _of_titles(beginnings(meant), first)
    return found


def _of_titles(begun: Sequence[str], first: str) -> Suggestions:
    if not begun:
        return []
    of_kind = engine.starting_with(begun, [group.kind for group in groups()], most=LOOKED_AT)
    found = []
    for group in groups():
        ids = of_kind[group.kind.name]
        titles = group.titles(ids) if ids else {}
        known = [titles[id] for id in ids if id in titles]
        found.append((group, sorted(known, key=lambda title: place(title.text, begun))))
    return _shared(sorted(found, key=lambda of_kind: of_kind[0].kind.name != first))


def beginnings(typed: str) -> list[str]:
    """What titles are asked for, as search.analysis.begun writes it."""
    return analysis.begun(typed, shortest=SHORTEST)[:MOST_WORDS]


def place(title: str, begun: Sequence[str]) -> int:
    """First what begins so, then what has it further and further on, then what has it in another language only."""
    shown = [analysis.bare(word) for word in analysis.words(title)]
    if not all(any(word.startswith(beginning) for word in shown) for beginning in begun):
        return len(title)
    return next(place for place, word in enumerate(shown) if word.startswith(begun[0]))


def _shared(found: Suggestions) -> Suggestions:
    """Each kind has its share of the places, the first the largest; what some leave free others take."""
    shares = sorted((group.offered for group, _titles in found), reverse=True)
    of_kinds = list(zip(found, shares, strict=True))
    free = MOST - sum(min(len(titles), share) for (_group, titles), share in of_kinds)
    shared = []
    for (group, titles), share in of_kinds:
        more = min(free, max(0, len(titles) - share))
        free -= more
        shared.append((group, titles[: share + more]))
    return [(group, titles) for group, titles in shared if titles]
