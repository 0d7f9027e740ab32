"""Opening a season and calling one of its meetings off."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar import actions as calendar
from booking.calendar.models import Event, Occurrence
from booking.signups.actions import places_of
from booking.signups.models import Sheet, SignUp
from booking.signups.states import State
from kuulluksi.notices.actions import leave_job
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from ..models import PeerGroup, Season

TELL_JOB = "groups_tell_interested"
QUESTIONS = ("diet", "transport", "access_needs")


def open_season(group: PeerGroup, *, event: dict, sheet: dict, by) -> Season:
    """Open a season: its meetings, and the sheet on its door.

    event: arguments of calendar's make_event (starts_on, starts_at, duration, rule, dates_left_out, venue …).
    sheet: columns of Sheet (capacity, opens_at, closes_at, age_from, asks, access …). A closed group takes nobody new
    after its first meeting unless closes_at says otherwise. Those who asked to be told are told when it opens.
    Raises ValidationError with a sentence.
    """
    if group.standing == PeerGroup.Standing.ENDED:
        raise ValidationError(_("This group has ended. Take it up again before you open a season."))
    if sheet.get("capacity") is not None and sheet["capacity"] < 1:
        raise ValidationError(_("A group needs at least one place."))
    leaders = [row.user for row in group.facilitators.select_related("user") if row.user]
    with transaction.atomic():
        made = calendar.make_event(
            kind=Event.Kind.GROUP,
            titles={"fi": group.name_fi, "sv": group.name_sv, "en": group.name_en},
            area=group.area,
            organisation=group.organisation,
            visibility=Event.Visibility.MEMBERS,
            staff=leaders,
            by=by,
            **event,
        )
        first = made.occurrences.order_by("start").first()
        last = made.occurrences.order_by("-end").first()
        if first is None:
            raise ValidationError(_("The season has no meetings. Check the dates."))
        columns = {
            "kind": Sheet.Kind.GROUP,
            "heading_fi": group.name_fi,
            "heading_sv": group.name_sv,
            "heading_en": group.name_en,
            "area": group.area,
            "organisation": group.organisation,
            "asks": list(QUESTIONS),
            "access": group.access,
            "closes_at": first.start,
            "ends_on": timezone.localdate(last.end),
            **sheet,
        }
        door = Sheet(**columns)
        door.full_clean()
        door.save()
        door.staff.set(leaders)
        season = Season.objects.create(group=group, event=made, sheet=door)
        if group.standing == PeerGroup.Standing.RAN_BEFORE:
            group.standing = PeerGroup.Standing.ACTIVE
            group.save(update_fields=["standing"])
        leave_job(
            TELL_JOB,
            dedupe_key=str(season.pk),
            payload={"season": season.pk},
            due_at=max(door.opens_at or timezone.now(), timezone.now()),
        )
        audit("season_opened", season, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Season))
    return season


def let_newcomers(season: Season, may: bool, *, by) -> None:
    """Open a season that has begun to people who sign up, or close it again. A group is closed from its first meeting on
    so that those inside can trust each other: whoever leads it knows when one more fits."""
    if season.closed_at:
        raise ValidationError(_("This season is closed."))
    with places_of(season.sheet_id) as (_sheet, now):
        Sheet.objects.filter(pk=season.sheet_id).update(closes_at=None if may else now)
        audit("newcomers_let_in" if may else "newcomers_kept_out", season, by=by)


def keep_the_door(season: Season) -> None:
    """After a change of meetings: the door closes when the first one that is held begins. An earlier day that somebody
    chose stays, and so does a door that was opened to newcomers."""
    rows = season.event.occurrences.all()
    first = rows.filter(status=Occurrence.Status.PLANNED).order_by("start").first()
    closes_at = season.sheet.closes_at
    if first is None or closes_at is None or closes_at < min(row.original_start for row in rows):
        return
    Sheet.objects.filter(pk=season.sheet_id).update(closes_at=first.start)


@dataclass(frozen=True)
class SessionCancelled:
    told: int  # parties to whom a message was left
    to_call: int  # parties without a message channel: a person calls them


def cancel_session(season: Season, occurrence: Occurrence, *, by) -> SessionCancelled:
    """Cancel one meeting. Everyone with a place is told in the way they chose, in neutral words."""
    with transaction.atomic():
        if occurrence.event_id != season.event_id:
            raise ValidationError(_("This meeting is not one of this season's."))
        told = calendar.cancel_and_tell(occurrence, by=by)
        audit("session_cancelled", occurrence, by=by, detail=f"told {told.messages}")
    return SessionCancelled(told=told.messages, to_call=told.to_call)


def coming_people(season: Season):
    """Sign-ups that have a place in the season."""
    return SignUp.objects.filter(sheet_id=season.sheet_id, state=State.CONFIRMED)
