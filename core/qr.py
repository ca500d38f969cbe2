"""QR codes as drawings of one path: they lead from a printed sheet to the page that it was printed from."""

from functools import lru_cache
from itertools import groupby

from qrcode import QRCode


@lru_cache(maxsize=200)  # 20 ms each
def drawing(text: str) -> tuple[int, str]:
    """How many modules the code of `text` is wide, and its dark ones as the `d` of a path, row by row."""
    code = QRCode(border=0)
    code.add_data(text)
    code.make()
    path = []
    for row, modules in enumerate(code.modules):
        column = 0
        for dark, run in groupby(modules):
            width = len(list(run))
            if dark:
                path.append(f"M{column} {row}h{width}v1h-{width}z")
            column += width
    return len(code.modules), "".join(path)
