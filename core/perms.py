"""The roles of staff, and what each may do with the portal's own things. Every room has such a table in its
perms.py; `load_reference` gives the rights to the groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """What a role may beside the tables of the rooms; and all that the role behind it may."""

    behind: str | None = None
    pages: tuple[str, ...] = ()  # the actions on every page
    files: tuple[str, ...] = ()  # those on the pictures and documents of every collection
    reviews: bool = False  # reads what others wrote before it is published


EDITORS = "Editors"
MODERATORS = "Moderators"
# Each is a group of this name.
ROLES: Mapping[str, Role] = {
    EDITORS: Role(pages=("add", "change", "publish"), files=("add", "change", "choose")),
    MODERATORS: Role(behind=EDITORS, pages=("lock", "unlock"), reviews=True),
}

# By model ("room.model") and role the actions; a role that is not named has none of its own.
Rights = Mapping[str, Mapping[str, tuple[str, ...]]]

RIGHTS: Rights = {
    "wagtailadmin.admin": {EDITORS: ("access",)},
    "core.sitesettings": {EDITORS: ("change",)},
    "wagtail_localize.translation": {EDITORS: ("submit",)},
}


def lineage(name: str) -> Iterator[str]:
    """The role and all that stand behind it."""
    yield name
    if behind := ROLES[name].behind:
        yield from lineage(behind)


def reviewers() -> list[str]:
    return [name for name in ROLES if any(ROLES[role].reviews for role in lineage(name))]
