"""The collection that all others are in is called "Root" by Wagtail, in every language."""

from django.db import migrations

OURS, WAGTAILS = "Yhteiset tiedostot", "Root"


def rename(apps, was, becomes):
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name=was).update(name=becomes)


class Migration(migrations.Migration):
    dependencies = [("pages", "0013_files_by_their_names")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: rename(apps, WAGTAILS, OURS), lambda apps, editor: rename(apps, OURS, WAGTAILS)
        )
    ]
