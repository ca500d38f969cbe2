"""Drawn pictures of the demonstration: the same reference always gives the same picture."""

import random
from collections.abc import Sequence

from PIL import Image

from demo.pictures import palette, portraits, scene
from demo.pictures.brush import Brush, box, poly
from demo.pictures.motifs.tourism import figure, ridge, round_tree, sky, small_house

__all__ = ["draw", "hero", "portrait"]

Size = tuple[int, int]


def draw(
    reference: str,
    motif: str,
    sector: str,
    *,
    view: int,
    size: Size = (1280, 960),
    colours: Sequence[str] = (),
    count: int = 0,
) -> Image.Image:
    """A picture of a motif in its own colours, or else in its sector's; `count` pieces of it, 0 for as
    many as please. KeyError for an unknown motif."""
    return scene.thing(reference, motif, sector, view, size, colours, count)


def portrait(
    reference: str,
    sector: str,
    motif: str,
    place: str,
    *,
    women: int,
    size: Size = (1280, 960),
    colours: Sequence[str] = (),
) -> Image.Image:
    """The picture of a member: so many of its women as fit, without features, at the place where they
    work (a key of `portraits.PLACES`), with what they make (`motif`)."""
    return portraits.member(reference, sector, motif, place, women, size, colours)


def hero(size: Size = (2000, 1500)) -> Image.Image:
    """The first picture of the portal: market morning in the Jbala, the sea behind."""
    rng = random.Random("hero")
    morning = palette.Mood(
        "morning",
        "#EFE6D4",
        "#D9C6A4",
        "#9B6338",
        "#7FB6CC",
        "#FBE0A8",
        ("#4C6337", "#6F8F7A", "#9DBAC4"),
    )
    brush = Brush(rng, "sewing", morning)
    sea = brush.flat(box(-820, -600, 1640, 200), "#3E86A6") + brush.line(
        "M-800 -560H800", "#BFE0E6", 4, 0.6
    )
    village = "".join(
        small_house(brush, x, y, s)
        for x, y, s in (
            (-640, -360, 0.42),
            (-520, -330, 0.5),
            (-590, -400, 0.34),
            (610, -350, 0.46),
            (520, -390, 0.34),
        )
    )
    trees = "".join(
        round_tree(brush, x, y, s)
        for x, y, s in ((-740, -250, 190), (720, -240, 210), (420, -300, 120), (-360, -310, 110))
    )
    people = "".join(
        figure(brush, x, y, s)
        for x, y, s in ((-290, -110, 1.06), (30, -80, 1.22), (360, -118, 1.02))
    )
    cloth = poly((-820, -150), (820, -110), (820, 20), (-820, 20))
    view = (
        sky(brush, -600)
        + ridge(brush, -600, 150, brush.mood.hills[2], 6)
        + sea
        + ridge(brush, -440, 150, brush.mood.hills[1], 7)
        + ridge(brush, -300, 120, brush.mood.hills[0], 6)
        + village
        + trees
        + people
        + brush.woven(cloth, "weave-wide", 0.45, "b")
    )
    return scene.render(f'<g transform="translate(800 1200)">{view}</g>', "sewing", size)
