"""A unit's worker reserves seats; each young person fills in an own one. The worker never reads through."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.signups.models import Party, SignUp
from booking.signups.states import OPEN
from kuulluksi.privacy.fields import EncryptedTextField


class UnitBooking(models.Model):
    """What a unit's worker tells beside their own contact, which the party holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.OneToOneField(Party, models.CASCADE, related_name="unit")
    adults = models.PositiveSmallIntegerField(_("adults who come along"), default=0)
    travel = models.CharField(max_length=8, blank=True, help_text="Code of the question 'transport'.")
    travel_adult = EncryptedTextField()
    second_contact = EncryptedTextField()
    day_contact = EncryptedTextField()

    class Meta:
        verbose_name = _("a unit's booking")
        verbose_name_plural = _("units' bookings")

    def __str__(self):
        return f"unit-{str(self.id)[:8]}"


class SeatQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("signup", "signup__sheet", "signup__party").order_by("signup__number")

    def still_on(self):
        return self.filter(signup__state__in=OPEN)


class Seat(models.Model):
    """One seat of a unit. Until it is filled in, ``locator`` and ``secret_hash`` belong to the personal code that the
    worker hands out; from that moment to the young person's own key, which nobody else has seen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(UnitBooking, models.CASCADE, related_name="seats")
    signup = models.OneToOneField(SignUp, models.CASCADE, related_name="seat")
    initials = EncryptedTextField()
    locator = models.CharField(max_length=6, unique=True, null=True, blank=True)  # noqa: DJ001
    secret_hash = models.CharField(max_length=256, blank=True)
    code_made_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("a unit's seat")
        verbose_name_plural = _("units' seats")

    def __str__(self):
        return f"seat-{str(self.id)[:8]}"

    @property
    def is_completed(self) -> bool:
        return self.completed_at is not None
