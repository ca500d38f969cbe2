"""Landscapes of the Jbala, the strait and the houses between them; hands at work; a stage."""

from demo.pictures import palette
from demo.pictures.brush import Brush, Point, box, oval, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light, mix

WIDTH, HEIGHT = 1600, 1200


def sky(brush: Brush, horizon: float = -520) -> str:
    """Sky with a glow at the horizon and the sun, from the top of the view to `horizon`."""
    mood = brush.mood
    x = brush.vary(-460, 460)
    bands = "".join(
        brush.flat(box(-820, horizon - 640 + n * 16, 1640, 18), mix(mood.sky, mood.glow, n / 40))
        for n in range(41)
    )
    sun = brush.flat(oval(x, horizon - 190, 84), light(mood.glow, 0.55), 0.95)
    return brush.flat(box(-820, -1210, 1640, 1220), mood.sky) + bands + sun


def ridge(brush: Brush, base: float, height: float, colour: str, steps: int = 7) -> str:
    """A line of mountains across the view, filled down to the bottom."""
    points: list[Point] = []
    for index in range(steps + 1):
        x = -860 + 1720 * index / steps
        lift = height * brush.vary(0.35, 1) if index % 2 else height * brush.vary(0, 0.45)
        points.append((x, base - lift))
    line = smooth(points, close=False)
    shape = f"{line}L860 20L-860 20z"
    return brush.flat(shape, colour) + brush.spray(shape, "soft-r", 0.5)


def hills(brush: Brush, base: float = -420) -> str:
    near, middle, far = brush.mood.hills
    return (
        ridge(brush, base - 60, 330, far, 5)
        + ridge(brush, base + 60, 260, middle, 7)
        + ridge(brush, base + 210, 170, near, 6)
    )


def small_house(brush: Brush, x: float, y: float, scale: float) -> str:
    """A whitewashed house of the Jbala with a tiled roof and a blue door."""
    wall = brush.pick("#F4EEE2", "#EAF0F2", "#F2E4CB")
    roof = brush.pick("#B4552F", "#A3472B", "#C26B3A")
    parts = (
        brush.form(box(-130, -150, 260, 150), wall, 0.5, 0.2)
        + brush.form(poly((-156, -146), (-112, -222), (112, -222), (156, -146)), roof, 0.6, 0.3)
        + brush.line("M-118 -184H118M-134 -164H134", dark(roof, 0.25), 4, 0.6)
        + brush.flat("M-26 0V-84Q0 -108 26 -84V0z", brush.pick("#2F6A9E", "#3C7E6B", "#22315F"))
        + brush.flat(box(62, -104, 36, 42), "#2F4A5E")
        + brush.flat(box(-98, -104, 36, 42), "#2F4A5E")
    )
    return f'<g transform="translate({x:.0f} {y:.0f})scale({scale:.2f})">{brush.stand(140, 10, 0, 0.5)}{parts}</g>'


def cypress(brush: Brush, x: float, y: float, height: float) -> str:
    shape = f"M{x} {y}C{x + height * 0.2} {y - height * 0.3} {x + height * 0.12} {y - height * 0.8} {x} {y - height}C{x - height * 0.12} {y - height * 0.8} {x - height * 0.2} {y - height * 0.3} {x} {y}z"
    return brush.form(shape, brush.some("#33502F"), 0.7, 0.25)


def round_tree(brush: Brush, x: float, y: float, size: float, colour: str = "#5C7038") -> str:
    """An olive or a fig tree: a twisted trunk under a cloud of leaves."""
    trunk = f"M{x - size * 0.09} {y}C{x - size * 0.02} {y - size * 0.3} {x - size * 0.16} {y - size * 0.4} {x - size * 0.1} {y - size * 0.62}H{x + size * 0.08}C{x + size * 0.02} {y - size * 0.4} {x + size * 0.14} {y - size * 0.3} {x + size * 0.1} {y}z"
    crown = "".join(
        brush.ball(
            x + dx * size,
            y - dy * size,
            size * r,
            brush.some(colour, 0.14),
            size * r * 0.82,
            shine=0.18,
        )
        for dx, dy, r in (
            (-0.3, 0.72, 0.26),
            (0.3, 0.7, 0.27),
            (0, 0.96, 0.29),
            (-0.16, 0.84, 0.25),
            (0.18, 0.86, 0.26),
        )
    )
    return brush.stand(size * 0.4, x, y, 0.7) + brush.form(trunk, "#5E4632", 0.6, 0.3) + crown


@motif("mountain", WIDTH, HEIGHT, "place")
def mountain(brush: Brush) -> str:
    village = "".join(
        small_house(brush, x, y, s)
        for x, y, s in ((-330, -250, 0.5), (-150, -220, 0.6), (30, -262, 0.45))
    )
    trees = "".join(
        round_tree(brush, x, -60 + brush.vary(-30, 30), brush.vary(120, 190))
        for x in (-640, -430, 280, 470, 650)
    )
    return sky(brush) + hills(brush) + village + trees


@motif("house", WIDTH, HEIGHT, "place")
def house(brush: Brush) -> str:
    ground = brush.flat(
        smooth([(-860, -210), (-300, -250), (300, -200), (860, -250)], False) + "L860 20L-860 20z",
        brush.mood.hills[0],
    )
    return (
        sky(brush, -480)
        + ridge(brush, -420, 300, brush.mood.hills[2], 5)
        + ridge(brush, -330, 190, brush.mood.hills[1], 6)
        + ground
        + cypress(brush, -470, -190, 380)
        + cypress(brush, -560, -170, 300)
        + small_house(brush, -60, -170, 2.1)
        + small_house(brush, 430, -190, 1.1)
        + round_tree(brush, 600, -70, 300)
        + brush.line("M-40 -120C-20 -60 -160 -40 -120 30", light("#C9A26B", 0.2), 70, 0.8)
    )


@motif("tent", WIDTH, HEIGHT, "place")
def tent(brush: Brush) -> str:
    top = poly((-520, -330), (-60, -700), (420, -330))
    return (
        sky(brush)
        + hills(brush)
        + brush.stand(480, 0, -110, 0.4)
        + brush.woven(top, "weave-wide", 0.6)
        + brush.form(poly((-470, -330), (-440, -110), (-60, -90), (-60, -330)), "#F0E2C6", 0.5, 0.2)
        + brush.form(poly((-60, -330), (-60, -90), (340, -110), (380, -330)), "#DCC59A", 0.6, 0)
        + brush.flat(poly((-110, -330), (-60, -330), (10, -92), (-150, -92)), "#3A241A", 0.9)
        + brush.line("M-520 -330L-650 -100M420 -330L560 -100", "#5E4632", 7)
    )


@motif("path", WIDTH, HEIGHT, "place")
def path(brush: Brush) -> str:
    near = brush.mood.hills[0]
    way = "M-260 20C-60 -160 -420 -210 -120 -330C60 -400 -40 -450 60 -500L110 -500C40 -440 170 -400 60 -310C-120 -200 260 -150 160 20z"
    bushes = "".join(
        brush.ball(x, y, r, brush.some(near, 0.2), r * 0.7, 0.15)
        for x, y, r in (
            (-520, -120, 110),
            (-690, -60, 140),
            (460, -140, 120),
            (640, -70, 150),
            (330, -260, 60),
            (-340, -300, 56),
        )
    )
    return (
        sky(brush)
        + hills(brush)
        + brush.flat(way, "#D9B98A")
        + brush.spray(way, "soft-r", 0.6)
        + bushes
        + walker(brush, -10, -210, 0.62)
        + walker(brush, 90, -270, 0.48)
    )


@motif("tree", WIDTH, HEIGHT, "place")
def tree(brush: Brush) -> str:
    return (
        sky(brush)
        + hills(brush)
        + round_tree(brush, brush.vary(-120, 120), -60, 760)
        + small_house(brush, 520, -170, 0.7)
    )


@motif("sea", WIDTH, HEIGHT, "place")
def sea(brush: Brush) -> str:
    water = mix(brush.mood.sky, "#1F6A8C", 0.72)
    waves = "".join(
        brush.line(f"M{brush.vary(-800, 500):.0f} {y}q60 -14 120 0t120 0", "#F3F7F2", 5, 0.55)
        for y in range(-470, -150, 36)
    )
    boat = (
        brush.form("M-110 0Q-80 44 0 46T120 -6L84 0z", palette.RED, 0.5, 0.3)
        + brush.line("M4 0V-190", "#5E4632", 8)
        + brush.woven("M10 -186L110 -30H10z", "weave-fine", 0.4)
    )
    return (
        sky(brush, -500)
        + ridge(brush, -500, 120, brush.mood.hills[2], 6)
        + brush.flat(box(-820, -500, 1640, 520), water)
        + brush.spray(box(-820, -500, 1640, 520), "soft-b", 0.5)
        + waves
        + f'<g transform="translate({brush.vary(-120, 200):.0f} -330)">{boat}</g>'
        + brush.form(
            smooth([(-860, -200), (-500, -230), (-160, -110), (200, -60), (860, -30)], False)
            + "L860 20L-860 20z",
            "#D9B98A",
            0.4,
            0,
        )
        + small_house(brush, -600, -200, 0.9)
    )


@motif("table-set", 900, 420, "stand")
def table_set(brush: Brush) -> str:
    """A low round table from the side: cloth, dish, bread and glasses."""
    cloth = "M-430 -120Q0 -180 430 -120L400 0Q0 60 -400 0z"
    dish = brush.form(oval(0, -170, 190, 54), "#B85C38", 0.6, 0.4, "o") + brush.flat(
        oval(0, -182, 140, 34), "#E3B95A"
    )
    lid = brush.form(
        "M-120 -186Q-90 -330 0 -350Q90 -330 120 -186Q0 -150 -120 -186z", "#B85C38", 0.7, 0.5
    ) + brush.ball(0, -356, 20, "#8E4427")
    glasses = "".join(
        brush.form(
            poly((x - 26, -210), (x + 26, -210), (x + 20, -130), (x - 20, -130)),
            "#9CC4B4",
            0.4,
            0.6,
        )
        for x in (-330, -270, 280, 340)
    )
    loaf = brush.ball(-210, -128, 82, "#C98A4B", 30, 0.4)
    return (
        brush.stand(400, 0, 10, 0.4)
        + brush.woven(cloth, "weave", 0.6, "b")
        + glasses
        + dish
        + lid
        + loaf
    )


@motif("hands", 900, 620, "stand")
def hands(brush: Brush) -> str:
    """Two forearms in sleeves reach over the work: weaving, kneading or sorting, seen from in front."""
    skin = brush.some(palette.SKIN, 0.18)
    sleeve = brush.pick(palette.INDIGO, "#7F1420", "#3C7E6B", "#5B3A5E", "#B98B2E")

    def arm(flip: bool) -> str:
        shape = "M-470 -600C-420 -420 -330 -300 -210 -232L-150 -330C-250 -400 -300 -500 -310 -620z"
        palm = "M-214 -236C-180 -196 -128 -168 -70 -158C-30 -150 -16 -176 -46 -186C-10 -176 14 -196 -30 -212C6 -206 18 -232 -32 -244C0 -244 4 -268 -46 -272C-90 -300 -120 -320 -152 -332z"
        cuff = "M-262 -272L-176 -372L-140 -340L-222 -238z"
        content = (
            brush.form(palm, skin, 0.55, 0.35)
            + brush.form(shape, sleeve, 0.6, 0.35)
            + brush.woven(cuff, "weave-fine", 0.4)
        )
        return f'<g transform="scale({-1 if flip else 1} 1)">{content}</g>'

    bowl = brush.form(
        "M-230 -160Q0 -96 230 -160Q210 20 0 26Q-210 20 -230 -160z",
        brush.pick("#B85C38", "#8A5A33", "#C9A26B"),
        0.7,
        0.45,
    )
    inside = brush.form(oval(0, -160, 230, 52), "#5E3826", 0.3, 0, "o") + brush.flat(
        oval(0, -150, 190, 38), brush.pick("#E3B95A", "#7B8F4A", "#EADCC2", "#B4552F")
    )
    return brush.stand(240, 0, 16, 0.6) + bowl + inside + arm(False) + arm(True)


@motif("stage", 900, 640, "stand")
def stage(brush: Brush) -> str:
    """A small stage with a woven backdrop, a lectern and strings of lamps."""
    lamps = "".join(
        brush.flat(oval(-400 + n * 100, -560 + abs(n - 4) * -14 + 40, 15), "#FBE6B0")
        for n in range(9)
    )
    return (
        brush.stand(440, 0, 10, 0.3)
        + brush.woven(box(-410, -540, 820, 440), "weave", 0.6)
        + brush.form(box(-450, -100, 900, 100), "#8A5A33", 0.5, 0.3, "b")
        + brush.line("M-430 -560Q0 -440 430 -560", "#3A2A22", 5)
        + lamps
        + brush.form(poly((90, -100), (100, -270), (220, -290), (220, -100)), "#5E3826", 0.6, 0.4)
        + brush.line("M150 -286L120 -350", "#1F1A17", 6)
        + brush.ball(118, -356, 13, "#1F1A17")
        + f'<g transform="translate(-120 -100) scale(1.1)">{figure(brush, 0, 0, 1)}</g>'
    )


def figure(brush: Brush, x: float, y: float, scale: float) -> str:
    """A woman of the Jbala from behind: straw hat with tassels, shawl, striped mendil, a basket."""
    shawl, dress = brush.rng.choice(
        (
            (palette.INDIGO, "#8A5A33"),
            ("#C98A1B", palette.INDIGO),
            ("#3C7E6B", "#7F1420"),
            ("#B85C38", "#2E5B4A"),
            ("#5B3A5E", "#C9A26B"),
        )
    )
    blouse = light(dress, 0.3)
    hand = brush.some(palette.SKIN, 0.15)
    arm = "M52 -304C92 -286 104 -232 84 -176L60 -182C70 -226 62 -254 34 -270z"
    basket = brush.form(
        "M62 -196H150L134 -120Q106 -108 78 -120z", "#B98B57", 0.6, 0.3
    ) + brush.line("M66 -178H146M70 -158H142M74 -138H138", "#7A4A33", 4, 0.5)
    tassels = "".join(
        brush.line(f"M{dx * 0.3:.0f} -414L{dx} {-366 + abs(dx) * 0.04:.0f}", palette.INDIGO, 3)
        + brush.ball(dx, -352 + abs(dx) * 0.04, 8, palette.INDIGO, 11, 0.15)
        for dx in (-84, -32, 32, 84)
    )
    parts = (
        brush.stand(80, 0, 0, 0.8)
        + brush.form(
            "M-66 0C-80 -90 -66 -170 -48 -206H48C66 -170 80 -90 66 0Q0 14 -66 0z", dress, 0.5, 0.2
        )
        + brush.form(
            "M-48 -196C-56 -240 -66 -270 -62 -292C-54 -316 -24 -324 0 -324C24 -324 54 -316 62 -292C66 -270 56 -240 48 -196z",
            blouse,
            0.5,
            0.2,
        )
        + f'<g transform="scale(-1 1)">{brush.form(arm, blouse, 0.5, 0.2)}{brush.ball(72, -170, 14, hand, 16, 0)}</g>'
        + brush.woven(
            "M-74 -44C-80 -110 -66 -172 -52 -214Q0 -200 52 -214C66 -172 80 -110 74 -44Q0 -26 -74 -44z",
            "weave-fine",
            0.55,
        )
        + brush.line("M-51 -212Q0 -196 51 -212", palette.RED, 9)
        + (basket if brush.rng.random() < 0.6 else "")
        + brush.form(arm, blouse, 0.5, 0.2)
        + brush.ball(72, -170, 14, hand, 16, 0)
        # The shawl covers head and shoulders and falls straight to the waist.
        + brush.form(
            "M-28 -366C-30 -334 -66 -322 -72 -292C-80 -256 -68 -228 -60 -204Q0 -188 60 -204C68 -228 80 -256 72 -292C66 -322 30 -334 28 -366z",
            shawl,
            0.4,
            0.25,
            "b",
        )
        + brush.line("M-64 -222Q0 -206 64 -222M-67 -240Q0 -224 67 -240", light(shawl, 0.55), 4, 0.9)
        + brush.form(oval(0, -370, 98, 22), palette.STRAW, 0.5, 0.4)
        + brush.form(
            "M-40 -374Q-34 -424 0 -426Q34 -424 40 -374Q0 -360 -40 -374z",
            light(palette.STRAW, 0.12),
            0.5,
            0.3,
        )
        + brush.line("M-39 -382Q0 -368 39 -382", palette.RED, 7)
        + tassels
    )
    flip = -scale if brush.rng.random() < 0.5 else scale
    return f'<g transform="translate({x:.0f} {y:.0f})scale({flip:.3f} {scale:.3f})">{parts}</g>'


def walker(brush: Brush, x: float, y: float, scale: float) -> str:
    return figure(brush, x, y, scale)
