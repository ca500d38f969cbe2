from core.perms import Rights

# Families and labels are used everywhere: nobody but administrators deletes one.
RIGHTS = (
    Rights(
        model="catalogue.product",
        editors=("view", "add", "change", "publish"),
        moderators=("delete", "lock", "unlock"),
    ),
    Rights(model="catalogue.family", editors=("view", "add", "change")),
    Rights(model="catalogue.label", editors=("view", "add", "change")),
    Rights(model="catalogue.memberlabel", editors=("view", "add", "change")),
)
