"""Work supervision: times are made at the desk and booked by the person. Every decision about a place writes first."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import cancel_event, entitlement_changed, make_event
from booking.calendar.models import Event
from kuulluksi.privacy.access import audit

from ..models import ExpertProfile, Supervision, SupervisionBooking, SupervisionTime
from .telling import own_link, tell_person

MOST_TIMES = 30
TITLES = {"fi": "Työnohjaus", "sv": "Arbetshandledning", "en": "Work supervision"}


@transaction.atomic
def make_supervision(
    details: dict, *, first_day: date, clock: time, minutes: int, every_weeks: int = 4, times: int = 1, by
) -> Supervision:
    """A series and its times. details: form, mode, places, area, giver, giver_words, where.

    Each time has an event of its own, seen by its giver and its maker only, so that a person's own calendar shows
    the one they booked and not the series.
    """
    if not 1 <= times <= MOST_TIMES:
        raise ValidationError(_("From one to %(most)d times.") % {"most": MOST_TIMES})
    if first_day < timezone.localdate():
        raise ValidationError(_("The day has already been. Choose a day ahead."))
    row = Supervision(**details)
    if row.form == Supervision.Form.INDIVIDUAL:
        row.places = 1
    if row.giver is None and not row.giver_words.strip():
        raise ValidationError(
            _("Say who gives the supervision: somebody of the house, or a role from outside.")
        )
    row.full_clean(exclude=["where"])
    row.save()
    for number in range(times):
        day = first_day + timedelta(weeks=every_weeks * number)
        event = make_event(
            kind=Event.Kind.SUPERVISION,
            titles=TITLES,
            starts_on=day,
            starts_at=clock,
            duration=timedelta(minutes=minutes),
            area=row.area,
            visibility=Event.Visibility.PRIVATE,
            staff=[user for user in {row.giver, by} if user is not None],
            by=by,
        )
        SupervisionTime.objects.create(
            series=row,
            event=event,
            starts_at=timezone.make_aware(datetime.combine(day, clock)),
            minutes=minutes,
        )
    audit("supervision_made", row, by=by)
    return row


@transaction.atomic
def book_supervision(expert: ExpertProfile, slot: SupervisionTime) -> SupervisionBooking:
    """A place for this person, or a sentence. Asking twice is asking once."""
    SupervisionTime.objects.filter(pk=slot.pk).update(lock_version=F("lock_version") + 1)
    slot = SupervisionTime.objects.select_related("series").get(pk=slot.pk)
    # Ours from here on: whoever leaves at this very moment gives back what they have, and books nothing after it.
    expert = ExpertProfile.objects.select_for_update().filter(pk=expert.pk).first()
    if expert is None or slot.cancelled_at or slot.starts_at <= timezone.now():
        raise ValidationError(_("This time is not open any more. Choose another."))
    if not SupervisionTime.objects.for_expert(expert).filter(pk=slot.pk).exists():
        raise ValidationError(_("This time is not open any more. Choose another."))
    mine = slot.bookings.filter(expert=expert).first()
    if mine:
        return mine
    if slot.bookings.count() >= slot.series.places:
        raise ValidationError(_("Somebody was a moment faster: this time is full. Choose another."))
    row = SupervisionBooking.objects.create(time=slot, expert=expert)
    entitlement_changed(subject=expert.pk)
    return row


@transaction.atomic
def give_place_back(expert: ExpertProfile, slot: SupervisionTime) -> None:
    """The place is free for another, and nothing tells that it was taken."""
    SupervisionTime.objects.filter(pk=slot.pk).update(lock_version=F("lock_version") + 1)
    SupervisionBooking.objects.filter(time=slot, expert=expert, time__starts_at__gt=timezone.now()).delete()
    entitlement_changed(subject=expert.pk)


@transaction.atomic
def cancel_time(slot: SupervisionTime, *, by) -> SupervisionTime:
    """Called off. Whoever booked hears of it and finds other times on their own page."""
    SupervisionTime.objects.filter(pk=slot.pk).update(lock_version=F("lock_version") + 1)
    slot.refresh_from_db()
    if slot.cancelled_at:
        return slot
    if slot.starts_at <= timezone.now():
        raise ValidationError(_("This has already been held."))
    slot.cancelled_at = timezone.now()
    slot.save(update_fields=["cancelled_at"])
    cancel_event(slot.event, by=by)
    for booking in slot.bookings.select_related("expert"):
        tell_person(booking.expert, "supervision_cancelled", link=own_link(booking.expert))
        entitlement_changed(subject=booking.expert_id)
    audit("supervision_cancelled", slot, by=by)
    return slot
