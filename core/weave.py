"""The woven stripe of the mendil, one weave for each sector, as SVG.

`python -m core.weave core/static/core/weave` writes the files that the style sheets repeat. A portal that runs
serves these files and asks this module only what the weaves are called; the demonstration draws cloths with it.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TILE_HEIGHT = 24


@dataclass(frozen=True)
class Weave:
    """Threads on the loom: the colours by letter and the order in which they are warped.

    `warp` alternates a letter and a width, in units of which a ribbon is 24 high.
    """

    colours: dict[str, str]
    warp: str

    def stripes(self) -> list[tuple[str, float]]:
        """Colour and width of each stripe, from left to right."""
        return [(self.colours[item[0]], float(item[1:])) for item in self.warp.split()]

    @property
    def width(self) -> float:
        return sum(width for _colour, width in self.stripes())


# The stripes of each sector are counted differently, so that a weave is known without its colours.
WEAVES = {
    "terroir": Weave(
        {"o": "#5A6A2B", "d": "#434F20", "g": "#C98A1B", "l": "#E3B95A", "c": "#F4EAD2"},
        "o22 g3 o4 g9 o3 c2 o3 d11 g2 d2 g2 d2 g2 d9 o12 l5 o2 l2 o17 c3 g13 c3 o7 d3 o26 g4 o2 g2 o15",
    ),
    "crafts": Weave(
        {"k": "#B85C38", "d": "#8E4427", "c": "#FBF7F0", "s": "#E9D9C2", "i": "#3A2A22"},
        "k30 c4 k2 c4 k2 c12 s3 k7 d9 i2 d9 k4 c20 k2 c3 k24 s5 d3 s5 k9 c2 k11 i3 c7 i2 k18",
    ),
    "sewing": Weave(
        {"r": "#A61E2B", "d": "#7F1420", "w": "#FBF7F0", "s": "#EFE4D3", "i": "#22315F"},
        "r28 w3 r3 w3 r3 w14 r4 w5 r16 d2 w26 r2 w4 r2 w4 r22 i3 r6 w9 s2 r11 w3 r38 w18 r3 w3 r9",
    ),
    "tourism": Weave(
        {"m": "#2F5F8A", "d": "#22466B", "s": "#2F7FA8", "h": "#8FC1D9", "c": "#FBF7F0"},
        "m26 c3 s9 h4 s9 c2 m5 d16 h3 d3 h3 d7 s20 c9 s3 c3 s14 m11 h12 m3 h2 m24 c5 d4 s13",
    ),
    "communication": Weave(
        {
            "i": "#22315F",
            "d": "#161F40",
            "b": "#4A5FA5",
            "l": "#B9C3E4",
            "c": "#FBF7F0",
            "r": "#A61E2B",
        },
        "i34 l3 i2 l3 i16 b8 i3 b8 d12 c4 d2 c2 d6 r4 d6 i20 c13 b3 c3 i9 b17 i4 l2 i22",
    ),
    "technology": Weave(
        {"k": "#1F1A17", "g": "#35504A", "m": "#2E7D6B", "l": "#8CC9B5", "c": "#FBF7F0"},
        "k18 m4 k4 m4 k4 m20 l3 m3 l3 m9 k26 c2 k3 c2 k12 g14 l8 g3 m16 k5 c6 k2 m27 k9",
    ),
}


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _stripes(weave: Weave, height: float) -> Iterator[str]:
    x = 0.0
    for colour, width in weave.stripes():
        # A hair wider than it is: no light shows between two stripes.
        yield f'<path fill="{colour}" d="M{_number(x)} 0h{_number(width + 0.2)}v{height}h-{_number(width + 0.2)}z"/>'
        x += width


def _texture(weave: Weave, seed: str) -> str:
    """Weft in thin dark and light lines, and slubs where the wool was spun thicker."""
    rng = random.Random(seed)
    weft, light, slubs = [], [], []
    for y in range(1, TILE_HEIGHT, 2):
        start = rng.choice((0, 0, 1, 3))
        weft.append(f"M{start} {y}H{_number(weave.width)}")
        light.append(f"M0 {y + 1}H{_number(weave.width)}")
    for _ in range(14):
        x, y = rng.uniform(2, weave.width - 16), rng.randrange(1, TILE_HEIGHT)
        slubs.append(f"M{_number(x)} {y}h{rng.randrange(3, 10)}")
    warp = []
    x = 0.0
    for _colour, width in weave.stripes():
        warp.append(f"M{_number(x)} 0v{TILE_HEIGHT}")
        if width > 8:
            warp += [f"M{_number(x + at)} 0v{TILE_HEIGHT}" for at in (width / 3, width * 0.7)]
        x += width
    return (
        f'<g fill="none" stroke-width=".6"><path stroke="#1F1A17" stroke-opacity=".2" stroke-dasharray="3 1" d="{"".join(weft)}"/>'
        f'<path stroke="#fff" stroke-opacity=".13" stroke-dasharray="1.5 2.5" d="{"".join(light)}"/>'
        f'<path stroke="#1F1A17" stroke-opacity=".22" d="{"".join(warp)}"/>'
        f'<path stroke="#fff" stroke-opacity=".3" stroke-width=".8" d="{"".join(slubs)}"/></g>'
    )


def weave_pattern(sector: str, name: str, *, scale: float) -> str:
    """A `<pattern id=name>` of the sector's weave, to be placed in the `<defs>` of another drawing."""
    weave = WEAVES[sector]
    content = "".join(_stripes(weave, TILE_HEIGHT)) + _texture(weave, sector)
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{_number(weave.width)}" height="{TILE_HEIGHT}"'
        f' patternTransform="scale({scale})">{content}</pattern>'
    )


def tile_svg(sector: str) -> str:
    """One repeat of the weave: seamless both ways, for `background-repeat: repeat`."""
    weave = WEAVES[sector]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(weave.width)}" height="{TILE_HEIGHT}">'
        f"{''.join(_stripes(weave, TILE_HEIGHT))}{_texture(weave, sector)}</svg>"
    )


def band_svg(sector: str) -> str:
    """One repeat of the weave's lower edge, 40 high: cloth, then the knotted fringe of each stripe."""
    weave = WEAVES[sector]
    rng = random.Random(f"band {sector}")
    cloth = 22
    threads: dict[str, list[str]] = {}
    x = 0.0
    for colour, width in weave.stripes():
        count = max(1, round(width / 5))
        for index in range(count):
            at = x + width * (index + 0.5) / count
            threads.setdefault(colour, []).append(
                f"M{_number(at)} {cloth}v4l{rng.choice((-1, 0, 0, 1))} {rng.randrange(6, 12)}"
            )
        x += width
    fringe = [
        f'<path stroke="{colour}" d="{"".join(paths)}"/>' for colour, paths in threads.items()
    ]
    total = _number(weave.width)
    lines = "".join(f"M0 {y}H{total}" for y in range(1, cloth, 2))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="40">{"".join(_stripes(weave, cloth))}'
        f'<path fill="none" stroke="#1F1A17" stroke-opacity=".2" stroke-width=".6" stroke-dasharray="3 1" d="{lines}"/>'
        f'<path fill="#1F1A17" fill-opacity=".25" d="M0 {cloth - 1.5}H{total}v1.5H0z"/>'
        f'<g fill="none" stroke-width="2.2" stroke-linecap="round">{"".join(fringe)}</g></svg>'
    )


def write_files(folder: Path) -> list[Path]:
    """Write `weave-<sector>.svg` and `band-<sector>.svg` for every sector; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sector in WEAVES:
        for name, svg in (
            (f"weave-{sector}.svg", tile_svg(sector)),
            (f"band-{sector}.svg", band_svg(sector)),
        ):
            (folder / name).write_text(svg, encoding="utf-8")
            written.append(folder / name)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for path in write_files(parser.parse_args().folder):
        print(f"{path} {path.stat().st_size} bytes")
