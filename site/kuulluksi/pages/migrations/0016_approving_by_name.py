"""What NGOs send their changes to is named on a button of theirs: in Finnish, as the desk speaks."""

from django.db import migrations

WAS, IS = "NGO listings", "Järjestöjen sivut"


def rename(apps, was, becomes):
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=was).update(name=becomes)


class Migration(migrations.Migration):
    dependencies = [("pages", "0015_pages_by_their_task")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: rename(apps, WAS, IS), lambda apps, editor: rename(apps, IS, WAS)
        )
    ]
