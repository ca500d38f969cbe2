"""Cloth, and what is cut, sewn and embroidered from it."""

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light

FABRICS = (
    "#A61E2B",
    "#22315F",
    "#2E6B5A",
    "#E9DCC2",
    "#C9B08A",
    "#6B3A5A",
    "#B85C38",
    "#F1E7D6",
    "#3A4A5A",
    "#C98A1B",
    "#7A8F6A",
)


def folded(brush: Brush, width: float, y: float, height: float, fill: str, fringe: str = "") -> str:
    """One folded cloth of a pile, its rounded fold to the left."""
    half = width / 2
    d = f"M{-half + height * 0.5:.0f} {y - height:.0f}H{half:.0f}Q{half + 8:.0f} {y - height / 2:.0f} {half:.0f} {y:.0f}H{-half + height * 0.5:.0f}Q{-half - height * 0.3:.0f} {y - height / 2:.0f} {-half + height * 0.5:.0f} {y - height:.0f}z"
    out = (
        f'<path d="{d}" fill="{fill}"/>'
        + brush.spray(d, "shade-b", 0.8)
        + brush.spray(d, "shine-l", 0.3)
    )
    out += brush.line(
        f"M{-half + height * 0.4:.0f} {y - height / 2:.0f}H{half:.0f}", "#26121f", 3, 0.35
    )
    if fringe:
        out += brush.line(
            "".join(
                f"M{half + 2:.0f} {y - height + 4 + i * 7:.0f}l{brush.vary(18, 32):.0f} {brush.vary(2, 12):.0f}"
                for i in range(int(height / 7))
            ),
            fringe,
            4,
        )
    return out


@motif("cloth", 480, 360, "stand", "hang", many=1)
def cloth(brush: Brush) -> str:
    """A mendil or a length of cloth, hung over a rail or folded on a pile."""
    if brush.rng.random() < 0.5:
        out = brush.stand(220)
        y = 0.0
        for fill in brush.rng.sample(
            [
                "url(#weave)",
                "url(#weave-fine)",
                brush.main,
                palette.WOOL,
                "url(#weave)",
                "url(#weave-wide)",
            ],
            5,
        ):
            height = brush.vary(52, 74)
            out += folded(brush, brush.vary(410, 450), y, height, fill, palette.WOOL)
            y -= height
        return out
    rail = brush.form(box(-260, -366, 520, 18), palette.WOOD, 0.6, 0.5, "b")
    back = "M-150 -358H214V-90Q130 -76 60 -92T-150 -88z"
    front = "M-200 -362H150Q162 -180 150 -24Q80 -6 10 -22T-130 -18T-200 -26Q-188 -200 -200 -362z"
    folds = "".join(
        brush.spray(
            f"M{x} -360Q{x + 14} -180 {x - 4} -20h58Q{x + 60} -180 {x + 50} -360z", "shade-r", 0.55
        )
        for x in (-190, -110, -30, 60)
    )
    fringe = "".join(
        f"M{x} -24l{brush.vary(-5, 5):.0f} {brush.vary(28, 44):.0f}" for x in range(-196, 150, 9)
    )
    return (
        brush.cast(front, 22, 24, 0.35)
        + brush.woven(back, "weave-fine", 0)
        + brush.flat(back, "#26121f", 0.35)
        + rail
        + brush.line(fringe, palette.WOOL, 5)
        + brush.woven(front, "weave-wide", 0.3)
        + folds
    )


@motif("blanket", 480, 360, "stand", many=1)
def blanket(brush: Brush) -> str:
    out = brush.stand(220)
    roll = brush.rng.random() < 0.5
    for index, y in enumerate((0.0, -92.0)):
        fill = ("url(#weave-wide)", palette.WOOL if roll else "url(#weave)")[index]
        out += folded(brush, 450 - index * 16, y, 92, fill, palette.WOOL)
    fold = smooth(
        [
            (-200, -184),
            (-150, -226),
            (-40, -216),
            (80, -236),
            (196, -206),
            (216, -170),
            (120, -60),
            (60, -16),
            (-20, -20),
            (20, -110),
            (-60, -176),
        ]
    )
    out += (
        brush.cast(fold, 8, 14)
        + brush.woven(fold, "weave", 0.6)
        + brush.spray(fold, "shine-t", 0.45)
    )
    out += brush.line(
        "".join(
            f"M{62 - i * 8} {-16 - i * 0.5:.0f}l{brush.vary(-5, 4):.0f} {brush.vary(26, 38):.0f}"
            for i in range(11)
        ),
        palette.WOOL,
        5,
    )
    tassels = "".join(brush.ball(x, y, 18, brush.main, shine=0.3) for x, y in ((66, 8), (-22, 6)))
    return out + tassels


def spool(brush: Brush, x: float, y: float, tint: str, size: float = 1) -> str:
    wood = "#C99A5E"
    body = f"M{x - 40 * size:.0f} {y - 118 * size:.0f}C{x - 54 * size:.0f} {y - 84 * size:.0f} {x - 54 * size:.0f} {y - 50 * size:.0f} {x - 40 * size:.0f} {y - 18 * size:.0f}H{x + 40 * size:.0f}C{x + 54 * size:.0f} {y - 50 * size:.0f} {x + 54 * size:.0f} {y - 84 * size:.0f} {x + 40 * size:.0f} {y - 118 * size:.0f}z"
    turns = "".join(
        f"M{x - 48 * size:.0f} {y - (26 + i * 10) * size:.0f}Q{x} {y - (18 + i * 10) * size:.0f} {x + 48 * size:.0f} {y - (30 + i * 10) * size:.0f}"
        for i in range(10)
    )
    ends = brush.form(oval(x, y - 12 * size, 56 * size, 15 * size), wood, 0.7, 0.4)
    top = brush.form(
        oval(x, y - 122 * size, 56 * size, 15 * size), light(wood, 0.2), 0.5, 0.4
    ) + brush.flat(oval(x, y - 122 * size, 12 * size, 4 * size), dark(wood, 0.6))
    return (
        brush.stand(50 * size, x, y)
        + ends
        + brush.form(body, tint, 0.85, 0.5)
        + brush.line(turns, dark(tint, 0.35), 2.5, 0.7)
        + top
    )


@motif("thread", 460, 280, "stand", many=1)
def thread(brush: Brush) -> str:
    tints = [
        palette.RED,
        palette.INDIGO,
        palette.GOLD,
        palette.MINT,
        palette.CHALK,
        palette.CLAY,
        "#6B3A5A",
    ]
    brush.rng.shuffle(tints)
    if brush.rng.random() < 0.45:  # balls and skeins of wool
        out = brush.stand(200)
        for (x, y, r), tint in zip(
            ((-120, -76, 84), (112, -72, 80), (0, -66, 74), (-40, -182, 66), (62, -176, 58)),
            tints,
            strict=False,
        ):
            strands = "".join(
                f"M{x - r * 0.9:.0f} {y + k * r * 0.22:.0f}Q{x} {y + k * r * 0.22 - r * 0.5:.0f} {x + r * 0.9:.0f} {y + k * r * 0.2:.0f}"
                for k in range(-3, 4)
            )
            cross = "".join(
                f"M{x + k * r * 0.24:.0f} {y - r * 0.9:.0f}Q{x + k * r * 0.24 + r * 0.4:.0f} {y} {x + k * r * 0.2:.0f} {y + r * 0.9:.0f}"
                for k in (-2, -1, 0)
            )
            shape = oval(x, y, r)
            out += (
                brush.flat(shape, tint)
                + brush.clipped(
                    shape,
                    brush.line(strands, dark(tint, 0.3), 4, 0.8)
                    + brush.line(cross, light(tint, 0.3), 4, 0.7),
                )
                + brush.spray(shape, "shade-o", 0.8)
            )
        return out + brush.line("M60 -20C120 30 170 -30 210 6S240 30 226 10", tints[2], 5)
    out = (
        spool(brush, -150, -20, tints[0])
        + spool(brush, -30, -30, tints[1], 1.1)
        + spool(brush, 100, -14, tints[2], 1.25)
        + spool(brush, -96, 6, tints[3])
    )
    fallen = f'<g transform="translate(150 -4)rotate(96)">{spool(brush, 0, 0, tints[4], 0.8)}</g>'
    return out + fallen + brush.line("M36 -6C10 40 -60 30 -20 14S90 40 160 22", tints[4], 3)


@motif("needle", 460, 360, "flat", many=1)
def needle(brush: Brush) -> str:
    """Needle, scissors, pins and a tape on the cloth being sewn."""
    steel = "#AEB4B8"
    cushion = brush.form(oval(-120, -90, 84, 70), brush.main, 0.8, 0.4, "o") + brush.line(
        "M-120 -20V-160M-200 -90H-40M-176 -140L-64 -40M-176 -40L-64 -140",
        dark(brush.main, 0.4),
        4,
        0.7,
    )
    pins = "".join(
        brush.line(f"M{x} {y}l{dx} -44", "#DADFE0", 4) + brush.ball(x + dx, y - 46, 9, tint)
        for x, y, dx, tint in (
            (-150, -100, -14, palette.GOLD),
            (-118, -112, 4, palette.CHALK),
            (-90, -92, 20, palette.SKY),
            (-104, -70, 34, palette.GOLD),
        )
    )
    blades = "M20 -340L60 -150L34 -150zM120 -330L34 -160L62 -140z"
    scissors = (
        brush.cast(blades, 8, 12)
        + brush.form("M20 -340L66 -150L36 -146z", steel, 0.5, 0.6)
        + brush.form("M124 -334L30 -160L64 -138z", light(steel, 0.3), 0.4, 0.6)
    )
    scissors += (
        brush.line(oval(16, -86, 36, 50), "#26121f", 18, 0.3)
        + brush.line(oval(8, -96, 36, 50), brush.pick("#B5713F", palette.INK, palette.RED), 17)
        + brush.line(oval(100, -92, 36, 50), brush.pick("#B5713F", palette.INK), 17)
        + brush.ball(49, -152, 10, palette.GOLD)
    )
    tape = "M-210 -300C-120 -370 -60 -210 -140 -220S-240 -260 -160 -300S-20 -280 -20 -330"
    needle_ = (
        brush.line("M150 -30L214 -300", "#26121f", 7, 0.3)
        + brush.line("M144 -36L206 -304", "#E6EAEA", 7)
        + brush.line("M203 -292L205 -300", "#26121f", 3)
    )
    return (
        brush.line(tape, "#26121f", 26, 0.25)
        + brush.line(tape, "#E9C95A", 24)
        + brush.line(tape, palette.INK, 20, 0.5, "2 12")
        + brush.cast(oval(-120, -90, 84, 70))
        + cushion
        + pins
        + scissors
        + needle_
        + brush.line("M205 -298C260 -340 240 -180 180 -200S120 -20 210 -16", palette.RED, 4)
    )


def garment(brush: Brush, tint: str, length: float, hood: bool, sleeve: float, hem: float) -> str:
    """A long robe on a hanger, seen from the front."""
    body = f"M-46 -560C-90 -552 -110 -530 -118 -500L-100 -300L{-hem:.0f} {-560 + length:.0f}Q0 {-538 + length:.0f} {hem:.0f} {-560 + length:.0f}L100 -300L118 -500C110 -530 90 -552 46 -560Q0 -520 -46 -560z"
    left = f"M-112 -524L{-120 - sleeve:.0f} {-300:.0f}L{-64 - sleeve:.0f} -270L-92 -400z"
    right = f"M112 -524L{120 + sleeve:.0f} -300L{64 + sleeve:.0f} -270L92 -400z"
    folds = f"M-60 -290Q-76 -160 -88 {-580 + length:.0f}M-18 -270Q-24 -140 -30 {-570 + length:.0f}M36 -280Q44 -150 52 {-572 + length:.0f}M76 -300Q92 -180 {hem * 0.72:.0f} {-576 + length:.0f}"
    out = (
        brush.cast(body, 20, 20, 0.35)
        + brush.cast(left, 20, 20, 0.3)
        + brush.cast(right, 20, 20, 0.3)
    )
    out += (
        brush.form(left, dark(tint, 0.1), 0.6, 0.4)
        + brush.form(right, dark(tint, 0.2), 0.7, 0.1)
        + brush.form(body, tint, 0.75, 0.4)
    )
    out += brush.line(folds, dark(tint, 0.45), 6, 0.55) + brush.line(
        folds.replace("M", "M"), light(tint, 0.3), 2, 0.4
    )
    if hood:
        d = "M-60 -556C-70 -610 -30 -640 0 -650C30 -640 70 -610 60 -556Q0 -500 -60 -556z"
        out += (
            brush.form(d, dark(tint, 0.06), 0.7, 0.4)
            + brush.flat("M-34 -560C-30 -600 30 -600 34 -560Q0 -520 -34 -560z", dark(tint, 0.55))
            + brush.ball(0, -652, 12, palette.GOLD)
        )
    else:
        out += brush.line("M-46 -560Q0 -520 46 -560", dark(tint, 0.5), 8) + brush.line(
            "M0 -566V-600a16 16 0 1 1 16 16", "#6B5A4A", 6
        )
    return out


def buttons(brush: Brush, tint: str, top: float, bottom: float) -> str:
    knots = "".join(
        brush.ball(0, y, 6.5, tint, shine=0.4) for y in range(int(top), int(bottom), 17)
    )
    return brush.line(f"M-11 {top}V{bottom}M11 {top}V{bottom}", tint, 5) + knots


@motif("djellaba", 420, 670, "hang", many=2)
def djellaba(brush: Brush) -> str:
    tint = brush.some(brush.pick(*FABRICS), 0.06)
    trim = (
        brush.pick(palette.GOLD, palette.CHALK, palette.RED)
        if tint != palette.GOLD
        else palette.INK
    )
    stripes = ""
    if brush.rng.random() < 0.45:
        stripes = brush.line(
            "".join(f"M{x} -500V-20" for x in range(-84, 90, 28)), light(tint, 0.45), 4, 0.6
        )
    return (
        garment(brush, tint, 545, True, 60, brush.vary(138, 160))
        + stripes
        + buttons(brush, trim, -516, -150)
        + brush.line("M-172 -292L-128 -270M172 -292L128 -270", trim, 9)
    )


@motif("caftan", 460, 620, "hang", many=2)
def caftan(brush: Brush) -> str:
    tint = brush.some(brush.pick(*FABRICS, "#8E2A5A", "#1F5F5A"), 0.06)
    gold = brush.pick("#E3B84A", "#D9A441", "#F3E3C0")
    out = garment(brush, tint, 548, False, 84, brush.vary(176, 200))
    panel = "M-34 -536L-40 -30M34 -536L40 -30"
    curls = "".join(
        f"M-14 {y}q-26 -22 -30 6q0 20 22 14M14 {y}q26 -22 30 6q0 20 -22 14"
        for y in range(-500, -60, 54)
    )
    belt = "M-104 -352Q0 -324 104 -352L106 -300Q0 -270 -106 -300z"
    hem = "".join(f"M{x} -44q11 -26 22 0" for x in range(-160, 150, 22))
    return (
        out
        + brush.line(panel, gold, 5)
        + brush.line(curls, gold, 5)
        + buttons(brush, gold, -520, -40)
        + brush.line(hem, gold, 5)
        + brush.cast(belt, 0, 8)
        + brush.form(belt, gold, 0.7, 0.4)
        + brush.line("M-104 -336Q0 -308 104 -336M-105 -318Q0 -290 105 -318", dark(gold, 0.4), 3)
        + brush.ball(0, -312, 17, brush.main)
    )


@motif("shirt", 420, 430, "hang", "flat", many=3)
def shirt(brush: Brush) -> str:
    tint = brush.some(brush.pick(*FABRICS), 0.06)
    thread_ = (
        brush.pick(palette.RED, palette.INDIGO, palette.MINT)
        if tint in ("#E9DCC2", "#F1E7D6", "#C9B08A")
        else brush.pick(palette.CHALK, palette.GOLD)
    )
    body = "M-54 -410C-100 -400 -124 -384 -132 -360L-112 -10Q0 10 112 -10L132 -360C124 -384 100 -400 54 -410Q0 -366 -54 -410z"
    left, right = (
        "M-122 -384L-204 -210L-140 -176L-112 -250z",
        "M122 -384L204 -210L140 -176L112 -250z",
    )
    yoke = "".join(
        f"M{x} {-330 + abs(x) * 0.2:.0f}l10 14l-10 14l-10 -14z" for x in range(-70, 80, 28)
    )
    return (
        "".join(brush.cast(d, 18, 20) for d in (body, left, right))
        + brush.form(left, dark(tint, 0.08), 0.6, 0.4)
        + brush.form(right, dark(tint, 0.18), 0.7, 0.1)
        + brush.form(body, tint, 0.75, 0.4)
        + brush.line("M-60 -240Q-70 -120 -64 -16M30 -230Q40 -110 36 -8", dark(tint, 0.4), 6, 0.5)
        + brush.line("M-54 -410Q0 -366 54 -410M0 -386V-240", thread_, 8)
        + brush.flat(yoke, thread_)
        + brush.line(
            "M-108 -30Q0 -10 108 -30M-198 -218L-146 -190M198 -218L146 -190", thread_, 6, 1, "10 7"
        )
        + brush.line("M-40 -414L0 -440L40 -414M0 -440v-14a10 10 0 1 1 10 8", "#6B5A4A", 6)
    )


@motif("bag", 380, 430, "stand", "hang", many=2)
def bag(brush: Brush) -> str:
    leather = brush.some(brush.pick("#A5653A", "#7A3F26", "#C08A4E", "#8E2A26", "#2B2522"), 0.08)
    body = "M-160 -236Q0 -216 160 -236L174 -24Q0 16 -174 -24z"
    flap = "M-162 -240Q0 -220 162 -240L150 -150Q60 -84 0 -84T-150 -150z"
    strap = "M-140 -230C-150 -400 -60 -424 0 -424S150 -400 140 -230"
    woven_ = brush.rng.random() < 0.6
    out = (
        brush.stand(160)
        + brush.line(strap, dark(leather, 0.4), 24)
        + brush.line(strap, leather, 15)
        + brush.line(strap, light(leather, 0.5), 2.5, 0.8, "8 7")
    )
    out += (
        (brush.woven(body, "weave", 0.8) + brush.spray(body, "shine-l", 0.3))
        if woven_
        else brush.form(body, leather, 0.8, 0.45)
    )
    out += brush.cast(flap, 2, 12) + brush.form(flap, leather, 0.7, 0.5)
    out += brush.line(
        "M-148 -232Q0 -212 148 -232L138 -156Q56 -98 0 -98T-138 -156z",
        light(leather, 0.55),
        3,
        0.8,
        "9 7",
    )
    out += brush.ball(0, -112, 16, palette.GOLD) + brush.line(
        "".join(f"M{k * 5} -92l{k * 3} 70" for k in range(-3, 4)),
        brush.main if not woven_ else brush.second,
        5,
    )
    return out


@motif("belt", 460, 300, "flat", many=1)
def belt(brush: Brush) -> str:
    tint = brush.pick(palette.RED, palette.INDIGO, "#8A4B2A", palette.MINT)
    width = 44
    coil = "M-190 -60C-200 -250 120 -280 150 -150S-60 -60 -70 -140S40 -210 70 -150"
    tail = "M-190 -60C-188 20 -40 -10 60 -30S180 -10 214 -60"
    out = ""
    for d in (coil, tail):
        out += (
            brush.line(d, "#26121f", width + 8, 0.28)
            + brush.line(d, tint, width)
            + brush.line(d, dark(tint, 0.4), width, 0.8, "3 15")
        )
        out += brush.line(d, palette.CHALK, 16, 1, "10 12") + brush.line(
            d, palette.GOLD, 6, 1, "4 18"
        )
    fringe = "".join(
        f"M{206 + i * 3} {-78 + i * 7}l{brush.vary(26, 40):.0f} {brush.vary(-12, 12):.0f}"
        for i in range(6)
    )
    return (
        out
        + brush.line(fringe, tint, 5)
        + brush.ball(246, -44, 18, palette.GOLD)
        + brush.line("M262 -40l34 12M262 -46l38 -4M258 -36l26 26", tint, 6)
    )


@motif("embroidery", 420, 440, "flat", "hang", many=1)
def embroidery(brush: Brush) -> str:
    """Tetouan embroidery stretched in a hoop."""
    linen = brush.pick("#F4ECDC", "#E9DCC2", "#F1E7D6")
    threads = brush.rng.sample(
        [palette.RED, palette.INDIGO, palette.GOLD, palette.MINT, "#6B3A5A", palette.CLAY], 3
    )
    hoop = oval(0, -200, 196)
    inside = oval(0, -200, 182)
    petals = brush.rng.choice((6, 8, 10))
    flower = "".join(
        f'<g transform="translate(0 -200)rotate({360 * i / petals:.0f})">'
        + brush.flat("M0 -30C24 -50 26 -84 0 -104C-26 -84 -24 -50 0 -30z", threads[i % 2])
        + brush.line(
            "M0 -36V-98M-10 -52L0 -44L10 -52M-13 -70L0 -60L13 -70M-9 -88L0 -80L9 -88",
            light(threads[i % 2], 0.5),
            3,
        )
        + brush.line("M0 -108V-134M0 -134q-22 -4 -22 -22M0 -134q22 -4 22 -22", threads[2], 5)
        + brush.flat(oval(0, -152, 8), threads[0])
        + "</g>"
        for i in range(petals)
    )
    grid = "".join(f"M{x} -390V-10" for x in range(-180, 181, 8)) + "".join(
        f"M-182 {y}H182" for y in range(-384, -14, 8)
    )
    cloth_ = smooth(
        [
            (-200, -380),
            (0, -404),
            (206, -376),
            (230, -200),
            (212, -20),
            (20, 4),
            (-196, -14),
            (-226, -190),
        ]
    )
    return (
        brush.cast(cloth_, 10, 14)
        + brush.form(cloth_, linen, 0.5, 0.2)
        + brush.clipped(
            inside,
            brush.line(grid, "#8A7A5A", 1.2, 0.35)
            + flower
            + brush.ball(0, -200, 24, threads[2], shine=0.2),
        )
        + brush.line(oval(6, -190, 190), "#26121f", 12, 0.25)
        + brush.line(hoop, dark("#C99A5E", 0.3), 18)
        + brush.line(hoop, "#C99A5E", 12)
        + brush.line("M-166 -300A194 194 0 0 1 -40 -390", "#F6E3B8", 6, 0.8)
        + brush.form(box(-18, -424, 36, 34), palette.GOLD)
        + brush.line("M70 -150L170 -60", "#26121f", 6, 0.3)
        + brush.line("M64 -158L164 -68", "#EDF0F0", 6)
        + brush.line("M66 -156C20 -120 60 -60 20 -30", threads[0], 3.5)
    )


@motif("trousers", 300, 560, "hang", many=2)
def trousers(brush: Brush) -> str:
    tint = brush.some(palette.INDIGO, 0.12)
    legs = "M-94 -500H94L134 -8H20L0 -320L-20 -8H-134z"
    band = box(-96, -520, 192, 34)
    return (
        brush.cast(legs, 18, 20)
        + brush.form(legs, tint, 0.7, 0.4)
        + brush.form(band, dark(tint, 0.15), 0.5, 0.3)
        + brush.line(
            "M0 -486V-330M-88 -470Q-64 -410 -34 -486M88 -470Q64 -410 34 -486",
            palette.GOLD,
            5,
            0.9,
            "10 7",
        )
        + brush.line("M-130 -34H-26M130 -34H26", palette.GOLD, 5, 0.9, "10 7")
        + brush.line("M-66 -524V-482M66 -524V-482M0 -524V-482", dark(tint, 0.4), 9)
        + brush.line("M-60 -520V-560M60 -520V-560", "#6B5A4A", 6)
    )
