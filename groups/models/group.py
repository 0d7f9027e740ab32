"""Groups, who leads them, and the methods they use."""

from django.conf import settings
from django.db import models
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from booking.signups.models import Sheet, new_code
from kuulluksi.directory.models import (
    Area,
    Audience,
    Hosted,
    Named,
    Organisation,
    Translated,
    in_language,
)


class Method(Named):
    """A way of working that somebody owns: its name is written with its mark, and its owner is told."""

    owner = models.CharField(_("who owns the method"), max_length=120, blank=True)
    url = models.URLField(_("the owner's page on it"), blank=True)
    registered = models.BooleanField(_("a registered mark (®)"), default=False)

    class Meta(Named.Meta):
        verbose_name = _("named method")
        verbose_name_plural = _("named methods")


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


class PeerGroup(Named, Hosted):
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
    ages_fi = models.CharField(_("ages in words, Finnish"), max_length=40, blank=True)
    ages_sv = models.CharField(_("ages in words, Swedish"), max_length=40, blank=True)
    ages_en = models.CharField(_("ages in words, English"), max_length=40, blank=True)
    practical_fi = models.CharField(_("languages and getting in, Finnish"), max_length=240, blank=True)
    practical_sv = models.CharField(_("languages and getting in, Swedish"), max_length=240, blank=True)
    practical_en = models.CharField(_("languages and getting in, English"), max_length=240, blank=True)
    method = models.ForeignKey(
        Method, models.PROTECT, null=True, blank=True, related_name="groups", verbose_name=_("named method")
    )
    access = models.CharField(
        _("how people come in"), max_length=8, choices=Sheet.Access, default=Sheet.Access.OPEN
    )
    contact_phone = models.CharField(_("phone for a talk first"), max_length=30, blank=True)
    contact_hours_fi = models.CharField(_("when the phone is answered, Finnish"), max_length=80, blank=True)
    contact_hours_sv = models.CharField(_("when the phone is answered, Swedish"), max_length=80, blank=True)
    contact_hours_en = models.CharField(_("when the phone is answered, English"), max_length=80, blank=True)
    audiences = models.ManyToManyField(Audience, blank=True, related_name="groups", verbose_name=_("for whom"))
    area = models.ForeignKey(Area, models.PROTECT, related_name="groups", verbose_name=_("area"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="groups", verbose_name=_("organised by")
    )
    partners = models.ManyToManyField(
        Organisation, blank=True, related_name="joint_groups", verbose_name=_("together with")
    )
    published = models.BooleanField(_("shown to the public"), default=False)

    summary = Translated()
    description = Translated()
    practical = Translated()
    ages = Translated()
    contact_hours = Translated()

    objects = PeerGroupQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return f"group-{self.slug}"

    @property
    def is_granted(self) -> bool:
        return self.access == Sheet.Access.GRANTED

    @property
    def organisers(self) -> str:
        """Who stands behind the group: one of them, or several together."""
        return ", ".join(one.name for one in [self.organisation, *self.partners.all()] if one.name)

    @property
    def organised_as(self) -> str:
        """public, NGO or joint."""
        if self.partners.all():
            return "joint"
        return (
            "ngo" if self.organisation.kind in (Organisation.Kind.NGO, Organisation.Kind.UMBRELLA) else "public"
        )

    @property
    def not_required(self) -> list[str]:
        return [line.strip() for line in in_language(self, "not_required").splitlines() if line.strip()]


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

    title = Translated()

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
