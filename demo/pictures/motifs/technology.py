"""Screens, tools and the sun's electricity."""

from functools import partial

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly, smooth
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light

TINTS = ("#C98A1B", "#B85C38", "#5A6A2B", "#2F7FA8", "#A61E2B", "#2E7D6B")


def shop_page(brush: Brush, x: float, y: float, width: float, height: float) -> str:
    """Six pictures with a line under each."""
    out = ""
    for index, tint in enumerate(brush.rng.sample(TINTS, 6)):
        cx, cy = x + width * (0.06 + 0.31 * (index % 3)), y + height * (0.3 + 0.34 * (index // 3))
        w, h = width * 0.26, height * 0.2
        out += brush.flat(box(cx, cy, w, h), light(tint, 0.35))
        out += brush.flat(oval(cx + w / 2, cy + h * 0.55, w * 0.22, h * 0.34), tint)
        out += brush.line(
            f"M{cx:.0f} {cy + h * 1.2:.0f}h{w * 0.8:.0f}", "#8A7F74", max(3, height * 0.02)
        )
    return out


def chart_page(brush: Brush, x: float, y: float, width: float, height: float) -> str:
    """Bars on a line."""
    tints = brush.rng.sample(TINTS, 3)
    out = ""
    for index in range(7):
        tall = height * brush.vary(0.14, 0.52)
        bar = box(x + width * (0.08 + 0.125 * index), y + height * 0.88 - tall, width * 0.085, tall)
        out += brush.flat(bar, tints[index % 3])
    return out + brush.line(
        f"M{x + width * 0.06:.0f} {y + height * 0.88:.0f}h{width * 0.88:.0f}", palette.INK, 4
    )


def text_page(brush: Brush, x: float, y: float, width: float, height: float) -> str:
    """Two columns of lines."""
    lines = "".join(
        f"M{x + width * start:.0f} {y + height * (0.34 + 0.1 * row):.0f}h{width * brush.vary(0.24, 0.4):.0f}"
        for start in (0.06, 0.53)
        for row in range(6)
    )
    return brush.line(lines, "#6B645C", max(4, height * 0.03)) + brush.line(
        f"M{x + width * 0.49:.0f} {y + height * 0.3:.0f}v{height * 0.6:.0f}", "#C9BFAE", 3
    )


def table_page(brush: Brush, x: float, y: float, width: float, height: float) -> str:
    """Rows and columns of figures or of fields to be filled in, every second row tinted."""
    out = ""
    for row in range(6):
        top = y + height * (0.28 + 0.11 * row)
        out += brush.flat(
            box(x + width * 0.06, top, width * 0.88, height * 0.09),
            light(TINTS[3], 0.55 if row % 2 else 0.85),
        )
        out += brush.line(
            "".join(
                f"M{x + width * at:.0f} {top + height * 0.045:.0f}h{width * 0.12:.0f}"
                for at in (0.1, 0.34, 0.56, 0.78)
            ),
            palette.INK,
            max(3, height * 0.02),
            0.7,
        )
    return out


PAGES = {"chart": chart_page, "shop": shop_page, "table": table_page, "text": text_page}


def page_on_screen(brush: Brush, page: str, x: float, y: float, width: float, height: float) -> str:
    """One of the `PAGES` under a woven header and a title."""
    return (
        brush.flat(box(x, y, width, height), palette.CHALK)
        + brush.woven(box(x, y, width, height * 0.09), "weave-fine", 0)
        + brush.line(
            f"M{x + width * 0.06:.0f} {y + height * 0.2:.0f}h{width * 0.4:.0f}",
            palette.INK,
            max(5, height * 0.045),
        )
        + PAGES[page](brush, x, y, width, height)
    )


def laptop(brush: Brush, page: str) -> str:
    shell = brush.some(brush.own(0, "#8E9294", "#4A4A4E", "#C9C3B4"), 0.06)
    lid = "M-212 -330Q-212 -340 -202 -340H202Q212 -340 212 -330V-50H-212z"
    base = poly((-212, -50), (212, -50), (262, 0), (-262, 0))
    keys = "".join(f"M{-190 - i * 12} {-40 + i * 11}H{190 + i * 12}" for i in range(3))
    return (
        brush.stand(250)
        + brush.form(lid, dark(shell, 0.5), 0.3, 0.3)
        + page_on_screen(brush, page, -194, -322, 388, 256)
        + brush.flat("M-194 -322H20L-120 -66H-194z", "#ffffff", 0.16)
        + brush.form(base, shell, 0.5, 0.5)
        + brush.line(keys, dark(shell, 0.55), 7, 0.8, "16 6")
        + brush.flat(poly((-262, 0), (262, 0), (256, 10), (-256, 10)), dark(shell, 0.4))
        + brush.flat(poly((-50, -10), (50, -10), (56, -2), (-56, -2)), dark(shell, 0.25))
    )


def screen(brush: Brush, page: str) -> str:
    shell = brush.own(0, "#2B2B30", "#C9C3B4", "#3A4A4A")
    return (
        brush.stand(120)
        + brush.form(poly((-34, -90), (34, -90), (48, -14), (-48, -14)), dark(shell, 0.3))
        + brush.form(oval(0, -10, 120, 18), shell, 0.6, 0.4)
        + brush.cast(box(-250, -420, 500, 330), 12, 16)
        + brush.form(box(-250, -430, 500, 340), shell, 0.5, 0.4)
        + page_on_screen(brush, page, -232, -412, 464, 292)
        + brush.flat("M-232 -412H40L-130 -120H-232z", "#ffffff", 0.15)
        + brush.ball(0, -104, 7, palette.GOLD)
    )


for _page in PAGES:
    motif(f"laptop-{_page}", 520, 340, "stand")(partial(laptop, page=_page))
    motif(f"screen-{_page}", 520, 440, "stand")(partial(screen, page=_page))


@motif("tablet", 480, 340, "flat")
def tablet(brush: Brush) -> str:
    """A tablet that shows a list of figures."""
    outline = box(-230, -330, 460, 320)
    return (
        brush.cast(outline, 14, 18)
        + brush.form(outline, "#2B2B30", 0.3, 0.4)
        + page_on_screen(brush, "table", -200, -306, 400, 272)
        + brush.flat("M-200 -306H20L-100 -34H-200z", "#ffffff", 0.14)
    )


def telephone(brush: Brush, content: str) -> str:
    shell = brush.pick("#26262A", "#35504A", "#22315F")
    outline = "M-92 -368Q-92 -392 -68 -392H68Q92 -392 92 -368V-26Q92 -2 68 -2H-68Q-92 -2 -92 -26z"
    return (
        brush.cast(outline, 14, 18, 0.4)
        + brush.form(outline, shell, 0.5, 0.5)
        + content
        + brush.flat("M-80 -362H30L-50 -42H-80z", "#ffffff", 0.16)
        + brush.line("M-16 -22H16", "#8A8F90", 6)
        + brush.line("M-18 -378H18", "#55585A", 5)
    )


@motif("phone-shop", 220, 400, "flat")
def phone_shop(brush: Brush) -> str:
    return telephone(brush, page_on_screen(brush, "shop", -80, -362, 160, 320))


@motif("phone-list", 460, 400, "flat")
def phone_list(brush: Brush) -> str:
    """A telephone beside a sheet with a list ticked off."""
    sheet = poly((-220, -390), (10, -384), (4, -10), (-216, -6))
    rows = "".join(f"M-150 {y}h{brush.vary(70, 120):.0f}" for y in range(-320, -40, 44))
    ticks = "".join(f"M-196 {y}l9 10l16 -22" for y in range(-320, -130, 44))
    return (
        brush.cast(sheet, 10, 14)
        + brush.flat(sheet, "#FBF3DF")
        + brush.line("M-190 -358h110", brush.main, 12)
        + brush.line(rows, palette.INK, 8, 0.6)
        + brush.line(ticks, palette.MINT, 7)
        + place(telephone(brush, page_on_screen(brush, "text", -80, -362, 160, 320)), 120, 0)
    )


@motif("phone-beach", 220, 400, "stand")
def phone_beach(brush: Brush) -> str:
    """A telephone held up to the beach, which shows on it."""
    view = (
        brush.flat(box(-80, -362, 160, 320), "#A9D0DC")
        + brush.flat(oval(30, -300, 26), "#FBE7B0")
        + brush.flat(box(-80, -240, 160, 90), "#2F7FA8")
        + brush.line(
            "M-70 -210q20 -10 40 0t40 0t40 0M-50 -180q20 -10 40 0t40 0", palette.CHALK, 5, 0.8
        )
        + brush.flat("M-80 -150Q0 -180 80 -140V-42H-80z", "#E3C58E")
        + brush.woven("M-10 -120l50 -40l50 40z", "weave-fine", 0)
    )
    return brush.stand(90) + telephone(brush, brush.clipped(box(-80, -362, 160, 320), view))


@motif("open-phone", 460, 340, "flat")
def open_phone(brush: Brush) -> str:
    """A telephone opened on a mat: its screen beside it, board and battery bare."""
    mat = box(-226, -336, 452, 330)
    return (
        brush.cast(mat, 12, 16)
        + brush.form(mat, brush.own(0, "#3C7E5A"), 0.3, 0.2)
        + brush.cast(box(-170, -310, 140, 270), 8, 12)
        + brush.form(box(-170, -310, 140, 270), "#26262A", 0.3, 0.3)
        + brush.form(box(-158, -298, 116, 90), "#2E8B57", 0.3, 0.3)
        + brush.line("M-150 -286h40l20 24h40M-150 -250h30l20 20h50", "#C9A23A", 4)
        + brush.form(box(-126, -274, 40, 34), "#1B1B1F")
        + brush.form(box(-150, -196, 100, 110), "#B9BDBE", 0.5, 0.4)
        + brush.cast(box(0, -310, 140, 270), 8, 12)
        + brush.form(box(0, -310, 140, 270), "#141C38", 0.3, 0.6)
        + brush.flat("M0 -310h90l-70 270h-20z", "#ffffff", 0.16)
        + "".join(
            brush.ball(x, y, 6, "#DADFE0") for x, y in ((176, -280), (196, -240), (170, -200))
        )
        + brush.line("M186 -150V-60", "#DADFE0", 8)
        + brush.line("M186 -96V-30", palette.RED, 22)
    )


@motif("solar", 860, 430, "stand")
def solar(brush: Brush) -> str:
    """Panels on a frame beside a well."""
    stones = "".join(f"M{x} {y}h34" for y in (-92, -62, -32) for x in range(-160, 130, 48))
    well = (
        brush.stand(130)
        + brush.line("M-100 -110V-300M100 -110V-300M-120 -300H120", palette.WOOD, 20)
        + brush.line("M0 -296V-140", "#C9B58A", 6)
        + brush.form("M-140 -116H140L130 0H-130z", "#B9AE9A", 0.7, 0.4)
        + brush.clipped("M-140 -116H140L130 0H-130z", brush.line(stones, "#7A705E", 6, 0.6))
        + brush.form(oval(0, -116, 142, 26), "#D3C9B4")
        + brush.flat(oval(0, -116, 112, 18), "#26323F")
    )
    glass = brush.pick("#1F3F6B", "#22315F", "#1B3A5A")
    panel = poly((-190, -400), (270, -400), (200, -110), (-270, -110))
    rows = "".join(
        f"M{-190 - i * 20} {-400 + i * 72.5:.0f}L{270 - i * 17.5:.0f} {-400 + i * 72.5:.0f}"
        for i in range(5)
    )
    columns = "".join(f"M{-190 + i * 76.6:.0f} -400L{-270 + i * 78.3:.0f} -110" for i in range(7))
    panels = (
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
    return place(well, -280, 0) + place(panels, 150, 0)


@motif("drier", 480, 420, "stand")
def drier(brush: Brush) -> str:
    """A solar drier: a wooden cupboard, a sloping glass before it, figs and herbs on its trays."""
    wood = "#B98A4E"
    glass = poly((-230, -40), (60, -40), (60, -170), (-140, -170))
    trays = "".join(
        brush.flat(box(80, y, 140, 50), "#3A241A")
        + "".join(
            brush.ball(x, y + 40, 13, brush.pick("#6B4426", "#5E7A4A", "#8A6238"), shine=0.3)
            for x in range(98, 214, 26)
        )
        + brush.form(box(80, y + 48, 140, 10), wood)
        for y in (-330, -250, -170)
    )
    return (
        brush.stand(210)
        + brush.form(box(60, -370, 180, 350), wood, 0.5, 0.4)
        + trays
        + brush.form(poly((40, -370), (150, -420), (262, -370)), dark(wood, 0.25))
        + brush.form(glass, "#22315F", 0.3, 0.6)
        + brush.flat(poly((-170, -60), (-60, -60), (-20, -160), (-110, -160)), "#CFE3EE", 0.35)
        + brush.line(glass, wood, 15)
        + brush.form(box(-210, -36, 26, 40), wood)
        + brush.form(box(70, -26, 26, 30), dark(wood, 0.2))
        + brush.form(box(204, -26, 26, 30), dark(wood, 0.2))
    )


@motif("desk-printer", 460, 320, "stand")
def desk_printer(brush: Brush) -> str:
    """A printer with its lid open, its ink showing, a printed sheet."""
    shell = brush.own(0, "#5A5E62")
    inks = "".join(
        brush.form(box(x, -196, 44, 60), tint, 0.4, 0.4)
        for x, tint in ((-110, "#1B1B1F"), (-56, "#2F7FA8"), (-2, "#A61E2B"), (52, "#D9A83A"))
    )
    return (
        brush.stand(200)
        + brush.form(
            poly((-180, -180), (180, -180), (210, -310), (-150, -310)), light(shell, 0.15), 0.4, 0.4
        )
        + brush.flat(box(-190, -200, 380, 60), "#1F1A17")
        + inks
        + brush.form(box(-210, -150, 420, 150), shell, 0.5, 0.4)
        + brush.flat(box(-150, -74, 300, 22), "#1F1A17")
        + brush.form(poly((-130, -60), (130, -60), (160, 20), (-160, 20)), "#FBF3DF", 0.2, 0)
        + brush.line("M-90 -36h150M-100 -16h190M-106 4h120", palette.INK, 6, 0.7)
        + brush.ball(170, -120, 9, palette.MINT)
        + brush.form(oval(236, 10, 34, 16), "#141418")
    )


@motif("motor", 460, 320, "stand")
def motor(brush: Brush) -> str:
    """An opened electric motor: its casing, the copper coils, a screwdriver."""
    casing = brush.own(0, "#3C6E8A")
    fins = "".join(f"M{x} -236V-40" for x in range(-60, 131, 27))
    coils = "".join(
        f'<g transform="translate(-90 -138)rotate({turn})">{brush.line("M0 -30C26 -50 26 -76 0 -86C-26 -76 -26 -50 0 -30", "#B5622F", 15)}</g>'
        for turn in range(0, 360, 45)
    )
    return (
        brush.stand(190)
        + brush.form(box(-100, -34, 250, 36), dark(casing, 0.4))
        + brush.form("M-90 -246H130Q190 -138 130 -30H-90z", casing, 0.7, 0.4)
        + brush.line(fins, dark(casing, 0.45), 10)
        + brush.form(oval(-90, -138, 88, 108), light(casing, 0.2), 0.4, 0.4, "o")
        + brush.flat(oval(-90, -138, 76, 94), "#26121f")
        + coils
        + brush.ball(-90, -138, 22, "#B9BDBE")
        + brush.line("M160 -138H214", "#B9BDBE", 20)
        + brush.line("M-220 6L-120 -16", "#B9BDBE", 10)
        + brush.line("M-214 4L-178 -4", palette.RED, 30)
    )


@motif("disk", 460, 380, "flat")
def disk(brush: Brush) -> str:
    """An opened hard disk and small tools."""
    case = box(-200, -360, 270, 350)
    drivers = "".join(
        brush.line(f"M{x} -330V-170", "#B9BDBE", 9)
        + brush.form(box(x - 15, -180, 30, 130), tint, 0.6, 0.5)
        for x, tint in ((120, palette.RED), (168, palette.GOLD), (214, brush.main))
    )
    return (
        brush.cast(case, 12, 16)
        + brush.form(case, "#8E9294", 0.4, 0.4)
        + brush.form(oval(-66, -238, 112), "#D9DCDC", 0.4, 0.5, "o")
        + brush.line(oval(-66, -238, 84), "#F4F6F6", 5, 0.8)
        + brush.line(oval(-66, -238, 56), "#AEB4B8", 4, 0.8)
        + brush.ball(-66, -238, 30, "#6B6E70")
        + brush.line("M20 -70L-40 -200", "#3A3A3E", 20)
        + brush.ball(22, -64, 34, "#3A3A3E")
        + brush.form(box(-180, -84, 130, 54), "#2E6B5A")
        + "".join(brush.ball(x, y, 8, "#F4F6F6") for x in (-184, 54) for y in (-344, -28))
        + drivers
    )


@motif("tools", 460, 360, "flat", many=1)
def tools(brush: Brush) -> str:
    """Screwdrivers, pliers and screws on a cloth."""
    handles = (brush.main, palette.RED, palette.GOLD)
    drivers = ""
    for index, tint in enumerate(handles):
        x = -70 + index * 90
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
    return drivers + brush.form(jaws, "#8E9294", 0.5, 0.5) + grips + screws
