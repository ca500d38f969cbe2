"""Every motif of the demonstration, by the name that the content files use."""

from demo.pictures.motifs import (
    communication,
    crafts,
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
    "sewing",
    "technology",
    "terroir",
    "tourism",
    "vessels",
]
