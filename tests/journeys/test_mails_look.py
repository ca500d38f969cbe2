"""What a mail looks like on a phone, beside a picture that somebody looked at and kept.

After a change that is meant: `GOLDEN=write python -m pytest tests/journeys/test_mails_look.py`, look, commit.
"""

import base64
import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from core import mails
from core.models import OutgoingMail

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
FONTS = Path(__file__).resolve().parents[2] / "core" / "static" / "core" / "fonts"
MOST_DIFFERENCE = 4.0  # of 255, mean of a quarter of the page at an eighth of its size

MAILS = {
    "fr": mails.Mail(
        subject="Demande DEM-00042 : Miel d’arbousier de Beni Arouss",
        paragraphs=["Bonjour,", "Marta vous écrit depuis le catalogue du cluster."],
        quotation="Auriez-vous encore vingt pots pour le mois de mai ?\nMerci d’avance.",
        facts=[("Produit", "Miel d’arbousier · CAT-00017"), ("Téléphone", "+34 600 000 001")],
        action=("Lui répondre", "https://example.org/fr/"),
        closing=["Ces coordonnées sont effacées après douze mois."],
    ),
    "ar": mails.Mail(
        subject="طلب DEM-00042: عسل الساسنو من بني عروس",
        paragraphs=["السلام عليكم،", "كتبت لكم مارتا من كتالوغ التكتل."],
        quotation="هل ما زال لديكم عشرون برطمانا لشهر ماي؟\nشكرا جزيلا.",
        facts=[("المنتوج", "عسل الساسنو · CAT-00017"), ("الهاتف", "+34 600 000 001")],
        action=("الرد عليها", "https://example.org/ar/"),
        closing=["تُمحى هذه المعطيات بعد اثني عشر شهرا."],
    ),
}


def with_our_fonts(html: str) -> str:
    """The same letters on every machine: mail programs have their own, this test brings ours."""
    faces = "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: 400 800; src: url(data:font/woff2;base64,"
        f"{base64.b64encode((FONTS / file).read_bytes()).decode()}); }}"
        for family, file in (
            ("Source Sans 3", "source-sans-3-latin.woff2"),
            ("Cairo", "cairo-arabic.woff2"),
        )
    )
    everywhere = "body, [dir=rtl] body { font-family: Cairo, 'Source Sans 3' !important; }"
    return html.replace("</style>", f"{faces}{everywhere}</style>")


def quarters(picture: Image.Image) -> list[Image.Image]:
    """Of the picture at an eighth of its size: the edges of letters differ from one browser to the next."""
    small = picture.convert("L").resize((picture.width // 8, picture.height // 8))
    middle = (small.width // 2, small.height // 2)
    return [
        small.crop((x, y, x + middle[0], y + middle[1]))
        for x in (0, middle[0])
        for y in (0, middle[1])
    ]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference of a quarter; 255 where the sizes differ by more than a line."""
    if one.width != other.width or abs(one.height - other.height) > 24:
        return 255.0
    height = min(one.height, other.height)
    pairs = zip(*(quarters(p.crop((0, 0, one.width, height))) for p in (one, other)), strict=True)
    return max(ImageStat.Stat(ImageChops.difference(a, b)).mean[0] for a, b in pairs)


@pytest.mark.parametrize("language", MAILS)
def test_a_mail_looks_as_somebody_saw_it(browser: Browser, language: str) -> None:
    mails.post(lambda: MAILS[language], key=language, to="a@example.org", language=language)
    page = browser.new_page(viewport={"width": 390, "height": 600}, device_scale_factor=2)
    page.set_content(with_our_fonts(OutgoingMail.objects.get(key=language).html))
    page.evaluate("document.fonts.ready")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
    taken = Image.open(BytesIO(page.screenshot(full_page=True)))
    page.close()
    golden = GOLDEN / f"mail-{language}.png"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        taken.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(golden, optimize=True)
    kept = Image.open(golden)
    assert difference(taken, kept) < MOST_DIFFERENCE
    # The measure itself: the other direction is far away.
    assert difference(taken.transpose(Image.Transpose.FLIP_LEFT_RIGHT), kept) > MOST_DIFFERENCE
