"""The roles of staff, and what each may do with the portal's own things. Every room has such a table in its
perms.py; `load_reference` gives the rights to the groups."""

from collections.abc import Mapping

EDITORS = "Editors"
MODERATORS = "Moderators"
# Each is a group of this name; it may all that the role behind it may.
ROLES: Mapping[str, str | None] = {EDITORS: None, MODERATORS: EDITORS}

# By model ("room.model") and role the actions; a role that is not named has none of its own.
Rights = Mapping[str, Mapping[str, tuple[str, ...]]]

RIGHTS: Rights = {
    "wagtailadmin.admin": {EDITORS: ("access",)},
    "core.sitesettings": {EDITORS: ("change",)},
    "wagtail_localize.translation": {EDITORS: ("submit",)},
}
