from django.db import migrations

COLUMNS = ("meeting_id", "signup_id", "mark", "marked_at")


def copy(apps, old, new):
    rows = apps.get_model(old, "Attendance").objects.order_by("pk").values(*COLUMNS)
    model = apps.get_model(new, "Attendance")
    model.objects.bulk_create([model(**row) for row in rows.iterator(chunk_size=2000)], batch_size=2000)


def down(apps, schema_editor):
    copy(apps, "groups", "signups")


def up(apps, schema_editor):
    copy(apps, "signups", "groups")


class Migration(migrations.Migration):
    dependencies = [("groups", "0017_commissions"), ("signups", "0014_who_came")]

    operations = [migrations.RunPython(down, up)]
