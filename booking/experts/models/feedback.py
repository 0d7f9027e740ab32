"""How it went, from both sides, and what it tells of a need for change."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area
from kuulluksi.privacy.fields import EncryptedTextField

from .assignments import Assignment
from .messages import Side
from .requests import ExpertRequest, in_a_seen_request


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_a_seen_request(user))


class Feedback(models.Model):
    """Three answers. What the expert says of the requester is read at the desk alone, and never passed on as it is."""

    class Felt(models.TextChoices):
        GOOD = "good", _("good")
        PARTLY = "partly", _("partly good, partly not")
        HARD = "hard", _("hard")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(ExpertRequest, models.CASCADE, related_name="feedback")
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, blank=True, related_name="feedback")
    side = models.CharField(max_length=10, choices=Side)
    felt = models.CharField(_("how it felt"), max_length=8, choices=Felt)
    worked = EncryptedTextField(_("what was good"))
    better = EncryptedTextField(_("what to do otherwise"))
    may_quote = models.BooleanField(
        default=False, help_text="The giver said that the words may be told on the site."
    )
    read_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(read_at__isnull=True), name="feedback_unread"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=models.Q(side=Side.EXPERT),
                name="one_feedback_of_an_expert",
                violation_error_message=_("You have answered already. Thank you."),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(side=Side.REQUESTER),
                name="one_feedback_of_a_requester",
                violation_error_message=_("You have answered already. Thank you."),
            ),
        ]

    def __str__(self):
        return f"feedback-{str(self.id)[:8]}"


class Need(models.Model):
    """A need for change that feedback or talks brought up, in the coordinator's own words: no person, no client."""

    class State(models.TextChoices):
        HEARD = "heard", _("heard")
        IN_WORK = "in_work", _("being worked on")
        DONE = "done", _("done")
        NOT_POSSIBLE = "not_possible", _("not possible now")

    class Theme(models.TextChoices):
        MEETING = "meeting", _("how people are met")
        INFORMATION = "information", _("information and words")
        PARTICIPATION = "participation", _("being heard in decisions")
        SERVICES = "services", _("services and their access")
        PRACTICE = "practice", _("working with experts by experience")

    words = models.CharField(_("what should change"), max_length=200)
    theme = models.CharField(_("theme"), max_length=14, choices=Theme)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.HEARD)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-changed_at", "pk"]
        verbose_name = _("need for change")
        verbose_name_plural = _("needs for change")

    def __str__(self):
        return f"need-{self.pk}"
