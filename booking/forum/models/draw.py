"""Who is in which workshop: each drawing of places is a set of its own, the last one that was told holds."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.signups.models import SignUp
from booking.signups.states import OPEN

from .forum import Forum, Workshop


class WorkshopDrawQuerySet(models.QuerySet):
    def told(self):
        return self.filter(confirmed_at__isnull=False)


class WorkshopDraw(models.Model):
    """One drawing of workshop places. Whoever has the seed and the wishes gets the same places again."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="draws")
    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=32)
    figures = models.JSONField(default=dict, blank=True, help_text="How many got which wish; nobody's name.")
    drawn_at = models.DateTimeField(default=timezone.now)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = WorkshopDrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("workshop draw")
        verbose_name_plural = _("workshop draws")
        ordering = ["forum_id", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"],
                name="one_number_each_draw",
                violation_error_message=_("Somebody else drew at the same moment. Look at it once more."),
            )
        ]

    def __str__(self):
        return f"draw-{self.pk}"


class WorkshopPlaceQuerySet(models.QuerySet):
    def of(self, draw: WorkshopDraw):
        return self.filter(draw=draw)

    def standing(self):
        """Places of people who are still coming, and on site."""
        return self.filter(signup__state__in=OPEN, signup__sheet_id=F("draw__forum__sheet_id"))


class WorkshopPlace(models.Model):
    """One person in one workshop."""

    class Reason(models.TextChoices):
        """Why somebody changed a drawn place by hand. Never without a reason, and never a diagnosis."""

        OWN_WISH = "own_wish", _("they asked for it")
        FRIEND = "friend", _("to be with a friend or a safe adult")
        ACCESS = "access", _("it is easier to take part there")
        ROOM = "room", _("the room or the leader changed")
        MISTAKE = "mistake", _("we made a mistake")

    draw = models.ForeignKey(WorkshopDraw, models.CASCADE, related_name="places")
    signup = models.ForeignKey(SignUp, models.CASCADE, related_name="workshop_places")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="places")
    wish = models.PositiveSmallIntegerField(
        default=0, help_text="Which of their wishes it was; 0: none of them."
    )
    adults = models.PositiveSmallIntegerField(default=0, help_text="Adults of theirs who sit along.")
    by_hand = models.BooleanField(default=False)
    reason = models.CharField(max_length=8, choices=Reason, blank=True)

    objects = WorkshopPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("workshop place")
        verbose_name_plural = _("workshop places")
        ordering = ["workshop_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "signup", "workshop"],
                name="one_place_in_a_workshop",
                violation_error_message=_("They are in this workshop already."),
            ),
            models.CheckConstraint(
                condition=Q(by_hand=False) | ~Q(reason=""),
                name="a_change_by_hand_has_a_reason",
                violation_error_message=_("Choose why the place is changed."),
            ),
        ]

    def __str__(self):
        return f"place-{self.pk}"
