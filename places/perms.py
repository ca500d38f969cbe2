from core.perms import Rights

# The state names provinces and towns: staff look, administrators change.
RIGHTS = (
    Rights(model="places.province", editors=("view",)),
    Rights(model="places.town", editors=("view",)),
)
