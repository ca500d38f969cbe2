"""Cloth, and what is cut, sewn and embroidered from it."""

from math import cos, pi, sin

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly, smooth
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


@motif("cloth", 480, 360, "stand")
def cloth(brush: Brush) -> str:
    """A pile of folded cloths: one for each of the first colours, or the sector's weave."""
    layers = [brush.own(place, "") for place in range(4)]
    fills = [fill for fill in layers if fill] or [
        "url(#weave)",
        "url(#weave-fine)",
        "url(#weave)",
        palette.WOOL,
    ]
    out, y = brush.stand(220), 0.0
    for index in range(5):
        height = brush.vary(56, 70)
        out += folded(brush, brush.vary(410, 450), y, height, fills[index % len(fills)])
        y -= height
    return out


@motif("mendil", 480, 440, "hang")
def mendil(brush: Brush) -> str:
    """The striped cloth folded over a rail, its fringe showing: ground, stripe, and a line if there is one."""
    back = "M-190 -428H224V-100Q130 -86 60 -102T-190 -98z"
    front = "M-220 -432H190Q202 -210 190 -34Q100 -16 20 -32T-130 -28T-226 -36Q-208 -230 -220 -432z"
    folds = "".join(
        brush.spray(
            f"M{x} -430Q{x + 14} -210 {x - 4} -30h58Q{x + 60} -210 {x + 50} -430z", "shade-r", 0.5
        )
        for x in (-200, -100, 0, 100)
    )
    fringe = "".join(
        f"M{x} -34l{brush.vary(-5, 5):.0f} {brush.vary(32, 50):.0f}" for x in range(-218, 190, 8)
    )
    return (
        brush.cast(front, 22, 24, 0.35)
        + brush.cloth(back)
        + brush.flat(back, "#26121f", 0.35)
        + brush.line(fringe, brush.own(1, "") or palette.WOOL, 5)
        + brush.cloth(front, "weave-wide")
        + folds
    )


@motif("blanket", 480, 360, "stand", many=1)
def blanket(brush: Brush) -> str:
    out = brush.stand(220)
    for index, y in enumerate((0.0, -92.0)):
        fill = (brush.own(0, "") or "url(#weave-wide)", palette.WOOL)[index]
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
        + brush.cloth(fold)
        + brush.spray(fold, "shade-r", 0.6)
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
    return out


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


def threads(brush: Brush) -> list[str]:
    """Five colours of thread: the product's own in turn, or those of the sewing box."""
    own = [tint for tint in (brush.own(place, "") for place in range(4)) if tint]
    box_ = [palette.RED, palette.INDIGO, palette.GOLD, palette.MINT, palette.CHALK]
    return [own[index % len(own)] for index in range(5)] if own else box_


@motif("thread", 460, 280, "stand")
def thread(brush: Brush) -> str:
    """Spools."""
    tints = threads(brush)
    fallen = place(spool(brush, 0, 0, tints[4], 0.8), 150, -4, turn=96)
    return (
        spool(brush, -150, -20, tints[0])
        + spool(brush, -30, -30, tints[1], 1.1)
        + spool(brush, 100, -14, tints[2], 1.25)
        + spool(brush, -96, 6, tints[3])
        + fallen
        + brush.line("M36 -6C10 40 -60 30 -20 14S90 40 160 22", tints[4], 3)
    )


@motif("wool", 460, 280, "stand")
def wool(brush: Brush) -> str:
    """Balls of wool."""
    tints = threads(brush)
    out = brush.stand(200)
    for (x, y, r), tint in zip(
        ((-120, -76, 84), (112, -72, 80), (0, -66, 74), (-40, -182, 66), (62, -176, 58)),
        tints,
        strict=True,
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


@motif("skeins", 480, 300, "flat")
def skeins(brush: Brush) -> str:
    """Skeins of silk in a row."""
    out = ""
    for index, x in enumerate(range(-180, 181, 90)):
        tint = threads(brush)[index]
        d = f"M{x - 34} -250C{x - 44} -180 {x - 14} -150 {x - 34} -50Q{x} -10 {x + 34} -50C{x + 14} -150 {x + 44} -180 {x + 34} -250Q{x} -296 {x - 34} -250z"
        strands = "".join(
            f"M{x + k * 9} -262C{x + k * 11} -180 {x + k * 4} -150 {x + k * 9} -34"
            for k in range(-3, 4)
        )
        out += brush.cast(d, 8, 12) + brush.form(d, tint, 0.6, 0.4)
        out += brush.clipped(
            d,
            brush.line(strands, dark(tint, 0.35), 3, 0.8)
            + brush.line(strands, light(tint, 0.4), 1.5),
        )
        out += brush.line(f"M{x - 24} -150H{x + 24}", palette.CREAM, 22) + brush.line(
            f"M{x - 24} -150H{x + 24}", palette.GOLD, 5
        )
    return out


@motif("buttons", 460, 320, "flat")
def knotted_buttons(brush: Brush) -> str:
    """A dozen round knotted buttons and two skeins."""
    tints = threads(brush)
    out = ""
    for index in range(12):
        x, y = -190 + index % 4 * 62, -260 + index // 4 * 84
        out += brush.cast(oval(x, y, 25), 6, 9) + brush.ball(x, y, 25, tints[index % 3], shine=0.3)
        out += brush.line(
            f"M{x - 20} {y - 6}Q{x} {y + 12} {x + 20} {y - 8}M{x - 6} {y - 22}Q{x + 10} {y} {x - 4} {y + 22}",
            light(tints[index % 3], 0.4),
            4,
        )
    for x, tint in ((100, tints[3]), (180, tints[4])):
        out += brush.line(f"M{x} -290V-40", "#26121f", 60, 0.2) + brush.line(
            f"M{x - 6} -296V-46", tint, 56
        )
        out += brush.line(
            "".join(f"M{x - 6 + k * 9} -300V-40" for k in range(-2, 3)), dark(tint, 0.3), 3, 0.7
        )
        out += brush.line(f"M{x - 32} -170H{x + 20}", palette.CREAM, 20)
    return out


@motif("braid", 460, 320, "flat")
def braid(brush: Brush) -> str:
    """A braid wound on a board with nails."""
    tint, second = brush.own(0, palette.RED), brush.own(1, palette.GOLD)
    board = box(-210, -290, 420, 260)
    turns = "".join(f"M{x} -280L{x + 30} -40" for x in range(-150, 121, 44))
    nails = "".join(
        brush.ball(x, y, 8, "#8E9294", shine=0.8) for x in range(-190, 191, 76) for y in (-274, -46)
    )
    return (
        brush.cast(board, 12, 18)
        + brush.form(board, "#C99A5E", 0.5, 0.4)
        + brush.line(turns, "#26121f", 34, 0.3)
        + brush.line(turns, tint, 30)
        + brush.line(turns, second, 14, 1, "9 11")
        + brush.line("M150 -40C220 -10 230 20 160 26", tint, 26)
        + brush.line("M150 -40C220 -10 230 20 160 26", second, 12, 1, "9 11")
        + nails
    )


@motif("placket", 460, 400, "flat")
def placket(brush: Brush) -> str:
    """The opening of a robe from near: cloth, braid on both edges, knotted buttons between."""
    ground, edge = brush.own(0, "#C9B08A"), brush.own(1, palette.GOLD)
    piece = box(-230, -400, 460, 400)
    neck = "M-110 -404Q0 -250 110 -404z"
    return (
        brush.cast(piece, 14, 18)
        + brush.form(piece, ground, 0.5, 0.4)
        + brush.line(
            "M-170 -400Q-150 -200 -176 0M170 -400Q150 -200 176 0", dark(ground, 0.3), 8, 0.6
        )
        + brush.flat(neck, dark(ground, 0.55))
        + brush.line("M-110 -400Q0 -250 110 -400", edge, 26)
        + brush.line("M-110 -400Q0 -250 110 -400", light(edge, 0.5), 8, 0.9, "7 8")
        + brush.line("M-22 -320V0M22 -320V0", edge, 24)
        + brush.line("M-22 -320V0M22 -320V0", light(edge, 0.5), 7, 0.9, "7 8")
        + "".join(
            brush.line(f"M-40 {y}H40", dark(edge, 0.2), 9) + brush.ball(0, y, 19, edge)
            for y in range(-286, -10, 46)
        )
    )


@motif("hem", 460, 400, "flat")
def hem(brush: Brush) -> str:
    """A sleeve or a leg with its hem turned up and pinned, and a needle."""
    ground, lining = brush.own(0, palette.INDIGO), brush.own(1, palette.CREAM)
    leg = "M-130 -400L150 -400L190 -90L-190 -60z"
    turned_up = "M-182 -150L178 -176L190 -86L-190 -56z"
    pins = "".join(
        brush.line(f"M{x} {-190 - x * 0.07:.0f}l14 110", "#EDF0F0", 6)
        + brush.ball(x, -194 - x * 0.07, 12, palette.RED)
        for x in (-130, -50, 30, 110)
    )
    return (
        brush.cast(leg, 14, 18)
        + brush.form(leg, ground, 0.6, 0.4)
        + brush.line("M10 -400L0 -70", dark(ground, 0.4), 7, 0.7)
        + brush.cast(turned_up, 0, -8)
        + brush.form(turned_up, lining, 0.4, 0.3)
        + brush.line("M-182 -136L180 -162", palette.GOLD, 5, 1, "16 10")
        + pins
        + brush.line("M-200 -10L60 -30", "#EDF0F0", 8)
        + brush.line("M-200 -10C-260 -40 -250 -120 -190 -120", palette.GOLD, 5)
    )


@motif("veil", 460, 600, "hang")
def veil(brush: Brush) -> str:
    """A long undyed veil with a bouquet embroidered at each end, folded once over the rail."""
    linen, tint, second = brush.own(0, "#EFE3C8"), brush.own(1, "#7F1420"), brush.own(2, "#6E8A3A")
    out = ""
    for x, foot in ((-110, -60), (110, -20)):
        panel = f"M{x - 100} -590H{x + 100}Q{x + 112} -300 {x + 102} {foot}Q{x} {foot + 16} {x - 102} {foot}Q{x - 90} -300 {x - 100} -590z"
        fringe = "".join(
            f"M{i} {foot}v{brush.vary(24, 40):.0f}" for i in range(int(x) - 98, int(x) + 100, 9)
        )
        petals = "".join(
            f'<g transform="translate({x + dx} {foot - 130 + dy})rotate({turn})">{brush.flat("M0 -8C16 -22 16 -40 0 -52C-16 -40 -16 -22 0 -8z", tint)}</g>'
            for dx, dy in ((0, -60), (-50, 0), (50, 0))
            for turn in range(0, 360, 60)
        )
        stems = brush.line(
            f"M{x} {foot - 40}V{foot - 180}M{x} {foot - 50}Q{x - 50} {foot - 70} {x - 50} {foot - 120}M{x} {foot - 50}Q{x + 50} {foot - 70} {x + 50} {foot - 120}",
            second,
            7,
        )
        border = brush.line(
            f"M{x - 96} {foot - 26}H{x + 96}M{x - 96} {foot - 280}H{x + 96}", tint, 9, 1, "14 8"
        )
        out += (
            brush.cast(panel, 14, 20)
            + brush.line(fringe, linen, 4)
            + brush.form(panel, linen, 0.6, 0.4)
            + stems
            + petals
            + border
        )
    return out


@motif("cushion", 480, 420, "stand")
def cushion(brush: Brush) -> str:
    """A cushion embroidered with a carnation."""
    linen, bloom = brush.own(0, "#F4ECDC"), brush.own(1, "#8E1A2B")
    body = smooth(
        [
            (-210, -390),
            (0, -370),
            (210, -390),
            (196, -200),
            (212, -10),
            (0, -28),
            (-212, -10),
            (-196, -200),
        ]
    )
    petals = "".join(
        f'<g transform="translate(0 -210)rotate({turn})">{brush.form("M0 0L-36 -112L-18 -100L0 -118L18 -100L36 -112z", brush.some(bloom, 0.1), 0.2, 0.2)}</g>'
        for turn in range(-96, 97, 32)
    )
    return (
        brush.stand(200)
        + brush.form(body, linen, 0.7, 0.4)
        + brush.line("M-176 -352Q0 -336 176 -352M-176 -46Q0 -62 176 -46", bloom, 8, 1, "16 9")
        + brush.line("M0 -210Q-8 -130 6 -76", "#6E8A3A", 11)
        + brush.leaf(0, -130, 90, 200, "#6E8A3A")
        + brush.leaf(2, -120, 90, -30, "#6E8A3A")
        + petals
        + "".join(brush.ball(x, y, 15, bloom, shine=0.2) for x in (-208, 208) for y in (-386, -12))
    )


@motif("dress-form", 360, 640, "stand")
def dress_form(brush: Brush) -> str:
    """A dressmaker's bust on its stand, a toile pinned on it."""
    toile, mark = brush.own(0, "#F1E7D6"), brush.own(1, palette.RED)
    bust = "M-36 -600C-110 -580 -140 -540 -136 -480C-132 -420 -90 -390 -96 -340C-100 -290 -140 -260 -138 -200H138C140 -260 100 -290 96 -340C90 -390 132 -420 136 -480C140 -540 110 -580 36 -600z"
    return (
        brush.stand(120)
        + brush.line("M0 -200V-30M0 -40L-100 0M0 -40L100 0", palette.WOOD, 22)
        + brush.form(bust, toile, 0.7, 0.4)
        + brush.form(oval(0, -606, 38, 16), palette.WOOD)
        + brush.line(
            "M0 -596V-204M-130 -470Q0 -430 130 -470M-96 -344Q0 -320 96 -344", mark, 5, 0.9, "14 9"
        )
        + "".join(
            brush.line(f"M{x} {y}l12 30", "#AEB4B8", 5) + brush.ball(x, y, 9, mark)
            for x, y in (
                (-90, -560),
                (90, -560),
                (-60, -420),
                (64, -420),
                (-80, -330),
                (80, -330),
                (-40, -260),
                (44, -262),
            )
        )
    )


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
        folds, light(tint, 0.3), 2, 0.4
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


@motif("djellaba", 420, 670, "hang")
def djellaba(brush: Brush) -> str:
    tint = brush.own(0, *FABRICS)
    trim = brush.own(1, palette.GOLD if tint != palette.GOLD else palette.INK)
    lining = brush.own(2, "")
    turned_back = "M-64 -566C-100 -600 -60 -650 0 -652C60 -650 100 -600 64 -566Q0 -520 -64 -566z"
    checks = "".join(f"M{x} -660V-520" for x in range(-84, 90, 18)) + "".join(
        f"M-90 {y}H90" for y in range(-650, -520, 18)
    )
    hood = (
        brush.form(turned_back, palette.CHALK, 0.4, 0.2)
        + brush.clipped(turned_back, brush.line(checks, lining, 6))
        if lining
        else ""
    )
    return (
        garment(brush, tint, 545, True, 60, brush.vary(138, 160))
        + hood
        + buttons(brush, trim, -516, -150)
        + brush.line("M-172 -292L-128 -270M172 -292L128 -270", trim, 9)
    )


@motif("caftan", 460, 620, "hang")
def caftan(brush: Brush) -> str:
    tint, gold = brush.own(0, *FABRICS), brush.own(1, "#E3B84A", "#D9A441", "#F3E3C0")
    stripe = brush.own(2, "")
    out = garment(brush, tint, 548, False, 84, brush.vary(176, 200))
    if stripe:
        out += brush.line(
            "".join(f"M{x} -480Q{x} -300 {x * 1.5:.0f} -30" for x in range(-96, 97, 24)),
            stripe,
            9,
            0.9,
        )
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


@motif("shirt", 420, 470, "hang")
def shirt(brush: Brush) -> str:
    tint, thread_ = brush.own(0, *FABRICS), brush.own(1, palette.GOLD)
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


@motif("bag", 380, 430, "stand", "hang")
def bag(brush: Brush) -> str:
    """A satchel: the colour of its body, that of its flap and strap."""
    body_tint = brush.own(0, "#A5653A", "#7A3F26")
    leather = brush.own(1, body_tint)
    body = "M-160 -236Q0 -216 160 -236L174 -24Q0 16 -174 -24z"
    flap = "M-162 -240Q0 -220 162 -240L150 -150Q60 -84 0 -84T-150 -150z"
    strap = "M-140 -230C-150 -400 -60 -424 0 -424S150 -400 140 -230"
    return (
        brush.stand(160)
        + brush.line(strap, dark(leather, 0.4), 24)
        + brush.line(strap, leather, 15)
        + brush.line(strap, light(leather, 0.5), 2.5, 0.8, "8 7")
        + brush.form(body, body_tint, 0.8, 0.45)
        + brush.cast(flap, 2, 12)
        + brush.form(flap, leather, 0.7, 0.5)
        + brush.line(
            "M-148 -232Q0 -212 148 -232L138 -156Q56 -98 0 -98T-138 -156z",
            light(leather, 0.55),
            3,
            0.8,
            "9 7",
        )
        + brush.ball(0, -112, 16, palette.GOLD)
    )


@motif("tote", 380, 470, "hang")
def tote(brush: Brush) -> str:
    """A cloth bag with something printed on it: an eight-pointed mark, or figures if there is a third colour."""
    ground, ink, figures = brush.own(0, "#F1E7D6"), brush.own(1, brush.main), brush.own(2, "")
    body = "M-160 -300H160L172 -6Q0 12 -172 -6z"
    handles = "M-80 -296C-90 -470 90 -470 80 -296"
    mark = poly(
        *[
            (r * cos(k * pi / 8), -150 + r * sin(k * pi / 8))
            for k, r in zip(range(16), (88, 52) * 8, strict=True)
        ]
    )
    # 808: a picture may be mirrored as a whole.
    eights = "".join(oval(x, -182, 26, 30) + oval(x, -112, 32, 38) for x in (-92, 92))
    number = brush.line(eights + oval(0, -148, 32, 70), figures, 17)
    return (
        brush.cast(body, 14, 20)
        + brush.line(handles, dark(ground, 0.3), 20)
        + brush.line(handles, ground, 12)
        + brush.form(body, ground, 0.6, 0.4)
        + brush.line("M-156 -276H156", dark(ground, 0.35), 4, 0.8, "10 7")
        + (number if figures else brush.flat(mark, ink) + brush.ball(0, -150, 24, ground, shine=0))
    )


@motif("net-bag", 400, 480, "hang")
def net_bag(brush: Brush) -> str:
    """A shopper of knotted net hung by its handles; what is in it shows."""
    twine = brush.own(0, "#2F6AA8")
    body = "M-150 -300Q-200 -150 -150 -50Q0 30 150 -50Q200 -150 150 -300Q0 -270 -150 -300z"
    mesh = "".join(f"M{x} -320L{x + 340} 40M{x} 40L{x + 340} -320" for x in range(-520, 300, 40))
    inside = "".join(
        brush.ball(x, y, r, tint, shine=0.4)
        for x, y, r, tint in (
            (-60, -90, 66, "#E0A83A"),
            (64, -96, 62, "#C2301F"),
            (0, -180, 58, "#8A9A3E"),
        )
    )
    handles = "M-110 -300C-100 -480 0 -480 0 -470C0 -480 100 -480 110 -300"
    return (
        brush.cast(body, 14, 18, 0.25)
        + brush.line(handles, dark(twine, 0.3), 20)
        + brush.line(handles, light(twine, 0.2), 12, 1, "9 6")
        + brush.flat(body, dark(twine, 0.35), 0.35)
        + inside
        + brush.clipped(
            body, brush.line(mesh, dark(twine, 0.25), 8) + brush.line(mesh, light(twine, 0.15), 5)
        )
        + brush.line(body, twine, 12)
        + brush.line("M-150 -300Q0 -270 150 -300", light(twine, 0.2), 18, 1, "10 6")
    )


@motif("pouch", 420, 300, "stand", "flat")
def pouch(brush: Brush) -> str:
    """A small pouch of selvedges, striped across."""
    body = "M-200 -240H200Q214 -120 196 -6Q0 14 -196 -6Q-214 -120 -200 -240z"
    return (
        brush.cast(body, 12, 16)
        + brush.cloth(body)
        + brush.spray(body, "shade-r", 0.5)
        + brush.line("M-196 -214H196", "#8E9294", 13, 1, "5 5")
        + brush.ball(176, -214, 15, palette.GOLD)
        + brush.line(
            "".join(f"M{176 + k * 5} -200l{k * 4} 76" for k in range(-3, 4)), palette.INDIGO, 5
        )
    )


@motif("drawstring-bag", 360, 460, "stand")
def drawstring_bag(brush: Brush) -> str:
    """A bag of white cloth drawn in with a cord."""
    linen, cord = brush.own(0, "#F6F0E4"), brush.own(1, palette.RED)
    body = smooth(
        [
            (-60, -330),
            (-150, -250),
            (-166, -110),
            (-130, -10),
            (0, 4),
            (130, -10),
            (166, -110),
            (150, -250),
            (60, -330),
        ]
    )
    ruffle = smooth(
        [
            (-56, -330),
            (-104, -430),
            (-50, -410),
            (0, -440),
            (54, -412),
            (104, -432),
            (56, -330),
            (0, -316),
        ]
    )
    return (
        brush.stand(140)
        + brush.form(body, linen, 0.75, 0.4)
        + brush.form(ruffle, linen, 0.6, 0.4)
        + brush.line(
            "M-40 -318Q-90 -200 -80 -40M0 -316Q4 -200 0 -30M40 -318Q96 -200 84 -40",
            dark(linen, 0.25),
            6,
            0.6,
        )
        + brush.line("M-66 -328Q0 -306 66 -328", cord, 14)
        + brush.line("M60 -322q60 30 44 110M52 -318q20 60 -6 120", cord, 8)
        + brush.ball(104, -206, 12, cord)
        + brush.ball(46, -192, 12, cord)
    )


@motif("belt", 460, 300, "flat", many=1)
def belt(brush: Brush) -> str:
    tint, edge = brush.own(0, palette.RED, "#8A4B2A"), brush.own(1, palette.GOLD)
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
        out += brush.line(d, edge, 16, 1, "10 12") + brush.line(d, light(edge, 0.5), 6, 1, "4 18")
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


@motif("embroidery", 420, 440, "flat", many=1)
def embroidery(brush: Brush) -> str:
    """Tetouan embroidery stretched in a hoop."""
    linen = brush.own(3, "#F4ECDC", "#E9DCC2")
    tints = (
        brush.own(0, palette.RED, "#6B3A5A"),
        brush.own(1, palette.GOLD, palette.CLAY),
        brush.own(2, palette.MINT, palette.INDIGO),
    )
    hoop = oval(0, -200, 196)
    inside = oval(0, -200, 182)
    petals = brush.rng.choice((6, 8, 10))
    flower = "".join(
        f'<g transform="translate(0 -200)rotate({360 * i / petals:.0f})">'
        + brush.flat("M0 -30C24 -50 26 -84 0 -104C-26 -84 -24 -50 0 -30z", tints[i % 2])
        + brush.line(
            "M0 -36V-98M-10 -52L0 -44L10 -52M-13 -70L0 -60L13 -70M-9 -88L0 -80L9 -88",
            light(tints[i % 2], 0.5),
            3,
        )
        + brush.line("M0 -108V-134M0 -134q-22 -4 -22 -22M0 -134q22 -4 22 -22", tints[2], 5)
        + brush.flat(oval(0, -152, 8), tints[0])
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
            + brush.ball(0, -200, 24, tints[2], shine=0.2),
        )
        + brush.line(oval(6, -190, 190), "#26121f", 12, 0.25)
        + brush.line(hoop, dark("#C99A5E", 0.3), 18)
        + brush.line(hoop, "#C99A5E", 12)
        + brush.line("M-166 -300A194 194 0 0 1 -40 -390", "#F6E3B8", 6, 0.8)
        + brush.form(box(-18, -424, 36, 34), palette.GOLD)
        + brush.line("M70 -150L170 -60", "#26121f", 6, 0.3)
        + brush.line("M64 -158L164 -68", "#EDF0F0", 6)
        + brush.line("M66 -156C20 -120 60 -60 20 -30", tints[0], 3.5)
    )


@motif("jabador", 480, 500, "hang")
def jabador(brush: Brush) -> str:
    """A child's tunic and trousers of the same cloth."""
    return place(trousers(brush), 110, 10, 0.82) + place(shirt(brush), -90, -40, 0.9)


@motif("dress", 380, 520, "hang")
def dress(brush: Brush) -> str:
    """A little girl's dress, smocked at the chest."""
    tint, thread_ = brush.own(0, "#E3B7A0"), brush.own(1, palette.RED)
    skirt = "M-84 -330H84L170 -20Q0 6 -170 -20z"
    chest = "M-46 -470Q0 -430 46 -470L96 -440L84 -326H-84L-96 -440z"
    sleeves = "M-92 -444L-160 -380L-120 -340L-86 -380zM92 -444L160 -380L120 -340L86 -380z"
    smocks = "".join(f"M-80 {y}" + "l10 -12l10 12" * 8 for y in (-410, -384, -358, -332))
    return (
        brush.cast(skirt, 16, 20)
        + brush.line("M-40 -466L0 -492L40 -466M0 -492v-16a10 10 0 1 1 10 8", "#6B5A4A", 6)
        + brush.form(sleeves, dark(tint, 0.1), 0.5, 0.3)
        + brush.form(skirt, tint, 0.7, 0.4)
        + brush.form(chest, light(tint, 0.1), 0.5, 0.4)
        + brush.line(smocks, thread_, 5)
        + brush.line("M-50 -320L-90 -24M0 -320V-14M50 -320L90 -24", dark(tint, 0.35), 6, 0.5)
        + brush.line("M-160 -46Q0 -20 160 -46", thread_, 8, 1, "12 8")
        + brush.line("M-46 -470Q0 -430 46 -470", thread_, 8)
    )


@motif("trousers", 300, 560, "hang")
def trousers(brush: Brush) -> str:
    tint = brush.own(0, palette.INDIGO)
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
