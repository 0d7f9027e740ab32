"""The number of the public words' edition: every process reads it, to know when what it remembers is old."""

from django.db import models
from django.db.models import F


class EditionQuerySet(models.QuerySet):
    def number(self) -> int:
        return self.filter(pk=1).values_list("changes", flat=True).first() or 0

    def raise_by_one(self) -> None:
        if not self.filter(pk=1).update(changes=F("changes") + 1):
            self.update_or_create(pk=1, defaults={"changes": 1})


class Edition(models.Model):
    """One row. ``changes`` grows whenever something that the public reads has changed."""

    changes = models.PositiveBigIntegerField(default=0)

    objects = EditionQuerySet.as_manager()

    def __str__(self):
        return f"edition-{self.changes}"
