from core.perms import Rights

RIGHTS = (
    Rights(
        model="members.organisation",
        editors=("view", "add", "change", "publish"),
        moderators=("delete", "lock", "unlock"),
    ),
)
