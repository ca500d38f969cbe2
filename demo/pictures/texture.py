"""What makes a drawing look printed: sprayed shade inside the shapes, grain and a vignette over all."""

import base64
import io
import random
from functools import cache

from PIL import Image, ImageChops, ImageFilter

_TILE = 176


def _png(values: list[bool], colour: tuple[int, int, int]) -> str:
    image = Image.new("P", (_TILE, _TILE))
    image.putpalette([*colour, *colour])
    image.putdata(values)
    out = io.BytesIO()
    image.save(out, "PNG", bits=1, transparency=0)
    return base64.b64encode(out.getvalue()).decode()


@cache
def spray_defs() -> str:
    """Patterns of sprayed dots that fill the box of whatever shape they are laid on.

    `shade-r`, `shade-b`, `shade-o`: dark to the right, to the bottom, to the rim at lower right;
    `shine-l`, `shine-t`: light from the left, from the top; `cast`: a soft shadow on the ground.
    """
    rng = random.Random("spray")
    span = [(index + 0.5) / _TILE for index in range(_TILE)]
    ramp = [rng.random() < (max(0.0, x - 0.28) / 0.72) ** 1.7 for _y in span for x in span]
    rim = [
        rng.random() < max(0.0, ((x - 0.36) ** 2 + (y - 0.32) ** 2) ** 0.5 - 0.22) * 1.45
        for y in span
        for x in span
    ]
    pool = [
        rng.random() < 1.25 - 2.5 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) ** 0.5
        for y in span
        for x in span
    ]
    dark, light = (38, 18, 34), (255, 244, 216)
    images = {
        "ramp-dark": _png(ramp, dark),
        "ramp-light": _png(ramp, light),
        "rim-dark": _png(rim, dark),
        "pool-dark": _png(pool, dark),
    }
    turns = {
        "shade-r": ("ramp-dark", ""),
        "shade-b": ("ramp-dark", "matrix(0 1 1 0 0 0)"),
        "shade-l": ("ramp-dark", "matrix(-1 0 0 1 1 0)"),
        "shade-t": ("ramp-dark", "matrix(0 -1 1 0 0 1)"),
        "shade-o": ("rim-dark", ""),
        "shine-l": ("ramp-light", "matrix(-1 0 0 1 1 0)"),
        "shine-t": ("ramp-light", "matrix(0 -1 1 0 0 1)"),
        "cast": ("pool-dark", ""),
    }
    sources = "".join(
        f'<image id="{name}" width="1" height="1" preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
        for name, data in images.items()
    )
    patterns = "".join(
        f'<pattern id="{name}" width="1" height="1" patternContentUnits="objectBoundingBox">'
        f'<use href="#{image}"{f" transform={chr(34)}{turn}{chr(34)}" if turn else ""}/></pattern>'
        for name, (image, turn) in turns.items()
    )
    return sources + patterns


def _noise(rng: random.Random, width: int, height: int) -> Image.Image:
    return Image.frombytes("L", (width, height), rng.randbytes(width * height))


@cache
def paper(size: tuple[int, int]) -> Image.Image:
    """Film grain, the drag of a dry brush and a vignette, as one picture to be laid over a drawing."""
    width, height = size
    rng = random.Random("paper")
    grain = _noise(rng, width, height).filter(ImageFilter.GaussianBlur(0.7))
    grain = grain.point([round(128 + (value - 128) * 0.62) for value in range(256)])
    strokes = _noise(rng, max(2, width // 48), max(2, height // 3)).resize(
        size, Image.Resampling.BICUBIC
    )
    clouds = _noise(rng, 9, 7).resize(size, Image.Resampling.BICUBIC)
    strokes = strokes.point([round(128 + (value - 128) * 0.13) for value in range(256)])
    clouds = clouds.point([round(128 + (value - 128) * 0.12) for value in range(256)])
    ground = ImageChops.add(ImageChops.add(grain, strokes, 1, -128), clouds, 1, -128)
    corner = Image.radial_gradient("L").resize(size, Image.Resampling.BICUBIC)
    corner = corner.point([round(max(0, value - 130) * 0.42) for value in range(256)])
    return Image.merge("RGB", [ImageChops.subtract(ground, corner)] * 3)


def print_on_paper(picture: Image.Image) -> Image.Image:
    """Lay grain, brush drag and vignette over a flat drawing."""
    return ImageChops.soft_light(picture, paper(picture.size))
