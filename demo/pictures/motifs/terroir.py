"""What the fields, the hives and the sea give."""

from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, oval, poly, smooth
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
    crust = brush.some(brush.pick("#F3E9D2", "#EFE2BE", "#E9D7AE"), 0.05)
    leaves = "".join(
        brush.leaf(x, -4, 150, turn, brush.some("#4E6B32"), 0.3)
        for x, turn in ((-70, 172), (70, 8), (-40, 155), (60, 24))
    )
    second = (
        f'<g transform="translate(12 -98)scale(.84)">{wheel(brush, 150, 0, 84, crust)}</g>'
        if brush.rng.random() < 0.6
        else ""
    )
    cut = ""
    if not second:
        wedge = "M0 -92L96 -56L96 36L0 0z"
        cut = (
            brush.flat("M0 -92L104 -62L30 -48z", dark(crust, 0.5))
            + brush.form(wedge, "#FBF3DD", 0.5, 0)
            + brush.form("M0 -92V0L-6 44L-6 -46z", "#FFF8E6", 0, 0)
        )
        cut += "".join(
            brush.flat(oval(x, y, 5, 4), dark("#F3E3B8", 0.15))
            for x, y in ((24, -50), (60, -24), (40, -10), (74, 8))
        )
    return brush.stand(170) + leaves + wheel(brush, 168, 0, 92, crust) + cut + second


@motif("bread", 430, 200, "stand", "flat", many=2)
def bread(brush: Brush) -> str:
    crust = brush.some(brush.pick("#C98A45", "#B8742F", "#D6A25C"), 0.08)

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
    pieces += loaf(-22, -96, 148) if brush.rng.random() < 0.75 else ""
    pieces += loaf(26, -146, 122) if brush.rng.random() < 0.45 else ""
    ears = "".join(brush.sprig(150, 6, 130, turn, "#D6A93F", 9, 0.2) for turn in (-28, -8, 14))
    return pieces + ears


@motif("couscous", 460, 300, "stand")
def couscous(brush: Brush) -> str:
    dish = brush.some(brush.pick("#2F6A8F", "#B85C38", "#3C7E6B", "#8A5A33"))
    grain = brush.some(brush.pick("#E6B95A", "#D9A84A", "#C99A57"), 0.06)
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
    if brush.rng.random() < 0.35:
        vegetables = ""
    return (
        brush.stand(170)
        + brush.form(side, dish, 0.8, 0.5)
        + brush.flat(oval(0, -76, 212, 40), light(dish, 0.3))
        + brush.flat(oval(0, -76, 198, 33), dark(dish, 0.4))
        + brush.form(mound, grain, 0.7, 0.6)
        + brush.line(grains, light(grain, 0.6), 5, 0.8)
        + vegetables
        + (peas if vegetables else "")
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
    colour = brush.pick("#4A2A4E", "#5E3A52", "#8A6A3A", "#6B7A3A", "#A9824A")
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


def almond(x: float, y: float, size: float, turn: float, brush: Brush, colour: str) -> str:
    d = f"M{-size} 0C{-size * 0.5} {-size * 0.75} {size * 0.5:.0f} {-size * 0.6:.0f} {size} 0C{size * 0.5:.0f} {size * 0.62:.0f} {-size * 0.5:.0f} {size * 0.7:.0f} {-size} 0z"
    lines = f"M{-size * 0.7:.0f} -3Q0 {-size * 0.36:.0f} {size * 0.8:.0f} -1M{-size * 0.7:.0f} 3Q0 {size * 0.26:.0f} {size * 0.8:.0f} 2M{-size * 0.8:.0f} 0H{size * 0.8:.0f}"
    return f'<g transform="translate({x:.0f} {y:.0f})rotate({turn:.0f})">{brush.cast(d, 4, 6)}{brush.form(d, colour, 0.7, 0.4)}{brush.line(lines, dark(colour, 0.4), 2, 0.6)}</g>'


@motif("almonds", 440, 240, "flat", "stand")
def almonds(brush: Brush) -> str:
    colour = brush.pick("#A5653A", "#B57A48", "#8E5230")
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
    colours = brush.rng.choice(
        (
            ("#6E7A2A", "#8A8F3A"),
            ("#3A2A3A", "#5A3A4A"),
            ("#7A4A4E", "#6E7A2A"),
            ("#4A5A22", "#A9A23E"),
        )
    )
    out = (
        brush.stand(180)
        + brush.sprig(-30, -110, 240, -34, "#7C8A5A", 9, 0.34)
        + brush.sprig(30, -110, 240, 208, "#6A7A4A", 9, 0.34)
    )
    for x, y in brush.scatter(30, 160, 62):
        turn = brush.vary(-40, 40)
        out += f'<g transform="translate({x:.0f} {-80 + y:.0f})rotate({turn:.0f})">{brush.ball(0, 0, 36, brush.some(brush.pick(*colours), 0.12), 28, 0.75)}</g>'
    return out


@motif("fruit", 420, 270, "stand")
def fruit(brush: Brush) -> str:
    kind = brush.pick("orange", "pomegranate", "strawberry", "lemon", "peach")
    colour = {
        "orange": "#E08A26",
        "pomegranate": "#B5313A",
        "strawberry": "#C22C36",
        "lemon": "#E6C23A",
        "peach": "#E59A62",
    }[kind]
    out = brush.stand(180)
    size = {"strawberry": 50}.get(kind, 76)
    rows = (
        ((-130, -66), (130, -62), (0, -62), (-66, -172), (66, -168))
        if size > 60
        else (
            (-140, -52),
            (-48, -48),
            (48, -50),
            (140, -52),
            (-94, -120),
            (0, -122),
            (92, -118),
            (-44, -186),
            (48, -184),
        )
    )
    for column, row in rows:
        x, y = column + brush.vary(-8, 8), row + brush.vary(-5, 5)
        tint = brush.some(colour, 0.12)
        if kind == "strawberry":
            d = smooth(
                [
                    (x, y + 62),
                    (x - 44, y + 6),
                    (x - 40, y - 38),
                    (x, y - 46),
                    (x + 40, y - 38),
                    (x + 44, y + 6),
                ]
            )
            out += brush.form(d, tint, 0.8, 0.3, "o") + "".join(
                brush.flat(oval(x + dx, y + dy, 2.5, 4), "#F3D48A")
                for dx, dy in brush.scatter(12, 30, 36)
            )
            out += "".join(
                brush.leaf(x, y - 42, 34, turn, "#4E7A32", 0.4) for turn in (200, 240, 300, 340)
            )
        else:
            out += brush.ball(x, y, size * (1.15 if kind == "lemon" else 1), tint, size)
            if kind == "pomegranate":
                out += brush.form(
                    poly(
                        (x - 18, y - 70),
                        (x - 26, y - 100),
                        (x - 8, y - 88),
                        (x, y - 106),
                        (x + 10, y - 88),
                        (x + 26, y - 100),
                        (x + 18, y - 70),
                    ),
                    dark(colour, 0.2),
                    0.5,
                    0.3,
                )
            else:
                out += brush.flat(oval(x + 8, y - size * 0.72, 7, 4), dark(colour, 0.5))
                out += "".join(
                    brush.flat(oval(x + dx, y + dy, 2), dark(colour, 0.25), 0.6)
                    for dx, dy in brush.scatter(10, size * 0.7, size * 0.7)
                )
    if kind != "strawberry":
        out += brush.leaf(60, -232, 96, -24, "#4E7A32") + brush.leaf(56, -230, 88, -150, "#5E8A3E")
    if kind == "pomegranate":
        d = oval(-6, -42, 68, 58)
        out += (
            brush.flat(d, "#C9444A")
            + brush.flat(oval(-6, -42, 60, 50), "#F3DDB0")
            + "".join(
                brush.ball(-6 + dx, -42 + dy, 9, "#A8142B", shine=0.8)
                for dx, dy in brush.scatter(26, 48, 38)
            )
        )
    return out


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


@motif("herbs", 380, 380, "flat", "hang", "stand", many=3)
def herbs(brush: Brush) -> str:
    green = brush.some(brush.pick("#5E7A4A", "#7A8A5E", "#4E6B3A", "#8A9A6A"), 0.1)
    bloom = brush.pick("#8A6AA8", "#C9A23A", "#B8A0C9", "")
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


@motif("flowers", 420, 380, "stand", "flat", many=2)
def flowers(brush: Brush) -> str:
    kinds = brush.rng.choice(
        (
            ("#E9A0A8", "#C9506A", "#F3C9C6"),
            ("#F7F0E3", "#FBE7D2", "#F3DDB0"),
            ("#8A6AA8", "#A98AC9", "#6E4E8E"),
            ("#E08A26", "#F0B040", "#D9712B"),
        )
    )
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


@motif("soap", 360, 220, "stand", "flat", many=2)
def soap(brush: Brush) -> str:
    colour = brush.some(
        brush.pick("#A9A45E", "#D9C79A", "#8A9A5E", "#C9A07A", "#E3D3BC", "#9CB0A0"), 0.06
    )

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
        + bar(44, -2, brush.some(colour, 0.2))
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


@motif("spices", 460, 230, "stand", "flat")
def spices(brush: Brush) -> str:
    colours = ["#C9531F", "#D99A1E", "#8E2A1E", "#6B4A26", "#A9791C", "#B5442A"]
    brush.rng.shuffle(colours)
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
    stick = "".join(
        brush.line(f"M{150 + i * 16} 14l44 -120", "#8A4B26", 15)
        + brush.line(f"M{146 + i * 16} 14l44 -120", "#C98A5A", 4)
        for i in range(2)
    )
    return out + stick


@motif("fish", 460, 220, "flat", "stand", many=1)
def fish(brush: Brush) -> str:
    silver = brush.some(brush.pick("#9FB2BC", "#B5BFC2", "#C58A7A", "#8AA0B5"), 0.06)
    dish = oval(0, -96, 228, 92)
    glaze = brush.pick("#2F6A8F", "#F1E7D2", "#B85C38")
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
                dark("#37567A", 0.1),
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


@motif("tomato", 420, 240, "stand", many=1)
def tomato(brush: Brush) -> str:
    reds = brush.rng.choice(
        (("#C2301F", "#D9482B"), ("#B5241E", "#E06A2B"), ("#C2301F", "#C9A03A"))
    )
    out = brush.stand(180)
    for x, y, size in (
        (-120, -66, 70),
        (118, -64, 68),
        (0, -60, 76),
        (-54, -158, 62),
        (62, -156, 60),
    ):
        tint = brush.some(brush.pick(*reds), 0.08)
        out += brush.ball(x, y, size * 1.1, tint, size, 0.8)
        out += "".join(
            brush.leaf(x + 4, y - size * 0.78, 34, turn, "#4E7A32", 0.24)
            for turn in (170, 215, 265, 320, 10)
        )
    pepper = smooth(
        [(-196, -8), (-160, -44), (-90, -40), (-30, -14), (-10, 10), (-60, 14), (-150, 18)]
    )
    return (
        out
        + brush.form(pepper, brush.pick("#5E8A3E", "#B5241E", "#D9A02B"), 0.6, 0.6, "b")
        + brush.line("M-194 -14q-22 -6 -30 -28", "#4E7A32", 10)
    )
