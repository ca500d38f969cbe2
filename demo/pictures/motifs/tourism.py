"""Landscapes of the Jbala, the strait and the houses between them; a stage."""

from demo.pictures import palette
from demo.pictures.brush import Brush, Point, box, oval, place, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.motifs.terroir import couscous
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


def hills(brush: Brush) -> str:
    near, middle, far = brush.mood.hills
    return (
        ridge(brush, -480, 330, far, 5)
        + ridge(brush, -360, 260, middle, 7)
        + ridge(brush, -210, 170, near, 6)
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
    lean = brush.vary(-0.06, 0.06)
    trunk = f"M{x - size * 0.09} {y}C{x - size * 0.02} {y - size * 0.3} {x - size * 0.16} {y - size * 0.4} {x - size * 0.1} {y - size * 0.62}H{x + size * 0.08}C{x + size * 0.02} {y - size * 0.4} {x + size * 0.14} {y - size * 0.3} {x + size * 0.1} {y}z"
    crown = "".join(
        brush.ball(
            x + (dx + lean + brush.vary(-0.09, 0.09)) * size,
            y - (dy + brush.vary(-0.07, 0.07)) * size,
            size * r * brush.vary(0.82, 1.15),
            brush.some(colour, 0.14),
            size * r * brush.vary(0.66, 0.9),
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
        + figure(brush, -10, -210, 0.62)
        + figure(brush, 90, -270, 0.48)
    )


@motif("tree", WIDTH, HEIGHT, "place")
def tree(brush: Brush) -> str:
    return (
        sky(brush)
        + hills(brush)
        + round_tree(brush, brush.vary(-120, 120), -60, 760, brush.own(0, "#5C7038"))
        + small_house(brush, 520, -170, 0.7)
    )


def rowing_boat(brush: Brush) -> str:
    """A red boat with a sail of the sector's cloth, 230 wide, its water line at y = 30."""
    return (
        brush.form("M-110 0Q-80 44 0 46T120 -6L84 0z", brush.own(0, palette.RED), 0.5, 0.3)
        + brush.line("M4 0V-190", "#5E4632", 8)
        + brush.woven("M10 -186L110 -30H10z", "weave-fine", 0.4)
    )


def water(brush: Brush, shore: str) -> str:
    """The sea from side to side, a far coast, and `shore` (the top edge of the sand, a path) in front."""
    blue = mix(brush.mood.sky, "#1F6A8C", 0.72)
    waves = "".join(
        brush.line(f"M{brush.vary(-800, 500):.0f} {y}q60 -14 120 0t120 0", "#F3F7F2", 5, 0.55)
        for y in range(-470, -150, 36)
    )
    return (
        sky(brush, -500)
        + ridge(brush, -500, 120, brush.mood.hills[2], 6)
        + brush.flat(box(-820, -500, 1640, 520), blue)
        + brush.spray(box(-820, -500, 1640, 520), "soft-b", 0.5)
        + waves
        + brush.form(f"{shore}L860 20L-860 20z", "#D9B98A", 0.4, 0)
    )


@motif("sea", WIDTH, HEIGHT, "place")
def sea(brush: Brush) -> str:
    beach = smooth([(-860, -200), (-500, -230), (-160, -110), (200, -60), (860, -30)], False)
    return (
        water(brush, beach)
        + place(rowing_boat(brush), brush.vary(-120, 200), -330)
        + small_house(brush, -600, -200, 0.9)
    )


@motif("estuary", WIDTH, HEIGHT, "place")
def estuary(brush: Brush) -> str:
    """Still water behind a long spit of sand with dunes; a boat."""
    bank = smooth([(-860, -60), (-300, -90), (300, -40), (860, -110)], False)
    spit = smooth(
        [
            (-860, -300),
            (-500, -400),
            (-260, -330),
            (60, -390),
            (380, -310),
            (700, -290),
            (-860, -270),
        ]
    )
    reeds = "".join(
        brush.line(
            f"M{x} -60q{brush.vary(-20, 20):.0f} -90 {brush.vary(-30, 30):.0f} -{brush.vary(130, 200):.0f}",
            "#6E7A3A",
            9,
        )
        for x in range(-780, -380, 26)
    )
    return (
        water(brush, bank)
        + brush.form(spit, "#E6CB98", 0.5, 0.3, "b")
        + place(rowing_boat(brush), 260, -210, 1.3)
        + reeds
    )


@motif("cliff", WIDTH, HEIGHT, "place")
def cliff(brush: Brush) -> str:
    """Rocks above the waves, a path on top and a lighthouse at its end."""
    rock = smooth(
        [(-860, -620), (-500, -600), (-260, -560), (-190, -360), (-110, -200), (-60, 10)], False
    )
    foam = "".join(
        brush.ball(x, y, r, "#F3F7F2", r * 0.5, 0)
        for x, y, r in ((-70, -30, 90), (30, -10, 70), (-130, -90, 60))
    )
    tower = (
        brush.form(poly((-46, -330), (46, -330), (66, 0), (-66, 0)), "#F6F0E4", 0.7, 0.2)
        + brush.flat(poly((-52, -240), (52, -240), (57, -160), (-57, -160)), palette.RED)
        + brush.form(box(-60, -350, 120, 24), palette.INK)
        + brush.form(box(-36, -410, 72, 60), "#F3D58A", 0.3, 0.4)
        + brush.form(poly((-50, -410), (0, -460), (50, -410)), palette.RED)
    )
    return (
        water(brush, "M-860 20L860 20")
        + brush.form(f"{rock}L-860 20z", brush.some("#8A6A4E"), 0.8, 0.3)
        + brush.line(
            "M-800 -500q120 60 90 200M-600 -540q100 120 60 260M-420 -500q70 120 60 240",
            dark("#8A6A4E", 0.4),
            12,
            0.5,
        )
        + foam
        + place(tower, -480, -590)
    )


@motif("salt-pans", WIDTH, HEIGHT, "place")
def salt_pans(brush: Brush) -> str:
    """Pools between dykes, heaps of white salt and the wooden rakes."""
    pools = "".join(
        brush.flat(
            poly((x * 0.55, y), (x * 0.55 + 300, y), (x + 390, y + 150), (x, y + 150)),
            mix(brush.mood.sky, brush.mood.glow, share),
        )
        for y, share in ((-480, 0.5), (-300, 0.25))
        for x in (-1150, -620, -90, 440)
    )
    heaps = "".join(
        brush.stand(90, x, y)
        + brush.form(poly((x - 120, y), (x, y - 150), (x + 120, y)), "#FBF7F0", 0.5, 0.3)
        for x, y in ((-420, -110), (-150, -70), (480, -120))
    )
    rakes = "".join(
        brush.line(f"M{x} -20L{x + 130} -420", "#8A5A33", 20)
        + brush.line(f"M{x + 60} -440L{x + 210} -400", "#6B4426", 28)
        for x in (60, 200)
    )
    return (
        sky(brush)
        + ridge(brush, -500, 120, brush.mood.hills[1], 6)
        + brush.flat(box(-820, -500, 1640, 520), "#B79A72")
        + pools
        + heaps
        + rakes
    )


@motif("reeds", WIDTH, HEIGHT, "place")
def reeds(brush: Brush) -> str:
    """A dyke of earth through a marsh, reeds on both sides and birds above."""
    blue = mix(brush.mood.sky, "#3E86A6", 0.4)
    stems = "".join(
        brush.line(
            f"M{x} {y}q{lean} -120 {lean * 2} -{h:.0f}",
            brush.pick("#7A8A3E", "#96904A", "#5E7238"),
            11,
        )
        + brush.line(f"M{x + lean * 2} {y - h:.0f}l0 -46", "#6B4426", 17)
        for x, y, lean, h in (
            (
                side * brush.vary(260, 780),
                brush.vary(-170, 20),
                brush.vary(-16, 16),
                brush.vary(200, 330),
            )
            for side in (-1, 1)
            for _ in range(26)
        )
    )
    birds = "".join(
        brush.line(f"M{x} {y}q30 -34 56 0q26 -34 56 0", palette.INK, 8, 0.8)
        for x, y in ((-300, -860), (-170, -920), (120, -840), (260, -900))
    )
    return (
        sky(brush)
        + ridge(brush, -500, 140, brush.mood.hills[2], 5)
        + brush.flat(box(-820, -500, 1640, 520), blue)
        + brush.form(poly((-40, -500), (50, -500), (330, 20), (-330, 20)), "#B38A5A", 0.4, 0.2)
        + birds
        + stems
    )


@motif("steps", WIDTH, HEIGHT, "place")
def steps(brush: Brush) -> str:
    """A stair of stone going down to the sea."""
    stair = "".join(
        brush.form(
            box(-90 - index * 56, -430 + index * 62, 180 + index * 112, 64),
            mix("#F0E2C6", "#C9A97A", index % 2 * 0.5),
            0.3,
            0.4,
            "b",
        )
        for index in range(8)
    )
    bushes = "".join(
        brush.ball(x, y, r, brush.some(brush.mood.hills[0], 0.2), r * 0.7, 0.15)
        for x, y, r in ((-640, -200, 200), (-420, -330, 120), (660, -180, 210), (430, -320, 120))
    )
    return (
        water(brush, "M-860 -300L860 -300")
        + place(rowing_boat(brush), 180, -440, 0.8)
        + bushes
        + stair
    )


PANE = box(-520, -1060, 620, 480)


@motif("bed", WIDTH, HEIGHT, "place")
def bed(brush: Brush) -> str:
    """A room with the strait in its window."""
    return bedroom(
        brush,
        brush.form(
            "M-540 -830Q-380 -920 -240 -850T120 -880V-780H-540z", brush.mood.hills[2], 0.3, 0
        )
        + brush.flat(box(-520, -800, 620, 230), mix(brush.mood.sky, "#1F6A8C", 0.72))
        + place(rowing_boat(brush), -120, -700, 0.7),
    )


@motif("bed-orchard", WIDTH, HEIGHT, "place")
def bed_orchard(brush: Brush) -> str:
    """A room with an orchard in its low window."""
    trees = "".join(
        round_tree(brush, x, y, size, brush.own(0, "#5C7038"))
        for x, y, size in ((-430, -600, 300), (-60, -610, 270), (-240, -570, 360))
    )
    return bedroom(
        brush,
        brush.form(
            "M-540 -860Q-400 -990 -240 -880T120 -900V-560H-540z", brush.mood.hills[1], 0.3, 0
        )
        + brush.flat(box(-540, -680, 680, 130), "#9A8B4E")
        + trees,
    )


def bedroom(brush: Brush, outside: str) -> str:
    """A bed under a striped blanket below a window, with what is seen `outside`."""
    wall = brush.mood.wall
    view = brush.flat(PANE, brush.mood.sky) + outside
    mattress = poly((-560, -430), (420, -430), (640, -150), (-600, -150))
    blanket = poly((-250, -436), (424, -436), (648, -90), (-262, -90))
    pillows = "".join(
        brush.form(
            smooth([(x - 120, -400), (x - 100, -490), (x + 90, -496), (x + 120, -410), (x, -390)]),
            palette.CHALK,
            0.6,
            0.3,
        )
        for x in (-470, -430)
    )
    return (
        brush.flat(box(-820, -1210, 1640, 1230), wall)
        + brush.spray(box(-820, -1210, 1640, 1230), "soft-r", 0.4)
        + brush.flat(box(-820, -260, 1640, 280), light(brush.mood.dado, 0.2))
        + brush.clipped(PANE, view)
        + brush.line(PANE + "M-210 -1060V-580M-520 -820H100", light(wall, 0.5), 22)
        + brush.form(box(-640, -640, 60, 600), palette.WOOD)
        + brush.form(box(600, -420, 60, 400), palette.WOOD)
        + brush.form(mattress, palette.CHALK, 0.4, 0)
        + brush.form(box(-600, -150, 1220, 60), palette.WOOD, 0.5, 0.4, "b")
        + pillows
        + brush.woven(blanket, "weave-wide", 0.4, "b")
    )


@motif("hives", WIDTH, HEIGHT, "place")
def hives(brush: Brush) -> str:
    """Wooden hives on a slope."""

    def hive(x: float, y: float, scale: float) -> str:
        paint = brush.some(brush.pick("#D9A84A", "#C08A4E", "#E3C98A", "#8FA9B5"), 0.06)
        return place(
            brush.stand(110)
            + brush.form(box(-100, -40, 24, 40), "#5E4632")
            + brush.form(box(76, -40, 24, 40), "#5E4632")
            + brush.form(box(-110, -150, 220, 112), paint, 0.6, 0.3)
            + brush.form(box(-110, -250, 220, 96), light(paint, 0.15), 0.6, 0.3)
            + brush.form(box(-126, -284, 252, 36), "#8A8F90", 0.5, 0.5, "b")
            + brush.flat(box(-60, -62, 120, 16), "#26121f"),
            x,
            y,
            scale,
        )

    return (
        sky(brush)
        + hills(brush)
        + "".join(
            hive(x, y, s) for x, y, s in ((-430, -250, 0.7), (-190, -220, 0.8), (330, -230, 0.8))
        )
        + round_tree(brush, 640, -150, 300)
        + "".join(hive(x, y, s) for x, y, s in ((-330, -50, 1.2), (60, -40, 1.3)))
    )


@motif("bent-tree", WIDTH, HEIGHT, "place")
def bent_tree(brush: Brush) -> str:
    """A tree that the east wind has pushed over."""
    leaning = round_tree(brush, 0, 0, 640)
    return sky(brush) + hills(brush) + f'<g transform="translate(-160 -70)skewX(-34)">{leaning}</g>'


def low_table(brush: Brush, dishes: str) -> str:
    """A low round table from the side, its cloth with pomegranates at the corners if it has its own colour."""
    cloth = "M-430 -120Q0 -180 430 -120L400 0Q0 60 -400 0z"
    ground = brush.own(0, "")
    top = (
        brush.form(cloth, ground, 0.5, 0.3, "b")
        if ground
        else brush.woven(cloth, "weave", 0.6, "b")
    )
    if ground:
        top += "".join(
            brush.ball(x, -44, 32, brush.own(1, palette.RED))
            + brush.leaf(x, -70, 44, -60, "#4E7A32")
            for x in (-330, -190, 190, 330)
        )
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
    return brush.stand(400, 0, 10, 0.4) + top + glasses + dishes + loaf


@motif("table-set", 900, 420, "stand")
def table_set(brush: Brush) -> str:
    dish = brush.form(oval(0, -170, 190, 54), "#B85C38", 0.6, 0.4, "o")
    lid = brush.form(
        "M-120 -186Q-90 -330 0 -350Q90 -330 120 -186Q0 -150 -120 -186z", "#B85C38", 0.7, 0.5
    ) + brush.ball(0, -356, 20, "#8E4427")
    return low_table(brush, dish + lid)


@motif("couscous-table", 900, 480, "stand")
def couscous_table(brush: Brush) -> str:
    """A large dish of couscous for the whole table."""
    # A brush of its own: the colours of the dish are not those of the cloth.
    return low_table(brush, place(couscous(brush.dressed(())), 30, -120, 1.35))


@motif("breakfast-table", 900, 300, "stand")
def breakfast_table(brush: Brush) -> str:
    """Fresh cheese, a bowl of honey and flat bread."""
    plate = brush.form(oval(10, -150, 150, 40), palette.CREAM, 0.5, 0.4, "o")
    cheese = brush.form("M-70 -236H90V-166Q10 -130 -70 -166z", "#F8F1E0", 0.7, 0.3) + brush.flat(
        oval(10, -236, 80, 22), "#FFFBF0"
    )
    honey = brush.form(
        "M170 -196C172 -140 200 -120 230 -120S286 -140 288 -196z", "#B85C38", 0.7, 0.4
    )
    honey += brush.flat(oval(229, -196, 59, 16), "#D89A2B")
    return low_table(brush, plate + cheese + honey)


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


def figure(brush: Brush, x: float, y: float, scale: float, front: bool = False) -> str:
    """A woman of the Jbala, from behind or from in front: straw hat with tassels, shawl, striped mendil, a
    basket. Her face has no features."""
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
    # One arm hangs, or reaches for the work.
    hanging = "M52 -304C92 -286 104 -232 84 -176L60 -182C70 -226 62 -254 34 -270z"
    arm, (hand_x, hand_y) = brush.rng.choice(
        (
            (hanging, (72, -170)),
            ("M52 -304C96 -300 122 -262 146 -238L130 -214C104 -236 80 -248 36 -262z", (142, -222)),
            (
                "M52 -304C86 -292 96 -250 78 -214C62 -196 34 -190 10 -196L12 -220C34 -218 52 -226 36 -266z",
                (8, -206),
            ),
        )
    )
    basket = brush.form(
        "M62 -196H150L134 -120Q106 -108 78 -120z", "#B98B57", 0.6, 0.3
    ) + brush.line("M66 -178H146M70 -158H142M74 -138H138", "#7A4A33", 4, 0.5)
    # The shawl wraps the head; from in front it leaves the face free.
    head = brush.form(oval(0, -338, 46, 50), shawl, 0.4, 0.2)
    if front:
        head += brush.form(oval(0, -342, 29, 31), hand, 0.25, 0) + brush.line(
            "M-29 -348C-30 -302 30 -302 29 -348", light(shawl, 0.4), 4, 0.9
        )
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
        + f'<g transform="scale(-1 1)">{brush.form(hanging, blouse, 0.5, 0.2)}{brush.ball(72, -170, 14, hand, 16, 0)}</g>'
        + brush.woven(
            "M-74 -44C-80 -110 -66 -172 -52 -214Q0 -200 52 -214C66 -172 80 -110 74 -44Q0 -26 -74 -44z",
            "weave-fine",
            0.55,
        )
        + brush.line("M-51 -212Q0 -196 51 -212", palette.RED, 9)
        + (basket if arm == hanging and brush.rng.random() < 0.7 else "")
        + brush.form(arm, blouse, 0.5, 0.2)
        + brush.ball(hand_x, hand_y, 14, hand, 16, 0)
        # The shawl covers head and shoulders and falls straight to the waist.
        + brush.form(
            "M-28 -366C-30 -334 -66 -322 -72 -292C-80 -256 -68 -228 -60 -204Q0 -188 60 -204C68 -228 80 -256 72 -292C66 -322 30 -334 28 -366z",
            shawl,
            0.4,
            0.25,
            "b",
        )
        + brush.line("M-64 -222Q0 -206 64 -222M-67 -240Q0 -224 67 -240", light(shawl, 0.55), 4, 0.9)
        + head
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
