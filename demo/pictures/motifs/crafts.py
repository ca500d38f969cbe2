"""What hands make of wool, clay, wood, palm, leather and metal."""

import itertools
from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly, smooth, turned
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


def woven_basket(brush: Brush, inside: str) -> str:
    """A basket of palm or reed with a handle; `inside` is drawn between its back and its front."""
    straw = brush.own(0, palette.STRAW, "#C99A55", "#B88A4A")
    wide, tall = 170, 180
    foot = wide * 0.78
    body = f"M{-wide:.0f} {-tall:.0f}C{-wide:.0f} {-tall * 0.4:.0f} {-foot:.0f} -30 {-foot:.0f} -6Q0 22 {foot:.0f} -6C{foot:.0f} -30 {wide:.0f} {-tall * 0.4:.0f} {wide:.0f} {-tall:.0f}z"
    handle = f"M{-wide * 0.8:.0f} {-tall:.0f}C{-wide * 0.7:.0f} {-tall - 190:.0f} {wide * 0.7:.0f} {-tall - 190:.0f} {wide * 0.8:.0f} {-tall:.0f}"
    rim = f"M{-wide:.0f} {-tall:.0f}Q0 {-tall + wide * 0.4:.0f} {wide:.0f} {-tall:.0f}"
    return (
        brush.stand(foot * 1.15)
        + brush.line(handle, dark(straw, 0.45), 26)
        + brush.line(handle, light(straw, 0.25), 18, 1, "9 7")
        + brush.flat(oval(0, -tall, wide, wide * 0.2), dark(straw, 0.6))
        + inside
        + wicker(brush, body, -tall, 10, wide, straw)
        + brush.line(rim, dark(straw, 0.3), 20)
        + brush.line(rim, light(straw, 0.3), 12, 1, "12 8")
    )


@motif("full-basket", 400, 380, "stand")
def full_basket(brush: Brush) -> str:
    """A basket of what has the second colour: eggs, almonds, sweet potatoes; the third is the straw's."""
    tint, bed = brush.own(1, "#E08A26"), brush.own(2, "")
    straw = "".join(
        brush.line(f"M{x} -190l{brush.vary(-34, 34):.0f} {brush.vary(-50, -16):.0f}", bed, 6)
        for x in range(-140, 141, 9)
        if bed
    )
    pieces = "".join(
        brush.ball(x, -196 + y, 36, brush.some(tint, 0.14), 28)
        for x, y in brush.scatter(18, 126, 34)
    )
    return woven_basket(brush, straw + pieces)


@motif("breakfast-basket", 400, 380, "stand")
def breakfast_basket(brush: Brush) -> str:
    """A basket of jars and bread."""
    jars = "".join(
        brush.form(box(x, -286, 84, 140), tint, 0.6, 0.5)
        + brush.flat(box(x + 6, -240, 72, 50), palette.CHALK)
        + brush.woven(f"M{x - 8} -286q50 -40 100 0v20h-100z", "weave-fine", 0.3)
        for x, tint in ((-130, "#B5651D"), (-36, "#7A3B16"))
    )
    loaf = brush.form("M40 -170C30 -290 170 -290 156 -170z", "#C98A45", 0.6, 0.5) + brush.line(
        "M70 -230q30 -20 60 0M66 -204q34 -18 66 0", "#8A5326", 6
    )
    return woven_basket(brush, loaf + jars)


@motif("plaits-basket", 400, 380, "stand")
def basket_of_plaits(brush: Brush) -> str:
    """Palm plait in rolls in a basket."""
    rolls = "".join(
        brush.form(oval(x, y, 62, 54), palette.STRAW, 0.5, 0.4, "o")
        + "".join(
            brush.line(oval(x, y, r, r * 0.86), dark(palette.STRAW, 0.4), 7, 0.8, "10 6")
            for r in (50, 34, 18)
        )
        for x, y in ((-84, -206), (0, -232), (86, -204))
    )
    return woven_basket(brush, rolls)


@motif("shopper", 420, 400, "stand")
def shopper(brush: Brush) -> str:
    """A big market basket with two rope handles."""
    straw = brush.own(0, "#DDBE84")
    body = "M-190 -240Q0 -210 190 -240L160 -10Q0 22 -160 -10z"
    handle = "M-110 -226C-110 -380 110 -380 110 -226"
    return (
        brush.stand(160)
        + place(brush.line(handle, dark(straw, 0.4), 20), 0, -30)
        + brush.flat("M-190 -240Q0 -290 190 -240Q0 -210 -190 -240z", dark(straw, 0.55))
        + wicker(brush, body, -250, 10, 190, straw)
        + brush.line("M-190 -240Q0 -210 190 -240", light(straw, 0.3), 14, 1, "12 8")
        + brush.line(handle, dark(straw, 0.35), 24)
        + brush.line(handle, light(straw, 0.25), 16, 1, "9 7")
    )


@motif("bread-basket", 420, 400, "stand")
def bread_basket(brush: Brush) -> str:
    """A round basket under a pointed lid with red strands."""
    straw = brush.own(0, palette.STRAW)
    strand = brush.own(1, palette.RED)
    base = "M-180 -130C-176 -60 -150 -20 -120 0H120C150 -20 176 -60 180 -130z"
    cone = "M-196 -130C-120 -180 -60 -270 0 -390C60 -270 120 -180 196 -130Q0 -86 -196 -130z"
    rings = "".join(
        f"M{-190 + step * 32} {-126 - step * 44}Q0 {-84 - step * 44} {190 - step * 32} {-126 - step * 44}"
        for step in range(6)
    )
    coils = "".join(f"M-176 {y}Q0 {y + 34} 176 {y}" for y in range(-110, -10, 20))
    return (
        brush.stand(160)
        + brush.form(base, straw, 0.8, 0.4)
        + brush.clipped(base, brush.line(coils, dark(straw, 0.4), 6, 0.8, "12 6"))
        + brush.form(cone, straw, 0.8, 0.5)
        + brush.clipped(
            cone,
            brush.line(rings, strand, 16) + brush.line(rings, light(straw, 0.4), 4, 0.9, "8 10"),
        )
        + brush.ball(0, -392, 18, strand)
    )


def jbala_hat(brush: Brush) -> str:
    """The straw hat of the Jbala with its wool cords and tassels, 400 wide, standing on y = 0."""
    straw = brush.some(palette.STRAW, 0.08)
    wool = brush.own(0, palette.INDIGO, palette.RED)
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


@motif("hat", 420, 260, "stand")
def hat(brush: Brush) -> str:
    return brush.stand(180) + jbala_hat(brush)


@motif("harvest-hat", 460, 300, "hang")
def harvest_hat(brush: Brush) -> str:
    """A pale palm hat with a wide brim, seen on a wall."""
    straw = brush.own(0, "#E6CD98")
    rings = "".join(
        brush.line(oval(0, -150, r, r * 0.64), dark(straw, 0.3), 4, 0.6)
        for r in range(120, 226, 18)
    )
    brim = oval(0, -150, 226, 146)
    return (
        brush.cast(brim, 16, 22, 0.35)
        + brush.form(brim, straw, 0.6, 0.4, "o")
        + rings
        + brush.ball(0, -160, 112, light(straw, 0.1), 86, 0.3)
        + "".join(
            brush.line(oval(0, -166, r, r * 0.76), dark(straw, 0.3), 4, 0.5) for r in (90, 66, 42)
        )
        + brush.line(oval(0, -152, 112, 84), "#8A5A33", 13)
    )


@motif("mat", 620, 440, "flat")
def mat(brush: Brush) -> str:
    """A rush mat with lozenges, bound with string."""
    reed, dyed = brush.own(0, "#E0C584"), brush.own(1, "#7A4A2A")
    outline = box(-300, -430, 600, 420)
    reeds = "".join(f"M-300 {y}H300" for y in range(-430, -8, 9))
    strings = "".join(f"M{x} -430V-10" for x in range(-280, 300, 56))
    lozenges = "".join(
        brush.flat(poly((x, y - r * 0.7), (x + r, y), (x, y + r * 0.7), (x - r, y)), tint)
        for x in range(-200, 201, 200)
        for y in (-320, -120)
        for r, tint in ((88, dyed), (58, reed), (30, dyed))
    )
    ends = "".join(
        f"M{x} {y}h{step}" for x, step in ((-300, -14), (300, 14)) for y in range(-424, -12, 9)
    )
    return (
        brush.cast(outline, 14, 20)
        + brush.line(ends, reed, 5)
        + brush.flat(outline, reed)
        + lozenges
        + brush.line(box(-270, -404, 540, 368), dyed, 10)
        + brush.line(reeds, dark(reed, 0.45), 2.5, 0.6)
        + brush.line(strings, light(reed, 0.5), 4, 0.7)
        + brush.spray(outline, "shade-r", 0.4)
    )


@motif("pot-mats", 600, 430, "flat")
def pot_mats(brush: Brush) -> str:
    """Six rounds of plaited rush, opened like rosettes."""
    reed = brush.own(0, "#C9AE62")
    out = ""
    for index, (x, y) in enumerate((x, y) for y in (-315, -110) for x in (-200, 0, 200)):
        tint = brush.some(reed, 0.1)
        petals = "".join(
            f'<g transform="translate({x} {y})rotate({turn + index * 9})">{brush.line("M0 -22C34 -46 30 -80 0 -88C-30 -80 -34 -46 0 -22", dark(tint, 0.45), 13)}{brush.line("M0 -22C34 -46 30 -80 0 -88C-30 -80 -34 -46 0 -22", light(tint, 0.2), 8)}</g>'
            for turn in range(0, 360, 36)
        )
        round_ = oval(x, y, 94)
        out += brush.cast(round_, 8, 12) + brush.form(round_, dark(tint, 0.25), 0.4, 0.3, "o")
        out += petals + brush.ball(x, y, 20, tint, shine=0.2)
        out += brush.line(oval(x, y, 90), dark(tint, 0.4), 14) + brush.line(
            oval(x, y, 90), light(tint, 0.2), 9, 1, "10 6"
        )
    return out


@motif("loom", 640, 620, "stand", many=1)
def loom(brush: Brush) -> str:
    wood = brush.some(palette.WOOD, 0.12)
    thread = brush.own(2, "") or brush.own(0, "") or brush.main
    done = brush.vary(-300, -200)
    warp = "".join(f"M{x} -560V-60" for x in range(-240, 241, 9))
    cloth = box(-244, done, 488, -60 - done)
    edge = "".join(f"M{x} {done:.0f}l6 -7l6 7" for x in range(-240, 236, 12))
    return (
        brush.stand(250)
        + brush.line(warp, palette.WOOL, 3)
        + brush.line("M-240 -420H240", dark(wood, 0.2), 16)
        + brush.cloth(cloth)
        + brush.spray(cloth, "shade-r", 0.4)
        + brush.line(edge, palette.WOOL, 4)
        + brush.form(box(-310, -610, 40, 610), wood)
        + brush.form(box(270, -610, 40, 610), dark(wood, 0.15))
        + brush.form(box(-330, -584, 660, 38), light(wood, 0.1), 0.6, 0.6, "b")
        + brush.form(box(-330, -70, 660, 42), wood, 0.7, 0.6, "b")
        + brush.form(
            f"M-150 {done - 34:.0f}q150 -34 300 0q-150 34 -300 0z", "#C9A05A", 0.6, 0.6, "b"
        )
        + brush.line(f"M-70 {done - 34:.0f}H70", thread, 16)
        + "".join(
            brush.ball(x, -6 - r * 0.7, r, tint)
            for x, r, tint in (
                (-210, 44, thread),
                (-130, 36, palette.WOOL),
                (170, 40, brush.own(1, "") or brush.second),
            )
        )
    )


@motif("tile", 460, 460, "flat", "hang", many=1)
def tile(brush: Brush) -> str:
    grounds = (
        brush.own(0, "#1F4F7A", "#2E6B5A"),
        brush.own(1, "#F1E7D2"),
        brush.own(2, "#C98A1B", "#A61E2B"),
        brush.own(3, "#2E7D6B", "#22315F"),
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


@motif("tile-tray", 480, 480, "flat")
def tile_tray(brush: Brush) -> str:
    """A round tray of zellige with a star in the middle, ringed with thuya."""
    blue, white, gold = brush.own(0, "#1F4F7A"), brush.own(1, "#F1E7D2"), brush.own(2, "#C98A1B")

    def star(radius: float, points: int) -> str:
        return poly(
            *[
                (r * cos(k * pi / points), -240 + r * sin(k * pi / points))
                for k, r in zip(range(2 * points), (radius, radius * 0.72) * points, strict=True)
            ]
        )

    tray = oval(0, -240, 224)
    around = "".join(
        brush.flat(
            oval(176 * cos(k * pi / 8), -240 + 176 * sin(k * pi / 8), 25),
            gold if k % 2 else "#2E7D6B",
        )
        for k in range(16)
    )
    return (
        brush.cast(tray, 14, 20)
        + brush.flat(tray, white)
        + around
        + brush.form(star(140, 16), blue, 0.3, 0.2, "o")
        + brush.flat(star(92, 16), white)
        + brush.form(star(76, 8), gold, 0.3, 0.2, "o")
        + brush.flat(star(38, 8), blue)
        + brush.line(oval(0, -240, 222), "#6B3A1E", 34)
        + brush.line(oval(0, -240, 226), "#A5653A", 16)
    )


def turned_wood(brush: Brush, body: str, rim: float, top: float, tint: str) -> str:
    """A thing turned on the lathe, with the rings of its wood."""
    rings = "".join(
        f"M-170 {top + 20 + i * 26}Q-40 {top + 60 + i * 30} 30 {top + 26 + i * 26}T170 {top + 36 + i * 28}"
        for i in range(8)
    )
    return (
        brush.flat(oval(0, top, rim, rim * 0.18), dark(tint, 0.55))
        + brush.flat(body, tint)
        + brush.clipped(
            body,
            brush.line(rings, dark(tint, 0.35), 5, 0.55)
            + brush.line(rings, light(tint, 0.35), 2, 0.6),
        )
        + brush.spray(body, "shade-r", 0.85)
        + brush.spray(body, "shine-l", 0.55)
        + brush.line(f"M{-rim} {top}Q0 {top + rim * 0.36:.0f} {rim} {top}", light(tint, 0.4), 8)
    )


@motif("wooden-bowl", 420, 220, "stand")
def wooden_bowl(brush: Brush) -> str:
    """A turned bowl and the shavings of the lathe."""
    tint = brush.own(0, "#A5713C", "#C08A4E")
    body = turned([(170, -150), (164, -100), (118, -30), (66, -10), (72, 0)])
    shavings = "".join(
        brush.line(f"M{x} 8q20 -40 44 -10t-20 18", light(tint, 0.45), 8) for x in (-200, -160, 140)
    )
    return brush.stand(100) + turned_wood(brush, body, 170, -150, tint) + shavings


@motif("mortar", 460, 260, "stand")
def mortar(brush: Brush) -> str:
    """A mortar, its pestle lying beside it."""
    tint = brush.own(0, "#6B4426")
    body = turned([(92, -220), (86, -160), (64, -96), (52, -64), (88, -14), (84, 0)])
    pestle = (
        brush.line("M50 6L210 -26", "#26121f", 34, 0.3)
        + brush.line("M46 -8L200 -40", light(tint, 0.12), 28)
        + brush.ball(206, -42, 26, tint)
        + brush.ball(44, -8, 22, tint)
    )
    return place(brush.stand(80) + turned_wood(brush, body, 92, -220, tint), -80, 0) + pestle


@motif("spoons", 460, 420, "flat")
def spoons(brush: Brush) -> str:
    """Wooden spoons in a row."""
    tint = brush.own(0, "#E3C288")
    out = ""
    for index, x in enumerate(range(-180, 181, 72)):
        wood = brush.some(tint, 0.08)
        stem, head = f"M{x} -270V-20", oval(x, -330 + index % 2 * 12, 33, 62)
        out += (
            brush.line(f"M{x + 8} -270V-10", "#26121f", 20, 0.28)
            + brush.line(stem, dark(wood, 0.25), 19)
            + brush.line(stem, wood, 13)
            + brush.cast(head, 8, 12)
            + brush.form(head, wood, 0.5, 0.3, "o")
            + brush.form(oval(x, -330 + index % 2 * 12, 22, 48), dark(wood, 0.2), 0.5, 0, "o")
        )
    return out


@motif("hoops", 420, 220, "stand")
def hoops(brush: Brush) -> str:
    """Rings of thuya wood, stacked."""
    tint = brush.own(0, "#8A4B26")
    out = brush.stand(180)
    for step in range(5):
        y, wood = -30 - step * 36, brush.some(tint, 0.16)
        out += brush.line(oval(step % 2 * 8, y, 176, 52), dark(wood, 0.45), 34)
        out += brush.line(oval(step % 2 * 8, y - 4, 176, 52), wood, 26)
        out += brush.line(oval(step % 2 * 8, y - 10, 176, 52), light(wood, 0.35), 5, 0.7, "30 9")
    return out


@motif("lattice", 520, 640, "hang")
def lattice(brush: Brush) -> str:
    """A screen of small turned balusters before a bright window."""
    wood = brush.own(0, "#8A5230")
    frame = box(-240, -620, 480, 600)
    columns, rows = range(-200, 201, 40), range(-580, -50, 40)
    rods = "".join(f"M{x} -612V-30" for x in columns) + "".join(f"M-232 {y}H232" for y in rows)
    beads = "".join(
        brush.ball(x, y, 13, wood, shine=0.4) + brush.flat(oval(x, y - 20, 7, 5), dark(wood, 0.2))
        for y in rows
        for x in columns
    )
    return (
        brush.cast(frame, 16, 20)
        + brush.flat(frame, light(brush.mood.glow, 0.35))
        + brush.flat(box(-240, -260, 480, 240), brush.mood.hills[2], 0.5)
        + brush.line(rods, wood, 7)
        + beads
        + brush.line(frame, dark(wood, 0.2), 34)
        + brush.line(frame, light(wood, 0.2), 6, 0.6)
    )


@motif("stool", 360, 340, "stand")
def stool(brush: Brush) -> str:
    """An eight-sided stool with arches and white lines."""
    paint = brush.own(0, "#2F6A8F")
    edges = (-160, -66, 66, 160)
    sides = "".join(
        brush.form(poly((x0, -290), (x1, -290), (x1 * 0.92, 0), (x0 * 0.92, 0)), tone, 0.3, 0.2)
        + brush.flat(
            f"M{x0 + (x1 - x0) * 0.22:.0f} 2V-110Q{(x0 + x1) / 2:.0f} -220 {x1 - (x1 - x0) * 0.22:.0f} -110V2z",
            dark(paint, 0.65),
        )
        + brush.line(
            f"M{x0 + (x1 - x0) * 0.14:.0f} 0V-110Q{(x0 + x1) / 2:.0f} -240 {x1 - (x1 - x0) * 0.14:.0f} -110V0",
            palette.CHALK,
            6,
        )
        + brush.line(f"M{x0 + 10} -264H{x1 - 10}", palette.CHALK, 5)
        for (x0, x1), tone in zip(
            itertools.pairwise(edges),
            (paint, light(paint, 0.12), dark(paint, 0.2)),
            strict=True,
        )
    )
    top = poly((-172, -292), (-72, -326), (72, -326), (172, -292), (70, -262), (-70, -262))
    return (
        brush.stand(160)
        + sides
        + brush.form(top, light(paint, 0.2), 0.3, 0.4)
        + brush.line(
            poly((-140, -293), (-62, -316), (62, -316), (140, -293), (60, -272), (-60, -272)),
            palette.CHALK,
            5,
        )
    )


@motif("pouffe", 460, 280, "stand")
def pouffe(brush: Brush) -> str:
    """A leather pouffe with a stitched rosette."""
    leather = brush.own(0, "#8A4B2A")
    body = "M-200 -190C-236 -130 -230 -50 -186 -6Q0 30 186 -6C230 -50 236 -130 200 -190z"
    seams = "".join(
        f"M{x} -190Q{x * 1.3:.0f} -90 {x * 0.94:.0f} 4" for x in (-150, -76, 0, 76, 150)
    )
    petals = "".join(
        brush.line(f"M0 -192l{dx} {dy}", palette.GOLD, 7, 1, "10 6")
        for dx, dy in (
            (-150, 0),
            (150, 0),
            (-104, -30),
            (104, -30),
            (-104, 30),
            (104, 30),
            (0, 42),
            (0, -42),
        )
    )
    return (
        brush.stand(200)
        + brush.form(body, leather, 0.85, 0.45)
        + brush.line(seams, dark(leather, 0.5), 7)
        + brush.line(seams, light(leather, 0.5), 3, 0.9, "9 8")
        + brush.form(oval(0, -192, 204, 58), light(leather, 0.18), 0.4, 0.4, "o")
        + petals
        + brush.line(oval(0, -192, 170, 46), palette.GOLD, 6, 0.9, "12 7")
        + brush.ball(0, -194, 20, light(leather, 0.3), 9)
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
    ground = brush.own(0, "#2E5B4A", "#8E2A26", "#22476B")
    lid = "M-240 -220Q-240 -296 -190 -300H190Q240 -296 240 -220z"
    return (
        brush.stand(230)
        + brush.form(box(-230, -20, 40, 22), dark(ground, 0.4))
        + brush.form(box(190, -20, 40, 22), dark(ground, 0.4))
        + brush.form(box(-240, -214, 480, 200), ground, 0.75, 0.35)
        + painted_front(brush, -224, -200, 448, 172, ground)
        + brush.form(lid, brush.own(1, light(ground, 0.08)), 0.7, 0.5)
        + brush.line("M-214 -240H214M-200 -280H200", palette.GOLD, 5)
        + brush.flat(box(-240, -222, 480, 10), "#26121f", 0.5)
        + brush.form(box(-26, -236, 52, 60), palette.GOLD, 0.6, 0.6)
        + brush.flat(oval(0, -202, 7, 10), palette.INK)
        + brush.spray(box(-240, -214, 480, 200), "shade-r", 0.5)
    )


@motif("shelf", 520, 520, "hang")
def shelf(brush: Brush) -> str:
    """A painted shelf with arcades, flowers above them, a few bowls in them."""
    paint = brush.own(0, "#2E5B4A")
    frame = box(-240, -510, 480, 500)
    bays = ""
    for y in (-220, -30):
        for x in (-150, 0, 150):
            arch = f"M{x - 62} {y}V{y - 100}Q{x} {y - 190} {x + 62} {y - 100}V{y}z"
            bays += brush.flat(arch, dark(paint, 0.6)) + brush.line(arch, palette.GOLD, 8)
            bays += brush.form(
                f"M{x - 36} {y - 44}Q{x} {y + 8} {x + 36} {y - 44}z",
                brush.pick("#B5623B", "#2F6A8F", "#C98A1B"),
            )
    blooms = "".join(
        f'<g transform="translate({x} -460)rotate({turn})">{brush.flat("M0 0C10 -10 10 -26 0 -34C-10 -26 -10 -10 0 0z", palette.RED if turn % 90 else palette.CHALK)}</g>'
        for x in range(-180, 181, 90)
        for turn in range(0, 360, 45)
    )
    return (
        brush.cast(frame, 18, 22)
        + brush.form(frame, paint, 0.4, 0.3)
        + bays
        + blooms
        + brush.line("M-226 -422H226M-226 -216H226M-226 -24H226", palette.GOLD, 9)
        + brush.line(frame, palette.RED, 14)
    )


@motif("crate", 420, 260, "stand")
def crate(brush: Brush) -> str:
    """A wooden crate filled with straw, and the rims of cups packed in it."""
    slats = "".join(
        brush.form(box(-190, y, 380, 48), brush.some("#C99A5E", 0.1), 0.5, 0.4, "b")
        for y in (-168, -112, -56)
    )
    straw = "".join(
        brush.line(
            f"M{x} -160l{brush.vary(-40, 40):.0f} {brush.vary(-60, -20):.0f}",
            brush.some(palette.STRAW, 0.2),
            6,
        )
        for x in range(-176, 177, 7)
    )
    cups = "".join(
        brush.form(oval(x, -186, 48, 22), brush.own(0, "#B5623B"), 0.4, 0.4)
        + brush.flat(oval(x, -188, 38, 15), "#3A241A")
        for x in (-110, 0, 110)
    )
    posts = brush.form(box(-200, -176, 30, 176), "#A5713C") + brush.form(
        box(170, -176, 30, 176), "#A5713C"
    )
    return brush.stand(190) + straw + cups + straw.replace("-160", "-150") + slats + posts


@motif("parcels", 460, 300, "stand")
def parcels(brush: Brush) -> str:
    """Cardboard parcels ready to go."""
    out = brush.stand(200)
    for x, y, w, h in ((-200, 0, 220, 150), (30, 0, 180, 110), (-150, -150, 170, 110)):
        front, top = (
            box(x, y - h, w, h),
            poly((x, y - h), (x + 34, y - h - 34), (x + w + 34, y - h - 34), (x + w, y - h)),
        )
        side = poly((x + w, y - h), (x + w + 34, y - h - 34), (x + w + 34, y - 34), (x + w, y))
        out += (
            brush.form(front, "#C39A66", 0.4, 0.3)
            + brush.flat(top, "#D9B684")
            + brush.flat(side, "#9A7446")
        )
        out += brush.flat(box(x + w / 2 - 14, y - h, 28, h * 0.4), "#E9DDBE") + brush.flat(
            box(x + 16, y - 58, 76, 42), palette.CHALK
        )
        out += brush.line(f"M{x + 26} {y - 44}h52M{x + 26} {y - 30}h36", palette.INK, 4, 0.7)
    return out


@motif("box", 360, 250, "stand")
def small_box(brush: Brush) -> str:
    tint = brush.own(0, "#A5713C", "#7A3F26", "#C08A4E")
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


@motif("lantern", 240, 480, "stand", "hang")
def lantern(brush: Brush) -> str:
    metal = brush.own(0, "#8A6A3A", "#4A4A4E", "#A9803E")
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


def cushion(brush: Brush, tint: str) -> str:
    outline = smooth(
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
    return brush.cast(outline, 10, 16) + brush.form(outline, tint, 0.7, 0.4, "o")


@motif("ring", 400, 300, "flat")
def ring(brush: Brush) -> str:
    """A ring with a stone on a cushion: the stone's colour, the metal's, the cushion's."""
    stone, metal = brush.own(0, "#4FA08A"), brush.own(1, "#B9BDBE")
    band = oval(0, -120, 82, 76)
    return (
        cushion(brush, brush.own(2, "#7A2A30"))
        + brush.line(oval(10, -106, 82, 76), "#26121f", 26, 0.35)
        + brush.line(band, dark(metal, 0.45), 30)
        + brush.line(band, light(metal, 0.25), 20)
        + brush.line(band, dark(metal, 0.4), 5, 0.7, "4 14")
        + brush.form(oval(0, -208, 56, 42), metal, 0.5, 0.5, "o")
        + brush.form(oval(0, -210, 44, 32), stone, 0.5, 0.3, "o")
        + brush.flat(oval(-14, -222, 14, 8), "#fffdf2", 0.9)
    )


@motif("earrings", 400, 300, "flat")
def earrings(brush: Brush) -> str:
    """A pair of enamelled stars on hooks."""
    enamel, metal = brush.own(0, "#2F6AA8"), brush.own(1, "#B9BDBE")

    def star(r: float) -> str:
        return poly(
            *[
                (s * cos(k * pi / 8), s * sin(k * pi / 8))
                for k, s in zip(range(16), (r, r * 0.66) * 8, strict=True)
            ]
        )

    jewel = (
        brush.line("M0 -70V-104a24 24 0 1 1 24 24", metal, 8)
        + brush.cast(star(78), 8, 12)
        + brush.form(star(78), metal, 0.5, 0.5, "o")
        + brush.form(star(64), enamel, 0.3, 0.3, "o")
        + brush.flat(star(26), palette.CHALK)
        + brush.ball(0, 92, 12, enamel)
    )
    return (
        cushion(brush, brush.own(2, palette.CREAM))
        + place(jewel, -92, -130)
        + place(jewel, 92, -130)
    )


@motif("fibula", 400, 300, "flat")
def fibula(brush: Brush) -> str:
    """A triangular pin and its chain on leather."""
    metal = brush.own(0, "#D9A83A")
    plate = poly((-90, -90), (90, -90), (0, -250))
    chain = "M-70 -80C-180 40 -40 10 0 -30S120 20 160 -60"
    return (
        cushion(brush, brush.own(1, "#6B3F26"))
        + brush.line(chain, dark(metal, 0.5), 13)
        + brush.line(chain, light(metal, 0.3), 8, 1, "9 7")
        + brush.cast(plate, 8, 12)
        + brush.form(plate, metal, 0.5, 0.5)
        + brush.line(poly((-64, -104), (64, -104), (0, -216)), dark(metal, 0.45), 6)
        + brush.ball(0, -140, 22, metal)
        + brush.line(oval(0, -84, 46, 44), dark(metal, 0.35), 15)
        + brush.line(oval(0, -84, 46, 44), light(metal, 0.2), 8)
        + brush.line("M-120 -150L120 -196", light(metal, 0.3), 10)
    )


@motif("necklace", 400, 300, "flat")
def necklace(brush: Brush) -> str:
    """A string of beads."""
    bead = brush.own(0, "#F1E6CE")
    points = [
        (150 * cos(a), -160 + 110 * sin(a)) for a in [pi * (1.25 - 1.5 * i / 22) for i in range(23)]
    ]
    return (
        cushion(brush, brush.own(1, "#22476B"))
        + brush.line(smooth(points, close=False), palette.RED, 5)
        + "".join(
            brush.cast(oval(x, y, 18), 5, 8)
            + brush.ball(x, y, 12 + 10 * abs(sin(i * pi / 22)), brush.some(bead, 0.06))
            for i, (x, y) in enumerate(points)
        )
    )


@motif("jewel-box", 420, 340, "stand")
def jewel_box(brush: Brush) -> str:
    """An open casket with jewels that gleam in it."""
    wood = brush.own(0, "#7A2A30")
    gems = "".join(
        brush.ball(
            x, -150 + y, 15, brush.pick("#D9A83A", "#B9BDBE", palette.RED, "#2F7FA8"), shine=0.9
        )
        for x, y in brush.scatter(26, 130, 20)
    )
    return (
        brush.stand(180)
        + brush.form(
            poly((-160, -160), (160, -160), (190, -320), (-130, -320)), dark(wood, 0.3), 0.4, 0.3
        )
        + brush.form(
            poly((-136, -176), (142, -176), (166, -300), (-112, -300)), "#3A1A2A", 0.3, 0.2
        )
        + brush.flat(box(-168, -166, 336, 30), "#26121f")
        + gems
        + brush.line("M-60 -140Q0 -60 80 -140", "#D9A83A", 9, 1, "9 7")
        + brush.form(box(-170, -134, 340, 134), wood, 0.6, 0.4)
        + brush.line(box(-150, -116, 300, 98), palette.GOLD, 6)
        + brush.ball(0, -68, 20, palette.GOLD)
    )


@motif("slipper", 420, 330, "flat")
def slipper(brush: Brush) -> str:
    leather = brush.own(0, "#E0B23A", "#A61E2B", "#8A4B2A")
    thread = brush.own(1, palette.GOLD, palette.CHALK)

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


@motif("hand-tools", 480, 380, "flat")
def hand_tools(brush: Brush) -> str:
    """Pliers, a file, a knife, a hammer and an awl in a row."""
    grip, steel = brush.own(0, "#8A4B26"), "#9AA0A4"
    blade = "M-118 -350Q-84 -300 -96 -170H-128z"
    pliers = brush.line(
        "M-214 -220C-236 -150 -230 -80 -222 -20M-196 -220C-170 -150 -176 -80 -184 -20",
        palette.RED,
        22,
    )
    pliers += brush.form(
        "M-214 -230L-210 -350L-203 -350L-205 -280L-201 -350L-194 -350L-192 -230z", steel
    )
    hammer = brush.line("M90 -310V-20", grip, 24) + brush.form(
        poly((40, -350), (150, -350), (160, -296), (40, -310)), steel
    )
    return (
        brush.cast(blade, 9, 12)
        + pliers
        + brush.ball(-204, -226, 15, steel)
        + brush.form(blade, steel, 0.3, 0.6)
        + brush.line("M-112 -160V-30", grip, 30)
        + brush.line("M-14 -350V-150", steel, 32)
        + brush.line("M-14 -346V-154", dark(steel, 0.4), 24, 0.8, "2 8")
        + brush.line("M-14 -130V-30", grip, 34)
        + hammer
        + brush.line("M200 -330V-150", steel, 9)
        + brush.form("M176 -150Q200 -170 224 -150L216 -30Q200 -10 184 -30z", grip)
    )


@motif("garden-tools", 480, 400, "flat")
def garden_tools(brush: Brush) -> str:
    """A sickle, a hoe, shears and a file on a table of iron."""
    wood, steel = brush.own(0, "#A5713C"), "#9AA0A4"
    return (
        brush.line("M-150 -330C-270 -330 -260 -150 -150 -140", "#26121f", 26, 0.3)
        + brush.line("M-150 -338C-270 -338 -260 -158 -150 -148", steel, 24)
        + brush.line("M-150 -148L-110 -40", wood, 30)
        + brush.line("M-10 -300V-20", wood, 24)
        + brush.form(poly((-70, -370), (50, -370), (40, -290), (-58, -290)), steel, 0.4, 0.5)
        + brush.form("M120 -370L150 -190L124 -180z", steel, 0.4, 0.5)
        + brush.form("M190 -360L140 -180L164 -176z", light(steel, 0.3), 0.4, 0.5)
        + brush.line(
            "M146 -186C100 -130 110 -70 116 -20M146 -186C190 -130 184 -70 178 -20", palette.RED, 22
        )
        + brush.ball(146, -188, 13, "#5A5E60")
    )


@motif("recolouring", 480, 400, "stand")
def recolouring(brush: Brush) -> str:
    """A leather bag half of whose colour is new, a pot of dye and a brush."""
    old, new = brush.own(0, "#B98A68"), brush.own(1, "#7A2A1E")
    body = "M-180 -230Q-40 -210 110 -230L122 -20Q-34 16 -190 -20z"
    painted = "M-190 -240H-20L-60 20H-200z"
    return (
        brush.stand(170, -30)
        + brush.line("M-140 -226C-150 -390 70 -390 76 -226", dark(old, 0.3), 24)
        + brush.line("M-140 -226C-150 -390 70 -390 76 -226", old, 14)
        + brush.form(body, old, 0.7, 0.4)
        + brush.clipped(body, brush.form(painted, new, 0.4, 0.3))
        + brush.line("M-176 -170Q-40 -146 114 -170", dark(old, 0.5), 6, 0.8, "10 8")
        + brush.stand(56, 186, 6)
        + brush.form(box(136, -96, 100, 100), "#C9C3B4", 0.6, 0.5)
        + brush.flat(oval(186, -96, 50, 14), new)
        + brush.line("M190 -100L236 -240", palette.WOOD, 14)
        + brush.line("M186 -96L196 -130", new, 24)
    )


@motif("type-case", 520, 380, "flat")
def type_case(brush: Brush) -> str:
    """Wooden letters in their case."""
    out = brush.cast(box(-256, -376, 512, 370)) + brush.form(
        box(-256, -376, 512, 370), "#6B4426", 0.4, 0.3
    )
    signs = (
        "M0 -30L-20 24M0 -30L20 24M-12 6H12",
        "M-14 -28V24M-14 -28Q26 -26 -12 -4Q32 4 -14 24",
        "M18 -24Q-26 -20 -18 6T18 20",
        "M-16 -28V24M-16 -28H18M-16 -4H10M-16 24H18",
        "M-18 24V-28L18 24V-28",
        "M-12 -28V20M16 -28V12Q14 28 -4 22",
    )
    for row in range(4):
        for column in range(6):
            x, y = -210 + column * 84, -328 + row * 88
            wood = brush.some("#D9B27A", 0.14)
            out += brush.flat(box(x - 36, y - 38, 76, 78), "#2B1A16")
            out += brush.form(box(x - 30, y - 34, 62, 66), wood, 0.3, 0.4)
            out += place(
                brush.line(
                    signs[(row * 2 + column) % 6],
                    brush.pick(palette.INK, palette.RED, palette.INDIGO),
                    9,
                ),
                x,
                y,
            )
    return out


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
