"""Which sizes of a picture exist. They are made once, by a task after the upload; a visitor's request
only reads what `Image.pictures` says of them."""

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from core.models import Image
from core.public_version import bump

FORMATS = ("avif", "jpeg")
# Wagtail's filter for each width, the largest last: it is what old browsers and social networks get.
SIZES: dict[str, tuple[str, ...]] = {
    # 4:3, for cards and thumbnails; two widths for phones of double density.
    "card": ("fill-360x270", "fill-640x480"),
    # The whole picture, for galleries and page heads: for phones of double density, and for screens.
    "large": ("max-720x720", "max-1280x1280"),
}

# What the admin's lists and choosers show; made with the rest, not in the request of who opens a list.
ADMIN_THUMBNAIL = "max-165x165"


def specs() -> list[str]:
    """Wagtail's filters of all that is made of a picture."""
    return [
        f"{spec}|format-{format}"
        for sizes in SIZES.values()
        for spec in sizes
        for format in FORMATS
    ]


def make(image: Image) -> None:
    """Make every rendition of `image` and note address, width and height of each on it."""
    made = image.get_renditions(*specs(), ADMIN_THUMBNAIL)
    image.pictures = {
        name: {
            format: [
                {"name": rendition.file.name, "width": rendition.width, "height": rendition.height}
                for rendition in (made[f"{spec}|format-{format}"] for spec in sizes)
            ]
            for format in FORMATS
        }
        for name, sizes in SIZES.items()
    }
    with transaction.atomic():
        Image.objects.filter(pk=image.pk).update(pictures=image.pictures)
        bump(listed=False)


def _shown(image: Image | None, size: str) -> dict[str, list[dict[str, Any]]] | None:
    """What was made of a size, by format, the largest last; None where nothing may be shown."""
    return image.pictures.get(size) if image and image.may_be_shown else None


def whole_url(image: Image | None) -> str:
    """The address of the whole picture as JPEG, the largest there is; empty where `sources` has none."""
    formats = _shown(image, "large")
    return default_storage.url(formats["jpeg"][-1]["name"]) if formats else ""


def sources(image: Image | None, size: str) -> dict | None:
    """What a <picture> needs of an image: `avif` and `jpeg` srcsets, `src`, `width`, `height`.

    None without an image, while its renditions are not made yet, and for one that may not be shown.
    """
    formats = _shown(image, size)
    if not formats:
        return None
    # A picture smaller than the sizes asked for is as wide in each of them: once is enough.
    widths = {format: {r["width"]: r["name"] for r in made} for format, made in formats.items()}
    srcsets = {
        format: ", ".join(f"{default_storage.url(name)} {width}w" for width, name in names.items())
        for format, names in widths.items()
    }
    largest = formats["jpeg"][-1]
    return {
        "avif": srcsets["avif"],
        "jpeg": srcsets["jpeg"],
        "src": default_storage.url(largest["name"]),
        "width": largest["width"],
        "height": largest["height"],
    }
