"""The yearly youth forum: its day, its workshops, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from booking.signups.models import Sheet
from kuulluksi.directory.models import Hosted, Translated


class ForumQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def of_sheet(self, sheet: Sheet):
        """Whose places a sheet gives out, on site or remotely."""
        return self.filter(Q(sheet=sheet) | Q(remote__sheet=sheet))

    def visible_to(self, user):
        """A coordinator's areas; for kitchen and others of the day, the forums whose sheet names them."""
        if user.has_role("coordinator"):
            return self.filter(Q(sheet__area_id__in=user.area_ids) | Q(sheet__staff=user)).distinct()
        return self.filter(sheet__staff=user)

    def edited_by(self, user):
        """Forums whose words this account may write: an editor writes all of them, and reads nobody there."""
        return self.all() if user.has_role("editor") else self.visible_to(user)


class Forum(Hosted):
    """One year's forum."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    theme_fi = models.CharField(_("theme, Finnish"), max_length=120)
    theme_sv = models.CharField(_("theme, Swedish"), max_length=120, blank=True)
    theme_en = models.CharField(_("theme, English"), max_length=120, blank=True)
    purpose_fi = models.TextField(_("what it is for, Finnish"))
    purpose_sv = models.TextField(_("what it is for, Swedish"), blank=True)
    purpose_en = models.TextField(_("what it is for, English"), blank=True)
    purpose_plain = models.TextField(_("what it is for, plain Finnish"), blank=True)
    for_whom_fi = models.CharField(_("for whom, Finnish"), max_length=240, blank=True)
    for_whom_sv = models.CharField(_("for whom, Swedish"), max_length=240, blank=True)
    for_whom_en = models.CharField(_("for whom, English"), max_length=240, blank=True)
    for_whom_plain = models.CharField(_("for whom, plain Finnish"), max_length=300, blank=True)
    support_fi = models.CharField(_("support on the day, Finnish"), max_length=300, blank=True)
    support_sv = models.CharField(_("support on the day, Swedish"), max_length=300, blank=True)
    support_en = models.CharField(_("support on the day, English"), max_length=300, blank=True)
    support_plain = models.CharField(_("support on the day, plain Finnish"), max_length=400, blank=True)
    food_plain = models.CharField(_("food, plain Finnish"), max_length=400, blank=True)
    travel_plain = models.CharField(_("getting there, plain Finnish"), max_length=400, blank=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="forum")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="forum")
    published = models.BooleanField(_("shown to the public"), default=False)
    feedback_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    youth_per_adult = models.PositiveSmallIntegerField(
        _("young people for each adult who comes along"), default=4, help_text=_("A hint, never a refusal.")
    )
    adults_take_places = models.BooleanField(_("adults who come along take places"), default=False)
    own_photo_age = models.PositiveSmallIntegerField(
        _("from this age only the young person says yes to photos"), default=12
    )

    theme = Translated()
    purpose = Translated()
    for_whom = Translated()
    support = Translated()

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("youth forum")
        verbose_name_plural = _("youth forums")

    def __str__(self):
        return f"forum-{self.year}"

    @property
    def remote_seats(self):
        """RemoteSeats, or None when everyone comes on site."""
        return getattr(self, "remote", None)

    @property
    def sheets(self) -> list[Sheet]:
        """On site first."""
        return [self.sheet, *([self.remote.sheet] if self.remote_seats else [])]


class ProgrammeItem(models.Model):
    """One line of the day, in local wall time."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="programme")
    starts_at = models.TimeField(_("starts"))
    ends_at = models.TimeField(_("ends"))
    title_fi = models.CharField(_("title in Finnish"), max_length=120)
    title_sv = models.CharField(_("title in Swedish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_fi = models.CharField(_("text in Finnish"), max_length=400, blank=True)
    text_sv = models.CharField(_("text in Swedish"), max_length=400, blank=True)
    text_en = models.CharField(_("text in English"), max_length=400, blank=True)
    title_plain = models.CharField(_("title in plain Finnish"), max_length=120, blank=True)
    text_plain = models.CharField(_("text in plain Finnish"), max_length=400, blank=True)
    lists_workshops = models.BooleanField(_("the workshops are listed here"), default=False)

    title = Translated()
    text = Translated()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="programme_item_ends_after_start",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self):
        return f"programme-{self.pk}"


class Workshop(models.Model):
    """One workshop with its own sheet: wishes are asked when signing up, places are given later."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="workshops")
    slug = models.SlugField(_("code"))
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    text_fi = models.CharField(_("text in Finnish"), max_length=400, blank=True)
    text_sv = models.CharField(_("text in Swedish"), max_length=400, blank=True)
    text_en = models.CharField(_("text in English"), max_length=400, blank=True)
    name_plain = models.CharField(_("name in plain Finnish"), max_length=120, blank=True)
    text_plain = models.CharField(_("text in plain Finnish"), max_length=400, blank=True)
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="workshop")
    starts_at = models.TimeField(_("starts"))
    ends_at = models.TimeField(_("ends"))
    room = models.CharField(
        _("room"), max_length=60, blank=True, help_text=_("Those who have a place there read it.")
    )

    name = Translated()
    text = Translated()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "slug"],
                name="one_workshop_per_code",
                violation_error_message=_("This forum already has a workshop with this code."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="workshop_ends_after_start",
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self):
        return f"workshop-{self.pk}"


class OutcomeQuerySet(models.QuerySet):
    def shown(self):
        """What everybody may read."""
        return self.filter(published=True, forum__published=True)


class Outcome(models.Model):
    """What the young people said, and what was done about it. An answer has an owner and a day."""

    class Status(models.TextChoices):
        PROMISED = "promised", _("promised")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        NOT_POSSIBLE = "not_possible", _("could not be done")

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="outcomes")
    workshop = models.ForeignKey(
        Workshop, models.SET_NULL, null=True, blank=True, related_name="outcomes", verbose_name=_("said in")
    )
    said_fi = models.CharField(_("what was said, Finnish"), max_length=300)
    said_sv = models.CharField(_("what was said, Swedish"), max_length=300, blank=True)
    said_en = models.CharField(_("what was said, English"), max_length=300, blank=True)
    done_fi = models.CharField(_("what was done, Finnish"), max_length=400, blank=True)
    done_sv = models.CharField(_("what was done, Swedish"), max_length=400, blank=True)
    done_en = models.CharField(_("what was done, English"), max_length=400, blank=True)
    said_plain = models.CharField(_("what was said, plain Finnish"), max_length=300, blank=True)
    done_plain = models.CharField(_("what was done, plain Finnish"), max_length=400, blank=True)
    owner_fi = models.CharField(_("who answers for it, Finnish"), max_length=120)
    owner_sv = models.CharField(_("who answers for it, Swedish"), max_length=120, blank=True)
    owner_en = models.CharField(_("who answers for it, English"), max_length=120, blank=True)
    status = models.CharField(_("status"), max_length=14, choices=Status, default=Status.PROMISED)
    due_on = models.DateField(_("answer promised by"), null=True, blank=True)
    published = models.BooleanField(_("shown to the public"), default=True)

    said = Translated()
    done = Translated()
    owner = Translated()

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"outcome-{self.pk}"

    def is_late(self, today) -> bool:
        """The promised day has gone and no answer has come."""
        waits = self.status in (self.Status.PROMISED, self.Status.UNDER_WAY)
        return bool(self.due_on and self.due_on < today and waits)
