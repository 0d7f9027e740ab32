"""Answers that could be read before stay readable: from three up."""

from django.db import migrations
from django.db.models import Count


def keep_shown(apps, schema_editor):
    Feedback = apps.get_model("groups", "Feedback")
    rows = Feedback.objects.order_by().values("season").annotate(number=Count("pk")).filter(number__gte=3)
    Feedback.objects.filter(season__in=[row["season"] for row in rows]).update(seen=True)


class Migration(migrations.Migration):
    dependencies = [("groups", "0014_feedback_by_threes")]
    operations = [migrations.RunPython(keep_shown, migrations.RunPython.noop)]
