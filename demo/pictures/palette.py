"""Colours of the demonstration's pictures: those of the identity and the moods of the day's light."""

import random
from dataclasses import dataclass

CHALK = "#FBF7F0"
CREAM = "#F1E3C6"
INK = "#1F1A17"
RED = "#A61E2B"
INDIGO = "#22315F"
OLIVE = "#5A6A2B"
GOLD = "#C98A1B"
CLAY = "#B85C38"
SKY = "#2F7FA8"
MINT = "#2E7D6B"
WOOD = "#8A5A33"
STRAW = "#D9B36A"
WOOL = "#EADCC2"
SKIN = "#B97B52"

# Main and second colour of a sector, as in its weave.
SECTOR = {
    "terroir": (OLIVE, GOLD),
    "crafts": (CLAY, CREAM),
    "sewing": (RED, CHALK),
    "tourism": ("#2F5F8A", "#8FC1D9"),
    "communication": (INDIGO, "#B9C3E4"),
    "technology": (MINT, INK),
}


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """`share` 0 gives the first colour, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def dark(colour: str, share: float = 0.3) -> str:
    """The colour in shade: towards a warm violet-brown, as gouache is darkened."""
    return mix(colour, "#2a1626", share)


def light(colour: str, share: float = 0.3) -> str:
    """The colour in light: towards cream."""
    return mix(colour, "#fff3d6", share)


@dataclass(frozen=True)
class Mood:
    """An hour of the day: wall, dado, table and sky."""

    name: str
    wall: str
    dado: str
    table: str
    sky: str
    glow: str  # the sky at the horizon, and what the sun lays on a wall
    hills: tuple[str, str, str]  # near, middle, far


MOODS = (
    Mood(
        "lime",
        "#EFE6D4",
        "#D9C6A4",
        "#9B6338",
        "#9CC7D3",
        "#F7E3B4",
        ("#4F6131", "#7F9166", "#A9BDB4"),
    ),
    Mood(
        "chefchaouen",
        "#6FA6CC",
        "#2F6A9E",
        "#8A5A36",
        "#A9D0DC",
        "#F6E7C4",
        ("#3F5A45", "#5F86A0", "#9DBFD0"),
    ),
    Mood(
        "ochre",
        "#DDA75B",
        "#B56A3A",
        "#70432A",
        "#F2C879",
        "#FBE6B0",
        ("#6B5A2C", "#A9793F", "#D9AC6C"),
    ),
    Mood(
        "clay",
        "#C9795A",
        "#8E4430",
        "#5E3826",
        "#F0B68B",
        "#FCE0B4",
        ("#5B4A37", "#9A6152", "#D29A80"),
    ),
    Mood(
        "dusk",
        "#3C4A78",
        "#222C52",
        "#6B4130",
        "#4E5F96",
        "#E9A071",
        ("#1F2A44", "#37477A", "#6C74A6"),
    ),
    Mood(
        "sage",
        "#A9B389",
        "#6C7A4C",
        "#8D5B37",
        "#C9DCC5",
        "#F7EBC0",
        ("#46562B", "#76895B", "#A9BA9A"),
    ),
    Mood(
        "rose",
        "#E3B7A0",
        "#A84B45",
        "#7A4A33",
        "#F3CDB2",
        "#FFE9C4",
        ("#65503F", "#A0726A", "#D5A99A"),
    ),
    Mood(
        "mint",
        "#8FBFAF",
        "#3C7E72",
        "#7F5234",
        "#BFE0D2",
        "#F8ECC6",
        ("#2F5B45", "#5C8F7D", "#9CC4B4"),
    ),
)


def mood_for(rng: random.Random, sector: str) -> Mood:
    """A mood at random, those that drown the sector's cloth left out."""
    unfit = {
        "terroir": {"sage"},
        "crafts": {"clay", "ochre"},
        "sewing": {"clay"},
        "tourism": set(),
        "communication": {"dusk"},
        "technology": {"mint"},
    }[sector]
    return rng.choice([mood for mood in MOODS if mood.name not in unfit])
