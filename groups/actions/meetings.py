"""Who came, who stands in, and the leaders' hours. Marks only: no reason is asked and none can be written."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import HELSINKI, Occurrence
from booking.signups import rolls
from booking.signups.letters import leave_letter
from booking.signups.sessions import coming_parties
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..models import LeaderHours, PeerGroup, Season, StandIn

STAND_IN_LINK = "stand_in"


def on_the_roll(season: Season):
    """Sign-ups that belong to the group: they have a place, or had one until the season was closed."""
    return rolls.people_of([season.sheet_id])


def call_roll(season: Season, meeting: Occurrence, marks: dict, *, by) -> int:
    """Write who came to a meeting of a season that goes on; see rolls.call()."""
    if season.closed_at:
        raise ValidationError(_("This season is closed."))
    return rolls.call([season.sheet_id], meeting, marks, by=by)


def let_stand_in(season: Season, meeting: Occurrence, *, role: str, by) -> tuple[StandIn, Link]:
    """Somebody without an account leads one meeting: a link with nicknames only, dead at midnight after the day.

    Those who come are told, without a name, that somebody else leads. A second press ends the link before.
    """
    if meeting.event_id != season.event_id:
        raise ValidationError(_("This meeting is not one of this season's."))
    if meeting.is_cancelled or meeting.end <= timezone.now():
        raise ValidationError(_("This meeting is cancelled or has been held. Nobody needs to stand in."))
    with transaction.atomic():
        stand_in, made = StandIn.objects.update_or_create(
            meeting=meeting, defaults={"season": season, "role": role}
        )
        end_stand_in_links(stand_in)
        midnight = datetime.combine(
            rolls.day_of(meeting) + timedelta(days=1), time(), tzinfo=ZoneInfo(HELSINKI)
        )
        link = Link.objects.issue(STAND_IN_LINK, stand_in, expires_at=midnight)
        if made:
            for party in coming_parties(season.sheet):
                start = {"start": meeting.start.astimezone(UTC).isoformat()}
                leave_letter("session_leader", party, key=str(meeting.uid), data=start)
        audit("stand_in_let", stand_in, by=by)
    return stand_in, link


def end_stand_in(stand_in: StandIn, *, by) -> None:
    """The leader comes after all, or the link went to the wrong person."""
    with transaction.atomic():
        end_stand_in_links(stand_in)
        audit("stand_in_ended", stand_in, by=by)
        stand_in.delete()


def end_stand_in_links(stand_in: StandIn) -> None:
    links = Link.objects.live().filter(purpose=STAND_IN_LINK, subject_id=stand_in.pk)
    links.update(revoked_at=timezone.now())


def write_hours(group: PeerGroup, *, user, day, what: str, minutes: int) -> LeaderHours:
    """A leader's own time on one day. The same day and purpose again is the new number, not one more."""
    if day > timezone.localdate():
        raise ValidationError(_("The day has not come yet."))
    if not 1 <= minutes <= 24 * 60:
        raise ValidationError(_("Give the time in minutes, from 1 to 1440."))
    with transaction.atomic():
        row, _made = LeaderHours.objects.update_or_create(
            group=group, user=user, day=day, what=what, defaults={"minutes": minutes}
        )
        audit("hours_written", row, by=user, detail=str(minutes))
    return row
