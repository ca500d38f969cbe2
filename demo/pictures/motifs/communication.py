"""Pictures, words, print and meetings."""

from demo.pictures import palette
from demo.pictures.brush import Brush, box, oval, place, poly
from demo.pictures.motifs.base import motif
from demo.pictures.palette import dark, light


def camera_body(brush: Brush) -> str:
    skin = brush.some(brush.pick("#3A3230", "#8A4B2A", "#22315F", "#2E5B4A"), 0.06)
    body = (
        "M-180 -200Q-180 -226 -154 -226H154Q180 -226 180 -200V-20Q180 0 154 0H-154Q-180 0 -180 -20z"
    )
    rings = "".join(
        brush.line(oval(10, -108, r), tone, 9) for r, tone in ((84, "#57504C"), (66, "#2B2624"))
    )
    return (
        brush.form(poly((-60, -222), (-40, -268), (66, -268), (84, -222)), "#B9B6A8", 0.6, 0.5)
        + brush.form(box(-150, -246, 50, 24), "#C9C6BA")
        + brush.form(box(108, -248, 44, 26), palette.RED)
        + brush.form(body, "#B9B6A8", 0.5, 0.5)
        + brush.form(box(-180, -186, 360, 150), skin, 0.7, 0.35)
        + brush.form(oval(10, -108, 96), "#46403C", 0.7, 0.5, "o")
        + rings
        + brush.form(oval(10, -108, 54), "#1B2A44", 0.4, 0, "o")
        + brush.flat(oval(-8, -128, 20, 14), "#BFD6E6", 0.8)
        + brush.flat(oval(30, -88, 10, 7), "#D98A8A", 0.7)
        + brush.flat(oval(-134, -160, 14), palette.GOLD)
    )


@motif("camera", 400, 300, "stand", many=1)
def camera(brush: Brush) -> str:
    strap = "M-178 -190C-250 -80 -240 20 -150 30S60 40 130 22"
    return (
        brush.stand(170)
        + f'<path d="{strap}" fill="none" stroke="url(#weave-fine)" stroke-width="26"/>'
        + camera_body(brush)
    )


@motif("poster", 440, 560, "hang")
def poster(brush: Brush) -> str:
    """A printed poster with the weave, a sun and hills; its words are only lines."""
    paper = brush.pick(palette.CREAM, "#F6EBD2", "#E9C46A", "#DDE6E0")
    outline = poly((-200, -550), (202, -546), (198, -4), (-202, -8))
    sun, ground = brush.own(0, palette.RED, palette.CLAY), brush.own(1, brush.main)
    hills = "M-220 -230C-140 -330 -80 -290 -20 -250S120 -340 220 -250V-150H-220z"
    hills2 = "M-220 -190C-120 -250 -40 -190 60 -200S160 -240 220 -190V-130H-220z"
    art = (
        brush.flat(
            box(-172, -520, 344, 390), brush.pick("#BFD6D2", "#F3D9A0", "#E9B79A", "#9CC0D9")
        )
        + brush.form(oval(brush.vary(-70, 70), -370, brush.vary(60, 96)), sun, 0.3, 0.2, "o")
        + brush.form(hills, ground, 0.4, 0.3, "b")
        + brush.form(hills2, dark(ground, 0.4), 0.3, 0.2, "b")
        + "".join(
            brush.flat(box(x, -176 - h, 22, h + 46), palette.CHALK)
            for x, h in ((-90, 30), (-62, 52), (-34, 24), (40, 40), (70, 22))
        )
    )
    words = "".join(
        f"M{-160} {y}h{w}" for y, w in ((-104, brush.vary(200, 310)), (-78, brush.vary(150, 260)))
    )
    return (
        brush.cast(outline, 14, 18, 0.35)
        + brush.flat(outline, paper)
        + brush.clipped(box(-172, -520, 344, 390), art)
        + brush.line(words, palette.INK, 14, 0.85)
        + brush.woven(box(-172, -50, 344, 26), "weave-fine", 0)
        + brush.spray(outline, "shade-r", 0.3)
        + brush.form(box(-230, -560, 460, 16), palette.WOOD, 0.5, 0.5, "b")
        + brush.form(box(-230, -10, 460, 16), palette.WOOD, 0.5, 0.5, "b")
    )


@motif("menu", 520, 400, "flat")
def menu(brush: Brush) -> str:
    """A card unfolded in two columns, one for each way of reading."""
    left, right = (
        poly((-250, -380), (0, -390), (0, -10), (-246, -20)),
        poly((0, -390), (250, -380), (246, -20), (0, -10)),
    )
    rows = "".join(
        f"M-210 {y}h{brush.vary(90, 150):.0f}M210 {y}h-{brush.vary(90, 150):.0f}"
        for y in range(-270, -60, 40)
    )
    prices = "".join(f"M-50 {y}h18M50 {y}h-18" for y in range(-270, -60, 40))
    return (
        brush.cast(poly((-250, -380), (250, -380), (246, -20), (-246, -20)), 14, 18)
        + brush.flat(left, "#FBF3DF")
        + brush.flat(right, "#F4E7C8")
        + brush.spray(left, "shade-r", 0.4)
        + brush.woven(box(-226, -360, 452, 34), "weave-fine", 0)
        + brush.line("M-190 -300h110M190 -300h-110", brush.main, 13)
        + brush.line(rows, palette.INK, 8, 0.7)
        + brush.line(prices, palette.RED, 8)
        + brush.line("M0 -390V-10", "#A5896A", 5)
    )


@motif("calendar", 480, 520, "hang")
def calendar(brush: Brush) -> str:
    """A month on the wall, days marked in colours."""
    sheet = box(-220, -490, 440, 480)
    days = "".join(
        brush.flat(
            box(-196 + column * 57, -380 + row * 72, 49, 62),
            brush.pick("#EFE4D0", "#EFE4D0", palette.GOLD, palette.CLAY, "#8CC9B5", "#B9C3E4"),
        )
        for row in range(5)
        for column in range(7)
    )
    return (
        brush.cast(sheet, 14, 18)
        + brush.flat(sheet, palette.CHALK)
        + brush.woven(box(-220, -490, 440, 60), "weave", 0)
        + brush.line("M-190 -404H-30", palette.INK, 13)
        + days
        + brush.spray(sheet, "shade-r", 0.3)
        + brush.line("M0 -490V-520", "#6B5A4A", 8)
    )


@motif("tripod-camera", 460, 640, "stand")
def tripod_camera(brush: Brush) -> str:
    """A camera on its tripod."""
    legs = brush.line("M0 -330L-170 0M0 -330L170 0M0 -330V-20", "#2B2522", 22)
    return (
        brush.stand(170)
        + legs
        + brush.form(box(-40, -350, 80, 40), "#3A3230")
        + place(camera_body(brush), 0, -340)
    )


@motif("binoculars", 420, 300, "flat")
def binoculars(brush: Brush) -> str:
    """Binoculars on their strap."""
    body = brush.own(0, "#2E3A34")
    tubes = "".join(
        brush.form(
            f"M{x - 66} -40L{x - 50} -200L{x - 40} -270H{x + 40}L{x + 50} -200L{x + 66} -40z",
            body,
            0.7,
            0.4,
        )
        + brush.form(oval(x, -40, 68, 30), dark(body, 0.3), 0.4, 0.4)
        + brush.form(oval(x, -38, 54, 22), "#3E6A8A", 0.4, 0.5)
        + brush.form(box(x - 46, -290, 92, 26), "#1B1B1F", 0.5, 0.4)
        for x in (-84, 84)
    )
    strap = "M-124 -230C-230 -200 -210 20 -60 10S160 30 200 -40S190 -200 124 -230"
    return (
        f'<path d="{strap}" fill="none" stroke="url(#weave-fine)" stroke-width="24"/>'
        + brush.form(box(-40, -230, 80, 80), dark(body, 0.2), 0.6, 0.3)
        + brush.ball(0, -236, 24, "#8E9294", 15)
        + tubes
    )


@motif("pen", 440, 330, "flat", many=1)
def pen(brush: Brush) -> str:
    """An open notebook, a reed pen and ink."""
    page = brush.pick("#FBF3DF", "#F4E7C8")
    cover = poly((-216, -292), (216, -300), (222, -20), (-220, -14))
    left, right = (
        "M-204 -284Q-100 -312 0 -280V-24Q-100 -54 -206 -24z",
        "M0 -280Q100 -316 206 -290L210 -30Q100 -56 0 -24z",
    )
    lines = "".join(
        f"M-176 {y}q70 -16 {brush.vary(90, 146):.0f} 0" for y in range(-246, -70, 26)
    ) + "".join(f"M28 {y}q60 -16 {brush.vary(70, 140):.0f} -2" for y in range(-246, -160, 26))
    sketch = brush.line(
        "M40 -70q20 -70 60 -60t70 30M70 -76v-36h30v30M120 -84q10 -40 40 -30", brush.main, 5
    )
    reed = (
        brush.line("M60 -20L206 -262", "#26121f", 20, 0.28)
        + brush.line("M54 -30L200 -270", "#A5713C", 18)
        + brush.line("M50 -34L192 -268", "#E3C08A", 4)
        + brush.flat(poly((44, -6), (50, -38), (66, -28)), "#2B1A16")
    )
    ink = (
        brush.cast(oval(-160, -46, 54), 10, 12)
        + brush.form(oval(-160, -46, 54), "#2F6A8F", 0.7, 0.5, "o")
        + brush.flat(oval(-160, -46, 34), "#141C38")
        + brush.flat(oval(-172, -58, 9, 6), "#fff6df", 0.6)
    )
    return (
        brush.cast(cover, 14, 18)
        + brush.woven(cover, "weave", 0.4)
        + brush.form(left, page, 0.4, 0.3)
        + brush.form(right, page, 0.5, 0.2)
        + brush.spray(left, "shade-r", 0.4)
        + brush.line(lines, "#4A4038", 5, 0.7)
        + sketch
        + brush.line("M0 -280V-24", dark(page, 0.5), 4, 0.7)
        + reed
        + ink
    )


@motif("printer", 480, 400, "stand", many=1)
def printer(brush: Brush) -> str:
    """A hand press and its prints."""
    iron = brush.some(brush.pick("#3A3A40", "#22476B", "#2E5B4A", "#6B2A26"), 0.06)
    prints = "".join(
        brush.cast(poly((x, -14), (x + 150, -14), (x + 176, 20), (x + 8, 20)), 4, 5)
        + brush.flat(poly((x, -14), (x + 150, -14), (x + 176, 20), (x + 8, 20)), "#F8EFDB")
        + brush.line(f"M{x + 34} -2h90M{x + 40} 9h70", brush.main, 6)
        for x in (-240, -226)
    )
    return (
        brush.stand(190, 20)
        + brush.form(box(-120, -360, 44, 360), iron)
        + brush.form(box(150, -360, 44, 360), dark(iron, 0.2))
        + brush.form(
            "M-140 -380Q40 -420 214 -380V-330Q40 -360 -140 -330z", light(iron, 0.1), 0.6, 0.5
        )
        + brush.form(box(12, -350, 46, 130), "#B9A36A", 0.7, 0.5)
        + brush.line("M14 -330l42 -14M14 -306l42 -14M14 -282l42 -14M14 -258l42 -14", "#5E4A26", 5)
        + brush.line("M34 -300L-190 -330", "#26121f", 16)
        + brush.ball(-200, -332, 24, palette.RED)
        + brush.form(box(-60, -226, 200, 44), iron, 0.6, 0.5, "b")
        + brush.woven(poly((-96, -136), (176, -136), (196, -112), (-116, -112)), "weave-fine", 0.3)
        + brush.flat(poly((-70, -150), (150, -150), (170, -128), (-90, -128)), "#F8EFDB")
        + brush.form(box(-150, -114, 380, 50), light(iron, 0.08), 0.6, 0.5, "b")
        + brush.form(box(-160, -24, 70, 26), iron)
        + brush.form(box(170, -24, 70, 26), iron)
        + prints
    )
