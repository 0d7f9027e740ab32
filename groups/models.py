"""Peer groups, developer groups, parents' groups, and their seasons."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event, Occurrence
from booking.signups.models import Sheet, new_code
from kuulluksi.directory.models import Area, Audience, Named, Organisation, in_language
from kuulluksi.privacy.fields import EncryptedTextField


class PeerGroupQuerySet(models.QuerySet):
    def published(self):
        """What the public may read. A group that has ended for good is not shown."""
        return self.filter(published=True).exclude(standing=PeerGroup.Standing.ENDED)

    def visible_to(self, user):
        """Groups this account works with: those it leads, and a coordinator's areas."""
        if user.has_role("coordinator"):
            return self.filter(Q(area_id__in=user.area_ids) | Q(facilitators__user=user)).distinct()
        if user.has_role("facilitator", "peer_facilitator"):
            return self.filter(facilitators__user=user).distinct()
        return self.none()

    def with_next_meeting(self, now=None):
        """Adds ``next_meeting``: the start of the next planned session (UTC), or None."""
        now = now or timezone.now()
        coming = Q(
            seasons__event__occurrences__end__gte=now,
            seasons__event__occurrences__status=Occurrence.Status.PLANNED,
        )
        return self.annotate(next_meeting=Min("seasons__event__occurrences__start", filter=coming))


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

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PEER)
    standing = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.ACTIVE)
    runs_regularly = models.BooleanField(_("a new season starts every year"), default=False)
    summary_fi = models.CharField(_("in a nutshell, Finnish"), max_length=240)
    summary_sv = models.CharField(_("in a nutshell, Swedish"), max_length=240, blank=True)
    summary_en = models.CharField(_("in a nutshell, English"), max_length=240, blank=True)
    description_fi = models.TextField(_("what happens in the group, Finnish"), blank=True)
    description_sv = models.TextField(_("what happens in the group, Swedish"), blank=True)
    description_en = models.TextField(_("what happens in the group, English"), blank=True)
    not_required_fi = models.TextField(
        _("what nobody has to do, Finnish"), blank=True, help_text=_("One thing a line.")
    )
    not_required_sv = models.TextField(
        _("what nobody has to do, Swedish"), blank=True, help_text=_("One thing a line.")
    )
    not_required_en = models.TextField(
        _("what nobody has to do, English"), blank=True, help_text=_("One thing a line.")
    )
    food_fi = models.CharField(_("food, Finnish"), max_length=240, blank=True)
    food_sv = models.CharField(_("food, Swedish"), max_length=240, blank=True)
    food_en = models.CharField(_("food, English"), max_length=240, blank=True)
    travel_fi = models.CharField(_("getting there, Finnish"), max_length=240, blank=True)
    travel_sv = models.CharField(_("getting there, Swedish"), max_length=240, blank=True)
    travel_en = models.CharField(_("getting there, English"), max_length=240, blank=True)
    ages_fi = models.CharField(_("ages in words, Finnish"), max_length=40, blank=True)
    ages_sv = models.CharField(_("ages in words, Swedish"), max_length=40, blank=True)
    ages_en = models.CharField(_("ages in words, English"), max_length=40, blank=True)
    method = models.CharField(_("named method"), max_length=60, blank=True)
    method_owner = models.CharField(_("who owns the method"), max_length=120, blank=True)
    method_url = models.URLField(_("the owner's page on it"), blank=True)
    contact_phone = models.CharField(_("phone for a talk first"), max_length=30, blank=True)
    contact_hours_fi = models.CharField(_("when the phone is answered, Finnish"), max_length=80, blank=True)
    contact_hours_sv = models.CharField(_("when the phone is answered, Swedish"), max_length=80, blank=True)
    contact_hours_en = models.CharField(_("when the phone is answered, English"), max_length=80, blank=True)
    audiences = models.ManyToManyField(Audience, blank=True, related_name="groups")
    area = models.ForeignKey(Area, models.PROTECT, related_name="groups")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="groups")
    published = models.BooleanField(_("shown to the public"), default=False)

    objects = PeerGroupQuerySet.as_manager()

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

    @property
    def not_required(self) -> list[str]:
        return [line.strip() for line in in_language(self, "not_required").splitlines() if line.strip()]

    @property
    def food(self):
        return in_language(self, "food")

    @property
    def travel(self):
        return in_language(self, "travel")

    @property
    def ages(self):
        return in_language(self, "ages")

    @property
    def contact_hours(self):
        return in_language(self, "contact_hours")


class Facilitator(models.Model):
    """Who leads a group: shown by role, never by name. Staff and peers lead together."""

    class Role(models.TextChoices):
        STAFF = "staff", _("worker")
        PEER = "peer", _("peer facilitator")

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="facilitators")
    role = models.CharField(_("role"), max_length=6, choices=Role, default=Role.STAFF)
    title_fi = models.CharField(_("title in Finnish"), max_length=80)
    title_sv = models.CharField(_("title in Swedish"), max_length=80, blank=True)
    title_en = models.CharField(_("title in English"), max_length=80, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="facilitates"
    )

    class Meta:
        ordering = ["-role", "pk"]  # a worker first, then the peer
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"],
                name="one_facilitator_row_per_account",
                violation_error_message=_("This account already leads the group."),
            )
        ]

    def __str__(self):
        return f"facilitator-{self.pk}"

    @property
    def title(self):
        return in_language(self, "title")


class SeasonQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(group__in=PeerGroup.objects.visible_to(user))

    def with_times(self, now=None):
        """Adds ``first_start``, ``next_start`` and ``last_end`` (UTC; None where no session is left)."""
        now = now or timezone.now()
        planned = Q(event__occurrences__status=Occurrence.Status.PLANNED)
        return self.annotate(
            first_start=Min("event__occurrences__start", filter=planned),
            next_start=Min("event__occurrences__start", filter=planned & Q(event__occurrences__end__gte=now)),
            last_end=Max("event__occurrences__end", filter=planned),
        )

    def current(self, now=None):
        """Seasons that run now or are still to come."""
        return self.with_times(now).filter(next_start__isnull=False, event__status=Event.Status.CONFIRMED)


class Season(models.Model):
    """One round of meetings with one sheet on the door."""

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="seasons")
    event = models.OneToOneField(Event, models.PROTECT, related_name="season")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="season")

    objects = SeasonQuerySet.as_manager()

    class Meta:
        ordering = ["-event__starts_on", "-pk"]

    def __str__(self):
        return f"season-{self.pk}"


class InterestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at__isnull=True)

    def visible_to(self, user):
        return self.filter(group__in=PeerGroup.objects.visible_to(user))


class Interest(models.Model):
    """ "Tell me when the next one starts" or "call me first": one contact and nothing else."""

    class Wish(models.TextChoices):
        NEXT = "next", _("tell me when the next season starts")
        TALK = "talk", _("I would like to talk first")

    class Channel(models.TextChoices):
        SMS = "sms", _("text message")
        CALL = "call", _("phone call")
        EMAIL = "email", _("e-mail")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="interests")
    wish = models.CharField(max_length=4, choices=Wish)
    channel = models.CharField(max_length=5, choices=Channel)
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, db_index=True)
    language = models.CharField(max_length=10, default="fi")
    form_nonce = models.CharField(max_length=40, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "wish", "contact_index"],
                condition=Q(answered_at__isnull=True),
                name="one_open_interest_per_contact",
            )
        ]

    def __str__(self):
        return f"interest-{str(self.id)[:8]}"
