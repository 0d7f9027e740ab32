"""Places kept for somebody who is filling in the form. Nothing of them is here: a number of seats and a time."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeatHoldQuerySet(models.QuerySet):
    def standing(self, now):
        return self.filter(until__gt=now)


class SeatHold(models.Model):
    """``draft``: of the unfinished form. Not a foreign key: the draft ends first, when the form is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey("signups.Sheet", models.CASCADE, related_name="holds")
    draft = models.UUIDField(unique=True)
    seats = models.PositiveSmallIntegerField()
    until = models.DateTimeField()
    extended = models.PositiveSmallIntegerField(default=0)

    objects = SeatHoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("places kept while filling in")
        verbose_name_plural = _("places kept while filling in")
        indexes = [models.Index(fields=["sheet", "until"])]

    def __str__(self):
        return f"hold-{str(self.id)[:8]}"
