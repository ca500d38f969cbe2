"""What the public pages read in their addresses. A visitor's page is kept under these; whatever else stands in an
address is taken away before a view sees it, so a room tells what its pages read (from its apps.py)."""

_known: set[str] = set()


def register(*names: str) -> None:
    _known.update(names)


def is_known(name: str) -> bool:
    return name in _known
