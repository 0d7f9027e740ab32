"""Work supervision: series of times, each with its places, booked by the person on their own page."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from kuulluksi.directory.models import Area
from kuulluksi.privacy.fields import EncryptedTextField

from .bank import ExpertProfile


class SupervisionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator's areas; a work supervisor of the house sees the series they give. Nobody else sees any."""
        seen = Q(pk__in=[])
        if user.has_role("coordinator"):
            seen |= Q(area_id__in=user.area_ids)
        if user.has_role("supervisor"):
            seen |= Q(giver=user)
        return self.filter(seen)


class Supervision(models.Model):
    """A series of times of one kind. Who gives it is an account of the house, or words for someone outside."""

    class Form(models.TextChoices):
        GROUP = "group", _("in a group")
        INDIVIDUAL = "individual", _("for one at a time")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        REMOTE = "remote", _("remotely")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(_("kind"), max_length=10, choices=Form, default=Form.GROUP)
    mode = models.CharField(_("how"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    places = models.PositiveSmallIntegerField(_("places at a time"), default=6)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("area"))
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("work supervisor of the house"),
    )
    giver_words = models.CharField(
        _("work supervisor from outside"), max_length=120, blank=True, help_text=_("A role or an organisation.")
    )
    where = EncryptedTextField(_("place or link, told to those who booked"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("work supervision")
        verbose_name_plural = _("work supervision")
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gte=1) & (Q(form="group") | Q(places=1)),
                name="one_at_a_time_when_for_one",
                violation_error_message=_("A time for one person has one place."),
            )
        ]

    def __str__(self):
        return f"supervision-{str(self.id)[:8]}"


class SupervisionTimeQuerySet(models.QuerySet):
    def coming(self, now=None):
        return self.filter(cancelled_at__isnull=True, starts_at__gt=now or timezone.now())

    def for_expert(self, expert):
        """Times of the person's own areas, and those they have booked anywhere. Whoever has only written that they would
        like to hear more is known to nobody yet: what they have booked, and that is nothing."""
        areas = ExpertProfile.areas.through.objects.filter(expertprofile_id=expert.pk).values("area_id")
        mine = SupervisionBooking.objects.filter(expert=expert).values("time_id")
        if expert.stage in (ExpertProfile.Stage.INTERESTED, ExpertProfile.Stage.LEFT):
            return self.filter(pk__in=mine)
        return self.filter(Q(series__area_id__in=areas) | Q(pk__in=mine))

    def with_taken(self):
        return self.annotate(taken=Count("bookings"))


class SupervisionTime(models.Model):
    """One time. Its places are given out under lock_version, like those of a sheet: write, count, write."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Supervision, models.CASCADE, related_name="times")
    event = models.OneToOneField(Event, models.PROTECT, related_name="supervision_time")
    starts_at = models.DateTimeField(_("starts at"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=90)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    lock_version = models.PositiveIntegerField(default=0, editable=False)

    objects = SupervisionTimeQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"supervision-time-{str(self.id)[:8]}"


class SupervisionBooking(models.Model):
    """One person at one time. Giving the place back takes the row away: nothing tells that it was there."""

    time = models.ForeignKey(SupervisionTime, models.CASCADE, related_name="bookings")
    expert = models.ForeignKey(ExpertProfile, models.CASCADE, related_name="supervision")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["time", "expert"],
                name="one_place_each_at_a_time",
                violation_error_message=_("You have a place here already."),
            )
        ]

    def __str__(self):
        return f"supervision-booking-{self.pk}"


# How many times a year are meant for each person: a count to offer, never a duty.
TARGET = {Supervision.Mode.ON_SITE: 4, Supervision.Mode.REMOTE: 2}
