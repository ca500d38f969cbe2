from django.db import migrations, models


def show_what_is_counted(apps, schema_editor):
    """What was typed before is known only as it was compared."""
    apps.get_model("search", "UnmetDemand").objects.update(shown=models.F("words"))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_pins_and_demand"),
    ]

    operations = [
        migrations.AlterField(
            model_name="unmetdemand",
            name="words",
            field=models.CharField(
                help_text="As compared: the same for all spellings of one question.",
                max_length=60,
            ),
        ),
        migrations.AddField(
            model_name="unmetdemand",
            name="shown",
            field=models.CharField(
                default="",
                help_text="As they were first typed.",
                max_length=60,
                verbose_name="words",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(show_what_is_counted, migrations.RunPython.noop),
    ]
