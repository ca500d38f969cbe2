"""How a room says what staff may do with its models, and what they may do with the portal's own things.
Each room names its rights in its perms.py; the portal's command gives them to the groups."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rights:
    """On one model ("room.model"), the actions of editors, and those that moderators have besides."""

    model: str
    editors: tuple[str, ...]
    moderators: tuple[str, ...] = ()


RIGHTS = (
    Rights(model="core.sitesettings", editors=("change",)),
    Rights(model="wagtail_localize.translation", editors=("submit",)),
)
