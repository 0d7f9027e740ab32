"""What is kept of a meeting beside who came: who stood in for the leader, and the leaders' hours."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence

from .group import Facilitator, PeerGroup
from .season import Season


class StandInQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(season__in=Season.objects.visible_to(user))


class StandIn(models.Model):
    """Somebody who leads one meeting instead of the leader: known by role, let in by a link of one day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="stand_ins")
    meeting = models.OneToOneField(Occurrence, models.CASCADE, related_name="stand_in")
    role = models.CharField(_("role"), max_length=6, choices=Facilitator.Role, default=Facilitator.Role.STAFF)
    created_at = models.DateTimeField(default=timezone.now)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self):
        return f"standin-{str(self.id)[:8]}"


class LeaderHoursQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own hours; a coordinator's groups."""
        if user.has_role("coordinator"):
            return self.filter(group__in=PeerGroup.objects.visible_to(user))
        return self.filter(user=user)


class LeaderHours(models.Model):
    """Time a leader gave a group on one day, so that it is seen as work."""

    class What(models.TextChoices):
        MEETING = "meeting", _("the meeting")
        PREPARING = "preparing", _("preparing and clearing up")
        CONTACTS = "contacts", _("calls, messages and first talks")
        DEBRIEF = "debrief", _("debrief and work supervision")

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="hours")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="group_hours")
    day = models.DateField(_("day"))
    what = models.CharField(_("what for"), max_length=9, choices=What, default=What.MEETING)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(24 * 60)]
    )

    objects = LeaderHoursQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user", "day", "what"],
                name="one_row_of_hours_a_day",
                violation_error_message=_("These hours are written down already."),
            )
        ]

    def __str__(self):
        return f"hours-{self.pk}"
