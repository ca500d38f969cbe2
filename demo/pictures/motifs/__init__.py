"""Every motif of the demonstration, by the name that the content files use."""

from demo.pictures.motifs import (
    communication,
    crafts,
    hands,
    sewing,
    technology,
    terroir,
    tourism,
    vessels,
)
from demo.pictures.motifs.base import MOTIFS, Motif

__all__ = [
    "MOTIFS",
    "Motif",
    "communication",
    "crafts",
    "hands",
    "sewing",
    "technology",
    "terroir",
    "tourism",
    "vessels",
]
