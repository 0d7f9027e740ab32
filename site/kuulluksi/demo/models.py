"""The mark that a database holds a demo, and nothing that anyone would miss."""

from django.db import models
from django.utils import timezone


class DemoMark(models.Model):
    """One row, written before the demo's first own row. Without it the builder touches no database with content."""

    made_at = models.DateTimeField(default=timezone.now)
    built_for = models.DateField(null=True, blank=True)  # the day the demo's dates were last counted from

    def __str__(self):
        return "demo"
