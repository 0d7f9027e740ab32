"""The way into the bank and through it: an invitation in hand, what is open just now, and who would like to hear more."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area

from .bank import ExpertProfile


class PathInvitationQuerySet(models.QuerySet):
    def waiting(self, now=None):
        return self.filter(expires_at__gt=now or timezone.now())

    def visible_to(self, user):
        return self.filter(by=user)


class PathInvitation(models.Model):
    """A link that someone of the staff gives by hand to a person of a group. It knows nothing of who that is.

    Nothing is carried over from the group: whoever opens it writes what they want to tell, or leaves it. It does not
    know either whether anybody answered (decision 0092): until its day it asks, and then it is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, models.CASCADE, related_name="+", verbose_name=_("area"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()

    objects = PathInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return f"path-{str(self.id)[:8]}"

    @property
    def is_waiting(self) -> bool:
        return self.expires_at > timezone.now()


class OpportunityQuerySet(models.QuerySet):
    def still_open(self, today=None):
        return self.filter(closed_at__isnull=True, closes_on__gte=today or timezone.localdate())

    def for_expert(self, expert):
        """What an active person who wished for it may read: of their areas, or of every area."""
        if expert.stage != ExpertProfile.Stage.ACTIVE or not expert.wants_opportunities:
            return self.none()
        areas = ExpertProfile.areas.through.objects.filter(expertprofile_id=expert.pk).values("area_id")
        return self.still_open().filter(Q(area__isnull=True) | Q(area_id__in=areas))

    def visible_to(self, user):
        if not user.has_role("coordinator"):
            return self.none()
        return self.filter(Q(area__isnull=True) | Q(area_id__in=user.area_ids))


class Opportunity(models.Model):
    """Something one could take part in. The coordinator's words: no person, no client."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("what it is"), max_length=120)
    words = models.TextField(_("more about it"), max_length=800, blank=True)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    closes_on = models.DateField(_("open until"))
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        ordering = ["closes_on", "pk"]
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")

    def __str__(self):
        return f"opportunity-{str(self.id)[:8]}"


class OpportunityInterest(models.Model):
    """I would like to hear more: a wish, not a promise. Taking it back takes the row away."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="interests")
    expert = models.ForeignKey(ExpertProfile, models.CASCADE, related_name="interests")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    told_at = models.DateTimeField(null=True, blank=True, help_text="Somebody has told them more.")

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "expert"],
                name="one_wish_to_hear_more_each",
                violation_error_message=_("We know already that you would like to hear more."),
            )
        ]

    def __str__(self):
        return f"interest-{self.pk}"
