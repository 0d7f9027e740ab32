"""What is kept when people have been together: who came, and what they said of it without being known."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from kuulluksi.privacy.fields import EncryptedTextField


class Attendance(models.Model):
    """One person at one session. When the person is forgotten the mark stays as a count."""

    class Mark(models.TextChoices):
        PRESENT = "present", _("here")
        LATE = "late", _("came late")
        TOLD = "told", _("sent word")
        ABSENT = "absent", _("away")

    meeting = models.ForeignKey(Occurrence, models.CASCADE, related_name="marks")
    signup = models.ForeignKey("signups.SignUp", models.SET_NULL, null=True, related_name="marks")
    mark = models.CharField(max_length=7, choices=Mark)
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "signup"],
                name="one_mark_each_at_a_session",
                violation_error_message=_("This is marked already."),
            )
        ]

    def __str__(self):
        return f"mark-{self.pk}"


class Slip(models.Model):
    """The right to answer once. It knows what is asked about and nobody: nothing ties it to a person, and it goes when
    used. A room adds what it is about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by_hand = models.BooleanField(
        default=False, help_text="Opened on a leader's phone: anybody may have filled it in."
    )

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self):
        return f"slip-{str(self.id)[:8]}"


class Answer(models.Model):
    """A face, a word, or both. No time is kept: it would tell whose it is. A room adds what it is about."""

    class Face(models.TextChoices):
        GOOD = "good", _("It was good")
        SO_SO = "so_so", _("It was so-so")
        BAD = "bad", _("It was not good")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    face = models.CharField(max_length=6, choices=Face, blank=True)
    word = EncryptedTextField()
    by_hand = models.BooleanField(default=False, help_text="From a slip on a leader's phone.")
    seen = models.BooleanField(
        default=False,
        help_text="Let out to be read, together with two more at least that no leader can have made.",
    )

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self):
        return f"feedback-{str(self.id)[:8]}"


class QuotableAnswer(Answer):
    """An answer whose giver may say that the words may be told on the site."""

    may_quote = models.BooleanField(
        default=False, help_text="Whoever wrote the words said that they may be told on the site."
    )

    class Meta(Answer.Meta):
        abstract = True
