"""The brush: shapes with a sprayed shade and light, in the order in which they are painted.

Light falls from the left; a scene that wants it from the right is mirrored as a whole.
Paths are SVG path data. Motifs stand on y = 0 and grow towards negative y.
"""

import random
from collections.abc import Sequence
from copy import copy
from itertools import count
from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.palette import dark, light

Point = tuple[float, float]


def n(value: float) -> str:
    """A coordinate as short as it can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    ry = rx if ry is None else ry
    return f"M{n(cx - rx)} {n(cy)}a{n(rx)} {n(ry)} 0 1 1 {n(2 * rx)} 0a{n(rx)} {n(ry)} 0 1 1 {n(-2 * rx)} 0z"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"M{n(x)} {n(y)}h{n(width)}v{n(height)}h{n(-width)}z"


def poly(*points: Point, close: bool = True) -> str:
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points) + ("z" if close else "")


def smooth(points: Sequence[Point], close: bool = True) -> str:
    """A soft line through the points (Catmull-Rom)."""
    count = len(points)
    at = (lambda i: points[i % count]) if close else (lambda i: points[min(max(i, 0), count - 1)])
    parts = [f"M{n(points[0][0])} {n(points[0][1])}"]
    for i in range(count if close else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = at(i - 1), at(i), at(i + 1), at(i + 2)
        parts.append(
            f"C{n(x1 + (x2 - x0) / 6)} {n(y1 + (y2 - y0) / 6)} {n(x2 - (x3 - x1) / 6)} {n(y2 - (y3 - y1) / 6)} {n(x2)} {n(y2)}"
        )
    return "".join(parts) + ("z" if close else "")


def turned(profile: Sequence[Point]) -> str:
    """The outline of a thing turned on a wheel or a lathe, from half its profile (radius, y), top to bottom."""
    right = list(profile)
    left = [(-x, y) for x, y in reversed(profile)]
    (top_r, top_y), (foot_r, foot_y) = profile[0], profile[-1]
    side = smooth(right, close=False)
    other = smooth(left, close=False).replace("M", "L", 1)
    bend = foot_r * 0.16
    return (
        f"{side}C{n(foot_r * 0.6)} {n(foot_y + bend)} {n(-foot_r * 0.6)} {n(foot_y + bend)} {n(-foot_r)} {n(foot_y)}{other}"
        f"Q0 {n(top_y - top_r * 0.12)} {n(top_r)} {n(top_y)}z"
    )


def place(
    fragment: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False
) -> str:
    """The fragment moved to x, y, scaled and turned (degrees)."""
    across = -scale if flip else scale
    spin = f"rotate({n(turn)})" if turn else ""
    return f'<g transform="translate({n(x)} {n(y)}){spin}scale({across:.3f} {scale:.3f})">{fragment}</g>'


# Widths of the stripes of a cloth in a product's own colours, in turn: uneven, as on the mendil.
RHYTHM = (56, 8, 7, 8, 7, 32, 9, 12, 36, 6, 54, 8, 10, 8, 46, 9, 14, 22, 6, 26, 8, 70, 40, 8, 8, 20)


class Brush:
    """Paints shapes. `rng` decides what may vary, `sector` whose weave the cloths have, `colours` what
    colours the thing itself has; those win over the sector's and over chance."""

    def __init__(
        self,
        rng: random.Random,
        sector: str,
        mood: palette.Mood,
        colours: Sequence[str] = (),
    ) -> None:
        self.rng = rng
        self._own = dict(enumerate(colours))
        self.sector = sector
        self.mood = mood
        self.main, self.second = palette.SECTOR[sector]
        self._clips = count(1)

    def dressed(self, colours: Sequence[str]) -> "Brush":
        """The same brush for another thing in the same picture, which has these colours of its own."""
        other = copy(self)
        other._own = dict(enumerate(colours))
        return other

    def vary(self, low: float, high: float) -> float:
        return self.rng.uniform(low, high)

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def own(self, place: int, *others: str) -> str:
        """The thing's colour at this place; if it has none there, one of the others, and the same one for
        every piece in the picture."""
        return self._own.setdefault(place, self.pick(*others))

    def some(self, colour: str, amount: float = 0.12) -> str:
        """The colour, a little lighter or darker."""
        share = self.vary(-amount, amount)
        return light(colour, share) if share > 0 else dark(colour, -share)

    def flat(self, d: str, fill: str, opacity: float = 1) -> str:
        return f'<path d="{d}" fill="{fill}"{f" fill-opacity={chr(34)}{opacity:.2f}{chr(34)}" if opacity < 1 else ""}/>'

    def line(
        self, d: str, colour: str, width: float = 3, opacity: float = 1, dash: str = ""
    ) -> str:
        extra = f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
        extra += f' stroke-dasharray="{dash}"' if dash else ""
        return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{n(width)}" stroke-linecap="round" stroke-linejoin="round"{extra}/>'

    def spray(self, d: str, kind: str, opacity: float = 0.5) -> str:
        return f'<path d="{d}" fill="url(#{kind})" fill-opacity="{opacity:.2f}"/>'

    def form(
        self, d: str, fill: str, shade: float = 0.6, shine: float = 0.45, kind: str = "r"
    ) -> str:
        """A solid shape: its colour, shade away from the light (`kind` r, b or o) and light on the near side."""
        parts = [self.flat(d, fill)]
        if shade:
            parts.append(self.spray(d, f"shade-{kind}", shade))
        if shine:
            parts.append(self.spray(d, "shine-t" if kind == "b" else "shine-l", shine))
        return "".join(parts)

    def ball(
        self,
        cx: float,
        cy: float,
        rx: float,
        fill: str,
        ry: float | None = None,
        shine: float = 0.5,
    ) -> str:
        ry = rx if ry is None else ry
        spot = (
            self.flat(oval(cx - rx * 0.34, cy - ry * 0.4, rx * 0.2, ry * 0.14), "#fff6df", shine)
            if shine
            else ""
        )
        return self.form(oval(cx, cy, rx, ry), fill, 0.75, 0, "o") + spot

    def stand(self, rx: float, x: float = 0, y: float = 0, length: float = 1) -> str:
        """The contact shadow under a thing on a table, and the one it casts away from the light."""
        reach = rx * (0.9 + 0.8 * length)
        return self.spray(
            oval(x + rx * 0.55 * length, y + rx * 0.02, reach, rx * 0.26), "cast", 0.55
        ) + self.flat(oval(x + rx * 0.06, y, rx * 1.02, rx * 0.13), "#26121f", 0.42)

    def cast(self, d: str, dx: float = 12, dy: float = 16, opacity: float = 0.3) -> str:
        """The shadow that a flat thing lays on what it hangs or lies on."""
        return f'<path d="{d}" transform="translate({n(dx)} {n(dy)})" fill="#26121f" fill-opacity="{opacity:.2f}"/>'

    def woven(self, d: str, name: str = "weave", shade: float = 0.5, kind: str = "r") -> str:
        """A shape cut from the sector's cloth."""
        return f'<path d="{d}" fill="url(#{name})"/>' + (
            self.spray(d, f"shade-{kind}", shade) if shade else ""
        )

    def cloth(self, d: str, name: str = "weave") -> str:
        """A shape cut from the thing's cloth: stripes of its own first colours, or the sector's weave."""
        ground, stripe, line = self.own(0, ""), self.own(1, ""), self.own(2, "")
        if not ground:
            return self.woven(d, name, 0)
        x, stripes = -300, [self.flat(d, ground)]
        for index, width in enumerate(RHYTHM * 2):
            if index % 2 and stripe:
                tint = line if line and index % 8 == 1 else stripe
                stripes.append(self.flat(box(x, -700, width, 760), tint))
            x += width
        threads = "".join(f"M-300 {y}H300" for y in range(-700, 60, 6))
        return self.clipped(d, "".join(stripes) + self.line(threads, "#26121f", 1.5, 0.18))

    def clipped(self, d: str, content: str) -> str:
        """Only what of the content lies inside the path."""
        name = f"clip{next(self._clips)}"
        return f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">{content}</g>'

    def scatter(self, count: int, rx: float, ry: float) -> list[Point]:
        """Points in an ellipse around 0, 0, the far ones first."""
        points = []
        for _ in range(count):
            angle, radius = self.vary(0, 2 * pi), self.vary(0, 1) ** 0.5
            points.append((cos(angle) * radius * rx, sin(angle) * radius * ry))
        return sorted(points, key=lambda point: point[1])

    def leaf(
        self, x: float, y: float, length: float, turn: float, colour: str, width: float = 0.32
    ) -> str:
        half = length * width
        blade = f"M0 0C{n(length * 0.3)} {n(-half)} {n(length * 0.75)} {n(-half * 0.8)} {n(length)} 0C{n(length * 0.7)} {n(half * 0.8)} {n(length * 0.3)} {n(half)} 0 0z"
        vein = f"M0 0L{n(length * 0.9)} 0"
        lower = (
            f"M0 0L{n(length)} 0C{n(length * 0.7)} {n(half * 0.8)} {n(length * 0.3)} {n(half)} 0 0z"
        )
        inner = (
            self.flat(blade, colour)
            + self.flat(lower, dark(colour, 0.25))
            + self.line(vein, light(colour, 0.35), 1.5, 0.7)
        )
        return f'<g transform="translate({n(x)} {n(y)})rotate({n(turn)})">{inner}</g>'

    def sprig(
        self,
        x: float,
        y: float,
        length: float,
        turn: float,
        colour: str,
        leaves: int = 7,
        size: float = 0.3,
    ) -> str:
        """A twig with leaves on both sides."""
        parts = [
            self.line(
                f"M0 0Q{n(length * 0.5)} {n(-length * 0.08)} {n(length)} 0", dark(colour, 0.35), 4
            )
        ]
        for index in range(leaves):
            at = length * (index + 0.6) / leaves
            side = 1 if index % 2 else -1
            parts.append(
                self.leaf(
                    at,
                    -length * 0.05,
                    length * size * self.vary(0.8, 1.15),
                    side * self.vary(32, 58),
                    self.some(colour, 0.18),
                )
            )
        parts.append(self.leaf(length, 0, length * size, 0, colour))
        return f'<g transform="translate({n(x)} {n(y)})rotate({n(turn)})">{"".join(parts)}</g>'
