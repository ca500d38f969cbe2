from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAMES = {"products": "product", "members": "member", "pages": "page"}


def name_kinds(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    pins = apps.get_model("search", "PinnedResult")._base_manager.using(editor.connection.alias)
    for old, new in NAMES.items():
        pins.filter(kind=old).update(kind=new)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0007_groups_of_synonyms"),
    ]

    operations = [
        migrations.RenameField("pinnedresult", "source", "kind"),
        migrations.RunPython(name_kinds, migrations.RunPython.noop),
    ]
