"""An open event: one event of the calendar to which people sign up, on site, remotely or either way."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event, Occurrence
from booking.signups.models import Sheet
from kuulluksi.directory.models import Hosted, Translated
from kuulluksi.privacy.fields import EncryptedTextField

from . import audiences
from .after_models import EventFeedback, EventSlip, EventSlipWaiting

__all__ = ["Entrance", "EventFeedback", "EventSlip", "EventSlipWaiting", "OpenEvent"]


class OpenEventQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def public(self):
        """What everyone may read of."""
        return self.published().filter(event__visibility=Event.Visibility.PUBLIC)

    def coming(self, now=None):
        """With a session that is not over, cancelled ones too."""
        running = Occurrence.objects.filter(end__gt=now or timezone.now())
        return self.filter(event_id__in=running.values("event_id"))

    def visible_to(self, user):
        """A coordinator's areas and what they hold themselves; for an editor what is meant for everyone to read."""
        seen = Q(pk__in=[])
        if user.has_role("coordinator"):
            held = Event.staff.through.objects.filter(user_id=user.pk).values("event_id")
            seen |= Q(event__area_id__in=user.area_ids) | Q(event_id__in=held)
        if user.has_role("editor"):
            seen |= Q(audience__in=[one.code for one in audiences.known() if one.is_public])
        return self.filter(seen)


class OpenEvent(Hosted):
    """Its words and for whom it is. When and where it is held its calendar event knows, who comes its sheets."""

    class Kind(models.TextChoices):
        INFO = "info", _("info session")
        WORKSHOP = "workshop", _("workshop")
        LECTURE = "lecture", _("lecture")
        JOINT = "joint", _("joint meeting")
        OTHER = "other", _("other event")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("address"), unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title_fi = models.CharField(_("title in Finnish"), max_length=120)
    title_sv = models.CharField(_("title in Swedish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_fi = models.TextField(_("text in Finnish"), max_length=2000)
    text_sv = models.TextField(_("text in Swedish"), max_length=2000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=2000, blank=True)
    for_whom_fi = models.CharField(_("for whom, Finnish"), max_length=240, blank=True)
    for_whom_sv = models.CharField(_("for whom, Swedish"), max_length=240, blank=True)
    for_whom_en = models.CharField(_("for whom, English"), max_length=240, blank=True)
    audience = models.CharField(_("who may sign up"), max_length=20, help_text="A code; see audiences.py.")
    invited = models.JSONField(default=list, blank=True, help_text="Keys that the audience understands.")
    per_date = models.BooleanField(_("each date is signed up to by itself"), default=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="open_event")
    remote_link = EncryptedTextField()
    published = models.BooleanField(_("shown"), default=False)

    title = Translated()
    text = Translated()
    for_whom = Translated()

    objects = OpenEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("open event")
        verbose_name_plural = _("open events")

    def __str__(self):
        return f"open-event-{str(self.id)[:8]}"


class Entrance(models.Model):
    """One sheet of an open event: for one of its dates or for all of them, on site or remotely."""

    class How(models.TextChoices):
        HERE = "here", _("on site")
        REMOTE = "remote", _("remotely")

    open_event = models.ForeignKey(OpenEvent, models.CASCADE, related_name="entrances")
    occurrence = models.ForeignKey(
        Occurrence,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="entrances",
        help_text="Empty: all dates. Where each date has its own, empty is a date that is no more.",
    )
    how = models.CharField(max_length=6, choices=How)
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="entrance")
    told_start = models.DateTimeField(
        null=True, blank=True, help_text="When its date begins, as those who come were told."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "how"], name="one_entrance_of_a_kind_for_a_date")
        ]

    def __str__(self):
        return f"entrance-{self.pk}"
