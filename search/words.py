"""What a question in words finds in the database's index."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core import public_version
from core.languages import LANGUAGES
from core.versioned_cache import VersionedCache, cached_per_version
from search import analysis, database, ranking
from search.database import Index
from search.documents import Kind
from search.models import SynonymGroup
from search.questions import (
    Form,
    Meaning,
    Spelling,
    Synonyms,
    Thing,
    as_heard,
    correction,
    otherwise_inflected,
    read_synonyms,
    replaced,
    understand,
)

Forms = tuple[Form, ...]
MOST_NEAR = 100  # spellings, of which the nearest and most frequent are taken
MOST_RANKED = 200  # of those alike in what they have; of more some hundred are, the others follow as they come


@dataclass
class Found:
    """What was found for each thing asked for; `all` has at least one of them."""

    index: Index
    meaning: Meaning
    things: list[tuple[Thing, BitMap]]

    @cached_property
    def all(self) -> BitMap:
        return BitMap.union(BitMap(), *(having for _thing, having in self.things))

    def most(self, within: BitMap) -> BitMap:
        """Of those `within`, the ones that have the most of the things."""
        return next((alike for alike in self._by_coverage(within & self.all) if alike), BitMap())

    @cached_property
    def named(self) -> BitMap:
        """Those whose titles have all of the things."""
        return BitMap.intersection(
            *(self.index.titled(thing.forms) for thing, _having in self.things)
        )

    def missing(self, hits: BitMap) -> tuple[str, ...]:
        """The things, as they were typed, that none of these hits has."""
        return tuple(" ".join(thing.words) for thing, having in self.things if not having & hits)

    def ranked(self, within: BitMap, *, kind: str) -> Iterator[int]:
        """Those of this kind that are `within`, the best first."""
        for alike in self._by_coverage(within & self.all):
            if alike:
                yield from self._ranked(alike, kind)

    def _by_coverage(self, hits: BitMap) -> Iterable[BitMap]:
        """Those that have all the things, those that have all but one …"""
        exactly = [hits]  # [those with none, with one, …]
        for _thing, having in self.things:
            exactly = [
                (stay - having) | (up & having)
                for stay, up in zip([*exactly, BitMap()], [BitMap(), *exactly], strict=True)
            ]
        return reversed(exactly[1:])

    def _ranked(self, alike: BitMap, kind: str) -> Iterator[int]:
        chosen = alike if len(alike) <= MOST_RANKED else self._promising(alike, kind)
        terms = self.index.terms(list(chosen))
        counted = [(thing, len(having)) for thing, having in self.things]
        score = partial(
            ranking.score,
            things=counted,
            total=max(len(self.all), 1),
            language=self.meaning.language,
        )
        yield from sorted(terms, key=lambda key: (-score(terms[key]), key))
        yield from alike - chosen

    def _promising(self, alike: BitMap, kind: str) -> BitMap:
        """Some hundred of very many that are alike: those that the database ranks first by their titles, which weigh
        most, by the visitor's own words, then by those of any language; then others as they come."""
        forms = [form for thing, _having in self.things for form in thing.forms]
        own = [form for form in forms if form.language == self.meaning.language]
        found = BitMap()
        for some in (own, forms):
            if some and len(found) < MOST_RANKED:
                found |= alike & BitMap(self.index.best(some, kind=kind, most=MOST_RANKED))
        return found | (alike - found)[: max(MOST_RANKED - len(found), 0)]


def found(text: str, language: str) -> Found | None:
    """What `text` finds in the portal's own index; None where it says nothing to look for."""
    if not analysis.content_words(text, language, most=1):
        return None
    return _found.get([(text, language)])[text, language]


@cached_per_version
def as_typed(text: str, language: str) -> Meaning:
    """What `text` asks for, slips and all."""
    return Meaning(language, tuple(understand(text, language, synonyms())))


def meaning(text: str, language: str) -> Meaning:
    """What `text` asks of the portal's own index, without what it finds."""
    return _meanings.get([(text, language)])[text, language]


def _read_meanings(asked: list[tuple[str, str]]) -> dict[tuple[str, str], Meaning]:
    index = database.open_index()
    return {
        (text, language): understood(index, text, language, synonyms(), vocabulary)
        for text, language in asked
    }


def _read_found(asked: list[tuple[str, str]]) -> dict[tuple[str, str], Found]:
    return {
        (text, language): find(database.open_index(), meaning(text, language), _having)
        for text, language in asked
    }


def _read_having(asked: list[Forms]) -> dict[Forms, BitMap]:
    return {forms: database.open_index().having(forms) for forms in asked}


def _having(forms: Forms) -> BitMap:
    return _objects.get([forms])[forms]


# Visitors ask for the same words; one that stands in most texts takes long to be read.
_objects = VersionedCache(_read_having, most=2_000)
# Each kind of result asks the same, and so do the next page and the help where nothing is found.
_meanings = VersionedCache(_read_meanings, most=100)
_found = VersionedCache(_read_found, most=100)


@cached_per_version
def synonyms() -> Synonyms:
    """What staff said to mean the same."""
    return read_synonyms(group.as_list for group in SynonymGroup.objects.all())


class Vocabulary:
    """The words of public texts, to be compared with what was typed."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._by_sound: dict[str, list[Spelling]] = defaultdict(list)
        self._heard: dict[str, list[str]] = defaultdict(list)
        for spelling in spellings:
            heard = as_heard(spelling.bare)
            self._by_sound[heard[:1]].append(spelling)
            self._heard[heard[:1]].append(heard)

    def near(self, bare: str, most: int) -> list[Spelling]:
        """Those that begin with the same sound and, as they are heard, are at most so many slips away."""
        heard = as_heard(bare)
        near = process.extract(
            heard,
            self._heard.get(heard[:1], ()),
            scorer=OSA.distance,
            score_cutoff=most,
            limit=MOST_NEAR,
        )
        return [self._by_sound[heard[:1]][position] for _heard, _distance, position in near]


def of_synonyms(groups: Synonyms) -> Iterator[Spelling]:
    """The words of what staff said to mean the same: who mistypes one of them means it as well."""
    for word in {word for group in groups for term in group for word in term}:
        for language in LANGUAGES:
            is_written_so = analysis.fold(word).isascii() != (language == "ar")
            if is_written_so and not analysis.is_stop_word(word, language):
                yield Spelling(language, word, 1, analysis.bare(word))


_vocabulary: tuple[int, Vocabulary] = (-1, Vocabulary(()))


def vocabulary() -> Vocabulary:
    """That of the portal's own index, read once by this process until something public changes."""
    global _vocabulary
    number = public_version.current().number
    if _vocabulary[0] != number:
        spellings = database.open_index().spellings()
        _vocabulary = number, Vocabulary([*spellings, *of_synonyms(synonyms())])
    return _vocabulary[1]


def find(index: Index, meaning: Meaning, having: Callable[[Forms], BitMap] | None = None) -> Found:
    """What a question finds in an index; nothing where it asks for nothing. `having` is the index's, where what it
    gave before is at hand."""
    find_objects = having or index.having
    things = [(thing, find_objects(thing.forms)) for thing in meaning.things]
    return Found(index, meaning, things)


def understood(
    index: Index,
    text: str,
    language: str,
    synonyms: Synonyms = (),
    known_words: Callable[[], Vocabulary] | None = None,
) -> Meaning:
    """What `text`, typed in the interface of this language, asks of an index. A word that stands nowhere in it is
    taken for the same with other affixes in Arabic, else for the one that is spelt nearly so; `known_words`
    gives the vocabulary of the index, where it is at hand."""
    things, meant, is_corrected = understand(text, language, synonyms), text, False
    unknown = [thing for thing in things if not index.has(thing.forms)]
    inflected = {
        thing: other
        for thing in unknown
        if (other := otherwise_inflected(thing)) and index.has(other.forms)
    }
    unknown = [thing for thing in unknown if thing not in inflected]
    for thing in unknown:
        if len(thing.words) == 1:
            known = known_words() if known_words else Vocabulary(index.spellings())
            # Beside a word that is known no guess goes far: a tapis berbère is no tapis bergerie.
            is_bold = len(unknown) == len(things)
            if word := correction(thing, language, known.near, is_bold=is_bold):
                meant, is_corrected = replaced(meant, thing, word), True
    if is_corrected:
        things = understand(meant, language, synonyms)
    things = [inflected.get(thing, thing) for thing in things]
    return Meaning(language, tuple(things), meant if is_corrected else "")


def starting_with(index: Index, begun: Sequence[str], kind: Kind, most: int) -> list[int]:
    """Ids of the first objects of a kind with a title word for each of these beginnings (one at least)."""
    return [kind.id(number) for number in index.starting_with(begun, kind=kind.name, most=most)]
