"""Screens, tools and the sun's electricity."""

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light


def page_on_screen(brush: Brush, x: float, y: float, width: float, height: float) -> str:
    """A shop's page: a woven header, pictures, prices as lines, or a chart."""
    out = brush.flat(box(x, y, width, height), palette.CHALK)
    out += brush.woven(box(x, y, width, height * 0.09), "weave-fine", 0)
    out += brush.line(
        f"M{x + width * 0.06:.0f} {y + height * 0.2:.0f}h{width * 0.4:.0f}",
        palette.INK,
        max(5, height * 0.045),
    )
    tints = ["#C98A1B", "#B85C38", "#5A6A2B", "#2F7FA8", "#A61E2B", "#2E7D6B"]
    brush.rng.shuffle(tints)
    if brush.rng.random() < 0.6:
        for index in range(6):
            cx, cy = (
                x + width * (0.06 + 0.31 * (index % 3)),
                y + height * (0.3 + 0.34 * (index // 3)),
            )
            w, h = width * 0.26, height * 0.2
            out += brush.flat(box(cx, cy, w, h), light(tints[index], 0.35)) + brush.flat(
                oval(cx + w / 2, cy + h * 0.55, w * 0.22, h * 0.34), tints[index]
            )
            out += brush.line(
                f"M{cx:.0f} {cy + h * 1.2:.0f}h{w * 0.8:.0f}", "#8A7F74", max(3, height * 0.02)
            )
    else:
        for index in range(7):
            tall = height * brush.vary(0.14, 0.52)
            out += brush.flat(
                box(
                    x + width * (0.08 + 0.125 * index),
                    y + height * 0.88 - tall,
                    width * 0.085,
                    tall,
                ),
                tints[index % 3],
            )
        out += brush.line(
            f"M{x + width * 0.06:.0f} {y + height * 0.88:.0f}h{width * 0.88:.0f}", palette.INK, 4
        )
    return out


@motif("laptop", 520, 340, "stand", many=1)
def laptop(brush: Brush) -> str:
    shell = brush.some(brush.pick("#8E9294", "#4A4A4E", "#C9C3B4"), 0.06)
    lid = "M-212 -330Q-212 -340 -202 -340H202Q212 -340 212 -330V-50H-212z"
    base = poly((-212, -50), (212, -50), (262, 0), (-262, 0))
    keys = "".join(f"M{-190 - i * 12} {-40 + i * 11}H{190 + i * 12}" for i in range(3))
    return (
        brush.stand(250)
        + brush.form(lid, dark(shell, 0.5), 0.3, 0.3)
        + page_on_screen(brush, -194, -322, 388, 256)
        + brush.flat("M-194 -322H20L-120 -66H-194z", "#ffffff", 0.16)
        + brush.form(base, shell, 0.5, 0.5)
        + brush.line(keys, dark(shell, 0.55), 7, 0.8, "16 6")
        + brush.flat(poly((-262, 0), (262, 0), (256, 10), (-256, 10)), dark(shell, 0.4))
        + brush.flat(poly((-50, -10), (50, -10), (56, -2), (-56, -2)), dark(shell, 0.25))
    )


@motif("phone", 220, 400, "flat", "stand", many=2)
def phone(brush: Brush) -> str:
    shell = brush.pick("#26262A", "#35504A", "#22315F")
    outline = "M-92 -368Q-92 -392 -68 -392H68Q92 -392 92 -368V-26Q92 -2 68 -2H-68Q-92 -2 -92 -26z"
    screen = box(-80, -362, 160, 320)
    bubbles = ""
    if brush.rng.random() < 0.6:
        content = brush.flat(screen, "#EAF1E6") + brush.woven(
            box(-80, -362, 160, 34), "weave-fine", 0
        )
        y = -310.0
        for index in range(5):
            w, h = brush.vary(70, 116), brush.vary(28, 50)
            x = -70 if index % 2 else 70 - w
            tint = palette.CHALK if index % 2 else light(brush.main, 0.55)
            content += brush.flat(f"M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}z", tint) + brush.line(
                f"M{x + 12:.0f} {y + h / 2:.0f}h{w - 26:.0f}", "#6B645C", 5, 0.7
            )
            y += h + 10
    else:
        content = page_on_screen(brush, -80, -362, 160, 320)
    return (
        brush.cast(outline, 14, 18, 0.4)
        + brush.form(outline, shell, 0.5, 0.5)
        + content
        + brush.flat("M-80 -362H30L-50 -42H-80z", "#ffffff", 0.16)
        + brush.line("M-16 -22H16", "#8A8F90", 6)
        + brush.line("M-18 -378H18", "#55585A", 5)
        + bubbles
    )


@motif("screen", 520, 440, "stand", many=1)
def screen(brush: Brush) -> str:
    shell = brush.pick("#2B2B30", "#C9C3B4", "#3A4A4A")
    return (
        brush.stand(120)
        + brush.form(poly((-34, -90), (34, -90), (48, -14), (-48, -14)), dark(shell, 0.3))
        + brush.form(oval(0, -10, 120, 18), shell, 0.6, 0.4)
        + brush.cast(box(-250, -420, 500, 330), 12, 16)
        + brush.form(box(-250, -430, 500, 340), shell, 0.5, 0.4)
        + page_on_screen(brush, -232, -412, 464, 292)
        + brush.flat("M-232 -412H40L-130 -120H-232z", "#ffffff", 0.15)
        + brush.ball(0, -104, 7, palette.GOLD)
    )


@motif("solar", 560, 430, "stand", many=1)
def solar(brush: Brush) -> str:
    glass = brush.pick("#1F3F6B", "#22315F", "#1B3A5A")
    panel = poly((-190, -400), (270, -400), (200, -110), (-270, -110))
    rows = "".join(
        f"M{-190 - i * 20} {-400 + i * 72.5:.0f}L{270 - i * 17.5:.0f} {-400 + i * 72.5:.0f}"
        for i in range(5)
    )
    columns = "".join(f"M{-190 + i * 76.6:.0f} -400L{-270 + i * 78.3:.0f} -110" for i in range(7))
    return (
        brush.stand(230, 10, 0)
        + brush.line("M-180 -112L-210 0M150 -112L186 0M-30 -112V-10M-210 -4H186", "#6B6660", 17)
        + brush.line("M-176 -112L-206 0M154 -112L190 0", "#B9B4AA", 5)
        + brush.form(panel, glass, 0.6, 0.6)
        + brush.line(rows + columns, "#C9D6E0", 4, 0.75)
        + brush.flat(poly((-120, -400), (20, -400), (-110, -110), (-230, -110)), "#CFE3EE", 0.28)
        + brush.flat(poly((90, -400), (130, -400), (40, -110), (4, -110)), "#CFE3EE", 0.22)
        + brush.line(panel, "#D9D4C6", 11)
        + brush.form(box(204, -96, 84, 96), brush.main, 0.6, 0.5)
        + brush.line("M250 -84l-18 40h28l-18 36", palette.GOLD, 8)
        + brush.line("M170 -112C190 -60 180 -40 206 -40", palette.INK, 6)
    )


@motif("tools", 460, 360, "flat", many=1)
def tools(brush: Brush) -> str:
    """Screwdrivers, pliers and an opened circuit board on a cloth."""
    board = poly((-120, -220), (96, -232), (106, -80), (-114, -70))
    green = brush.pick("#2E6B5A", "#22476B", "#3A5A2E")
    tracks = "M-100 -200h60l20 30h40M-104 -160h30l40 40h60M-100 -110h80l20 20M20 -210v40l30 30h40"
    chips = (
        brush.form(box(-40, -180, 62, 54), "#26262A")
        + brush.form(box(44, -126, 40, 30), "#26262A")
        + brush.form(box(-98, -150, 28, 44), palette.GOLD)
        + "".join(
            brush.ball(x, y, 10, "#B9BDBE")
            for x, y in ((60, -200), (84, -176), (-86, -92), (0, -96))
        )
    )
    handles = (brush.main, palette.RED, palette.GOLD)
    drivers = ""
    for index, tint in enumerate(handles):
        x = 140 + index * 38
        d = f"M{x - 15} -40Q{x} -20 {x + 15} -40V-150Q{x} -166 {x - 15} -150z"
        drivers += (
            brush.line(f"M{x + 8} -150V-290", "#26121f", 10, 0.3)
            + brush.line(f"M{x} -150V-300", "#B9BDBE", 9)
            + brush.cast(d, 8, 10)
            + brush.form(d, tint, 0.7, 0.5)
        )
    jaws = smooth([(-196, -330), (-176, -336), (-166, -290), (-182, -262), (-198, -290)])
    grips = (
        brush.line(
            "M-184 -262C-220 -180 -214 -110 -200 -40M-178 -262C-146 -190 -150 -110 -158 -44",
            "#26121f",
            26,
            0.25,
        )
        + brush.line(
            "M-188 -262C-224 -180 -218 -110 -206 -44M-178 -262C-150 -190 -154 -110 -162 -48",
            palette.RED,
            22,
        )
        + brush.ball(-182, -268, 16, "#B9BDBE")
    )
    screws = "".join(
        brush.ball(x, y, 8, "#C9C6BA")
        for x, y in ((-60, -34), (-30, -26), (0, -40), (40, -30), (-80, -300), (10, -290))
    )
    return (
        brush.cast(board, 12, 15)
        + brush.form(board, green, 0.4, 0.3)
        + brush.line(tracks, "#C9A23A", 4, 0.9)
        + chips
        + drivers
        + brush.form(jaws, "#8E9294", 0.5, 0.5)
        + grips
        + screws
    )
