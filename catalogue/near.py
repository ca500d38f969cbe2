"""How far members are from a town that a visitor chose."""

from core.formats import distance
from members.models import Organisation
from search.distances import kilometres
from search.origins import Origin


def how_far(member: Organisation, near: Origin | None) -> str:
    """As the crow flies: "12 km"; nothing where she is there, or no town was chosen."""
    if near is None:
        return ""
    far = kilometres(near.point, member.point_or_town)
    return distance(far) if round(far) else ""
