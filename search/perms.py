from core.perms import EDITORS, Rights

RIGHTS: Rights = {"search.synonymgroup": {EDITORS: ("view", "add", "change", "delete")}}
