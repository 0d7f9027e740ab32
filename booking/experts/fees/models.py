"""What is paid for one assignment, in integer cents: the claim, its lines and receipts, the rates and the batches."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import EngagementType, Translated
from kuulluksi.privacy.fields import EncryptedTextField

from ..codes import claim_code
from ..models.assignments import Assignment
from ..states import SETTLED_FEES, UNSETTLED_FEES, FeeState

MOST_CENTS = 1_000_000  # ten thousand euros: more is a slip of the pen
MOST_TRAVEL_CENTS = 500_000


class Kind(models.TextChoices):
    """What one line of a claim, or one rate, is for."""

    FEE = "fee", _("fee")
    PREPARATION = "preparation", _("preparation")
    KILOMETRES = "kilometres", _("own car, kilometres")
    TICKET = "ticket", _("ticket: train, bus or ferry")
    TAXI = "taxi", _("taxi")
    OTHER = "other", _("parking or another cost of the trip")


TRAVEL = (Kind.KILOMETRES, Kind.TICKET, Kind.TAXI, Kind.OTHER)
WITH_RECEIPT = (Kind.TICKET, Kind.TAXI, Kind.OTHER)


class RateQuerySet(models.QuerySet):
    def valid_on(self, day):
        """The row of each series that holds on a day; a series that has ended by then has none."""
        newer = Rate.objects.filter(
            series=OuterRef("series"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=day
        )
        return self.filter(~Exists(newer), valid_from__lte=day).exclude(has_ended=True)


class Rate(models.Model):
    """One price of the county's own table from one day on. A change is a new row: history is never rewritten."""

    class What(models.TextChoices):
        FEE = "fee", _("fee")
        PREPARATION = "preparation", _("preparation")
        KILOMETRES = "kilometres", _("kilometre")
        LATE = "late", _("cancelled late: share of the fee")

    class Unit(models.TextChoices):
        HOUR = "hour", _("an hour")
        EVENT = "event", _("a time, whatever its length")
        HALF_DAY = "half_day", _("half a day (up to four hours)")
        KM = "km", _("a kilometre")
        PERCENT = "percent", _("percent of the agreed fee")

    series = models.SlugField(max_length=40, help_text="Rows of one price, one after the other.")
    what = models.CharField(_("what for"), max_length=12, choices=What)
    unit = models.CharField(_("for what"), max_length=8, choices=Unit)
    name_fi = models.CharField(_("name in Finnish"), max_length=60)
    name_sv = models.CharField(_("name in Swedish"), max_length=60, blank=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    name = Translated()
    engagement_types = models.ManyToManyField(EngagementType, blank=True, related_name="+")
    amount = models.PositiveIntegerField(help_text="Integer cents; for a late cancellation percent.")
    days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of a late cancellation: so many days before it was to be held."
    )
    valid_from = models.DateField(_("from"))
    has_ended = models.BooleanField(default=False, help_text="From this day on the series is not used.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RateQuerySet.as_manager()

    class Meta:
        ordering = ["what", "series", "-valid_from"]
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "valid_from"],
                name="one_rate_of_a_series_from_a_day",
                violation_error_message=_("There is already a rate from that day. Choose another day."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=1, amount__lte=MOST_CENTS),
                name="a_rate_is_something",
                violation_error_message=_("A rate is more than nothing and at most 10 000 euros."),
            ),
        ]

    def __str__(self):
        return f"rate-{self.series}-{self.valid_from}"


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Finance sees every batch; a coordinator the ones they made."""
        if user.has_role("finance"):
            return self
        return self.filter(made_by=user) if user.has_role("coordinator") else self.none()


class Way(models.TextChoices):
    """How the expert wants it paid."""

    PAYROLL = "payroll", _("as a fee, through payroll")
    INVOICE = "invoice", _("with an invoice of my own or of a cooperative")


class Batch(models.Model):
    """What was handed over to be paid in one go. Its file is kept as it was: codes and sums, no names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, default=claim_code)
    way = models.CharField(max_length=8, choices=Way)
    content = models.TextField()
    number = models.PositiveIntegerField(help_text="How many claims.")
    cents = models.PositiveBigIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self):
        return self.code


class FeeClaimQuerySet(models.QuerySet):
    def unsettled(self):
        return self.filter(state__in=UNSETTLED_FEES)  # named one by one: then an index finds them

    def due(self, today):
        """Not settled so many days after it was held (FEE_DUE_DAYS)."""
        return self.unsettled().filter(due_from__lte=today - timedelta(days=settings.FEE_DUE_DAYS))

    def to_export(self, way):
        return self.filter(state=FeeState.APPROVED, way=way)

    def visible_to(self, user):
        """Finance sees codes and sums of all; a coordinator those of the own areas."""
        if user.has_role("finance"):
            return self
        seen = Assignment.objects.visible_to(user).filter(pk=OuterRef("assignment_id"))
        return self.filter(Exists(seen))  # asked of each claim at hand, not of all assignments


class FeeClaim(models.Model):
    """What is paid for an assignment, in integer cents. Prepared by some, approved by another.

    One that was held has one claim; one that goes on for months has one a month, each with its own times.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, default=claim_code)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="claims")
    month = models.DateField(
        null=True, blank=True, help_text="The first day of the month whose times are paid; empty: all at once."
    )
    payroll_reference = models.CharField(max_length=8)
    way = models.CharField(_("how it is paid"), max_length=8, choices=Way, default=Way.PAYROLL)
    fee_cents = models.PositiveIntegerField(_("fee in cents"))
    travel_cents = models.PositiveIntegerField(_("travel in cents"), default=0)
    cancelled_late = models.BooleanField(
        default=False, help_text="It was cancelled late: a share of the fee is paid by rule."
    )
    without_fee = models.BooleanField(
        default=False, help_text="The expert does without the fee and wants only the trip paid."
    )
    state = models.CharField(max_length=20, choices=FeeState, default=FeeState.DRAFT)
    due_from = models.DateField(default=timezone.localdate, help_text="The day it was held, or cancelled.")
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="When the expert said it is right.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who last changed it at the desk; empty: nobody there did.",
    )
    prepared_by = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="claims")
    paid_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FeeClaimQuerySet.as_manager()

    class Meta:
        ordering = ["due_from", "code"]
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        indexes = [models.Index(fields=["state", "due_from"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("created_by")),
                name="four_eyes_on_every_fee",
                violation_error_message=_("Someone else must approve what you prepared."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[FeeState.APPROVED, FeeState.EXPORTED, FeeState.PAID])
                | Q(approved_by__isnull=False),
                name="approved_by_someone",
                violation_error_message=_("The fee must be approved first."),
            ),
            models.CheckConstraint(
                condition=~Q(state=FeeState.PAID) | Q(paid_on__isnull=False),
                name="paid_on_a_day",
                violation_error_message=_("Say on which day the fee was paid."),
            ),
            models.CheckConstraint(
                condition=~Q(state=FeeState.EXPORTED) | Q(batch__isnull=False),
                name="on_its_way_in_a_batch",
                violation_error_message=_("The fee must be in a batch first."),
            ),
            models.CheckConstraint(
                condition=(Q(fee_cents__gte=1) | Q(without_fee=True))
                & Q(fee_cents__lte=MOST_CENTS, travel_cents__lte=MOST_TRAVEL_CENTS),
                name="a_fee_is_something_and_not_a_slip",
                violation_error_message=_(
                    "A fee is more than nothing and at most 10 000 euros, travel at most 5 000."
                ),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def total_cents(self) -> int:
        return self.fee_cents + self.travel_cents

    @property
    def may_change(self) -> bool:
        return self.state == FeeState.DRAFT

    @property
    def is_due(self) -> bool:
        """Waits longer than anybody should wait for their money."""
        waits = timezone.localdate() - self.due_from
        return self.state not in SETTLED_FEES and waits.days >= settings.FEE_DUE_DAYS

    @property
    def days_waited(self) -> int:
        return max((timezone.localdate() - self.due_from).days, 0)


class ClaimTime(models.Model):
    """One time of a long engagement, in one claim and no other. Known by the instant its rhythm gave, wherever it moved."""

    claim = models.ForeignKey(
        FeeClaim,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="times",
        help_text="Empty: the desk looked at it and it was not held, nor anything else in its month.",
    )
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="claimed_times")
    original_start = models.DateTimeField()
    day = models.DateField(help_text="When it was held.")
    was_held = models.BooleanField(default=True)

    class Meta:
        ordering = ["day", "original_start"]
        verbose_name = _("time in a fee")
        verbose_name_plural = _("times in a fee")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "original_start"],
                name="a_time_is_paid_once",
                violation_error_message=_("This time is already in a fee."),
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=False) | Q(was_held=False), name="a_time_that_was_held_is_in_a_fee"
            ),
        ]

    def __str__(self):
        return f"time-{self.pk}"


class ClaimLine(models.Model):
    """One line: so many of something at a price, or a sum from a receipt. The price is copied, never looked up again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(FeeClaim, models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=12, choices=Kind)
    quantity = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    unit = models.CharField(max_length=8, choices=Rate.Unit, blank=True)
    unit_cents = models.PositiveIntegerField(null=True, blank=True)
    cents = models.PositiveIntegerField()
    rate = models.ForeignKey(Rate, models.PROTECT, null=True, blank=True, related_name="+")
    words = EncryptedTextField(_("from where to where"))
    by_expert = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("line of a fee")
        verbose_name_plural = _("lines of a fee")
        constraints = [
            models.CheckConstraint(
                condition=Q(cents__gte=1, cents__lte=MOST_CENTS),
                name="a_line_is_something",
                violation_error_message=_("A line is more than nothing and at most 10 000 euros."),
            )
        ]

    def __str__(self):
        return f"line-{str(self.id)[:8]}"

    @property
    def is_travel(self) -> bool:
        return self.kind in TRAVEL


class Receipt(models.Model):
    """A picture of a receipt, made anew from its pixels and sealed. Opened one at a time, and the log knows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.OneToOneField(ClaimLine, models.CASCADE, related_name="receipt")
    picture = EncryptedTextField(help_text="A JPEG as base64.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self):
        return f"receipt-{str(self.id)[:8]}"
