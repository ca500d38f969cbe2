"""Walls of rooms: what the light does on them and what stands or hangs there, quiet enough for the thing in front."""

from collections.abc import Callable
from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, poly
from demo.pictures.palette import dark, light, mix

WIDTH, HEIGHT = 1600, 1200
DADO = 600  # y where the lower, painted part of the wall begins
Wall = Callable[[Brush], str]


def window_light(brush: Brush) -> str:
    """The light of a barred window, falling aslant."""
    x, lean = brush.vary(60, 620), brush.vary(120, 260)
    pane = poly((x, 60), (x + 420, 0), (x + 420 + lean, 560), (x + lean, 640))
    bar = f"M{x + 210} 30L{x + 210 + lean} 600M{x + lean / 2} 350L{x + 420 + lean / 2} 280"
    return brush.flat(pane, brush.mood.glow, 0.5) + brush.line(bar, brush.mood.wall, 16, 0.7)


def arch_light(brush: Brush) -> str:
    """Two arches of light, as they come through a gallery."""
    x = brush.vary(120, 760)
    lobes = "".join(
        brush.flat(
            f"M{x + dx} 600V250C{x + dx} 120 {x + dx + 230} 120 {x + dx + 230} 250V600z",
            brush.mood.glow,
            0.42,
        )
        for dx in (0, 290)
    )
    return f'<g transform="skewX(-9) translate(70 0)">{lobes}</g>'


def leaf_shadow(brush: Brush) -> str:
    """Sun on the wall, and the shadow of a branch before the window."""
    x = brush.vary(180, 1240)
    sun = brush.flat(oval(x, 260, 430, 330), brush.mood.glow, 0.35)
    shade = dark(brush.mood.wall, 0.3)
    leaves = "".join(
        f'<g fill-opacity=".34">{brush.leaf(x - 330 + step * 62, 90 + step * 34 + side * 8, 130, side * 48 + 30, shade, 0.2)}</g>'
        for step in range(10)
        for side in (-1, 1)
    )
    stem = brush.line(f"M{x - 380} 60Q{x} 200 {x + 300} 440", shade, 9, 0.34)
    return sun + f'<g opacity=".4">{stem}{leaves}</g>'


def niche(brush: Brush) -> str:
    """An arched niche in a thick wall, a jug in it."""
    x = brush.rng.choice((130, 1170))
    arch = f"M{x} 500V250C{x} 90 {x + 300} 90 {x + 300} 250V500z"
    jug = f"M{x + 112} 496C{x + 60} 440 {x + 82} 360 {x + 124} 340V296H{x + 176}V340C{x + 218} 360 {x + 240} 440 {x + 188} 496z"
    return (
        brush.flat(arch, dark(brush.mood.wall, 0.22))
        + brush.spray(arch, "soft-r", 0.6)
        + brush.form(jug, brush.some(palette.CLAY), 0.5, 0.35)
        + brush.flat(box(x - 16, 496, 332, 18), light(brush.mood.wall, 0.35))
    )


def shelf(brush: Brush) -> str:
    """A shelf with bowls, bottles and a folded cloth."""
    x = brush.rng.choice((70, 1050))
    board = brush.form(box(x, 330, 480, 26), palette.WOOD, 0.5, 0.4, "b")
    pegs = "".join(brush.line(f"M{x + dx} 356v46", dark(palette.WOOD, 0.3), 12) for dx in (70, 410))
    tones = (palette.CLAY, brush.mood.dado, palette.CREAM, palette.INDIGO)
    bowl = (
        f"M{x + 40} 258H{x + 160}Q{x + 146} 330 {x + 120} 330H{x + 80}Q{x + 54} 330 {x + 40} 258z"
    )
    flask = f"M{x + 214} 330V236Q{x + 216} 206 {x + 238} 196V156H{x + 262}V196Q{x + 284} 206 {x + 286} 236V330z"
    folded = "".join(
        brush.form(box(x + 320, 330 - 26 * (k + 1), 130, 24), brush.some(tone, 0.1), 0.3, 0.2, "b")
        for k, tone in enumerate((palette.CREAM, palette.RED, palette.CREAM))
    )
    return (
        pegs
        + board
        + brush.form(bowl, brush.pick(*tones), 0.5, 0.3)
        + brush.form(flask, brush.pick("#3E6E5A", "#6B4A2E", "#2F5E7A"), 0.5, 0.5)
        + folded
    )


def tiles(brush: Brush) -> str:
    """Zellige along the foot of the wall: eight-pointed stars between small squares."""
    tone, ground = brush.mood.dado, mix(brush.mood.dado, palette.CREAM, 0.55)
    stars = "".join(
        brush.flat(_star(cx, cy, 44), brush.some(tone, 0.1))
        for cy in (668, 772)
        for cx in range(50, WIDTH, 104)
    )
    edge = brush.line(f"M0 {DADO}H{WIDTH}", dark(tone, 0.35), 12, 0.8)
    return brush.flat(box(0, DADO, WIDTH, 240), ground) + stars + edge


def _star(cx: float, cy: float, r: float) -> str:
    points = []
    for k in range(16):
        reach = r if k % 2 == 0 else r * 0.74
        points.append((cx + cos(k * pi / 8) * reach, cy + sin(k * pi / 8) * reach))
    return poly(*points)


def shutters(brush: Brush) -> str:
    """An open window with blue shutters, the hills in it."""
    x = brush.rng.choice((110, 1130))
    near, middle, _far = brush.mood.hills
    view = box(x + 90, 110, 200, 330)
    hills = (
        brush.flat(view, brush.mood.sky)
        + brush.flat(
            f"M{x + 90} 340Q{x + 150} 250 {x + 210} 310T{x + 290} 270V440H{x + 90}z", middle
        )
        + brush.flat(f"M{x + 90} 400Q{x + 190} 330 {x + 290} 390V440H{x + 90}z", near)
    )
    leaves = "".join(
        brush.form(box(px, 104, 92, 344), "#2E6F8E", 0.4, 0.2)
        + "".join(
            brush.line(f"M{px + 12} {y}h68", dark("#2E6F8E", 0.4), 5, 0.7)
            for y in range(140, 430, 34)
        )
        for px in (x, x + 290)
    )
    sill = brush.form(box(x + 74, 440, 232, 20), light(brush.mood.wall, 0.4), 0.3, 0.3, "b")
    return hills + leaves + sill


def garlands(brush: Brush) -> str:
    """Peppers and garlic drying on strings from a beam."""
    beam = brush.form(box(0, 30, WIDTH, 34), palette.WOOD, 0.5, 0.3, "b")
    first = brush.rng.choice((90, 1180))
    strings = ""
    for k in range(4):
        x, length = first + k * 92, 7 + (k * 3) % 4
        red = k % 2 == 0
        strings += brush.line(f"M{x} 60v{length * 44}", dark(palette.WOOD, 0.2), 4, 0.8)
        for bead in range(length):
            y = 96 + bead * 44
            side = 12 if bead % 2 else -12
            if red:
                strings += brush.leaf(x, y, 62, 90 + side * 2, brush.some("#A8321F", 0.14), 0.22)
            else:
                strings += brush.ball(x + side, y, 24, brush.some("#E9DCC4", 0.08), 22)
    return beam + strings


WALLS: tuple[Wall, ...] = (
    window_light,
    arch_light,
    leaf_shadow,
    niche,
    shelf,
    shutters,
    garlands,
)
# What hangs from a rail needs the wall free.
FREE_WALLS: tuple[Wall, ...] = (window_light, arch_light, leaf_shadow, tiles)


def wall(brush: Brush, free: bool = False) -> str:
    """A painted wall with a dado and one thing that makes it this room's; `free` keeps what stands out away."""
    mood = brush.mood
    choices = FREE_WALLS if free else WALLS
    chosen = brush.rng.choice(choices)
    ground = (
        brush.flat(box(0, 0, WIDTH, HEIGHT), mood.wall)
        + brush.flat(box(0, DADO, WIDTH, HEIGHT - DADO), mood.dado)
        + brush.line(f"M0 {DADO}H{WIDTH}", dark(mood.dado, 0.3), 6, 0.5)
    )
    tiled = not free and chosen is not window_light and brush.rng.random() < 0.35
    return (
        ground
        + (tiles(brush) if tiled else "")
        + chosen(brush)
        + brush.spray(box(0, 0, WIDTH, HEIGHT), "soft-r", 0.4)
    )
