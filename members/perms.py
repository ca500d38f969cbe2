from core.perms import Rights

RIGHTS = (
    Rights(
        model="members.organisation",
        editors=("view", "add", "change"),
        moderators=("publish", "delete", "lock", "unlock"),
    ),
)
