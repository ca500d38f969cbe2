from core.perms import EDITORS, Rights

# The state names provinces and towns: staff look, administrators change.
RIGHTS: Rights = {
    "places.province": {EDITORS: ("view",)},
    "places.town": {EDITORS: ("view",)},
}
