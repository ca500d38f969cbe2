"""Bottles, jars, bowls, pots and what tea is poured from."""

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, poly, smooth, turned
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light, mix

GLAZES = ("#2F6A8F", "#3C7E6B", "#B85C38", "#C98A1B", "#E7D8BC", "#7B8F4A", "#22315F", "#8E3B2E")


def label(brush: Brush, width: float, y: float, height: float) -> str:
    """A paper label with a strip of the weave and lines for words, bent round the glass."""
    half = width / 2
    paper = f"M{-half} {y}Q0 {y + 9} {half} {y}v{height}Q0 {y + height + 9} {-half} {y + height}z"
    strip = f"M{-half} {y + 12}Q0 {y + 21} {half} {y + 12}v{height * 0.24:.0f}Q0 {y + 21 + height * 0.24:.0f} {-half} {y + 12 + height * 0.24:.0f}z"
    lines = f"M{-half * 0.5} {y + height * 0.58:.0f}H{half * 0.5}M{-half * 0.34} {y + height * 0.72:.0f}H{half * 0.34}"
    return (
        brush.flat(paper, palette.CHALK)
        + brush.woven(strip, "weave-fine", 0)
        + brush.line(lines, palette.INK, 4, 0.65)
        + brush.spray(paper, "shade-r", 0.5)
    )


def glass_light(brush: Brush, x: float, top: float, bottom: float) -> str:
    """The window mirrored in glass."""
    return brush.line(
        f"M{x} {top}C{x - 8} {top + 40} {x - 8} {bottom - 40} {x} {bottom}", "#fffdf2", 9, 0.7
    ) + brush.line(f"M{x + 18} {top + 14}V{top + 60}", "#fffdf2", 5, 0.5)


@motif("bottle", 150, 420, "stand", many=4)
def bottle(brush: Brush) -> str:
    glass = brush.some(brush.own(0, "#4E5E22", "#5F6B1E", "#3A4A2A", "#8A7A1E"), 0.04)
    wide = brush.vary(58, 72)
    shoulder = brush.vary(-270, -235)
    body = turned(
        [
            (20, -385),
            (20, -330),
            (26, -300),
            (wide, shoulder),
            (wide + 2, -60),
            (wide, -8),
            (wide - 10, 0),
        ]
    )
    oil = brush.own(1, mix(glass, "#D9A928", 0.55))
    level = shoulder - brush.vary(-5, 35)
    filled = brush.clipped(
        body,
        brush.flat(box(-90, level, 180, 420), oil)
        + brush.flat(oval(0, level, 40, 8), light(oil, 0.5)),
    )
    cap = brush.pick("cork", "wax")
    top = (
        brush.form(poly((-16, -385), (-18, -418), (18, -418), (16, -385)), "#B98B57")
        if cap == "cork"
        else brush.form(box(-24, -420, 48, 62), brush.main)
    )
    return (
        brush.stand(wide)
        + brush.flat(body, glass)
        + filled
        + brush.spray(body, "shade-r", 0.8)
        + brush.flat(oval(-wide * 0.25, -30, wide * 0.5, 40), light(oil, 0.6), 0.45)
        + label(brush, wide * 1.9, -185, 118)
        + glass_light(brush, -wide + 15, shoulder + 14, -40)
        + brush.line("M-11 -380V-310", "#fffdf2", 5, 0.6)
        + top
    )


@motif("jar", 230, 320, "stand", many=5)
def jar(brush: Brush) -> str:
    inside = brush.some(
        brush.own(0, "#B5651D", "#D89A2B", "#7A3B16", "#E0B24A", "#8E2F2A", "#A9791C"), 0.05
    )
    pieces = brush.own(1, "")
    wide = brush.vary(92, 106)
    tall = brush.vary(220, 262)
    body = turned(
        [
            (wide * 0.78, -tall),
            (wide * 0.84, -tall + 18),
            (wide, -tall + 58),
            (wide, -40),
            (wide * 0.9, 0),
        ]
    )
    level = -tall + brush.vary(34, 52)
    filled = brush.clipped(
        body,
        brush.flat(box(-120, level, 240, 300), inside)
        + brush.flat(oval(0, level, wide, 15), light(inside, 0.45))
        + brush.spray(oval(-10, -60, 80, 70), "shine-l", 0.6)
        + brush.flat(oval(18, -46, wide * 0.55, 34), light(inside, 0.55), 0.55)
        + "".join(
            brush.ball(x, y + row % 2 * 6, 25, brush.some(pieces, 0.12), 22, 0.5)
            for row, y in enumerate(range(-10, int(level) + 24, -36))
            for x in range(-84 + row % 2 * 20, 100, 42)
            if pieces
        ),
    )
    if brush.rng.random() < 0.6:
        skirt = smooth(
            [
                (-wide * 0.7, -tall - 44),
                (0, -tall - 58),
                (wide * 0.7, -tall - 44),
                (wide * 1.1, -tall + 34),
                (wide * 0.55, -tall + 22),
                (0, -tall + 38),
                (-wide * 0.55, -tall + 22),
                (-wide * 1.1, -tall + 34),
            ]
        )
        lid = brush.woven(skirt, "weave-fine", 0.7) + brush.spray(skirt, "shine-l", 0.4)
        lid += brush.line(
            f"M{-wide * 0.86:.0f} {-tall - 2:.0f}Q0 {-tall + 14:.0f} {wide * 0.86:.0f} {-tall - 2:.0f}",
            "#E9D9B0",
            7,
        )
        lid += brush.line(f"M8 {-tall + 6:.0f}l-22 38M8 {-tall + 6:.0f}l20 42", "#E9D9B0", 5)
    else:
        metal = brush.pick(palette.GOLD, "#8E8A80", brush.main)
        lid = brush.form(
            f"M{-wide * 0.84:.0f} {-tall - 34:.0f}Q0 {-tall - 46:.0f} {wide * 0.84:.0f} {-tall - 34:.0f}v40Q0 {-tall + 16:.0f} {-wide * 0.84:.0f} {-tall + 6:.0f}z",
            metal,
        )
    return (
        brush.stand(wide)
        + brush.flat(body, "#DCE6DA")
        + filled
        + brush.spray(body, "shade-r", 0.7)
        + label(brush, wide * 1.5, -tall * 0.62, tall * 0.42)
        + glass_light(brush, -wide + 17, -tall + 62, -42)
        + lid
    )


def earthen(brush: Brush, outline: str, glaze: str) -> str:
    """Clay with the glaze of the Jbala: body, painted bands, shade."""
    return brush.form(outline, glaze, 0.85, 0.5)


def painted_band(brush: Brush, radius: float, y: float, colour: str, sign: str) -> str:
    """A row of painted signs round a vessel: chevrons, dots, crosses."""
    parts = []
    count = max(5, int(radius / 11))
    for index in range(count):
        share = (index + 0.5) / count * 2 - 1
        x, squeeze = radius * share, max(0.25, 1 - share * share)
        dip = y + 10 * (1 - share * share)
        step = 15 * squeeze
        if sign == "chevron":
            parts.append(
                f"M{x - step / 2:.0f} {dip + 9:.0f}L{x:.0f} {dip - 9:.0f}L{x + step / 2:.0f} {dip + 9:.0f}"
            )
        elif sign == "dot":
            parts.append(f"M{x:.0f} {dip:.0f}v1")
        else:
            parts.append(
                f"M{x - step / 3:.0f} {dip - 8:.0f}l{step * 0.66:.0f} 16m0 -16l{-step * 0.66:.0f} 16"
            )
    return brush.line("".join(parts), colour, 10 if sign == "dot" else 4.5, 0.9)


def filled_bowl(brush: Brush, content: str) -> str:
    """A painted bowl, or one of wood when that is its first colour, and what is in it."""
    glaze = brush.own(0, *GLAZES)
    ink = palette.CHALK if glaze not in ("#E7D8BC",) else palette.INDIGO
    side = "M-160 -130C-155 -60 -110 -14 -62 -8L-58 0H58L62 -8C110 -14 155 -60 160 -130z"
    rim = oval(0, -130, 160, 36)
    return (
        brush.stand(120)
        + brush.form(side, glaze, 0.85, 0.5)
        + painted_band(brush, 128, -84, ink, brush.pick("chevron", "dot", "cross"))
        + brush.line("M-149 -100Q0 -46 149 -100", ink, 4, 0.8)
        + brush.flat(rim, light(glaze, 0.35))
        + brush.flat(oval(0, -128, 146, 29), dark(glaze, 0.5))
        + content
        + brush.line("M-160 -130a160 36 0 0 0 320 0", light(glaze, 0.35), 9)
    )


@motif("bowl", 340, 170, "stand")
def bowl(brush: Brush) -> str:
    """Grains, berries or powder in a bowl, of up to three colours after that of the bowl."""
    first = brush.own(1, "#8A4B1D", "#E8C879", "#F5ECD8")
    tints = (first, brush.own(2, first), brush.own(3, first))
    heap = "".join(
        brush.ball(x, -134 + y, brush.vary(13, 18), brush.some(brush.pick(*tints), 0.12), shine=0.5)
        for x, y in brush.scatter(40, 118, 24)
    )
    return filled_bowl(brush, heap)


@motif("bowl-liquid", 340, 170, "stand")
def bowl_of_liquid(brush: Brush) -> str:
    """Whey, wax or water; petals on it if there is a third colour."""
    liquid, petal = brush.own(1, "#F5ECD8"), brush.own(2, "")
    petals = "".join(
        brush.leaf(x, -128 + y, 38, brush.vary(0, 360), brush.some(petal, 0.12), 0.6)
        for x, y in brush.scatter(12, 108, 16)
        if petal
    )
    surface = brush.flat(oval(0, -126, 140, 26), liquid) + brush.flat(
        oval(-40, -132, 60, 8), light(liquid, 0.6), 0.8
    )
    return filled_bowl(brush, surface + petals)


@motif("plate", 420, 420, "flat", "hang", many=3)
def plate(brush: Brush) -> str:
    glaze = brush.own(0, "#F1E7D2", "#E9D9BC", "#DCE5E0", "#2F6A8F")
    ink = (
        brush.own(1, palette.INDIGO, "#2E6B5A", palette.CLAY)
        if glaze != "#2F6A8F"
        else palette.CHALK
    )
    second = brush.own(2, palette.GOLD, palette.RED, palette.MINT)
    petals = brush.rng.choice((6, 8, 10, 12))
    rays = "".join(
        f'<g transform="translate(0 -210)rotate({360 * i / petals:.1f})">'
        + brush.flat(
            "M0 -40C26 -80 22 -110 0 -130C-22 -110 -26 -80 0 -40z", ink if i % 2 else second
        )
        + brush.line("M-22 -165L0 -188L22 -165", ink, 7)
        + brush.flat(oval(0, -152, 7), second)
        + "</g>"
        for i in range(petals)
    )
    outline = oval(0, -210, 208)
    return (
        brush.cast(outline, 14, 20, 0.35)
        + brush.form(outline, glaze, 0.55, 0.3, "o")
        + brush.line(oval(0, -210, 198), ink, 7)
        + brush.line(oval(0, -210, 140), ink, 4)
        + rays
        + brush.ball(0, -210, 28, second)
        + brush.spray(outline, "shade-o", 0.55)
        + brush.line("M-176 -290A196 196 0 0 1 -70 -392", "#fffdf2", 10, 0.6)
    )


@motif("plates", 440, 300, "stand")
def plates(brush: Brush) -> str:
    """Two piles of painted plates."""
    rims = (palette.INDIGO, palette.MINT, palette.CLAY)
    out = ""
    for x, count in ((-110, 9), (112, 6)):
        out += brush.stand(100, x)
        for step in range(count):
            y = -12 - step * 24
            out += brush.form(oval(x, y, 112, 30), "#F1E7D2", 0.6, 0.4)
            out += brush.line(oval(x, y, 104, 26), rims[step % 3], 7)
        top = -12 - (count - 1) * 24
        out += brush.flat(oval(x, top, 66, 16), "#E3D3B4") + brush.flat(
            oval(x, top, 34, 8), brush.main
        )
    return out


@motif("grilled-cheese", 440, 260, "stand", "flat")
def grilled_cheese(brush: Brush) -> str:
    """Golden slices with the marks of the grill on a plate, mint beside them."""
    dish = oval(0, -100, 214, 92)
    out = brush.cast(dish, 10, 14) + brush.form(dish, "#F1E7D2", 0.5, 0.4, "o")
    out += brush.line(oval(0, -100, 192, 78), "#5E8A3E", 6)
    for x, y, turn in ((-78, -140, -8), (66, -146, 6), (-20, -96, -2), (96, -84, 10)):
        slice_ = "M-74 -34Q0 -48 74 -34Q88 0 74 34Q0 46 -74 34Q-88 0 -74 -34z"
        marks = "M-44 -36L-20 36M-12 -40L12 38M22 -38L46 34"
        inner = (
            brush.cast(slice_, 5, 9)
            + brush.form(slice_, "#E9B04A", 0.4, 0.4)
            + brush.line(marks, "#8A4B1D", 9, 0.85)
            + brush.line(slice_, "#F6DFA0", 4, 0.8)
        )
        out += f'<g transform="translate({x} {y})rotate({turn})">{inner}</g>'
    return out + "".join(
        brush.leaf(x, y, 66, turn, "#4C8A3E", 0.44)
        for x, y, turn in (
            (-160, -90, 20),
            (-158, -86, 70),
            (-130, -60, 0),
            (-100, -56, 50),
            (-160, -100, -40),
        )
    )


def tea_glass(brush: Brush, x: float = 0, y: float = 0) -> str:
    """A painted tea glass with mint in it."""
    tea = "#B98A1E"
    body = poly((x - 40, y - 118), (x + 40, y - 118), (x + 31, y - 4), (x - 31, y - 4))
    filled = poly((x - 38, y - 92), (x + 38, y - 92), (x + 31, y - 5), (x - 31, y - 5))
    return (
        brush.stand(34, x, y)
        + brush.flat(body, "#E6EFE6", 0.55)
        + brush.form(filled, tea, 0.6, 0.4)
        + brush.flat(oval(x, y - 92, 38, 8), light(tea, 0.4))
        + brush.line(f"M{x - 36} {y - 62}q9 -12 18 0t18 0t18 0t18 0", brush.main, 5, 0.9)
        + brush.line(f"M{x - 35} {y - 44}H{x + 35}", palette.GOLD, 4)
        + brush.line(oval(x, y - 118, 40, 8), "#fffdf2", 4, 0.8)
        + brush.line(f"M{x - 30} {y - 108}l6 92", "#fffdf2", 6, 0.6)
        + brush.leaf(x + 4, y - 100, 46, -70, "#4C8A3E", 0.42)
        + brush.leaf(x - 4, y - 98, 40, -120, "#5E9C4A", 0.42)
    )


@motif("cup", 300, 170, "stand", many=3)
def cup(brush: Brush) -> str:
    glaze, trim = brush.own(0, *GLAZES), brush.own(1, palette.CHALK)
    body = turned([(84, -140), (82, -90), (64, -26), (46, 0)])
    saucer = oval(0, 2, 140, 24)
    drink = brush.pick("#6B3A1C", "#B98A1E", "#F1E3C6")
    steam = "M-16 -168C-40 -200 10 -220 -14 -256M22 -166C0 -196 44 -214 24 -246"
    return (
        brush.stand(130)
        + brush.form(saucer, light(glaze, 0.15), 0.6, 0.5)
        + brush.flat(oval(4, -2, 70, 11), "#26121f", 0.3)
        + brush.line("M78 -112C150 -124 148 -34 62 -40", dark(glaze, 0.15), 16)
        + brush.form(body, glaze, 0.85, 0.5)
        + painted_band(brush, 68, -88, trim, "dot")
        + painted_band(brush, 56, -54, trim, "dot")
        + brush.flat(oval(0, -141, 84, 17), light(glaze, 0.4))
        + brush.flat(oval(0, -139, 74, 12), drink)
        + brush.line(steam, "#fffdf2", 7, 0.5)
    )


@motif("teapot", 400, 340, "stand")
def teapot(brush: Brush) -> str:
    metal = brush.some(brush.pick("#B9B6A8", "#C9A24A", "#A9B0B4", "#B5713F"), 0.08)
    belly = turned([(62, -228), (88, -206), (126, -140), (128, -84), (100, -26), (66, 0)])
    spout = "M-104 -118C-160 -120 -150 -190 -196 -230L-178 -244C-128 -214 -130 -160 -92 -156z"
    handle = "M94 -196C190 -250 214 -90 108 -62"
    lid = "M-68 -226C-60 -276 -24 -296 0 -298C24 -296 60 -276 68 -226Q0 -212 -68 -226z"
    marks = "".join(f"M{x} -126l11 16l-11 16l-11 -16z" for x in (-84, -50, -14, 22, 58, 92))
    return (
        brush.stand(122)
        + brush.line(handle, dark(metal, 0.35), 22)
        + brush.line("M96 -198C180 -244 202 -96 108 -66", light(metal, 0.4), 5, 0.7)
        + brush.form(spout, metal, 0.6, 0.5)
        + brush.form(belly, metal, 0.9, 0.6)
        + brush.line("M-122 -142Q0 -122 124 -142M-128 -92Q0 -70 127 -92", dark(metal, 0.4), 4, 0.7)
        + brush.flat(marks, dark(metal, 0.45), 0.7)
        + brush.form(lid, light(metal, 0.1), 0.8, 0.6)
        + brush.line("M-62 -228Q0 -214 64 -228", dark(metal, 0.5), 5)
        + brush.ball(0, -312, 17, brush.main)
        + brush.line("M-92 -176C-110 -130 -108 -80 -84 -46", "#fffdf2", 12, 0.75)
        + brush.flat(oval(-30, -262, 9, 16), "#fffdf2", 0.7)
        + tea_glass(brush, 150, 16)
    )


@motif("tea-glasses", 520, 220, "stand")
def tea_glasses(brush: Brush) -> str:
    """Three glasses of tea on a round of zellige ringed with wood."""
    top = oval(0, -40, 250, 66)
    mosaic = "".join(
        brush.flat(
            poly((x, y), (x + 24, y - 12), (x + 48, y), (x + 24, y + 12)),
            brush.pick("#1F4F7A", "#F1E7D2", "#C98A1B", "#2E7D6B"),
        )
        for y in range(-106, 30, 12)
        for x in range(-264 + (y // 12 % 2) * 24, 264, 48)
    )
    return (
        brush.stand(230)
        + brush.form("M-264 -40v26A264 72 0 0 0 264 -14v-26z", "#7A4A2A", 0.6, 0.4)
        + brush.flat(top, "#F1E7D2")
        + brush.clipped(top, mosaic)
        + brush.line(oval(0, -40, 256, 70), "#8A5230", 18)
        + "".join(tea_glass(brush, x, y) for x, y in ((-120, -36), (120, -40), (0, -16)))
    )


@motif("water-jar", 320, 340, "stand", many=3)
def water_jar(brush: Brush) -> str:
    """The two-handled jar of the Jbala, painted in bands."""
    clay = brush.some(brush.own(0, "#B5623B", "#A6522F", "#C67A4C"), 0.06)
    paint = brush.own(1, "#2B1A16", palette.CREAM)
    sign = brush.pick("chevron", "cross")
    neck = brush.vary(58, 84)
    body = turned(
        [(neck + 12, -320), (neck - 6, -292), (neck, -262), (140, -170), (132, -90), (84, 0)]
    )
    ears = f"M{-neck} -286C-170 -280 -176 -190 -128 -186"
    return (
        brush.stand(110)
        + brush.line(ears, dark(clay, 0.1), 22)
        + brush.line(
            ears.replace("M-", "M")
            .replace("C-170", "C170")
            .replace(" -176 -190 -128", " 176 -190 128"),
            dark(clay, 0.4),
            22,
        )
        + brush.form(body, clay, 0.9, 0.55)
        + painted_band(brush, 122, -206, paint, sign)
        + brush.line("M-134 -188Q0 -160 138 -188M-140 -150Q0 -120 140 -150", paint, 6)
        + painted_band(brush, 128, -130, paint, sign)
        + brush.flat(oval(0, -320, neck + 12, 15), light(clay, 0.25))
        + brush.flat(oval(0, -318, neck, 10), dark(clay, 0.7))
    )


@motif("cauldron", 420, 400, "stand")
def cauldron(brush: Brush) -> str:
    """A pot on a forged tripod over embers; its metal is the first colour, what is in it the second."""
    metal, inside = brush.own(0, "#B5622F", "#3A3634"), brush.own(1, "#5A2418")
    belly = "M-150 -300C-190 -180 -130 -96 0 -96S190 -180 150 -300z"
    embers = "".join(
        brush.ball(x, -14 + y, 22, brush.pick("#D9712B", "#8E2A1E", "#3A2A26"), 16, 0.3)
        for x, y in brush.scatter(14, 100, 14)
    )
    return (
        brush.stand(180)
        + embers
        + brush.line("M-130 -120L-168 0M130 -120L168 0M0 -100V16", "#2B2622", 20)
        + brush.line(
            "M-178 -296C-250 -290 -240 -220 -170 -226M178 -296C250 -290 240 -220 170 -226",
            dark(metal, 0.3),
            17,
        )
        + brush.form(belly, metal, 0.85, 0.55)
        + brush.line("M-150 -120Q0 -60 150 -120", "#2B2622", 18)
        + brush.flat(oval(0, -302, 160, 34), light(metal, 0.35))
        + brush.flat(oval(0, -298, 142, 25), inside)
        + brush.line("M-126 -250C-140 -210 -124 -160 -96 -136", "#fffdf2", 11, 0.6)
        + brush.line("M-40 -350q-24 -34 6 -60M40 -346q-24 -36 8 -64", "#fffdf2", 8, 0.5)
    )


@motif("vase", 240, 420, "stand", many=3)
def vase(brush: Brush) -> str:
    glaze = brush.own(0, *GLAZES)
    trim = brush.own(1, palette.CHALK)
    belly, neck = brush.vary(84, 116), brush.vary(26, 50)
    height = brush.vary(240, 330)
    outline = turned(
        [
            (neck + 14, -height),
            (neck, -height + 30),
            (neck, -height + 66),
            (belly, -height * 0.5),
            (belly * 0.9, -70),
            (58, 0),
        ]
    )
    return (
        brush.stand(92)
        + brush.form(outline, glaze, 0.9, 0.55)
        + painted_band(
            brush, belly * 0.93, -height * 0.52, trim, brush.pick("chevron", "dot", "cross")
        )
        + brush.line(
            f"M{-belly * 0.94:.0f} {-height * 0.62:.0f}Q0 {-height * 0.55:.0f} {belly * 0.94:.0f} {-height * 0.62:.0f}",
            trim,
            5,
            0.85,
        )
        + brush.line(
            f"M{-belly * 0.98:.0f} {-height * 0.38:.0f}Q0 {-height * 0.3:.0f} {belly * 0.98:.0f} {-height * 0.38:.0f}",
            trim,
            5,
            0.85,
        )
        + brush.flat(oval(0, -height, neck + 12, 9), dark(glaze, 0.6))
        + brush.line(
            f"M{-belly * 0.66:.0f} {-height * 0.6:.0f}q-14 50 -6 {height * 0.3:.0f}",
            "#fffdf2",
            11,
            0.6,
        )
    )
