"""What kept somebody from using this site, told by them. The law gives two weeks to answer (306/2019)."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

ANSWER_WITHIN = datetime.timedelta(days=14)
MAY_ANSWER = ("coordinator", "editor")


def day_to_answer() -> datetime.date:
    return timezone.localdate() + ANSWER_WITHIN


class BarrierQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The site is everybody's, so of every area: for those who can put a page right."""
        return self if user.has_role(*MAY_ANSWER) else self.none()

    def still_open(self):
        return self.filter(closed_at__isnull=True)

    def by_due(self):
        """Those that wait for an answer first, the nearest day on top."""
        waits = Q(answered_at__isnull=True) & ~Q(channel="")
        return self.alias(waits=waits).order_by("-waits", "due_on", "created_at", "pk")

    def without_words(self):
        """For lists: nothing that somebody wrote is fetched."""
        return self.defer("page", "words", "contact", "answer")


class Barrier(models.Model):
    """One thing told: on which page, what was wrong, and perhaps how to reach who told it."""

    class Channel(models.TextChoices):
        NONE = "", _("no answer wished")
        EMAIL = "email", _("by e-mail")
        SMS = "sms", _("by text message")

    class Outcome(models.TextChoices):
        PUT_RIGHT = "put_right", _("put right")
        LATER = "later", _("will be put right later")
        CANNOT = "cannot", _("cannot be put right")
        OTHER = "other", _("was about something else")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = EncryptedTextField()
    words = EncryptedTextField()
    contact = EncryptedTextField()
    channel = models.CharField(max_length=5, choices=Channel, blank=True, default=Channel.NONE)
    language = models.CharField(max_length=10, default="fi")
    form_nonce = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(default=day_to_answer)
    answer = EncryptedTextField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BarrierQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback on accessibility")
        verbose_name_plural = _("feedback on accessibility")
        ordering = ["due_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="") | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="closed_feedback_says_what_came_of_it",
                violation_error_message=_("Say what came of it before closing."),
            )
        ]

    def __str__(self):
        return f"barrier-{str(self.id)[:8]}"

    @property
    def code(self) -> str:
        """What staff call it: never a word of who told it."""
        return str(self.id)[:4].upper()

    @property
    def waits_for_answer(self) -> bool:
        return bool(self.channel) and self.answered_at is None

    def is_late(self, today: datetime.date | None = None) -> bool:
        """Past its day without an answer, or without an end when no answer was wished."""
        done = self.answered_at or self.closed_at
        return done is None and (today or timezone.localdate()) > self.due_on
