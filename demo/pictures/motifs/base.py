"""The register of motifs: a name, what draws it, how big it is and how it may be shown."""

from collections.abc import Callable
from dataclasses import dataclass

from demo.pictures.brush import Brush

Draw = Callable[[Brush], str]


@dataclass(frozen=True)
class Motif:
    """A thing drawn in its own box: x from -width/2 to width/2, y from -height up to 0.

    `poses` lists how it may be shown: "stand" on a table, "hang" on a wall, "flat" seen from above,
    "work" from above under two hands, or "place" for a whole view of 1600 x 1200. `many` is how many may share a picture.
    """

    name: str
    draw: Draw
    width: float
    height: float
    poses: tuple[str, ...]
    many: int


MOTIFS: dict[str, Motif] = {}


def motif(
    name: str, width: float, height: float, *poses: str, many: int = 1
) -> Callable[[Draw], Draw]:
    """Enter the decorated function in the register."""

    def register(draw: Draw) -> Draw:
        MOTIFS[name] = Motif(name, draw, width, height, poses, many)
        return draw

    return register
