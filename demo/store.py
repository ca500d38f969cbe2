"""Draws the demonstration's pictures and keeps them with all their sizes.

Drawing and encoding take both processors; the database is written by one process alone.
"""

import io
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import ceil
from multiprocessing import active_children, get_context
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connections, transaction
from PIL import Image as Pillow
from wagtail.images.models import Filter

from core import renditions
from core.enums import Consent
from core.models import Image, Rendition
from core.reference import translated
from core.uploads.door import CheckedContent
from demo import pictures

SIZE = (960, 720)
# Pictures that also take the start of the processes: the pace is measured after them.
FIRST_DRAWN = 8
TOLD_EACH = 20  # pictures, with the time that is left


@dataclass
class Drawn:
    content: bytes
    width: int
    height: int
    sizes: dict[str, tuple[str, bytes, int, int]]  # filter spec → file name, content, width, height


def draw(request: dict[str, Any]) -> Drawn:
    """Draw one picture and encode every size of it; touches no database."""
    reference, motif, sector = request["reference"], request["motif"], request["sector"]
    colours = request.get("colours", ())
    if motif == "hero":
        picture = pictures.hero()
    elif "place" in request:
        place, women = request["place"], request["women"]
        picture = pictures.portrait(
            reference, sector, motif, place, women=women, size=SIZE, colours=colours
        )
    else:
        view, count = request["view"], request.get("count", 0)
        picture = pictures.draw(
            reference, motif, sector, view=view, size=SIZE, colours=colours, count=count
        )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=86, optimize=True)
    sizes = {spec: _sized(picture, spec, reference) for spec in renditions.specs()}
    return Drawn(out.getvalue(), picture.width, picture.height, sizes)


def _sized(picture: Pillow.Image, spec: str, reference: str) -> tuple[str, bytes, int, int]:
    """What Wagtail would make of the filter, for a picture of 4:3: fast settings instead of small files."""
    operation, format = spec.split("|format-")
    width, height = (int(side) for side in operation.split("-")[1].split("x"))
    sized = picture.copy()
    sized.thumbnail((width, height), Pillow.Resampling.LANCZOS)
    out = io.BytesIO()
    if format == "avif":
        sized.save(out, "AVIF", quality=settings.WAGTAILIMAGES_AVIF_QUALITY, speed=9)
    else:
        sized.save(out, "JPEG", quality=settings.WAGTAILIMAGES_JPEG_QUALITY, optimize=True)
    return f"{reference}.{operation}.{format}", out.getvalue(), *sized.size


def keep_all(
    requests: list[dict[str, Any]], tell: Callable[[str], Any] = lambda words: None
) -> dict[str, Image]:
    """Every picture asked for, by its reference; those that exist are not drawn again. `tell` hears how far
    it is."""
    titles = {f"demo:{request['reference']}": request["reference"] for request in requests}
    found = {titles[image.credit]: image for image in Image.objects.filter(credit__in=list(titles))}
    missing = [request for request in requests if request["reference"] not in found]
    if missing:
        still = f"{len(missing)} of " if found else ""
        tell(f"Drawing {still}{len(requests)} pictures …")
    connections.close_all()  # a forked process must not share the connection
    pool = ProcessPoolExecutor(
        max_workers=2, mp_context=get_context("fork"), initializer=_leave_ctrl_c_to_the_parent
    )
    try:
        drawings = pool.map(draw, missing, chunksize=4)
        for number, (request, drawn) in enumerate(zip(missing, drawings, strict=True), start=1):
            found[request["reference"]] = _keep(request, drawn)
            if number == FIRST_DRAWN:
                start = monotonic()
            if number % TOLD_EACH == 0:
                pace = (monotonic() - start) / (number - FIRST_DRAWN)
                left = pace * (len(missing) - number)
                tell(f"  {number} of {len(missing)} pictures, about {ceil(left / 60)} min left")
    except BaseException:
        # Whoever presses Ctrl-C does not wait for what nobody keeps.
        for drawer in active_children():
            drawer.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return found


def _leave_ctrl_c_to_the_parent() -> None:
    """A terminal sends Ctrl-C to every process; those that draw would each print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@transaction.atomic
def _keep(request: dict[str, Any], drawn: Drawn) -> Image:
    image = Image(
        title=request["title"][:255],
        credit=f"demo:{request['reference']}",
        consent=Consent.NOT_NEEDED,
        width=drawn.width,
        height=drawn.height,
        file_size=len(drawn.content),
        **translated(request, "alt"),
    )
    image.file = CheckedContent(drawn.content, f"{request['reference']}.jpg")
    image.save()
    rows = []
    for spec, (name, content, width, height) in drawn.sizes.items():
        rendition = Rendition(
            image=image, filter_spec=spec, focal_point_key=Filter(spec=spec).get_cache_key(image)
        )
        rendition.file.save(name, ContentFile(content), save=False)
        # Django cannot read the size of an AVIF file.
        rendition.width, rendition.height = width, height
        rows.append(rendition)
    Rendition.objects.bulk_create(rows)
    renditions.make(image)
    return image
