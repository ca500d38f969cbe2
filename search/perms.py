from core.perms import EDITORS, Rights

RIGHTS: Rights = {
    "search.synonymgroup": {EDITORS: ("view", "add", "change", "delete")},
    "search.pinnedresult": {EDITORS: ("view", "add", "change", "delete")},
    # Counted by visitors' questions: nobody writes it.
    "search.unmetdemand": {EDITORS: ("view",)},
}
