"""A thing in its surroundings: table and wall, wall alone, seen from above, or a whole landscape.

Everything is drawn on a canvas of 1600 x 1200 and rendered at the size asked for.
"""

import io
import random
from collections.abc import Sequence

import resvg_py
from PIL import Image

from core.weave import weave_pattern
from demo.pictures import palette, texture
from demo.pictures.brush import Brush, box, place, poly
from demo.pictures.motifs import MOTIFS, Motif
from demo.pictures.motifs.hands import arms
from demo.pictures.motifs.tourism import hills, sky
from demo.pictures.palette import dark, light
from demo.pictures.walls import HEIGHT, WIDTH, wall

TABLE = 830  # y where the table or the floor begins
ON_THE_FLOOR = {"chest", "dress-form", "loom", "pouffe", "stool"}
IN_THE_OPEN = {"breakfast-table", "couscous-table", "drier", "solar", "stage", "table-set"}


def svg(content: str, sector: str) -> str:
    """The drawing with everything its paths refer to."""
    weaves = "".join(
        weave_pattern(sector, name, scale=scale)
        for name, scale in (("weave", 1.3), ("weave-fine", 0.42), ("weave-wide", 2.4))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {WIDTH} {HEIGHT}">'
        '<defs><radialGradient id="glow"><stop offset="0" stop-color="#fff3d6" stop-opacity=".95"/>'
        '<stop offset="1" stop-color="#fff3d6" stop-opacity="0"/></radialGradient>'
        # Large areas: a plain gradient; the sprayed dots would show as blotches.
        '<linearGradient id="soft-r"><stop offset=".2" stop-color="#26121f" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#26121f" stop-opacity=".55"/></linearGradient>'
        '<linearGradient id="soft-b" x2="0" y2="1"><stop offset=".2" stop-color="#26121f" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#26121f" stop-opacity=".6"/></linearGradient>'
        f"{texture.spray_defs()}{weaves}</defs>{content}</svg>"
    )


def render(content: str, sector: str, size: tuple[int, int]) -> Image.Image:
    png = resvg_py.svg_to_bytes(
        svg_string=svg(content, sector), width=size[0], height=size[1], skip_system_fonts=True
    )
    with Image.open(io.BytesIO(png)) as picture:
        return texture.print_on_paper(picture.convert("RGB"))


def table(brush: Brush) -> str:
    """A wooden table with a runner of the sector's cloth."""
    wood = brush.mood.table
    boards = "".join(
        brush.line(f"M0 {y}H{WIDTH}", dark(wood, 0.35), 4, 0.45)
        for y in (TABLE + 90, TABLE + 200, TABLE + 320)
    )
    shift = brush.vary(-120, 120)
    runner = poly(
        (300 + shift, TABLE), (1260 + shift, TABLE), (1480 + shift, HEIGHT), (80 + shift, HEIGHT)
    )
    return (
        brush.flat(box(0, TABLE, WIDTH, HEIGHT - TABLE), wood)
        + brush.spray(box(0, TABLE, WIDTH, HEIGHT - TABLE), "soft-b", 0.6)
        + boards
        + brush.woven(runner, "weave", 0)
        + brush.spray(runner, "soft-b", 0.5)
    )


def floor(brush: Brush) -> str:
    """A tiled floor with a rug of the sector's cloth."""
    tone = light(brush.mood.dado, 0.35)
    joints = "".join(
        brush.line(f"M{800 + x * 0.75} {TABLE}L{800 + x * 1.5} {HEIGHT}", dark(tone, 0.3), 4, 0.4)
        for x in range(-1000, 1001, 200)
    )
    rug = poly((360, 900), (1240, 900), (1380, 1140), (220, 1140))
    ground = box(0, TABLE, WIDTH, HEIGHT - TABLE)
    return (
        brush.flat(ground, tone)
        + joints
        + brush.spray(ground, "soft-b", 0.5)
        + brush.cast(rug, 0, 10)
        + brush.woven(rug, "weave", 0)
    )


def yard(brush: Brush) -> str:
    """The country, and trodden earth in front of it."""
    earth = box(0, TABLE, WIDTH, HEIGHT - TABLE)
    return (
        landscape(brush)
        + brush.flat(earth, light(brush.mood.dado, 0.2))
        + brush.spray(earth, "soft-b", 0.5)
    )


def surroundings(brush: Brush, motif: str) -> str:
    """What a thing stands on, and what is behind it."""
    if motif in IN_THE_OPEN:
        return yard(brush)
    return wall(brush) + (floor(brush) if motif in ON_THE_FLOOR else table(brush))


def fitted(motif: Motif, width: float, height: float) -> float:
    return min(width / motif.width, height / motif.height)


def standing(brush: Brush, motif: Motif, zoom: float = 1, count: int = 0) -> str:
    """The thing on the table; several, the smaller ones behind, where it may come in numbers."""
    count = count or brush.rng.randint(min(2, motif.many), motif.many)
    scale = fitted(motif, 900, 720) * zoom
    foot = 1010 if zoom == 1 else 1130
    if count == 1:
        return place(motif.draw(brush), WIDTH / 2 + brush.vary(-60, 60), foot, scale)
    scale = min(scale * 0.82, 1340 / (count * motif.width * 0.9))
    step = motif.width * scale * 0.86
    start = WIDTH / 2 - step * (count - 1) / 2
    back: list[str] = []
    front: list[str] = []
    for index in range(count):
        behind = index % 2 == 1
        fragment = place(
            motif.draw(brush),
            start + step * index + brush.vary(-20, 20),
            foot - (70 if behind else 0),
            scale * (0.9 if behind else 1),
        )
        (back if behind else front).append(fragment)
    return "".join(back + front)


def hanging(brush: Brush, motif: Motif, zoom: float = 1, count: int = 0) -> str:
    """The thing on a wall, from a wooden rail."""
    count = count or (min(motif.many, 2) if zoom == 1 and motif.width < 430 else 1)
    scale = fitted(motif, 1180 / count, 900) * zoom
    step = motif.width * scale * 1.08
    start = WIDTH / 2 - step * (count - 1) / 2
    top = max(170, 620 - motif.height * scale / 2)
    rail = brush.form(box(90, top - 24, 1420, 26), "#7A4A33", 0.4, 0.4, "b")
    things = "".join(
        place(motif.draw(brush), start + step * n, top + motif.height * scale, scale)
        for n in range(count)
    )
    return rail + things


def boards(brush: Brush) -> str:
    """A table's wood seen from above, all over the picture."""
    wood = brush.mood.table
    gaps = (
        brush.line(f"M0 {y}H{WIDTH}", dark(wood, 0.35), 5, 0.5) for y in range(150, HEIGHT, 230)
    )
    return brush.flat(box(0, 0, WIDTH, HEIGHT), wood) + "".join(gaps)


def above(brush: Brush, motif: Motif, zoom: float = 1) -> str:
    """The thing seen from above, on wood and cloth."""
    turn = brush.vary(-14, 14)
    whole = box(210, 110, 1180, 980)
    # Under the sheet nobody sees the cloth, and weaving takes time.
    seen = "".join(
        brush.woven(d, "weave", 0)
        for d in (
            box(210, 110, 1180, 270),
            box(210, 820, 1180, 270),
            box(210, 380, 270, 440),
            box(1120, 380, 270, 440),
        )
    )
    shaded = brush.cast(whole, 18, 26) + seen + brush.spray(whole, "soft-r", 0.5)
    cloth = f'<g transform="rotate({turn:.1f} 800 600)">{shaded}</g>'
    sheet = box(290, 220, 1020, 760)
    paper = f'<g transform="rotate({-turn / 2:.1f} 800 600)">{brush.cast(sheet, 10, 14)}{brush.flat(sheet, light(palette.CREAM, 0.35))}</g>'
    scale = fitted(motif, 900, 760) * zoom
    thing = place(motif.draw(brush), 800, 600 + motif.height * scale / 2, scale)
    return boards(brush) + cloth + paper + thing


def landscape(brush: Brush) -> str:
    return place(sky(brush) + hills(brush), WIDTH / 2, HEIGHT)


def worked(brush: Brush, motif: Motif) -> str:
    """The work on a table seen from above, and the arms of her who does it, from the near edge."""
    edges = "".join(
        brush.cast(strip, 16, 0) + brush.woven(strip, "weave", 0)
        for strip in (box(150, 0, 90, HEIGHT), box(1360, 0, 90, HEIGHT))
    )
    return (
        boards(brush)
        + edges
        + brush.flat(box(230, 0, 1140, HEIGHT), light(brush.mood.wall, 0.35))
        + place(motif.draw(brush), 800, 860, fitted(motif, 1040, 780))
        + place(arms(brush), 800, HEIGHT)
    )


def sill(brush: Brush, motif: Motif) -> str:
    """The thing on a window sill, the country behind it."""
    wall = brush.mood.wall
    frame = f"M0 0H{WIDTH}V{HEIGHT}H0zM180 90V900H1420V90z"
    scale = fitted(motif, 620, 560)
    return (
        landscape(brush)
        + f'<path d="{frame}" fill="{wall}" fill-rule="evenodd"/>'
        + brush.line("M180 90V900M1420 90V900M180 90H1420", dark(wall, 0.35), 12, 0.6)
        + brush.form(box(60, 890, 1480, 90), light(wall, 0.25), 0.4, 0.3, "b")
        + brush.flat(box(60, 980, 1480, 220), dark(wall, 0.18))
        + brush.woven(poly((420, 892), (1180, 892), (1200, 1110), (400, 1110)), "weave", 0.4, "b")
        + place(motif.draw(brush), WIDTH / 2 + brush.vary(-160, 160), 936, scale)
    )


def thing(
    reference: str,
    motif: str,
    sector: str,
    view: int,
    size: tuple[int, int],
    colours: Sequence[str] = (),
    count: int = 0,
) -> Image.Image:
    """One picture of a motif; `view` 0 shows it whole, 1 from near, 2 where it belongs."""
    entry = MOTIFS[motif]
    rng = random.Random(f"{reference} {motif} {sector} {view}")
    brush = Brush(rng, sector, palette.mood_for(rng, sector), colours)
    pose = rng.choice(entry.poses)
    zoom = 1.35 if view == 1 and count < 2 else 1
    if pose == "place":
        content = place(entry.draw(brush), WIDTH / 2, HEIGHT)
    elif pose == "work":
        content = worked(brush, entry)
    elif view == 2 and count < 2 and fits_on_a_sill(entry) and rng.random() < 0.6:
        content = sill(brush, entry)
    elif pose == "stand":
        content = surroundings(brush, motif) + standing(brush, entry, zoom, count)
    elif pose == "hang":
        content = wall(brush, free=True) + hanging(brush, entry, min(zoom, 1.15), count)
    else:
        content = above(brush, entry, zoom)
    if rng.random() < 0.5:  # the light may fall from the other side
        content = mirrored(content)
    return render(content, sector, size)


def fits_on_a_sill(motif: Motif) -> bool:
    return "stand" in motif.poses and motif.name not in ON_THE_FLOOR | IN_THE_OPEN


def mirrored(content: str) -> str:
    return f'<g transform="translate({WIDTH} 0)scale(-1 1)">{content}</g>'
