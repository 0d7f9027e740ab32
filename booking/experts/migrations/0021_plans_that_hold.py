from django.db import migrations

BEFORE_DELIVERY = ["draft", "submitted", "matching", "agreed"]


def forget_changes_that_are_over(apps, schema_editor):
    """Begun with the others after somebody stepped aside: the plan holds, where everyone has somebody beside them."""
    Assignment = apps.get_model("experts", "Assignment")
    alone = Assignment.objects.filter(state="in_progress", support_named=False).values("request_id")
    rows = apps.get_model("experts", "ExpertRequest").objects.filter(replan_since__isnull=False)
    rows.exclude(state__in=BEFORE_DELIVERY).exclude(pk__in=alone).update(replan_since=None)


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0020_indexes_of_areas_and_days'),
    ]

    operations = [
        migrations.RunPython(forget_changes_that_are_over, migrations.RunPython.noop),
    ]
