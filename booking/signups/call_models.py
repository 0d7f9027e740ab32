"""A call to make: what a letter would have told to somebody who wished to be called, or reached through an adult."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .states import OPEN


class CallQuerySet(models.QuerySet):
    def visible_to(self, user):
        from .models import Sheet  # that module gives this one to the rest of the room

        return self.filter(party__sheet__in=Sheet.objects.visible_to(user))

    def to_make(self, now=None):
        """Calls that are still of use, the oldest first: the people are still there, or must hear that it ended."""
        there = Q(party__signups__state__in=OPEN) | Q(kind__in=Call.OF_AN_END)
        still = Q(useful_until__isnull=True) | Q(useful_until__gt=now or timezone.now())
        return self.filter(there, still).distinct().order_by("created_at", "pk")


class Call(models.Model):
    """One thing to tell one party. The row goes when somebody has called; the log keeps that it was done."""

    OF_AN_END = ("signup_cancelled", "signup_other_way", "signup_consent_missing")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey("signups.Party", models.CASCADE, related_name="calls")
    kind = models.CharField(max_length=40)
    about = models.DateTimeField(null=True, blank=True, help_text="The start of the session it is about (UTC).")
    dedupe_key = models.CharField(max_length=160, unique=True)
    useful_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call to make")
        verbose_name_plural = _("calls to make")

    def __str__(self):
        return f"call-{str(self.id)[:8]}"
