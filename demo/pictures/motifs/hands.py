"""Hands at work: what lies under them. The arms come in from the near edge of the picture."""

from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.motifs.sewing import spool
from demo.pictures.palette import dark, light

SIZE = (900, 620)


def arms(brush: Brush) -> str:
    """Two arms in sleeves from the near corners of the picture, the hands over the work's near half."""
    skin = brush.some(palette.SKIN, 0.18)
    sleeve = brush.pick(palette.INDIGO, "#7F1420", "#3C7E6B", "#5B3A5E", "#B98B2E")
    left = arm(brush, skin, sleeve)
    return place(left, 0, 0) + place(left, 0, 0, flip=True)


def arm(brush: Brush, skin: str, sleeve: str) -> str:
    """The left arm: sleeve, woven cuff, the back of the hand, four fingers and a thumb."""
    fingers = (
        "M-214 -452L-168 -592M-172 -462L-112 -596M-134 -452L-58 -572M-106 -428L-22 -520",
        "M-116 -372Q-66 -372 -20 -412",
    )
    cloth = "M-700 40L-430 40L-196 -262L-330 -362C-470 -280 -640 -120 -700 40z"
    cuff = poly((-346, -352), (-310, -392), (-166, -286), (-200, -246))
    back = smooth(
        [
            (-300, -352),
            (-276, -440),
            (-214, -486),
            (-120, -466),
            (-86, -402),
            (-128, -342),
            (-196, -290),
        ]
    )
    return (
        brush.cast(back, 14, 20, 0.3)
        + "".join(brush.line(d, dark(skin, 0.42), 54) + brush.line(d, skin, 44) for d in fingers)
        + brush.form(back, skin, 0.35, 0.25)
        + brush.form(cloth, sleeve, 0.5, 0.3)
        + brush.line(
            "M-620 20Q-520 -180 -330 -290M-520 30Q-420 -120 -270 -250", dark(sleeve, 0.4), 8, 0.6
        )
        + brush.woven(cuff, "weave-fine", 0.3)
    )


@motif("hands-bowl", *SIZE, "work")
def over_a_bowl(brush: Brush) -> str:
    """What is sorted, kneaded or rolled in a wide dish: its first colours; the dish comes last."""
    content, second, dish = (
        brush.own(0, "#E3B95A"),
        brush.own(1, "#D6A44A"),
        brush.own(2, "#B85C38", "#8A5A33"),
    )
    rim = oval(0, -330, 400, 290)
    pieces = "".join(
        brush.ball(x, -330 + y, brush.vary(24, 32), brush.some(brush.pick(content, second), 0.1))
        for x, y in brush.scatter(90, 310, 215)
    )
    return (
        brush.cast(rim, 18, 24)
        + brush.form(rim, dish, 0.5, 0.4, "o")
        + brush.form(oval(0, -330, 345, 242), dark(dish, 0.4), 0.4, 0, "o")
        + pieces
    )


@motif("hands-clay", *SIZE, "work")
def over_clay(brush: Brush) -> str:
    """A pot built of coils, seen from above and a little from the side."""
    clay = brush.own(0, "#B5623B")
    coils = "".join(
        brush.form(
            oval(0, -180 - step * 46, 300 + step * 14, 150), brush.some(clay, 0.08), 0.7, 0.3
        )
        for step in range(5)
    )
    return (
        brush.stand(330, 0, -110)
        + coils
        + brush.form(oval(0, -372, 330, 128), dark(clay, 0.6), 0.3, 0)
        + brush.line("M-330 -420a340 128 0 0 1 640 -30", clay, 52)
    )


@motif("hands-curd", *SIZE, "work")
def over_curd(brush: Brush) -> str:
    """Curd pressed in a band of plaited palm."""
    return (
        brush.cast(oval(0, -330, 300, 250), 16, 22)
        + brush.form(oval(0, -330, 300, 250), palette.STRAW, 0.6, 0.4, "o")
        + brush.line(oval(0, -330, 280, 232), dark(palette.STRAW, 0.4), 14, 0.8, "14 12")
        + brush.form(oval(0, -330, 256, 210), "#F8F1E0", 0.35, 0.4, "o")
    )


@motif("hands-loom", *SIZE, "work")
def at_the_loom(brush: Brush) -> str:
    """Cloth growing between two beams: woven below, bare warp above, a shuttle on its way."""
    warp = "".join(f"M{x} -640V-300" for x in range(-372, 373, 12))
    woven = box(-376, -330, 752, 330)
    return (
        brush.cast(box(-376, -640, 752, 640), 14, 18)
        + brush.flat(box(-376, -640, 752, 310), dark(palette.WOOD, 0.5))
        + brush.line(warp, palette.WOOL, 5)
        + brush.woven(woven, "weave", 0.3)
        + brush.form(box(-430, -660, 860, 54), palette.WOOD, 0.5, 0.5, "b")
        + brush.form(box(-430, -350, 860, 26), light(palette.WOOD, 0.25), 0.5, 0.5, "b")
        + brush.form("M-170 -440q170 -58 340 0q-170 58 -340 0z", "#C9A05A", 0.6, 0.6, "b")
        + brush.line("M-90 -440H90", palette.RED, 22)
    )


@motif("hands-needle", *SIZE, "work")
def with_a_needle(brush: Brush) -> str:
    """A seam on the cloth of the first colour, in a thread of the second."""
    ground, tint = brush.own(0, "#F1E7D6", "#E9DCC2"), brush.own(1, palette.RED, palette.INDIGO)
    cloth = smooth(
        [
            (-430, -560),
            (-120, -610),
            (250, -580),
            (440, -500),
            (430, -120),
            (120, -40),
            (-260, -60),
            (-440, -160),
        ]
    )
    flower = "".join(
        f'<g transform="translate(-150 -450)rotate({turn})">{brush.flat("M0 -14C30 -40 30 -80 0 -104C-30 -80 -30 -40 0 -14z", tint)}</g>'
        for turn in range(0, 360, 60)
    )
    return (
        brush.cast(cloth, 14, 20)
        + brush.form(cloth, ground, 0.4, 0.3)
        + brush.line("M-380 -300Q0 -360 250 -330", tint, 11, 1, "34 20")
        + flower
        + brush.line("M250 -330C360 -300 380 -420 300 -470", tint, 6)
        + brush.line("M150 -560L300 -470", "#26121f", 14, 0.3)
        + brush.line("M140 -572L296 -478", "#EDF0F0", 13)
        + spool(brush, 330, -470, tint, 0.9)
    )


@motif("hands-chalk", *SIZE, "work")
def with_chalk(brush: Brush) -> str:
    """Cloth marked out with chalk along a measuring tape."""
    ground = brush.own(0, palette.INDIGO, "#2E6B5A", "#3A4A5A")
    cloth = poly((-430, -600), (420, -580), (440, -60), (-420, -40))
    return (
        brush.cast(cloth, 14, 20)
        + brush.form(cloth, ground, 0.4, 0.3)
        + brush.line("M-380 -340Q0 -470 380 -350", palette.CHALK, 10, 0.9, "40 12")
        + brush.line("M-400 -500H400", "#26121f", 46, 0.3)
        + brush.line("M-400 -510H400", "#E9C95A", 42)
        + brush.line("M-400 -510H400", palette.INK, 30, 0.6, "3 27")
        + brush.form(box(40, -440, 70, 44), palette.CHALK, 0.4, 0.3)
    )


@motif("hands-plait", *SIZE, "work")
def plaiting(brush: Brush) -> str:
    """Stems fan out from the plait that grows towards the far edge."""
    reed = brush.own(0, palette.STRAW)
    stems = "".join(
        brush.line(f"M0 -300L{x} {-60 + abs(x) * 0.3:.0f}", brush.some(reed, 0.2), 20)
        for x in range(-420, 421, 60)
    )
    plait = "".join(
        brush.line(f"M-120 {y}L0 {y + 66}L120 {y}", dark(reed, 0.4), 44)
        + brush.line(f"M-120 {y}L0 {y + 66}L120 {y}", brush.some(reed, 0.16), 34)
        for y in range(-640, -300, 52)
    )
    return brush.cast(box(-130, -640, 260, 350), 16, 20) + stems + plait


@motif("hands-spindle", *SIZE, "work")
def spinning(brush: Brush) -> str:
    """A spindle full of yarn and a cloud of raw wool."""
    wool = brush.own(0, palette.WOOL)
    cloud = smooth(
        [(-420, -420), (-380, -560), (-220, -600), (-90, -520), (-110, -390), (-250, -340)]
    )
    cop = smooth([(100, -480), (170, -580), (270, -590), (330, -470), (240, -400)])
    yarn = (
        brush.cast(cloud, 12, 18)
        + brush.form(cloud, wool, 0.5, 0.3, "o")
        + brush.line(
            "M-350 -500q70 -50 130 0t90 -20M-340 -430q60 -40 120 0", dark(wool, 0.25), 8, 0.7
        )
        + brush.line("M-110 -430Q20 -340 210 -470", wool, 9)
        + brush.line("M120 -380L380 -640", palette.WOOD, 24)
        + brush.form(cop, light(wool, 0.2), 0.7, 0.4, "o")
        + brush.line("M130 -500Q220 -470 300 -420M160 -550Q250 -530 324 -480", dark(wool, 0.35), 7)
    )
    return place(yarn, 0, 170)


@motif("hands-sheet", *SIZE, "work")
def holding_a_sheet(brush: Brush) -> str:
    """A sheet of paper with lines of words."""
    sheet = poly((-280, -640), (290, -630), (270, -90), (-270, -100))
    lines = "".join(f"M-210 {y}h{brush.vary(260, 410):.0f}" for y in range(-510, -250, 44))
    return (
        brush.cast(sheet, 16, 22)
        + brush.flat(sheet, "#FBF3DF")
        + brush.spray(sheet, "shade-r", 0.25)
        + brush.line("M-210 -580h280", brush.main, 24)
        + brush.line(lines, palette.INK, 11, 0.7)
    )


@motif("hands-cable", *SIZE, "work")
def tightening_a_cable(brush: Brush) -> str:
    """The corner of a solar panel, its terminal box, a cable and a spanner."""
    panel = poly((-460, -660), (460, -660), (440, -330), (-440, -330))
    grid = "".join(f"M{x} -660L{x * 0.96:.0f} -330" for x in range(-368, 369, 92))
    return (
        brush.cast(panel, 14, 20)
        + brush.form(panel, "#1F3F6B", 0.4, 0.5)
        + brush.line(grid + "M-456 -550H456M-448 -440H448", "#C9D6E0", 5, 0.75)
        + brush.line(panel, "#D9D4C6", 16)
        + brush.form(box(-80, -400, 160, 120), "#2B2B30", 0.5, 0.4)
        + brush.line("M0 -290C-20 -180 -330 -240 -420 -80", "#26121f", 34, 0.3)
        + brush.line("M0 -296C-20 -190 -330 -250 -420 -90", palette.RED, 26)
        + brush.line("M50 -330L250 -420", "#AEB4B8", 34)
        + brush.line(oval(30, -322, 30, 30), "#8E9294", 20)
    )


@motif("hands-repair", *SIZE, "work")
def repairing(brush: Brush) -> str:
    """An opened telephone: screen aside, board and battery, a fine screwdriver."""
    case, screen = box(-210, -620, 240, 470), box(80, -620, 240, 470)
    return (
        brush.cast(box(-400, -650, 820, 560))
        + brush.flat(box(-400, -650, 820, 560), brush.own(0, "#2E6B5A"))
        + brush.form(case, "#26262A", 0.4, 0.3)
        + brush.form(box(-192, -600, 204, 170), "#2E8B57", 0.3, 0.3)
        + brush.line("M-180 -580h70l30 40h70M-180 -520h50l30 40h90", "#C9A23A", 6)
        + brush.form(box(-130, -560, 70, 56), "#1B1B1F")
        + brush.form(box(-180, -410, 180, 220), "#B9BDBE", 0.5, 0.4)
        + brush.form(screen, "#141C38", 0.3, 0.6)
        + brush.flat("M80 -620h150l-120 470h-30z", "#ffffff", 0.16)
        + brush.line("M-80 -530L60 -330", "#DADFE0", 12)
        + brush.line("M20 -390L80 -300", palette.RED, 34)
    )


@motif("hands-phone", *SIZE, "work")
def framing_with_a_phone(brush: Brush) -> str:
    """A telephone held over a jar under a lamp."""
    screen = box(-205, -600, 410, 250)
    held = (
        '<circle cx="0" cy="-500" r="420" fill="url(#glow)"/>'
        + brush.cast(box(-250, -630, 500, 310), 18, 26)
        + brush.form(box(-250, -630, 500, 310), "#26262A", 0.3, 0.4)
        + brush.flat(screen, light(brush.mood.wall, 0.5))
        + brush.clipped(
            screen,
            brush.flat(box(-205, -400, 410, 60), brush.mood.table)
            + brush.form(box(-100, -520, 160, 150), "#C98A1B", 0.6, 0.5)
            + brush.woven("M-118 -520q98 -60 196 0v26h-196z", "weave-fine", 0.3),
        )
        + brush.line(oval(220, -475, 12), "#8A8F90", 5)
    )
    return place(held, 0, 150)


@motif("hands-tile", *SIZE, "work")
def laying_tiles(brush: Brush) -> str:
    """A panel of cut zellige, one star still to come."""
    blue, white, gold = brush.own(0, "#1F4F7A"), brush.own(1, "#F1E7D2"), brush.own(2, "#C98A1B")
    panel = box(-400, -640, 800, 560)
    stars = ""
    for row in range(3):
        for column in range(4):
            x, y = -300 + column * 200, -550 + row * 190
            points = [
                (x + r * cos(k * pi / 8), y + r * sin(k * pi / 8))
                for k, r in zip(range(16), (92, 56) * 8, strict=True)
            ]
            tint = dark(white, 0.25) if (row, column) == (1, 2) else brush.pick(blue, blue, gold)
            stars += brush.form(poly(*points), tint, 0.3, 0.2, "o")
            stars += brush.flat(oval(x, y, 20), white)
    return brush.cast(panel, 14, 20) + brush.flat(panel, white) + brush.clipped(panel, stars)


@motif("hands-brush", *SIZE, "work")
def painting(brush: Brush) -> str:
    """A carnation painted on a board, and the pots of paint."""
    ground, bloom = brush.own(0, "#2E5B4A"), brush.own(1, palette.RED)
    board = box(-360, -640, 720, 540)
    petals = "".join(
        f'<g transform="translate(-40 -470)rotate({turn})">{brush.form("M0 0L-40 -120L-20 -108L0 -126L20 -108L40 -120z", brush.some(bloom, 0.12), 0.3, 0.2)}</g>'
        for turn in range(-100, 101, 40)
    )
    return (
        brush.cast(board, 14, 20)
        + brush.form(board, ground, 0.4, 0.3)
        + brush.line(box(-334, -614, 668, 488), palette.GOLD, 9)
        + brush.line("M-40 -460Q-60 -320 -30 -180", "#8FAE5A", 14)
        + brush.leaf(-44, -330, 130, 200, "#8FAE5A")
        + brush.leaf(-40, -290, 130, -30, "#8FAE5A")
        + petals
        + brush.line("M20 -500L220 -360", "#26121f", 22, 0.3)
        + brush.line("M60 -480L240 -350", "#C98A5A", 18)
        + brush.line("M18 -508L56 -482", bloom, 24)
    )


@motif("hands-iron", *SIZE, "work")
def mending_iron(brush: Brush) -> str:
    """An iron upright, rusty at its foot, and a file."""
    iron = "#3A3634"
    bars = "".join(brush.form(box(x, -660, 44, 600), iron, 0.6, 0.4) for x in (-260, 0, 260))
    rust = "".join(
        brush.flat(oval(x + dx, -170 + dy, 15, 12), "#A8552B", 0.85)
        for x in (-238, 22, 282)
        for dx, dy in brush.scatter(12, 20, 90)
    )
    return (
        bars
        + brush.form(box(-420, -480, 860, 40), iron, 0.6, 0.4, "b")
        + rust
        + brush.line("M-160 -330L260 -420", "#26121f", 34, 0.3)
        + brush.line("M-160 -342L180 -416", "#9AA0A4", 30, 1, "5 3")
        + brush.line("M180 -416L270 -436", "#8A4B26", 40)
    )


@motif("hands-hat", *SIZE, "work")
def sewing_a_hat(brush: Brush) -> str:
    """The brim of a straw hat, its plait sewn round and round."""
    straw = palette.STRAW
    rounds = "".join(
        brush.line(oval(0, -380, r, r * 0.72), dark(straw, 0.35), 5, 0.7)
        for r in range(190, 400, 30)
    )
    return (
        brush.cast(oval(0, -380, 410, 296), 16, 22)
        + brush.form(oval(0, -380, 410, 296), straw, 0.5, 0.4, "o")
        + rounds
        + brush.ball(0, -400, 170, light(straw, 0.1), 140, 0.3)
        + brush.line(oval(0, -390, 172, 136), palette.RED, 18)
        + brush.line("M150 -250L310 -330", "#EDF0F0", 12)
        + brush.line("M310 -330C420 -360 400 -200 300 -190", palette.INDIGO, 6)
    )
