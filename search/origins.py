"""Named points that distances are counted from. `places` registers its towns; search knows no town."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A point with a name in the active language; latitude and longitude in WGS 84 degrees."""

    key: str
    name: str
    latitude: float
    longitude: float


_providers: dict[str, Callable[[], list[Origin]]] = {}


def register(kind: str, provider: Callable[[], list[Origin]]) -> None:
    """Offer the origins of one kind; called from a room's apps.py."""
    _providers[kind] = provider


def origins() -> list[Origin]:
    """All registered origins, kind by kind."""
    return [origin for provider in _providers.values() for origin in provider()]
