from core.perms import EDITORS, MODERATORS, Rights

RIGHTS: Rights = {
    "members.organisation": {
        EDITORS: ("view", "add", "change"),
        MODERATORS: ("publish", "delete", "lock", "unlock"),
    },
}
