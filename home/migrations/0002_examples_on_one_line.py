from django.db import migrations, models


def on_one_line(apps, schema_editor):
    for home in apps.get_model("home", "HomePage").objects.exclude(search_examples=""):
        home.search_examples = ", ".join(home.search_examples.split("\n"))[:250]
        home.save(update_fields=["search_examples"])


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [
        migrations.RunPython(on_one_line, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="homepage",
            name="search_examples",
            field=models.CharField(
                blank=True,
                help_text="Between commas, in words that people really use; three are enough.",
                max_length=250,
                verbose_name="examples below the search box",
            ),
        ),
    ]
