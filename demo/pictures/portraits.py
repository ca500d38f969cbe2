"""The members' portraits: their women, without features, where they work."""

import itertools
import random
from collections.abc import Callable, Sequence

from PIL import Image

from demo.pictures import palette, scene, walls
from demo.pictures.brush import Brush, box, oval, place, poly, smooth
from demo.pictures.motifs import MOTIFS
from demo.pictures.motifs.tourism import (
    figure,
    ridge,
    round_tree,
    rowing_boat,
    sky,
    small_house,
)
from demo.pictures.palette import dark, light, mix
from demo.pictures.scene import HEIGHT, TABLE, WIDTH

# Draws what the member makes: x, y of its foot, the width and height into which it must fit.
Goods = Callable[[float, float, float, float], str]
Place = Callable[[Brush, Goods, int], str]


def member(
    reference: str,
    sector: str,
    motif: str,
    where: str,
    women: int,
    size: tuple[int, int],
    colours: Sequence[str],
) -> Image.Image:
    """At most three women at one of the `PLACES`, with what they make."""
    rng = random.Random(f"{reference} portrait")
    brush = Brush(rng, sector, palette.mood_for(rng, sector))

    def goods(x: float, foot: float, width: float, height: float) -> str:
        return thing(brush.dressed(colours), motif, x, foot, width, height)

    content = PLACES[where](brush, goods, min(women, rng.choice((1, 2, 3))))
    if rng.random() < 0.5:
        content = scene.mirrored(content)
    return scene.render(content, sector, size)


def thing(brush: Brush, motif: str, x: float, foot: float, width: float, height: float) -> str:
    entry = MOTIFS[motif]
    return place(entry.draw(brush), x, foot, scene.fitted(entry, width, height))


def people(brush: Brush, count: int, xs: Sequence[float], foot: float, scale: float) -> str:
    """So many women at the first of these places, every second one seen from behind, none quite alike."""
    return "".join(
        figure(
            brush,
            x + brush.vary(-20, 20),
            foot + brush.vary(-26, 26),
            scale * brush.vary(0.92, 1.05),
            front=index % 2 == 0,
        )
        for index, x in enumerate(xs[:count])
    )


def loom(brush: Brush, goods: Goods, women: int) -> str:
    """A workshop: the loom, those who weave beside it, what is done on a low table."""
    shelf = brush.form(box(1130, 250, 380, 24), palette.WOOD, 0.5, 0.4, "b")
    wool = "".join(
        brush.ball(x, 214, 38, tint)
        for x, tint in (
            (1190, brush.main),
            (1276, palette.WOOL),
            (1362, brush.second),
            (1446, brush.main),
        )
    )
    low = brush.form(box(1090, 980, 440, 40), palette.WOOD, 0.5, 0.4, "b") + brush.form(
        box(1120, 1020, 40, 130), dark(palette.WOOD, 0.2)
    )
    low += brush.form(box(1450, 1020, 40, 130), dark(palette.WOOD, 0.3))
    return (
        walls.wall(brush, free=True)
        + scene.floor(brush)
        + shelf
        + wool
        + place(MOTIFS["loom"].draw(brush.dressed(())), 500, 1050, 1.4)
        + people(brush, min(women, 2), (980, 130), 1120, 1.75)
        + low
        + goods(1330, 982, 360, 300)
    )


def field(brush: Brush, goods: Goods, women: int) -> str:
    """Rows of a crop below the hills, trees, the women among the rows, the harvest in front."""
    near, middle, far = brush.mood.hills
    earth = mix(near, "#9A6B3E", 0.45)
    rows = "".join(
        brush.line(f"M{800 + x * 0.16:.0f} 640L{800 + x} 1220", dark(earth, 0.3), 26, 0.5)
        + "".join(
            brush.ball(
                800 + x * (0.16 + 0.84 * share),
                640 + 580 * share,
                16 + 50 * share,
                brush.some(brush.own(9, "#6E8A3A", "#8A9A4E", "#4F6E3A"), 0.12),
                12 + 34 * share,
                0,
            )
            for share in (0.02, 0.07, 0.14, 0.23, 0.35, 0.5, 0.68)
        )
        for x in range(-1500, 1501, 500)
    )
    country = place(
        sky(brush, -640) + ridge(brush, -600, 260, far, 5) + ridge(brush, -540, 150, middle, 7),
        800,
        HEIGHT,
    )
    return (
        country
        + brush.flat(box(0, 640, WIDTH, 560), earth)
        + rows
        + round_tree(brush, 170, 700, 330)
        + round_tree(brush, 1460, 680, 260)
        + small_house(brush, 1240, 650, 0.5)
        + people(brush, women, (560, 900, 330), 1060, 1.6)
        + brush.woven(poly((960, 1040), (1560, 1040), (1640, 1200), (900, 1200)), "weave", 0.3)
        + goods(1260, 1150, 420, 360)
    )


def shore(brush: Brush, goods: Goods, women: int) -> str:
    """A beach with a boat drawn up, the strait and its far side."""
    water = mix(brush.mood.sky, "#1F6A8C", 0.72)
    waves = "".join(
        brush.line(f"M{brush.vary(0, 1300):.0f} {y}q50 -12 100 0t100 0", "#F3F7F2", 5, 0.55)
        for y in range(500, 780, 30)
    )
    sand = smooth([(-60, 820), (400, 770), (900, 830), (1660, 760)], False) + "L1660 1240L-60 1240z"
    return (
        place(sky(brush, -740) + ridge(brush, -740, 150, brush.mood.hills[2], 6), 800, HEIGHT)
        + brush.flat(box(0, 460, WIDTH, 400), water)
        + waves
        + brush.form(sand, "#DDBE8E", 0.3, 0)
        + place(rowing_boat(brush.dressed(())), 1190, 900, 2.0)
        + people(brush, women, (470, 730, 220), 1130, 1.6)
        + brush.woven(poly((940, 1060), (1500, 1060), (1580, 1200), (880, 1200)), "weave", 0.3)
        + goods(1220, 1150, 380, 300)
    )


def oven(brush: Brush, goods: Goods, women: int) -> str:
    """A yard with a whitewashed dome of an oven, fire in its mouth, and a long table."""
    wall = brush.mood.wall
    dome = "M120 900C120 540 300 420 470 420S820 540 820 900z"
    mouth = "M350 900V760Q470 640 590 760V900z"
    flames = "".join(
        brush.flat(f"M{x} 900q-30 -60 8 -{h}q44 60 22 {h}z", tint)
        for x, h, tint in ((400, 110, "#D9712B"), (450, 150, "#E9A13A"), (510, 120, "#D9712B"))
    )
    logs = "".join(
        brush.form(oval(150 + i % 3 * 62, 1050 - i // 3 * 54, 32, 28), "#8A5A33", 0.5, 0.3)
        for i in range(5)
    )
    return (
        brush.flat(box(0, 0, WIDTH, HEIGHT), wall)
        + brush.spray(box(0, 0, WIDTH, TABLE), "soft-r", 0.45)
        + brush.flat(box(0, 250, WIDTH, 16), dark(wall, 0.18))
        + brush.woven(box(1000, 120, 360, 330), "weave", 0.3)
        + brush.flat(box(0, 900, WIDTH, 300), light(brush.mood.dado, 0.2))
        + brush.form(dome, "#EFE4D2", 0.8, 0.4)
        + brush.flat(mouth, "#26121f")
        + flames
        + brush.line("M350 900V760Q470 640 590 760V900", "#8E4427", 26)
        + '<circle cx="470" cy="860" r="240" fill="url(#glow)" fill-opacity="0.5"/>'
        + logs
        + people(brush, women, (960, 1290, 720), 1120, 1.7)
        + brush.woven(poly((880, 1010), (1560, 1010), (1640, 1200), (820, 1200)), "weave", 0.4)
        + goods(1240, 1120, 480, 260)
    )


def desk(brush: Brush, goods: Goods, women: int) -> str:
    """An office: shelf and poster on the wall, the women behind the desk."""
    books = "".join(
        brush.form(
            box(90 + i * 44, 330 - h, 40, h),
            brush.pick(palette.INDIGO, palette.CLAY, palette.MINT, palette.GOLD, palette.CHALK),
            0.4,
            0.3,
        )
        for i, h in enumerate((150, 120, 165, 130, 150, 110, 160))
    )
    lamp = (
        '<circle cx="1390" cy="660" r="300" fill="url(#glow)" fill-opacity="0.6"/>'
        + brush.line("M1460 940L1500 760L1400 620", "#2B2522", 16)
        + brush.form(poly((1330, 650), (1400, 570), (1470, 640), (1420, 700)), brush.main)
        + brush.form(oval(1460, 944, 70, 16), "#2B2522")
    )
    top = box(0, 940, WIDTH, 60)
    return (
        walls.wall(brush, free=True)
        + brush.form(box(60, 330, 360, 24), palette.WOOD, 0.5, 0.4, "b")
        + books
        + thing(brush.dressed(()), "poster", 1390, 500, 300, 400)
        + people(brush, women, (470, 760, 220), 1300, 2.15)
        + brush.form(top, brush.mood.table, 0.3, 0.3, "b")
        + brush.flat(box(0, 1000, WIDTH, 200), dark(brush.mood.table, 0.3))
        + brush.woven(poly((780, 940), (1330, 940), (1360, 1120), (750, 1120)), "weave", 0.4)
        + lamp
        + goods(1050, 965, 460, 420)
    )


def stall(brush: Brush, goods: Goods, women: int) -> str:
    """A market stall in a village."""
    return _stall(_village(brush), brush, goods, women)


def medina_stall(brush: Brush, goods: Goods, women: int) -> str:
    """A stall in a street of an old town."""
    return _stall(_medina(brush), brush, goods, women)


def harbour_stall(brush: Brush, goods: Goods, women: int) -> str:
    """A stall on a quay."""
    return _stall(_quay(brush), brush, goods, women)


def _stall(behind: str, brush: Brush, goods: Goods, women: int) -> str:
    """Under one of three roofs, behind one of three counters, with what they sell in front of them."""
    posts, roof = brush.rng.choice((_awning, _parasol, _canvas))(brush)
    counter = brush.rng.choice((_draped, _planked, _trestle))(brush)
    across = [800 + 230 * (index - (women - 1) / 2) for index in range(women)]
    return (
        behind
        + posts
        + people(brush, women, across, 1200, 1.85)
        + roof
        + counter
        + brush.form(box(100, 850, 1400, 44), palette.WOOD, 0.4, 0.4, "b")
        + "".join(goods(x, 868, 320, 470) for x in (350, 1260))
    )


def _village(brush: Brush) -> str:
    country = sky(brush, -640) + ridge(brush, -600, 220, brush.mood.hills[1], 6)
    return (
        place(country, 800, HEIGHT)
        + brush.flat(box(0, 620, WIDTH, 580), light(brush.mood.dado, 0.3))
        + small_house(brush, 60, 660, 1.1)
        + small_house(brush, 1550, 650, 0.9)
    )


def _medina(brush: Brush) -> str:
    """A street of the old town: whitewash, a blue foot of the wall, two gates."""
    wall, foot = light(brush.mood.wall, 0.5), mix(brush.mood.dado, "#2F6A9E", 0.6)
    gates = "".join(
        brush.form(f"M{x} 800V480a110 150 0 0 1 220 0V800z", foot, 0.5, 0.2)
        + brush.line(f"M{x - 22} 800V480a132 176 0 0 1 264 0V800", brush.mood.dado, 24)
        + brush.line(f"M{x + 110} 336V800", dark(foot, 0.4), 6)
        for x in (-60, 1440)
    )
    street = box(0, 800, WIDTH, 400)
    return (
        brush.flat(box(0, 0, WIDTH, HEIGHT), wall)
        + brush.spray(box(0, 0, WIDTH, HEIGHT), "soft-r", 0.5)
        + brush.flat(box(0, 640, WIDTH, 160), foot)
        + gates
        + brush.flat(street, light(brush.mood.dado, 0.4))
        + brush.spray(street, "soft-b", 0.4)
    )


def _quay(brush: Brush) -> str:
    """A harbour: the strait, a boat, the quay's stones."""
    water = mix(brush.mood.sky, "#1F6A8C", 0.72)
    waves = "".join(
        brush.line(f"M{brush.vary(0, 1300):.0f} {y}q50 -12 100 0t100 0", "#F3F7F2", 5, 0.55)
        for y in range(520, 760, 40)
    )
    country = sky(brush, -740) + ridge(brush, -740, 150, brush.mood.hills[2], 6)
    return (
        place(country, 800, HEIGHT)
        + brush.flat(box(0, 460, WIDTH, 340), water)
        + waves
        + place(rowing_boat(brush.dressed(())), 1160, 690, 1.1)
        + brush.flat(box(0, 780, WIDTH, 420), light(brush.mood.dado, 0.35))
        + brush.line("M0 786H1600", dark(brush.mood.dado, 0.3), 12, 0.6)
    )


POSTS = "M180 300V1200M1420 300V1200"


def _awning(brush: Brush) -> tuple[str, str]:
    """Of the sector's cloth, scalloped."""
    scallops = "".join(
        brush.woven(f"M{x} 300h140v70q-70 60 -140 0z", "weave-wide", 0.35)
        for x in range(130, 1390, 140)
    )
    cloth = poly((220, 90), (1380, 90), (1530, 310), (70, 310))
    roof = brush.cast(cloth, 0, 30) + brush.woven(cloth, "weave-wide", 0)
    return (
        brush.line(POSTS, "#6B4A30", 26),
        roof + brush.spray(cloth, "soft-b", 0.4) + scallops,
    )


def _parasol(brush: Brush) -> tuple[str, str]:
    """One wide parasol in panels of two colours."""
    edges = [100 + 1400 * share for share in (0, 0.1, 0.27, 0.5, 0.73, 0.9, 1)]
    tints = (brush.main, palette.CREAM)
    panels = "".join(
        brush.flat(
            f"M800 40Q{left * 0.7 + 240:.0f} 110 {left:.0f} 350"
            f"Q{(left + right) / 2:.0f} 400 {right:.0f} 350Q{right * 0.7 + 240:.0f} 110 800 40z",
            tints[index % 2],
        )
        for index, (left, right) in enumerate(itertools.pairwise(edges))
    )
    outline = "M800 40Q310 110 100 350H1500Q1290 110 800 40z"
    knob = brush.ball(800, 34, 20, palette.WOOD)
    return brush.line("M800 60V1200", "#6B4A30", 26), panels + brush.spray(
        outline, "soft-b", 0.5
    ) + knob


def _canvas(brush: Brush) -> tuple[str, str]:
    """Plain canvas, tied slanting, with a woven border and its tassels."""
    cloth = poly((150, 110), (1450, 60), (1540, 290), (60, 340))
    border = poly((60, 340), (1540, 290), (1540, 350), (60, 400))
    tassels = "".join(
        brush.line(f"M{x} {402 - x * 0.034:.0f}v34", brush.main, 9) for x in range(90, 1540, 58)
    )
    roof = brush.cast(cloth, 0, 40) + brush.form(cloth, palette.WOOL, 0.5, 0.3, "b")
    return brush.line(POSTS, "#6B4A30", 26), roof + tassels + brush.woven(border, "weave", 0.2)


def _draped(brush: Brush) -> str:
    counter = box(130, 880, 1340, 320)
    return brush.woven(counter, "weave-wide", 0) + brush.spray(counter, "soft-b", 0.6)


def _planked(brush: Brush) -> str:
    """Boards, with a strip of cloth laid over them."""
    counter, runner = box(130, 880, 1340, 320), box(610, 880, 380, 230)
    boards = "".join(f"M130 {y}H1470" for y in range(960, 1200, 80))
    fringe = "".join(f"M{x} 1110v30" for x in range(620, 990, 24))
    return (
        brush.form(counter, light(palette.WOOD, 0.1), 0.4, 0.2, "b")
        + brush.line(boards, dark(palette.WOOD, 0.4), 6, 0.6)
        + brush.cast(runner, 8, 14)
        + brush.line(fringe, palette.WOOL, 7)
        + brush.woven(runner, "weave", 0.3)
    )


def _trestle(brush: Brush) -> str:
    """A table on trestles, a short cloth, baskets in its shade."""
    shade = box(170, 880, 1260, 320)
    cloth = "M130 880H1470V1010Q1300 1050 1136 1010T800 1010T466 1010T130 1010z"
    baskets = "".join(
        brush.form(f"M{x - 110} 1070H{x + 110}L{x + 84} 1200H{x - 84}z", "#B98B57", 0.6, 0.3)
        + brush.line(f"M{x - 100} 1110H{x + 100}M{x - 92} 1150H{x + 92}", "#7A4A33", 6, 0.5)
        for x in (470, 760, 1090)
    )
    return (
        brush.flat(shade, "#26121f", 0.35)
        + brush.line(
            "M250 880L180 1200M250 880L330 1200M1350 880L1270 1200M1350 880L1430 1200",
            "#5E4632",
            22,
        )
        + baskets
        + brush.cast(cloth, 0, 22)
        + brush.woven(cloth, "weave-wide", 0.2)
    )


PLACES: dict[str, Place] = {
    "desk": desk,
    "field": field,
    "harbour-stall": harbour_stall,
    "loom": loom,
    "medina-stall": medina_stall,
    "oven": oven,
    "shore": shore,
    "stall": stall,
}
