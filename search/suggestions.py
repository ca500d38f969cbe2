"""Titles that are offered while somebody types."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from core.languages import active
from search import analysis, engine, words
from search.questions import MOST_WORDS
from search.results import Group, Title, groups

SHORTEST = 2  # letters; of a shorter beginning nothing is told yet
MOST = 8
# Of each kind the first of the index: beginnings that more objects have say too little to choose the best of all.
LOOKED_AT = 50

T = TypeVar("T")
Suggestions = list[tuple[Group, list[Title]]]


def suggestions(typed: str, *, first: str = "") -> Suggestions:
    """At most MOST titles, kind by kind, of public objects whose titles, in whatever language, have a word for each
    beginning that was typed, or where there are none, was probably meant; else of those that a search finds by what
    they say besides. Shown in the language that is being read. The kind `first` stands first."""
    titled = offered(
        typed,
        lambda begun: _of_titles(begun, first),
        lambda: words.meaning(typed, active()).suggestion,
    )
    return titled or _of_hits(typed, first)


def _of_hits(typed: str, first: str) -> Suggestions:
    """Titles of the first hits: of a word for a family, of a synonym."""
    if not analysis.begun(typed, shortest=SHORTEST):
        return []
    queries = [(g.kind.name, g.query(typed, near=None, pinned=(), size=MOST)) for g in groups()]
    found = []
    for group, result in zip(groups(), engine.find_each(queries), strict=True):
        titles = group.titles(result.ids) if result.ids else {}
        found.append((group, [titles[id] for id in result.ids if id in titles]))
    return _shared(sorted(found, key=lambda of_kind: of_kind[0].kind.name != first))


def offered(typed: str, ask: Callable[[list[str]], list[T]], meant: Callable[[], str]) -> list[T]:
    """What `ask` gives for the beginnings that were typed; where that is nothing, for those of what was `meant`."""
    for text in (lambda: typed, meant):
        begun = analysis.begun(text(), shortest=SHORTEST)[:MOST_WORDS]
        if begun and (found := ask(begun)):
            return found
    return []


def _of_titles(begun: Sequence[str], first: str) -> Suggestions:
    of_kind = engine.starting_with(begun, [group.kind for group in groups()], most=LOOKED_AT)
    found = []
    for group in groups():
        ids = of_kind[group.kind.name]
        titles = group.titles(ids) if ids else {}
        known = [titles[id] for id in ids if id in titles]
        found.append((group, sorted(known, key=lambda title: place(title.text, begun))))
    return _shared(sorted(found, key=lambda of_kind: of_kind[0].kind.name != first))


def place(title: str, begun: Sequence[str]) -> int:
    """First what begins so, then what has it further and further on, then what has it in another language only."""
    shown = [analysis.bare(word) for word in analysis.words(title)]
    if not all(any(word.startswith(beginning) for word in shown) for beginning in begun):
        return len(title)
    return next(place for place, word in enumerate(shown) if word.startswith(begun[0]))


def _shared(found: Suggestions) -> Suggestions:
    """Each kind has a place, then what it wishes, the first the most of all; what is left free others take."""
    wishes = sorted((group.offered for group, _titles in found), reverse=True)
    given = [0] * len(found)
    for most in ([1] * len(found), wishes, [MOST] * len(found)):
        for kind, (_group, titles) in enumerate(found):
            wanted = min(most[kind], len(titles)) - given[kind]
            given[kind] += max(0, min(wanted, MOST - sum(given)))
    shared = zip(found, given, strict=True)
    return [(group, titles[:places]) for (group, titles), places in shared if places]
