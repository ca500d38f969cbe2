"""Where to begin on the search page while nothing is asked, or nothing found. A room registers what it has from its
apps.py."""

from collections.abc import Callable, Sequence

Examples = Callable[[], Sequence[str]]
Sectors = Callable[[], Sequence[dict[str, str]]]

_examples: list[Examples] = []
_sectors: list[Sectors] = []


def offer_examples(questions: Examples) -> None:
    """Questions in the language being read."""
    _examples.append(questions)


def offer_sectors(tiles: Sectors) -> None:
    """Tiles for components/sector_tiles.html."""
    _sectors.append(tiles)


def examples() -> list[str]:
    return [question for questions in _examples for question in questions()]


def sectors() -> list[dict[str, str]]:
    return [tile for tiles in _sectors for tile in tiles()]
