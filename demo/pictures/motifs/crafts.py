"""What hands make of wool, clay, wood, palm, leather and metal."""

from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, poly, smooth, turned
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light


def wicker(brush: Brush, outline: str, top: float, bottom: float, reach: float, colour: str) -> str:
    """Palm or reed plaited in rows, one row in two dyed here and there."""
    rows: list[str] = []
    dyed: list[str] = []
    step = 17
    row = 0
    y = top + 8
    while y < bottom:
        for x in range(-int(reach) - 20, int(reach) + 20, 36):
            (dyed if row in (3, 4) else rows).append(f"M{x + (row % 2) * 18} {y:.0f}q9 -10 18 0")
        row += 1
        y += step
    inner = (
        brush.line("".join(rows), dark(colour, 0.4), 7, 0.55)
        + brush.line("".join(rows), light(colour, 0.5), 2.5, 0.7)
        + brush.line("".join(dyed), brush.main, 9, 0.9)
    )
    return (
        brush.flat(outline, colour)
        + brush.clipped(outline, inner)
        + brush.spray(outline, "shade-r", 0.85)
        + brush.spray(outline, "shine-l", 0.4)
    )


@motif("basket", 400, 380, "stand", many=2)
def basket(brush: Brush) -> str:
    straw = brush.some(brush.pick(palette.STRAW, "#C99A55", "#B88A4A"), 0.08)
    wide, foot, tall = brush.vary(150, 185), brush.vary(110, 150), brush.vary(150, 210)
    body = f"M{-wide:.0f} {-tall:.0f}C{-wide:.0f} {-tall * 0.4:.0f} {-foot:.0f} -30 {-foot:.0f} -6Q0 22 {foot:.0f} -6C{foot:.0f} -30 {wide:.0f} {-tall * 0.4:.0f} {wide:.0f} {-tall:.0f}z"
    handle = f"M{-wide * 0.8:.0f} {-tall:.0f}C{-wide * 0.7:.0f} {-tall - 190:.0f} {wide * 0.7:.0f} {-tall - 190:.0f} {wide * 0.8:.0f} {-tall:.0f}"
    inside = brush.pick("empty", "cloth", "fruit", "herbs")
    fill = ""
    if inside == "cloth":
        d = smooth(
            [
                (-wide * 0.8, -tall),
                (-wide * 0.5, -tall - 50),
                (0, -tall - 34),
                (wide * 0.5, -tall - 62),
                (wide * 0.85, -tall),
                (wide * 0.4, -tall + 70),
                (0, -tall + 10),
                (-wide * 0.3, -tall + 16),
            ]
        )
        fill = brush.woven(d, "weave-fine", 0.6)
    elif inside == "fruit":
        tint = brush.pick("#E08A26", "#B5313A", "#8A9A3E", "#D9A84A")
        fill = "".join(
            brush.ball(x, -tall - 12 + y, 38, brush.some(tint, 0.15))
            for x, y in brush.scatter(12, wide * 0.75, 30)
        )
    elif inside == "herbs":
        fill = "".join(
            brush.sprig(
                brush.vary(-60, 60),
                -tall,
                brush.vary(110, 170),
                turn,
                brush.some(palette.OLIVE, 0.2),
                8,
                0.25,
            )
            for turn in range(-150, -20, 16)
        )
    twist = handle.replace("M", "M")
    return (
        brush.stand(foot * 1.15)
        + brush.line(handle, dark(straw, 0.45), 26)
        + brush.line(twist, light(straw, 0.25), 18, 1, "9 7")
        + brush.flat(oval(0, -tall, wide, wide * 0.2), dark(straw, 0.6))
        + fill
        + wicker(brush, body, -tall, 10, wide, straw)
        + brush.line(
            f"M{-wide:.0f} {-tall:.0f}Q0 {-tall + wide * 0.4:.0f} {wide:.0f} {-tall:.0f}",
            dark(straw, 0.3),
            20,
        )
        + brush.line(
            f"M{-wide:.0f} {-tall:.0f}Q0 {-tall + wide * 0.4:.0f} {wide:.0f} {-tall:.0f}",
            light(straw, 0.3),
            12,
            1,
            "12 8",
        )
    )


def jbala_hat(brush: Brush, size: float = 1.0) -> str:
    """The straw hat of the Jbala with its wool cords and tassels, 400 wide, standing on y = 0."""
    straw = brush.some(palette.STRAW, 0.08)
    wool = brush.pick(palette.INDIGO, palette.RED, "#1F3F7A", "#2B1A16")
    brim = "M-200 -44C-180 -84 180 -84 200 -44C186 8 -186 8 -200 -44z"
    crown = (
        "M-98 -58C-96 -130 -84 -176 -52 -190Q0 -204 52 -190C84 -176 96 -130 98 -58Q0 -34 -98 -58z"
    )
    rings = "".join(
        f"M{-190 + i * 16} {-46 + i}Q0 {-8 - i * 7} {190 - i * 16} {-46 + i}" for i in range(6)
    )
    crown_rings = "".join(
        f"M{-96 + i * 5} {-82 - i * 18}Q0 {-60 - i * 18} {96 - i * 5} {-82 - i * 18}"
        for i in range(6)
    )
    cords = "".join(
        f"M{x} -186L{dx} -34" for x, dx in ((-34, -150), (34, 150), (-12, -54), (12, 60))
    )
    pompoms = "".join(
        brush.ball(x, y, 24, wool, shine=0.3)
        + brush.line(
            "".join(
                f"M{x + k * 6} {y + 14}l{k * 2} {brush.vary(34, 46):.0f}" for k in range(-3, 4)
            ),
            light(wool, 0.12),
            5,
        )
        for x, y in ((-150, -30), (150, -30), (-54, -14), (60, -14))
    )
    return (
        brush.form(brim, straw, 0.75, 0.5)
        + brush.line(rings, dark(straw, 0.35), 4, 0.55)
        + brush.flat(
            "M-104 -60C-60 -36 60 -36 116 -56L150 -24C60 -8 -60 -20 -104 -60z", "#26121f", 0.28
        )
        + brush.form(crown, straw, 0.85, 0.55)
        + brush.line(crown_rings, dark(straw, 0.35), 4, 0.55)
        + brush.line("M-97 -70Q0 -44 97 -70", palette.RED, 15)
        + brush.line("M-97 -70Q0 -44 97 -70", palette.CHALK, 4, 1, "10 9")
        + brush.line(cords, wool, 9)
        + brush.ball(0, -196, 22, wool, shine=0.3)
        + pompoms
    )


@motif("hat", 420, 260, "stand", "hang", many=2)
def hat(brush: Brush) -> str:
    return brush.stand(180) + jbala_hat(brush)


@motif("rug", 560, 460, "hang", "flat", many=1)
def rug(brush: Brush) -> str:
    ground = brush.pick(palette.WOOL, palette.RED, "#B85C38", "#2B3A66", "#6B2A26")
    ink = palette.INK if ground == palette.WOOL else palette.WOOL
    tints = [palette.RED, palette.GOLD, palette.INDIGO, palette.MINT, palette.CLAY, palette.CHALK]
    tints = [tint for tint in tints if tint != ground]
    outline = poly(
        (-272, -442),
        (0, -446),
        (272, -440),
        (268, -220),
        (273, -24),
        (0, -20),
        (-271, -25),
        (-267, -230),
    )
    parts = []
    y = -426.0
    while y < -50:
        kind = brush.rng.choice(("plain", "diamond", "zigzag", "lines", "cross"))
        height = brush.vary(26, 40) if kind in ("plain", "lines") else brush.vary(54, 84)
        tint = brush.rng.choice(tints)
        middle = y + height / 2
        if kind == "plain":
            parts.append(brush.flat(box(-290, y, 580, height * 0.7), tint))
        elif kind == "lines":
            parts.append(brush.line(f"M-290 {y + 6:.0f}H290M-290 {y + 20:.0f}H290", tint, 5))
        else:
            step = height * 1.15
            figures = []
            x = -290.0
            while x < 290:
                if kind == "diamond":
                    figures.append(
                        poly(
                            (x, middle),
                            (x + step / 2, y + 4),
                            (x + step, middle),
                            (x + step / 2, y + height - 4),
                        )
                    )
                elif kind == "cross":
                    figures.append(
                        f"M{x + step * 0.35:.0f} {y + 8:.0f}h{step * 0.3:.0f}v{height - 16:.0f}h{-step * 0.3:.0f}zM{x + step * 0.12:.0f} {middle - 8:.0f}h{step * 0.76:.0f}v16h{-step * 0.76:.0f}z"
                    )
                else:
                    figures.append(
                        poly(
                            (x, y + height - 6),
                            (x + step / 2, y + 8),
                            (x + step, y + height - 6),
                            (x + step, y + height - 26),
                            (x + step / 2, y - 12 + 8),
                            (x, y + height - 26),
                        )
                    )
                x += step
            parts.append(brush.flat("".join(figures), tint))
            if kind == "diamond":
                parts.append(
                    brush.flat(
                        "".join(
                            poly(
                                (x0 + step * 0.3, middle),
                                (x0 + step / 2, y + height * 0.3),
                                (x0 + step * 0.7, middle),
                                (x0 + step / 2, y + height * 0.7),
                            )
                            for x0 in [-290 + step * i for i in range(int(580 / step) + 1)]
                        ),
                        ink,
                    )
                )
        parts.append(brush.line(f"M-290 {y + height:.0f}H290", ink, 3, 0.7))
        y += height + 5
    threads = "".join(f"M-290 {yy}H290" for yy in range(-440, -16, 7))
    fringe = "".join(
        f"M{x} {-24}l{brush.vary(-4, 4):.0f} {brush.vary(26, 36):.0f}M{x} -440l{brush.vary(-4, 4):.0f} {-brush.vary(16, 22):.0f}"
        for x in range(-264, 270, 11)
    )
    return (
        brush.cast(outline, 16, 22, 0.4)
        + brush.line(fringe, palette.WOOL, 5)
        + brush.flat(outline, ground)
        + brush.clipped(outline, "".join(parts) + brush.line(threads, "#26121f", 1.6, 0.22))
        + brush.spray(outline, "shade-r", 0.45)
    )


@motif("loom", 640, 620, "stand", many=1)
def loom(brush: Brush) -> str:
    wood = brush.some(palette.WOOD, 0.12)
    done = brush.vary(-300, -200)
    warp = "".join(f"M{x} -560V-60" for x in range(-240, 241, 9))
    cloth = box(-244, done, 488, -60 - done)
    edge = "".join(f"M{x} {done:.0f}l6 -7l6 7" for x in range(-240, 236, 12))
    return (
        brush.stand(250)
        + brush.line(warp, palette.WOOL, 3)
        + brush.line("M-240 -420H240", dark(wood, 0.2), 16)
        + brush.woven(cloth, "weave", 0.5)
        + brush.line(edge, palette.WOOL, 4)
        + brush.form(box(-310, -610, 40, 610), wood)
        + brush.form(box(270, -610, 40, 610), dark(wood, 0.15))
        + brush.form(box(-330, -584, 660, 38), light(wood, 0.1), 0.6, 0.6, "b")
        + brush.form(box(-330, -70, 660, 42), wood, 0.7, 0.6, "b")
        + brush.form(
            f"M-150 {done - 34:.0f}q150 -34 300 0q-150 34 -300 0z", "#C9A05A", 0.6, 0.6, "b"
        )
        + brush.line(f"M-70 {done - 34:.0f}H70", brush.main, 16)
        + "".join(
            brush.ball(x, -6 - r * 0.7, r, tint)
            for x, r, tint in (
                (-210, 44, brush.main),
                (-130, 36, palette.WOOL),
                (170, 40, brush.second),
            )
        )
    )


@motif("tile", 460, 460, "flat", "hang", many=1)
def tile(brush: Brush) -> str:
    grounds = brush.rng.choice(
        (
            ("#1F4F7A", "#F1E7D2", "#C98A1B", "#2E7D6B"),
            ("#2E6B5A", "#F4ECD8", "#A61E2B", "#22315F"),
            ("#F1E7D2", "#22315F", "#B85C38", "#2E7D6B"),
            ("#8E3B2E", "#F1E7D2", "#2F7FA8", "#C98A1B"),
        )
    )
    outline = box(-225, -455, 450, 450)
    size = 150
    parts = [brush.flat(outline, grounds[1])]
    for row in range(4):
        for column in range(4):
            x, y = -225 + column * size, -455 + row * size
            star = [
                (
                    x + (size * (0.46 if k % 2 == 0 else 0.3)) * cos(k * pi / 8),
                    y + (size * (0.46 if k % 2 == 0 else 0.3)) * sin(k * pi / 8),
                )
                for k in range(16)
            ]
            heart = [
                (x + size * 0.2 * cos(k * pi / 4), y + size * 0.2 * sin(k * pi / 4))
                for k in range(8)
            ]
            parts.append(
                brush.form(poly(*star), brush.some(grounds[0], 0.14), 0.3, 0.2, "o")
                + brush.flat(poly(*heart), grounds[2])
            )
            cx, cy = x + size / 2, y + size / 2
            cross = [
                (cx + size * r * cos(k * pi / 4 + pi / 8 * 0), cy + size * r * sin(k * pi / 4))
                for k, r in zip(range(8), (0.34, 0.14) * 4, strict=True)
            ]
            parts.append(brush.form(poly(*cross), brush.some(grounds[3], 0.14), 0.3, 0.2, "o"))
            parts.append(brush.flat(oval(cx, cy, 12), grounds[2]))
    grid = "".join(f"M{-225 + k * size} -455v450M-225 {-455 + k * size}h450" for k in range(4))
    return (
        brush.cast(outline, 16, 20, 0.4)
        + brush.clipped(outline, "".join(parts) + brush.line(grid, "#6B5A4A", 3, 0.5))
        + brush.spray(outline, "shade-r", 0.4)
        + brush.line("M-210 -440L-60 -440M-210 -440V-330", "#fffdf2", 7, 0.55)
        + brush.line(outline, dark(grounds[0], 0.3), 5, 0.7)
    )


@motif("wood", 420, 300, "stand", many=2)
def wood(brush: Brush) -> str:
    """Turned olive and thuya wood: a mortar, a bowl, spoons."""
    tint = brush.some(brush.pick("#A5713C", "#C08A4E", "#7A4A2A"), 0.1)
    if brush.rng.random() < 0.5:
        body = turned([(92, -210), (84, -150), (62, -90), (50, -60), (88, -14), (84, 0)])
        rim, reach, top = 92, 80, -210
    else:
        body = turned([(150, -130), (146, -90), (104, -28), (60, -10), (66, 0)])
        rim, reach, top = 150, 90, -130
    rings = "".join(
        f"M-170 {top + 20 + i * 26}Q-40 {top + 60 + i * 30} 30 {top + 26 + i * 26}T170 {top + 36 + i * 28}"
        for i in range(8)
    )
    spoon = brush.line(f"M60 {top - 6}L150 {top - 150}", dark(tint, 0.1), 20) + brush.form(
        oval(158, top - 170, 34, 46), light(tint, 0.12), 0.7, 0.5, "o"
    )
    shavings = "".join(
        brush.line(f"M{x} 8q20 -40 44 -10t-20 18", light(tint, 0.45), 8) for x in (-190, -150, 130)
    )
    return (
        brush.stand(reach)
        + brush.flat(oval(0, top, rim, rim * 0.18), dark(tint, 0.55))
        + spoon
        + brush.flat(body, tint)
        + brush.clipped(
            body,
            brush.line(rings, dark(tint, 0.35), 5, 0.55)
            + brush.line(rings, light(tint, 0.35), 2, 0.6),
        )
        + brush.spray(body, "shade-r", 0.85)
        + brush.spray(body, "shine-l", 0.55)
        + brush.line(f"M{-rim} {top}Q0 {top + rim * 0.36:.0f} {rim} {top}", light(tint, 0.4), 8)
        + shavings
    )


@motif("chair", 360, 560, "stand", many=1)
def chair(brush: Brush) -> str:
    paint = brush.some(brush.pick("#2F6A8F", "#A61E2B", "#2E7D6B", "#8A5A33", "#C98A1B"), 0.08)
    shade = dark(paint, 0.25)
    seat = poly((-140, -262), (110, -262), (150, -212), (-168, -212))
    straw = (
        "".join(
            f"M{-140 - i * 5.6:.0f} {-262 + i * 10}L{110 + i * 8} {-262 + i * 10}" for i in range(6)
        )
        + "M-140 -262L-8 -236L110 -262M-168 -212L-8 -236L150 -212"
    )
    legs = "".join(
        brush.form(box(x, -212, 26, 212), tone) for x, tone in ((-166, paint), (122, shade))
    )
    back_legs = "".join(
        brush.form(poly((x, -520), (x + 24, -520), (x + 22, -40), (x, -40)), shade)
        for x in (-136, 88)
    )
    slats = "".join(
        brush.form(
            f"M-118 {y}Q-12 {y - 26} 92 {y}v30Q-12 {y + 6} -118 {y + 30}z", paint, 0.5, 0.5, "b"
        )
        + brush.line(f"M-70 {y + 6}q14 -14 28 0t28 0t28 0t28 0", palette.GOLD, 6)
        for y in (-490, -420, -350)
    )
    rungs = brush.form(box(-150, -100, 290, 18), shade, 0.4, 0.3, "b") + brush.form(
        box(-150, -150, 290, 18), paint, 0.4, 0.3, "b"
    )
    flowers = "".join(brush.ball(x, -470, 9, palette.RED, shine=0.2) for x in (-16,))
    return (
        brush.stand(160)
        + back_legs
        + slats
        + flowers
        + rungs
        + brush.form(seat, palette.STRAW, 0.5, 0.3)
        + brush.line(straw, dark(palette.STRAW, 0.4), 4, 0.7)
        + legs
    )


def painted_front(
    brush: Brush, x: float, y: float, width: float, height: float, ground: str
) -> str:
    """The painted woodwork of Tetouan: an arch, rosettes and a border."""
    border = f"M{x + 10} {y + 10}h{width - 20}v{height - 20}h{20 - width}z"
    cx = x + width / 2
    out = brush.line(border, palette.GOLD, 6) + brush.line(border, palette.CHALK, 2, 0.7, "5 9")
    for at in (-0.3, 0, 0.3):
        for k in range(8):
            out += f'<g transform="translate({cx + at * width:.0f} {y + height / 2:.0f})rotate({k * 45})">{brush.flat("M0 0C12 -10 12 -34 0 -44C-12 -34 -12 -10 0 0z", palette.RED if k % 2 else palette.GOLD)}</g>'
        out += brush.ball(cx + at * width, y + height / 2, 10, palette.CHALK, shine=0)
    return out


@motif("chest", 500, 330, "stand", many=1)
def chest(brush: Brush) -> str:
    ground = brush.some(brush.pick("#2E5B4A", "#8E2A26", "#22476B", "#6B4426"), 0.08)
    lid = "M-240 -220Q-240 -296 -190 -300H190Q240 -296 240 -220z"
    return (
        brush.stand(230)
        + brush.form(box(-230, -20, 40, 22), dark(ground, 0.4))
        + brush.form(box(190, -20, 40, 22), dark(ground, 0.4))
        + brush.form(box(-240, -214, 480, 200), ground, 0.75, 0.35)
        + painted_front(brush, -224, -200, 448, 172, ground)
        + brush.form(lid, light(ground, 0.08), 0.7, 0.5)
        + brush.line("M-214 -240H214M-200 -280H200", palette.GOLD, 5)
        + brush.flat(box(-240, -222, 480, 10), "#26121f", 0.5)
        + brush.form(box(-26, -236, 52, 60), palette.GOLD, 0.6, 0.6)
        + brush.flat(oval(0, -202, 7, 10), palette.INK)
        + brush.spray(box(-240, -214, 480, 200), "shade-r", 0.5)
    )


@motif("box", 360, 250, "stand", many=2)
def small_box(brush: Brush) -> str:
    tint = brush.some(brush.pick("#A5713C", "#7A3F26", "#C08A4E", "#8E2A26", "#22476B"), 0.08)
    top = poly((-160, -120), (-110, -176), (168, -176), (130, -120))
    front, side = box(-160, -120, 290, 120), poly((130, -120), (168, -176), (168, -50), (130, 0))
    lattice = "".join(f"M{x} -104l24 44l-24 44l-24 -44z" for x in range(-126, 120, 48))
    return (
        brush.stand(170)
        + brush.form(front, tint, 0.6, 0.45)
        + brush.flat(side, dark(tint, 0.4))
        + brush.form(top, light(tint, 0.25), 0.3, 0.5)
        + brush.flat(lattice, brush.pick("#F1E3C6", palette.GOLD, "#E7C98A"), 0.9)
        + brush.flat("".join(oval(x, -60, 7) for x in range(-126, 120, 48)), dark(tint, 0.5))
        + brush.line(poly((-134, -132), (-102, -166), (144, -166), (120, -132)), "#F1E3C6", 5, 0.85)
        + brush.line("M-160 -84H130", dark(tint, 0.5), 4)
        + brush.form(box(-30, -98, 30, 30), palette.GOLD)
    )


@motif("lantern", 240, 480, "stand", "hang", many=2)
def lantern(brush: Brush) -> str:
    metal = brush.some(brush.pick("#8A6A3A", "#4A4A4E", "#A9803E", "#3A3230"), 0.08)
    panes = [
        brush.pick("#E3A83A", "#D9712B", "#F3D07A"),
        brush.pick("#2F7FA8", "#A61E2B", "#2E7D6B"),
        "#F3C95A",
    ]
    glow = '<circle cx="0" cy="-210" r="230" fill="url(#glow)"/>'
    body = "M-84 -90L-100 -280L-60 -340H60L100 -280L84 -90z"
    glass = "".join(
        brush.flat(poly((x0, -104), (x0 * 1.18, -276), (x1 * 1.18, -276), (x1, -104)), tint)
        for x0, x1, tint in ((-74, -28, panes[1]), (-24, 24, panes[0]), (28, 74, panes[2]))
    )
    tracery = "".join(
        f"M{x} -{y}l16 24l-16 24l-16 -24z" for x in (-58, 0, 58) for y in (262, 204, 152)
    )
    return (
        glow
        + brush.stand(80)
        + brush.line("M0 -470a24 24 0 1 0 1 0M0 -424V-400", metal, 9)
        + brush.form("M-48 -340C-40 -384 -18 -390 0 -410C18 -390 40 -384 48 -340z", metal, 0.6, 0.6)
        + brush.form(body, dark(metal, 0.2), 0.3, 0.3)
        + glass
        + brush.flat(oval(0, -170, 20, 40), "#FFF6D2", 0.85)
        + brush.line(tracery, dark(metal, 0.45), 6)
        + brush.line("M-100 -280H100M-26 -104L-30 -276M26 -104L30 -276", metal, 9)
        + brush.form(poly((-84, -96), (84, -96), (104, -60), (-104, -60)), metal, 0.7, 0.6)
        + brush.form(poly((-70, -60), (70, -60), (92, 0), (-92, 0)), dark(metal, 0.15), 0.7, 0.5)
        + brush.line("M-80 -40H80", light(metal, 0.4), 4, 0.6)
    )


@motif("ring", 400, 300, "flat", "stand", many=1)
def ring(brush: Brush) -> str:
    """Silver: a necklace with drops, a bracelet, a ring."""
    silver = brush.some(brush.pick("#B9BDBE", "#C9B58A", "#AFA99A"), 0.06)
    stone = brush.pick("#A61E2B", "#2F7FA8", "#2E7D6B", "#E0A32B", "#D9502B")
    cushion = smooth(
        [
            (-190, -30),
            (-200, -150),
            (-150, -270),
            (0, -290),
            (150, -270),
            (200, -150),
            (190, -30),
            (0, -4),
        ]
    )
    out = brush.cast(cushion, 10, 16) + brush.form(cushion, dark(brush.main, 0.2), 0.7, 0.4, "o")
    chain = "M-120 -262C-130 -120 -60 -84 0 -80C60 -84 130 -120 120 -262"
    out += brush.line(chain, dark(silver, 0.5), 11) + brush.line(
        chain, light(silver, 0.3), 7, 1, "8 6"
    )
    for x, y, size in (
        (-84, -122, 0.7),
        (-44, -96, 0.85),
        (0, -82, 1.15),
        (44, -96, 0.85),
        (84, -122, 0.7),
    ):
        d = f"M{x} {y - 10}l{20 * size:.0f} {26 * size:.0f}l{-20 * size:.0f} {36 * size:.0f}l{-20 * size:.0f} {-36 * size:.0f}z"
        out += (
            brush.cast(d, 5, 7)
            + brush.form(d, silver, 0.6, 0.7)
            + brush.ball(x, y + 18 * size, 8 * size, stone, shine=0.9)
        )
    for x, y, r in ((-10, -192, 52), (74, -200, 26)):
        out += brush.line(oval(x + 5, y + 7, r, r * 0.8), "#26121f", r * 0.3, 0.35) + brush.line(
            oval(x, y, r, r * 0.8), dark(silver, 0.35), r * 0.34
        )
        out += brush.line(oval(x, y, r, r * 0.8), light(silver, 0.25), r * 0.2) + brush.line(
            oval(x, y, r, r * 0.8), dark(silver, 0.5), r * 0.08, 0.8, "3 9"
        )
    return (
        out
        + brush.form(oval(74, -224, 20, 15), stone, 0.5, 0, "o")
        + brush.flat(oval(68, -229, 6, 4), "#fffdf2", 0.9)
    )


@motif("slipper", 420, 330, "flat", "stand", many=1)
def slipper(brush: Brush) -> str:
    leather = brush.some(
        brush.pick("#E0B23A", "#A61E2B", "#E9DCC2", "#8A4B2A", "#2F6A8F", "#C97F8A"), 0.08
    )
    thread = brush.pick(palette.GOLD, palette.CHALK) if leather[1] != "e" else palette.RED

    def shoe(flip: int) -> str:
        sole = "M0 0C-56 0 -76 -60 -66 -130C-60 -190 -58 -240 0 -318C58 -240 60 -190 66 -130C76 -60 56 0 0 0z"
        inner = "M0 -14C-44 -14 -58 -60 -52 -116Q0 -150 52 -116C58 -60 44 -14 0 -14z"
        upper = "M-64 -128C-60 -190 -58 -240 0 -318C58 -240 60 -190 64 -128Q0 -176 -64 -128z"
        motif_ = brush.line(
            "M0 -286C-34 -236 -30 -210 0 -176C30 -210 34 -236 0 -286M0 -256C-14 -236 -14 -220 0 -204C14 -220 14 -236 0 -256M-44 -176Q0 -206 44 -176",
            thread,
            5,
        )
        return (
            brush.cast(sole, 12, 16, 0.4)
            + brush.flat(sole, dark(leather, 0.45))
            + brush.form(inner, "#C9A274", 0.4, 0.3)
            + brush.flat("M-52 -116Q0 -150 52 -116L44 -70Q0 -110 -44 -70z", "#26121f", 0.35)
            + brush.form(upper, leather, 0.75, 0.5)
            + motif_
            + brush.line("M-64 -128Q0 -176 64 -128", light(leather, 0.4), 6)
        )

    return f'<g transform="translate(-92 -6)rotate(-{brush.vary(4, 14):.0f})">{shoe(1)}</g><g transform="translate(92 -10)rotate({brush.vary(6, 26):.0f})">{shoe(-1)}</g>'


@motif("grille", 520, 640, "hang")
def grille(brush: Brush) -> str:
    """A window behind flat iron bars bent into scrolls."""
    iron = "#2B2622"
    scroll = "c70 0 96 -92 44 -112c-38 -14 -64 26 -38 48"
    scrolls = "".join(
        f'<g transform="translate({x} {y}) scale({side} {turn})">{brush.line(f"M0 0{scroll}", iron, 13)}</g>'
        for x in (-120, 0, 120)
        for y in (-330, -310)
        for side in (-1, 1)
        for turn in ((1,) if y == -330 else (-1,))
    )
    return (
        brush.flat(box(-250, -630, 500, 620), light(brush.mood.glow, 0.1))
        + brush.flat(box(-250, -300, 500, 290), brush.mood.hills[1], 0.55)
        + brush.line("M-240 -620H240V-20H-240z", iron, 24)
        + brush.line("M-120 -620V-20M0 -620V-20M120 -620V-20M-240 -500H240M-240 -140H240", iron, 14)
        + scrolls
        + "".join(brush.ball(x, -320, 13, iron) for x in (-120, 0, 120))
    )
