"""Peer groups, developer groups, parents' groups, and their seasons."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from booking.signups.models import Sheet
from kuulluksi.directory.models import Area, Audience, Named, Organisation, in_language


class PeerGroup(Named):
    """A group that meets for one season after another."""

    class Kind(models.TextChoices):
        PEER = "peer", _("peer group")
        DEVELOPER = "developer", _("developer group")
        PARENTS = "parents", _("parents' group")
        ACTIVITY = "activity", _("activity group for under-12s")

    class Standing(models.TextChoices):
        ACTIVE = "active", _("active")
        RAN_BEFORE = "ran_before", _("has run before; asks who would like the next")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PEER)
    standing = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.ACTIVE)
    summary_fi = models.CharField(_("in a nutshell, Finnish"), max_length=240)
    summary_sv = models.CharField(_("in a nutshell, Swedish"), max_length=240, blank=True)
    summary_en = models.CharField(_("in a nutshell, English"), max_length=240, blank=True)
    description_fi = models.TextField(_("what happens in the group, Finnish"), blank=True)
    description_sv = models.TextField(_("what happens in the group, Swedish"), blank=True)
    description_en = models.TextField(_("what happens in the group, English"), blank=True)
    method = models.CharField(_("named method"), max_length=60, blank=True)
    ages = models.CharField(_("ages in words"), max_length=40, blank=True)
    audiences = models.ManyToManyField(Audience, blank=True, related_name="groups")
    area = models.ForeignKey(Area, models.PROTECT, related_name="groups")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="groups")
    published = models.BooleanField(_("shown to the public"), default=False)

    class Meta(Named.Meta):
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return f"group-{self.slug}"

    @property
    def summary(self):
        return in_language(self, "summary")

    @property
    def description(self):
        return in_language(self, "description")


class Season(models.Model):
    """One round of meetings with one sheet on the door."""

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="seasons")
    event = models.OneToOneField(Event, models.PROTECT, related_name="season")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="season")

    class Meta:
        ordering = ["-event__starts_on"]

    def __str__(self):
        return f"season-{self.pk}"
