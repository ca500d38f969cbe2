"""How far two points are from each other."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0088  # mean radius, km


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle between two points, each latitude and longitude in degrees (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = map(radians, one), map(radians, other)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(half, 1)))
