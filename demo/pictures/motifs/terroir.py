"""What the fields, the hives and the sea give."""

from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light


def wheel(
    brush: Brush, radius: float, y: float, height: float, crust: str, notch: bool = True
) -> str:
    """A round of cheese or a loaf seen from a little above."""
    side = f"M{-radius} {y - height}v{height}A{radius} {radius * 0.3:.0f} 0 0 0 {radius} {y}v{-height}z"
    ribs = "".join(
        f"M{-radius + i * radius * 2 / 17:.0f} {y - height * 0.86 + 0.27 * radius * (1 - abs(i / 8.5 - 1) ** 2.2):.0f}v{height * 0.74:.0f}"
        for i in range(1, 17)
    )
    return (
        brush.form(side, crust, 0.85, 0.4)
        + (brush.line(ribs, dark(crust, 0.25), 3, 0.6) if notch else "")
        + brush.flat(oval(0, y - height, radius, radius * 0.3), light(crust, 0.45))
        + brush.spray(oval(0, y - height, radius, radius * 0.3), "shade-r", 0.3)
    )


@motif("cheese", 380, 230, "stand", many=2)
def cheese(brush: Brush) -> str:
    """Fresh rounds on palm leaves, one on the other."""
    crust = brush.own(0, "#F3E9D2", "#EFE2BE")
    leaves = "".join(
        brush.leaf(x, -4, 150, turn, brush.some("#4E6B32"), 0.3)
        for x, turn in ((-70, 172), (70, 8), (-40, 155), (60, 24))
    )
    top = f'<g transform="translate(12 -98)scale(.84)">{wheel(brush, 150, 0, 84, crust)}</g>'
    return brush.stand(170) + leaves + wheel(brush, 168, 0, 92, crust) + top


@motif("cut-cheese", 440, 230, "stand")
def cut_cheese(brush: Brush) -> str:
    """A wheel with a wedge taken out: crust, paste and, if there is a third colour, seeds in it."""
    crust, paste, seed = (
        brush.own(0, "#D9B27A"),
        brush.own(1, "#F6E3B0"),
        brush.own(2, "#E3CB94"),
    )
    holes = "".join(
        brush.flat(oval(x, y, 5, 4), seed)
        for x, y in ((30, -64), (66, -40), (44, -24), (84, -12), (28, -8), (70, 10), (106, -20))
    )
    wedge = (
        brush.form("M150 -54L268 -20L176 26z", light(paste, 0.2), 0.3, 0.2)
        + brush.form("M176 26L268 -20V34L176 74z", paste, 0.4, 0)
        + brush.form("M150 -54L176 26V74L150 -4z", crust, 0.4, 0)
    )
    return (
        brush.stand(190)
        + brush.form("M-220 -2Q0 -60 230 -2L214 34Q0 70 -200 34z", palette.WOOD, 0.5, 0.4)
        + wheel(brush, 168, 0, 100, crust, notch=False)
        + brush.form("M0 -100L128 -66V34Q80 48 40 50L0 -4z", paste, 0.4, 0.2)
        + brush.flat("M0 -100L128 -66L40 -46z", dark(paste, 0.3))
        + brush.form("M0 -100L40 -46V50L0 -4z", light(paste, 0.3), 0.2, 0)
        + holes
        + wedge
    )


@motif("small-cheeses", 440, 200, "stand")
def small_cheeses(brush: Brush) -> str:
    """Small rounds on a rack."""
    crust = brush.own(0, "#8A8780")
    rack = brush.line(
        "".join(f"M{x} -6L{x * 0.86:.0f} -96" for x in range(-210, 211, 30)), palette.WOOD, 12
    )
    rows = "".join(
        place(wheel(brush, 60, 0, 46, brush.some(crust, 0.08), notch=False), x, y)
        for x, y in ((-110, -76), (20, -80), (140, -76), (-150, -20), (-10, -16), (130, -18))
    )
    return brush.stand(200) + rack + brush.form(box(-224, -10, 448, 16), palette.WOOD) + rows


@motif("bread", 430, 200, "stand", "flat", many=2)
def bread(brush: Brush) -> str:
    crust = brush.own(0, "#C98A45", "#B8742F", "#D6A25C")

    def loaf(x: float, y: float, radius: float) -> str:
        top = f"M{x - radius} {y}C{x - radius} {y - radius * 0.62} {x + radius} {y - radius * 0.62} {x + radius} {y}C{x + radius} {y + radius * 0.3} {x - radius} {y + radius * 0.3} {x - radius} {y}z"
        cuts = f"M{x - radius * 0.5} {y - radius * 0.2}Q{x} {y - radius * 0.42} {x + radius * 0.46} {y - radius * 0.24}M{x - radius * 0.4} {y - radius * 0.02}Q{x} {y - radius * 0.2} {x + radius * 0.5} {y - radius * 0.04}"
        flour = "".join(
            brush.flat(oval(x + dx, y - radius * 0.16 + dy, 4, 2.5), palette.CREAM, 0.85)
            for dx, dy in brush.scatter(26, radius * 0.7, radius * 0.2)
        )
        return (
            brush.form(top, crust, 0.85, 0.55)
            + brush.line(cuts, dark(crust, 0.45), 6, 0.7)
            + brush.line(cuts.replace("M", "M"), light(crust, 0.5), 2.5, 0.7)
            + flour
        )

    pieces = brush.stand(190) + brush.spray(oval(0, 0, 200, 40), "cast", 0.3)
    pieces += loaf(0, -38, 170)
    pieces += loaf(-22, -96, 148) + loaf(26, -146, 122)
    ears = "".join(brush.sprig(150, 6, 130, turn, "#D6A93F", 9, 0.2) for turn in (-28, -8, 14))
    return pieces + ears


@motif("ring-biscuits", 440, 240, "stand", "flat")
def ring_biscuits(brush: Brush) -> str:
    """Rings of baked dough dotted with black seeds."""
    out = brush.stand(190)
    for x, y in (
        (-120, -160),
        (20, -170),
        (140, -150),
        (-160, -76),
        (-40, -88),
        (86, -76),
        (180, -60),
        (-90, -20),
        (40, -16),
    ):
        ring = oval(x, y, 58, 40)
        tint = brush.some("#C98A45", 0.1)
        out += (
            brush.line(oval(x + 6, y + 10, 58, 40), "#26121f", 38, 0.3)
            + brush.line(ring, dark(tint, 0.3), 38)
            + brush.line(ring, tint, 30)
            + brush.line(ring, light(tint, 0.45), 7, 0.8, "22 14")
            + brush.line(ring, palette.INK, 6, 0.9, "1 19")
        )
    return out


@motif("long-biscuits", 460, 220, "stand", "flat")
def long_biscuits(brush: Brush) -> str:
    """Fekkas: long slices cut on the slant, with pale almonds."""
    out = brush.stand(190)
    for x, y, turn in (
        (-110, -40, -10),
        (90, -38, 8),
        (-6, -66, -4),
        (-90, -104, 14),
        (96, -104, -12),
        (0, -140, 4),
    ):
        slice_ = "M-104 -26Q0 -50 104 -26Q120 0 104 26Q0 36 -104 26Q-120 0 -104 -26z"
        nuts = "".join(
            brush.flat(oval(dx, dy, 11, 7), "#F6E7C4") for dx, dy in brush.scatter(7, 84, 16)
        )
        seeds = "".join(
            brush.flat(oval(dx, dy, 3), "#6B4426") for dx, dy in brush.scatter(14, 90, 20)
        )
        out += f'<g transform="translate({x} {y})rotate({turn})">{brush.cast(slice_, 6, 10)}{brush.form(slice_, brush.some("#CE9450", 0.1), 0.5, 0.4)}{brush.line(slice_, "#8A5326", 6, 0.7)}{nuts}{seeds}</g>'
    return out


@motif("couscous", 460, 300, "stand")
def couscous(brush: Brush) -> str:
    """A dish of couscous under vegetables and chickpeas."""
    vegetables = "".join(
        brush.line(f"M{x} {-150 - dy}q{bend} 40 {bend * 1.4:.0f} 84", colour, 26)
        + brush.line(f"M{x - 5} {-150 - dy}q{bend} 30 {bend} 50", light(colour, 0.5), 6, 0.7)
        for x, dy, bend, colour in (
            (-64, 0, -26, "#D9712B"),
            (-8, 40, -4, "#6E8A3A"),
            (52, 26, 22, "#D9712B"),
            (100, -14, 22, "#C9A03A"),
        )
    )
    peas = "".join(
        brush.ball(x, -196 + y, 10, "#E3C98A", shine=0.4) for x, y in brush.scatter(12, 70, 26)
    )
    return plain_couscous(brush) + vegetables + peas


@motif("plain-couscous", 460, 300, "stand")
def plain_couscous(brush: Brush) -> str:
    """Couscous heaped in a dish."""
    grain = brush.own(0, "#E6B95A", "#D9A84A")
    dish = brush.own(1, "#2F6A8F", "#B85C38", "#3C7E6B")
    side = "M-210 -74C-190 -24 -120 -6 -70 0H70C120 -6 190 -24 210 -74z"
    mound = smooth(
        [
            (-188, -78),
            (-120, -150),
            (-40, -212),
            (10, -226),
            (64, -204),
            (136, -140),
            (188, -78),
            (0, -52),
        ]
    )
    grains = "".join(f"M{x:.0f} {-110 + y:.0f}v1" for x, y in brush.scatter(150, 150, 52))
    return (
        brush.stand(170)
        + brush.form(side, dish, 0.8, 0.5)
        + brush.flat(oval(0, -76, 212, 40), light(dish, 0.3))
        + brush.flat(oval(0, -76, 198, 33), dark(dish, 0.4))
        + brush.form(mound, grain, 0.7, 0.6)
        + brush.line(grains, light(grain, 0.6), 5, 0.8)
    )


def fig(brush: Brush, x: float, y: float, size: float, colour: str, open_: bool = False) -> str:
    if open_:
        outline = oval(x, y, size * 0.95, size * 0.9)
        seeds = "".join(
            brush.flat(oval(x + dx, y + dy, 3, 5), "#F3D9A0")
            for dx, dy in brush.scatter(16, size * 0.5, size * 0.46)
        )
        return (
            brush.cast(outline, 6, 8)
            + brush.flat(outline, colour)
            + brush.flat(oval(x, y, size * 0.82, size * 0.77), "#F1DDB8")
            + brush.form(oval(x, y, size * 0.68, size * 0.62), "#B23A3E", 0.6, 0, "o")
            + seeds
        )
    d = smooth(
        [
            (x, y - size * 1.3),
            (x + size * 0.34, y - size * 0.8),
            (x + size, y + size * 0.15),
            (x + size * 0.5, y + size * 0.9),
            (x - size * 0.5, y + size * 0.9),
            (x - size, y + size * 0.15),
            (x - size * 0.34, y - size * 0.8),
        ]
    )
    ribs = f"M{x} {y - size}Q{x - size * 0.75:.0f} {y:.0f} {x - size * 0.36:.0f} {y + size * 0.8:.0f}M{x} {y - size}Q{x + size * 0.2:.0f} {y} {x + size * 0.1:.0f} {y + size * 0.86:.0f}M{x} {y - size}Q{x + size * 0.8:.0f} {y} {x + size * 0.5:.0f} {y + size * 0.75:.0f}"
    return (
        brush.cast(d, 7, 8)
        + brush.form(d, colour, 0.85, 0.35, "o")
        + brush.line(ribs, light(colour, 0.35), 2.5, 0.6)
        + brush.line(f"M{x} {y - size * 1.25}l6 -12", "#6E7A3A", 8)
        + brush.flat(oval(x - size * 0.4, y, size * 0.12, size * 0.22), "#fff6df", 0.5)
    )


@motif("figs", 420, 230, "stand", "flat", many=1)
def figs(brush: Brush) -> str:
    colour = brush.own(0, "#4A2A4E", "#5E3A52", "#6B7A3A")
    leaf = smooth(
        [
            (-210, -20),
            (-150, -110),
            (-90, -90),
            (-60, -170),
            (10, -110),
            (70, -160),
            (90, -80),
            (190, -90),
            (150, 0),
            (60, -10),
            (-40, 14),
            (-130, 6),
        ]
    )
    out = (
        brush.stand(180)
        + brush.form(leaf, "#5E7A3A", 0.6, 0.4)
        + brush.line(
            "M-190 -16Q0 -60 170 -70M-40 -34L-60 -140M30 -46L64 -130", light("#5E7A3A", 0.4), 4, 0.7
        )
    )
    places = [(-104, -60), (0, -66), (104, -58), (-56, -140), (52, -138)][
        : brush.rng.choice((3, 4, 5, 5))
    ]
    for index, (x, y) in enumerate(reversed(places)):
        out += fig(
            brush,
            x + brush.vary(-8, 8),
            y,
            brush.vary(48, 56),
            brush.some(colour, 0.15),
            index == brush.rng.randrange(5),
        )
    return out + fig(brush, brush.rng.choice((-150, 150)), -26, 42, colour, True)


@motif("fig-string", 420, 480, "hang")
def fig_string(brush: Brush) -> str:
    """Dried figs on a rush thread, tied in a ring, with thyme."""
    colour = brush.own(0, "#8A6238")
    out = brush.line("M0 -480V-400", palette.STRAW, 9) + brush.line(
        oval(0, -215, 150, 165), palette.STRAW, 9
    )
    for index in range(14):
        angle = 2 * pi * index / 14
        out += fig(brush, 150 * cos(angle), -215 + 165 * sin(angle), 40, brush.some(colour, 0.16))
    out += brush.sprig(0, -390, 120, 200, "#7A8A5E", 9, 0.2) + brush.sprig(
        0, -390, 120, -20, "#7A8A5E", 9, 0.2
    )
    return out + brush.woven("M-30 -410Q0 -424 30 -410V-376Q0 -362 -30 -376z", "weave-fine", 0.4)


def almond(x: float, y: float, size: float, turn: float, brush: Brush, colour: str) -> str:
    d = f"M{-size} 0C{-size * 0.5} {-size * 0.75} {size * 0.5:.0f} {-size * 0.6:.0f} {size} 0C{size * 0.5:.0f} {size * 0.62:.0f} {-size * 0.5:.0f} {size * 0.7:.0f} {-size} 0z"
    lines = f"M{-size * 0.7:.0f} -3Q0 {-size * 0.36:.0f} {size * 0.8:.0f} -1M{-size * 0.7:.0f} 3Q0 {size * 0.26:.0f} {size * 0.8:.0f} 2M{-size * 0.8:.0f} 0H{size * 0.8:.0f}"
    return f'<g transform="translate({x:.0f} {y:.0f})rotate({turn:.0f})">{brush.cast(d, 4, 6)}{brush.form(d, colour, 0.7, 0.4)}{brush.line(lines, dark(colour, 0.4), 2, 0.6)}</g>'


@motif("almonds", 440, 240, "flat", "stand")
def almonds(brush: Brush) -> str:
    colour = brush.own(0, "#A5653A", "#B57A48", "#8E5230")
    out = brush.spray(oval(10, -70, 230, 110), "cast", 0.5)
    for x, y in brush.scatter(34, 185, 80):
        blanched = brush.rng.random() < 0.12
        out += almond(
            x,
            -100 + y,
            brush.vary(34, 44),
            brush.vary(0, 360),
            brush,
            "#F0E1BF" if blanched else brush.some(colour, 0.15),
        )
    out += brush.sprig(60, -40, 170, -20, "#7E9A4E", 7, 0.28)
    return out + "".join(
        flower(brush, x, y, 30, "#F7DDE0", "#B23A5A") for x, y in ((190, -110), (150, -50))
    )


def flower(
    brush: Brush, x: float, y: float, size: float, petal: str, heart: str, petals: int = 5
) -> str:
    turn = brush.vary(0, 70)
    blade = f"M0 0C{size * 0.6:.0f} {-size * 0.3:.0f} {size * 0.5:.0f} {-size:.0f} 0 {-size:.0f}C{-size * 0.5:.0f} {-size:.0f} {-size * 0.6:.0f} {-size * 0.3:.0f} 0 0z"
    parts = "".join(
        f'<path transform="rotate({turn + 360 * i / petals:.0f})" d="{blade}" fill="{brush.some(petal, 0.1)}"/>'
        for i in range(petals)
    )
    return f'<g transform="translate({x:.0f} {y:.0f})">{parts}{brush.ball(0, 0, size * 0.24, heart, shine=0.3)}</g>'


@motif("olives", 420, 230, "stand", "flat")
def olives(brush: Brush) -> str:
    colours = (brush.own(0, "#6E7A2A", "#4A5A22"), brush.own(1, "#8A8F3A", "#7A4A4E"))
    lemon, dish = brush.own(2, ""), oval(0, -66, 216, 74)
    out = (
        brush.stand(180)
        + brush.sprig(-30, -110, 240, -34, "#7C8A5A", 9, 0.34)
        + brush.sprig(30, -110, 240, 208, "#6A7A4A", 9, 0.34)
        + brush.form(dish, "#B5623B", 0.6, 0.4, "o")
        + brush.form(oval(0, -70, 186, 56), dark("#B5623B", 0.45), 0.3, 0)
    )
    for x, y in brush.scatter(30, 160, 62):
        turn = brush.vary(-40, 40)
        out += f'<g transform="translate({x:.0f} {-80 + y:.0f})rotate({turn:.0f})">{brush.ball(0, 0, 36, brush.some(brush.pick(*colours), 0.12), 28, 0.75)}</g>'
    if lemon:
        out += "".join(
            brush.form(f"M{x} {y}a62 62 0 0 0 96 -40z", lemon, 0.3, 0.2)
            + brush.line(f"M{x + 10} {y - 4}L{x + 88} {y - 36}", "#FBF3C4", 10)
            for x, y in ((-130, -60), (40, -70), (-30, -30))
        )
    return out


def heap_of_fruit(brush: Brush, colour: str, size: float) -> str:
    """Round fruit piled up: three, and two on them; smaller ones in more rows."""
    step = size * 1.86
    out = ""
    rows = 2 if size > 60 else 3
    for row in range(rows):
        count = rows + 1 + (size <= 60) - row
        for index in range(count):
            x = (index - (count - 1) / 2) * step + brush.vary(-6, 6)
            y = -size * 0.86 - row * size * 1.4 + brush.vary(-4, 4)
            out += brush.ball(x, y, size, brush.some(colour, 0.1), shine=0.4)
            out += brush.flat(oval(x + 6, y - size * 0.72, 6, 4), dark(colour, 0.5))
    return out


@motif("oranges", 420, 270, "stand")
def oranges(brush: Brush) -> str:
    """Bitter oranges, two of them cut in half."""
    halves = "".join(
        brush.form(oval(x, -62, 78), "#E08A26", 0.4, 0.2, "o")
        + brush.flat(oval(x, -62, 68), "#FBE7C0")
        + "".join(
            f'<path transform="translate({x} -62)rotate({turn})" d="M0 -8L-22 -52Q0 -64 22 -52z" fill="#EFA33A"/>'
            for turn in range(0, 360, 45)
        )
        for x in (-92, 96)
    )
    leaves = brush.leaf(60, -232, 96, -24, "#4E7A32") + brush.leaf(56, -230, 88, -150, "#5E8A3E")
    return brush.stand(180) + heap_of_fruit(brush, "#E08A26", 72) + leaves + halves


@motif("quinces", 460, 280, "stand")
def quinces(brush: Brush) -> str:
    """Yellow quinces on a board."""
    fruit = ""
    for x, y in ((-60, -160), (76, -158), (-140, -76), (4, -80), (146, -76)):
        d = smooth(
            [
                (x - 12, y - 84),
                (x + 12, y - 84),
                (x + 58, y - 48),
                (x + 76, y + 4),
                (x + 48, y + 58),
                (x, y + 66),
                (x - 48, y + 58),
                (x - 76, y + 4),
                (x - 58, y - 48),
            ]
        )
        fruit += brush.cast(d, 5, 8) + brush.form(d, brush.some("#DDBB3A", 0.08), 0.75, 0.35, "o")
        fruit += brush.leaf(x, y - 88, 54, -30, "#6E8A3A", 0.4)
    board = brush.form("M-230 -22H230L214 10H-214z", palette.WOOD, 0.5, 0.5, "b")
    return brush.stand(200) + board + fruit


@motif("plums", 460, 260, "stand")
def plums(brush: Brush) -> str:
    """Dark plums in a wooden crate."""
    slats = "".join(
        brush.form(box(-216, y, 432, 44), brush.some("#C99A5E", 0.08), 0.5, 0.4, "b")
        for y in (-104, -52)
    )
    pile = "".join(
        brush.ball(x, -124 + y, 42, brush.some("#4A2A5A", 0.14), 36, 0.6)
        for x, y in brush.scatter(34, 180, 46)
    )
    posts = brush.form(box(-224, -124, 32, 124), "#A5713C") + brush.form(
        box(192, -124, 32, 124), "#A5713C"
    )
    return brush.stand(200) + brush.flat(box(-210, -110, 420, 60), "#3A241A") + pile + slats + posts


@motif("arbutus", 420, 330, "stand", "flat")
def arbutus(brush: Brush) -> str:
    """A branch of the strawberry tree: round rough fruit, red and orange, among long leaves."""
    leaves = "".join(
        brush.leaf(x, y, 150, turn, brush.some("#3F6B35", 0.15), 0.26)
        for x, y, turn in (
            (-20, -150, 190),
            (-30, -190, 220),
            (0, -210, 255),
            (30, -200, 290),
            (50, -170, 330),
            (60, -130, 5),
            (-10, -110, 165),
            (20, -90, 20),
            (-40, -90, 140),
            (60, -90, 40),
        )
    )
    fruit = ""
    for x, y in (
        (-110, -170),
        (-20, -190),
        (80, -180),
        (-70, -104),
        (30, -110),
        (130, -104),
        (-20, -44),
        (84, -40),
        (-120, -46),
    ):
        tint = brush.some(brush.pick("#C4312A", "#C4312A", "#E07A2B", "#E3A83A"), 0.06)
        fruit += brush.ball(x, y, 44, tint, shine=0.3)
        fruit += "".join(
            brush.flat(oval(x + dx, y + dy, 4), light(tint, 0.35), 0.9)
            for dx, dy in brush.scatter(26, 38, 38)
        )
    return (
        brush.stand(160)
        + brush.line("M-200 -20Q-60 -60 40 -190T120 -320", "#6B4630", 14)
        + leaves
        + fruit
    )


@motif("peppers", 460, 260, "stand")
def peppers(brush: Brush) -> str:
    """Red and green peppers, charred by the embers, on a dish."""
    dish = oval(0, -56, 226, 66)
    out = brush.stand(190) + brush.form(dish, "#B5623B", 0.6, 0.4, "o")
    out += brush.form(oval(0, -62, 196, 50), dark("#B5623B", 0.35), 0.3, 0)
    for x, y, turn, tint in (
        (-70, -130, -24, "#B5241E"),
        (70, -136, 18, "#4E8A32"),
        (-120, -76, -8, "#C2301F"),
        (110, -78, 14, "#B5241E"),
        (-6, -84, 4, "#C2301F"),
        (20, -40, -6, "#4E8A32"),
    ):
        body = "M-96 -6C-100 -52 -60 -52 -20 -44C40 -46 110 -30 120 6C100 34 40 40 -20 38C-70 46 -98 32 -96 -6z"
        char = "".join(
            brush.flat(oval(dx, dy, brush.vary(9, 20), 8), "#2B1A16", 0.75)
            for dx, dy in brush.scatter(6, 70, 24)
        )
        inner = (
            brush.cast(body, 5, 9)
            + brush.form(body, brush.some(tint, 0.06), 0.7, 0.4, "b")
            + brush.line("M-60 -26Q10 -34 80 -14", "#fff6df", 8, 0.6)
            + brush.line("M-60 10Q20 22 96 8", dark(tint, 0.35), 5, 0.6)
            + char
            + brush.line("M-94 -4q-30 -6 -40 -30", "#4E7A32", 15)
            + brush.leaf(-92, -4, 34, 140, "#4E7A32", 0.5)
        )
        out += f'<g transform="translate({x} {y})rotate({turn})">{inner}</g>'
    return out


def grain(brush: Brush, rx: float, ry: float, y: float) -> str:
    """A flat heap of grain."""
    tint = brush.own(0, "#D9A84A")
    heap = oval(0, y, rx, ry)
    dots = "".join(f"M{x:.0f} {y + dy:.0f}v1" for x, dy in brush.scatter(260, rx, ry))
    return (
        brush.form(heap, tint, 0.4, 0.4, "o")
        + brush.line(dots, light(tint, 0.5), 7, 0.9)
        + brush.line(dots.replace("v1", "h2"), dark(tint, 0.35), 3, 0.5)
    )


@motif("winnowing-tray", 460, 340, "flat")
def winnowing_tray(brush: Brush) -> str:
    """A palm tray with grain."""
    tray = oval(0, -170, 225, 168)
    rows = "".join(
        brush.line(oval(0, -170, r, r * 0.74), dark(palette.STRAW, 0.35), 6, 0.7, "12 8")
        for r in (212, 190, 168)
    )
    return (
        brush.cast(tray, 12, 18)
        + brush.form(tray, palette.STRAW, 0.5, 0.4, "o")
        + rows
        + grain(brush, 150, 104, -170)
    )


@motif("drying-cloth", 520, 380, "flat")
def drying_cloth(brush: Brush) -> str:
    """Grain spread on a linen cloth."""
    linen = smooth(
        [
            (-256, -370),
            (0, -384),
            (256, -366),
            (262, -190),
            (254, -6),
            (0, 4),
            (-258, -10),
            (-262, -190),
        ]
    )
    return (
        brush.cast(linen, 12, 18)
        + brush.form(linen, "#F4ECDC", 0.4, 0.3)
        + brush.line("M-236 -350H236M-236 -26H236", palette.RED, 8)
        + grain(brush, 190, 118, -190)
    )


@motif("millstone", 460, 280, "stand")
def millstone(brush: Brush) -> str:
    """A hand mill: two round stones, a wooden handle, shining paste running out."""
    paste = brush.own(0, "#8A4B1D")
    return (
        brush.stand(210)
        + brush.form(
            "M-220 -40A220 60 0 0 0 220 -40V-10A220 60 0 0 1 -220 -10z", "#8A857A", 0.7, 0.4
        )
        + brush.flat(oval(0, -40, 220, 60), "#A9A498")
        + brush.form(oval(0, -50, 190, 50), paste, 0.3, 0.5)
        + brush.form("M-160 -160V-60A160 44 0 0 0 160 -60V-160z", "#9A958A", 0.8, 0.4)
        + brush.form(oval(0, -160, 160, 44), "#BDB8AA", 0.3, 0.4)
        + brush.flat(oval(0, -160, 36, 11), dark("#9A958A", 0.5))
        + brush.line("M100 -160V-260", palette.WOOD, 26)
        + brush.form(
            smooth([(-226, -30), (-170, -24), (-160, 10), (-196, 24), (-234, 6)]), paste, 0.3, 0.6
        )
        + brush.line("M-120 -36Q-40 -20 60 -24", "#fff6df", 7, 0.7)
    )


@motif("honeycomb", 420, 320, "stand", "flat")
def honeycomb(brush: Brush) -> str:
    gold = brush.some(brush.pick("#D9982B", "#C97F1E", "#E3AE3F"), 0.06)
    outline = smooth(
        [
            (-190, -40),
            (-200, -200),
            (-120, -290),
            (40, -300),
            (180, -270),
            (196, -120),
            (150, -20),
            (60, -8),
            (-60, -18),
        ]
    )
    cells = []
    size = 27
    for row in range(-1, 9):
        for column in range(-5, 6):
            x, y = column * size * 1.75 + (row % 2) * size * 0.875, -row * size * 1.52 - 14
            tint = brush.rng.choice(
                (gold, light(gold, 0.2), dark(gold, 0.16), "#F3D58A", dark(gold, 0.3))
            )
            points = [
                (x + size * 0.9 * sin(pi * k / 3), y + size * 0.9 * cos(pi * k / 3))
                for k in range(6)
            ]
            cells.append(
                brush.flat(poly(*points), tint)
                + brush.flat(oval(x - 7, y - 8, 6, 4), "#fff6df", 0.6)
            )
    drip = smooth(
        [(-60, -30), (-52, 10), (-20, 26), (60, 24), (130, 34), (150, 10), (80, -20), (70, -60)]
    )
    return (
        brush.stand(190)
        + brush.form(drip, "#B5651D", 0.3, 0.5)
        + brush.cast(outline, 12, 14)
        + brush.flat(outline, dark(gold, 0.45))
        + brush.clipped(outline, "".join(cells))
        + brush.spray(outline, "shade-r", 0.55)
        + brush.spray(outline, "shine-t", 0.35)
        + brush.line("M-30 6Q20 18 90 16", "#fff6df", 6, 0.7)
    )


@motif("comb-frame", 520, 400, "stand", "flat")
def comb_frame(brush: Brush) -> str:
    """A whole comb in its wooden frame."""
    bars = (
        brush.form(box(-250, -390, 500, 40), "#C99A5E", 0.5, 0.5, "b")
        + brush.form(box(-214, -350, 34, 340), "#C99A5E")
        + brush.form(box(180, -350, 34, 340), "#B98A4E")
        + brush.form(box(-214, -30, 428, 30), "#C99A5E", 0.5, 0.5, "b")
    )
    return brush.clipped(box(-190, -356, 380, 340), place(honeycomb(brush), 0, 10, 1.2)) + bars


@motif("herbs", 380, 380, "hang", many=2)
def herbs(brush: Brush) -> str:
    green = brush.own(0, "#5E7A4A", "#7A8A5E", "#4E6B3A", "#8A9A6A")
    bloom = brush.own(1, "#8A6AA8", "#C9A23A", "")
    stems = ""
    for index in range(13):
        turn = -90 + (index - 6) * 7.5 + brush.vary(-3, 3)
        length = brush.vary(230, 300)
        stems += brush.sprig(0, -80, length, turn, brush.some(green, 0.2), 11, 0.17)
        if bloom:
            x, y = cos(turn * pi / 180) * length, -80 + sin(turn * pi / 180) * length
            stems += "".join(
                brush.flat(oval(x + dx, y + dy, 8), brush.some(bloom, 0.2))
                for dx, dy in brush.scatter(7, 14, 26)
            )
    tail = "".join(
        brush.line(f"M{dx * 0.3:.0f} -90L{dx} 0", dark(green, 0.35), 6) for dx in range(-50, 51, 12)
    )
    tie = "M-30 -112Q0 -100 30 -112L34 -76Q0 -64 -34 -76z"
    return (
        brush.spray(oval(30, -180, 190, 180), "cast", 0.35)
        + tail
        + stems
        + brush.woven(tie, "weave-fine", 0.5)
        + brush.line("M10 -72l26 46M6 -72l-8 50", brush.second, 6)
    )


@motif("herb-bag", 300, 400, "stand")
def herb_bag(brush: Brush) -> str:
    """Dry leaves that look out of a paper bag."""
    leaves = "".join(
        brush.leaf(x, -240, brush.vary(90, 140), turn, brush.some("#6E8A5A", 0.2), 0.4)
        for x, turn in zip(range(-90, 91, 18), range(-150, -28, 11), strict=False)
    )
    bag = "M-130 -250L-112 -276L-84 -250L-52 -278L-18 -250L18 -278L50 -250L84 -276L112 -250L130 -262L122 0H-122z"
    scattered = "".join(
        brush.leaf(x, 8 + y, 40, brush.vary(0, 360), brush.some("#6E8A5A", 0.2), 0.5)
        for x, y in brush.scatter(8, 190, 16)
    )
    return (
        brush.stand(120)
        + leaves
        + brush.form(bag, "#D3B484", 0.7, 0.4)
        + brush.flat(box(-70, -176, 140, 96), palette.CHALK)
        + brush.woven(box(-70, -176, 140, 26), "weave-fine", 0)
        + brush.line("M-40 -126H40M-30 -104H30", palette.INK, 5, 0.6)
        + scattered
    )


@motif("flowers", 420, 380, "stand", "flat", many=1)
def flowers(brush: Brush) -> str:
    first = brush.own(0, "#E9A0A8", "#F7F0E3", "#8A6AA8")
    kinds = (first, brush.own(1, light(first, 0.3)), brush.own(2, first))
    basket = "M-130 -120L-104 0H104L130 -120z"
    weave = "".join(
        f"M{-128 + row * 5} {-108 + row * 22}Q0 {-98 + row * 22} {128 - row * 5} {-108 + row * 22}"
        for row in range(5)
    )
    out = brush.stand(120)
    out += "".join(
        brush.leaf(0, -110, brush.vary(170, 230), turn, brush.some("#5E7A4A", 0.2), 0.16)
        for turn in range(-160, -15, 12)
    )
    for x, y in brush.scatter(26, 170, 92):
        petal = brush.pick(*kinds)
        out += brush.flat(oval(x + 6, -206 + y + 8, 32), "#26121f", 0.18)
        out += flower(brush, x, -206 + y, brush.vary(30, 42), petal, "#E3B23A", 8) + flower(
            brush, x, -206 + y, 18, light(petal, 0.3), "#C98A1B", 5
        )
    return (
        out
        + brush.form(basket, palette.STRAW, 0.8, 0.5)
        + brush.line(weave, dark(palette.STRAW, 0.35), 5, 0.7)
        + brush.line("M-130 -120Q0 -104 130 -120", light(palette.STRAW, 0.4), 12)
    )


@motif("soap", 360, 220, "stand", many=1)
def soap(brush: Brush) -> str:
    colour = brush.own(0, "#A9A45E", "#D9C79A", "#8A9A5E", "#C9A07A")

    def bar(x: float, y: float, tint: str) -> str:
        top = poly((x - 110, y - 66), (x - 70, y - 104), (x + 130, y - 104), (x + 96, y - 66))
        front = poly((x - 110, y - 66), (x + 96, y - 66), (x + 96, y), (x - 110, y))
        end = poly((x + 96, y - 66), (x + 130, y - 104), (x + 130, y - 40), (x + 96, y))
        stamp = brush.line(oval(x - 8, y - 33, 26, 22), dark(tint, 0.3), 4) + brush.leaf(
            x - 26, y - 26, 40, -24, dark(tint, 0.3), 0.3
        )
        return (
            brush.form(front, tint, 0.5, 0.4)
            + brush.flat(top, light(tint, 0.4))
            + brush.flat(end, dark(tint, 0.35))
            + stamp
        )

    out = (
        brush.stand(150, 10)
        + bar(-36, 0, colour)
        + bar(44, -2, light(colour, 0.06))
        + bar(0, -80, light(colour, 0.12))
    )
    wrap = poly((-52, -146), (-14, -184), (42, -184), (8, -146), (8, -80), (-52, -80))
    bubbles = "".join(
        brush.line(oval(x, -8 + y, r), "#fffdf2", 3, 0.8)
        for (x, y), r in zip(brush.scatter(7, 190, 14), (14, 9, 18, 8, 12, 7, 10), strict=True)
    )
    return (
        out
        + brush.woven(wrap, "weave-fine", 0.4)
        + brush.sprig(90, 10, 130, -14, "#6E8A4A", 7, 0.3)
        + bubbles
    )


@motif("soap-frames", 520, 340, "flat", "stand")
def soap_frames(brush: Brush) -> str:
    """Soap hardening in wooden frames, scored into bars."""
    paste = brush.own(0, "#A9A45E")
    out = ""
    for x, y, share in ((-128, -176, 0), (128, -170, 0.15), (-124, -10, 0.1), (130, -6, 0)):
        frame = box(x - 118, y - 140, 236, 140)
        out += brush.cast(frame, 9, 13) + brush.form(
            box(x - 106, y - 128, 212, 116), light(paste, share), 0.4, 0.4
        )
        out += brush.line(
            f"M{x - 36} {y - 128}v116M{x + 36} {y - 128}v116M{x - 106} {y - 70}h212",
            dark(paste, 0.35),
            5,
        )
        out += brush.line(box(x - 108, y - 130, 216, 120), "#8A5A33", 20)
    return out


@motif("soap-tub", 340, 280, "stand")
def soap_tub(brush: Brush) -> str:
    """Brown soap paste in a tub, a wooden spoon in it."""
    paste = brush.own(0, "#5A3A1E")
    return (
        brush.stand(140)
        + brush.line("M40 -180L130 -290", palette.WOOD, 20)
        + brush.form("M-140 -170L-120 0H120L140 -170z", "#C9B58A", 0.8, 0.5)
        + brush.woven("M-134 -120L-126 -52H126L134 -120z", "weave-fine", 0.5)
        + brush.flat(oval(0, -170, 142, 34), light("#C9B58A", 0.4))
        + brush.form(
            smooth([(-126, -168), (-60, -196), (0, -214), (50, -194), (126, -168), (0, -142)]),
            paste,
            0.4,
            0.5,
        )
        + brush.line("M-60 -178q40 -26 90 -16", "#fff6df", 7, 0.6)
    )


@motif("heaps", 460, 230, "stand")
def heaps(brush: Brush) -> str:
    """Three dishes of powder, each of its own colour."""
    colours = (brush.own(0, "#C9531F"), brush.own(1, "#D99A1E"), brush.own(2, "#8E2A1E"))
    out = ""
    for index, (x, y, size) in enumerate(((-110, -70, 0.8), (116, -74, 0.8), (0, 0, 1.0))):
        colour = colours[index]
        rim, side = 128 * size, 74 * size
        heap = f"M{x - rim * 0.9:.0f} {y - side:.0f}Q{x - rim * 0.2:.0f} {y - side - 60 * size:.0f} {x} {y - side - 104 * size:.0f}Q{x + rim * 0.3:.0f} {y - side - 56 * size:.0f} {x + rim * 0.9:.0f} {y - side:.0f}A{rim * 0.9:.0f} {rim * 0.2:.0f} 0 0 1 {x - rim * 0.9:.0f} {y - side:.0f}z"
        pan = f"M{x - rim:.0f} {y - side:.0f}C{x - rim * 0.9:.0f} {y - 20 * size:.0f} {x - rim * 0.5:.0f} {y} {x - rim * 0.4:.0f} {y}H{x + rim * 0.4:.0f}C{x + rim * 0.5:.0f} {y} {x + rim * 0.9:.0f} {y - 20 * size:.0f} {x + rim:.0f} {y - side:.0f}z"
        clay = brush.some(brush.pick("#B5623B", "#2F6A8F", "#D9C6A4", "#8A5A33"))
        out += (
            brush.stand(rim * 0.7, x, y)
            + brush.flat(oval(x, y - side, rim, rim * 0.23), light(clay, 0.3))
            + brush.form(pan, clay, 0.8, 0.5)
        )
        out += brush.form(heap, colour, 0.7, 0.6) + brush.line(
            "".join(
                f"M{x + dx:.0f} {y - side - 22 * size + dy:.0f}v1"
                for dx, dy in brush.scatter(40, rim * 0.6, 24 * size)
            ),
            light(colour, 0.5),
            4,
            0.7,
        )
    return out


@motif("spices", 460, 230, "stand")
def spices(brush: Brush) -> str:
    """Heaps of ground spices and sticks of cinnamon."""
    stick = "".join(
        brush.line(f"M{150 + i * 16} 14l44 -120", "#8A4B26", 15)
        + brush.line(f"M{146 + i * 16} 14l44 -120", "#C98A5A", 4)
        for i in range(2)
    )
    return heaps(brush) + stick


@motif("fish", 460, 220, "flat", "stand", many=1)
def fish(brush: Brush) -> str:
    silver = brush.own(0, "#9FB2BC", "#B5BFC2", "#8AA0B5")
    dish = oval(0, -96, 228, 92)
    glaze = brush.own(1, "#2F6A8F", "#F1E7D2", "#B85C38")
    out = (
        brush.cast(dish, 12, 18)
        + brush.form(dish, glaze, 0.6, 0.4, "o")
        + brush.line(
            oval(0, -96, 206, 78), light(glaze, 0.5) if glaze != "#F1E7D2" else palette.SKY, 5
        )
    )
    for y, tint in ((-150, silver), (-104, brush.some(silver, 0.15)), (-58, silver)):
        body = f"M-180 {y}C-120 {y - 42} 20 {y - 44} 110 {y - 8}L172 {y - 36}Q158 {y} 172 {y + 34}L110 {y + 8}C20 {y + 40} -120 {y + 36} -180 {y}z"
        scales = "".join(f"M{x} {y - 16}q12 16 0 32" for x in range(-96, 90, 22))
        out += (
            brush.cast(body, 5, 9)
            + brush.form(body, tint, 0.5, 0.3, "b")
            + brush.flat(
                f"M-170 {y - 4}C-110 {y - 38} 20 {y - 40} 110 {y - 8}C20 {y - 18} -110 {y - 14} -170 {y - 4}z",
                dark(silver, 0.45),
                0.75,
            )
        )
        out += (
            brush.line(scales, "#fffdf2", 3, 0.5)
            + brush.flat(oval(-142, y - 8, 9), "#FBF7F0")
            + brush.flat(oval(-142, y - 8, 5), palette.INK)
            + brush.line(f"M-112 {y - 24}q16 24 0 44", dark(silver, 0.4), 4)
        )
    lemon = "".join(
        brush.flat(oval(x, y, 40, 36), "#E6C23A")
        + brush.flat(oval(x, y, 33, 29), "#F7E9A8")
        + brush.line(
            "".join(
                f"M{x} {y}l{28 * cos(k * pi / 4):.0f} {25 * sin(k * pi / 4):.0f}" for k in range(8)
            ),
            "#E6C23A",
            3,
        )
        for x, y in ((126, -20), (176, -56))
    )
    return out + lemon + brush.sprig(-190, -16, 120, -18, "#5E8A3E", 7, 0.34)
