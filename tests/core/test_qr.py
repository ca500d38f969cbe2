"""The drawing of a QR code holds the modules that the library computed."""

import re

from qrcode import QRCode

from core.qr import drawing

ADDRESS = "https://example.org/fr/membres/oliviers-de-tatoft/"


def test_the_path_fills_the_dark_modules_and_no_others():
    code = QRCode(border=0)
    code.add_data(ADDRESS)
    code.make()
    size, path = drawing(ADDRESS)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
    drawn = {(int(y), int(x) + n) for x, y, width in runs for n in range(int(width))}
    assert size == len(code.modules)
    assert "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs) == path
    assert drawn == {
        (y, x) for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark
    }
