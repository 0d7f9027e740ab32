"""Closing a season: thanks, a chance to say how it was, and from then on nothing is asked of anyone."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.calendar.models import Occurrence
from booking.signups import feedback
from booking.signups.actions import complete_sheet
from booking.signups.actions.places import lock_sheet
from booking.signups.models import Party, SignUp
from booking.signups.states import State
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..models import Feedback, FeedbackSlip, Grant, Season, SlipWaiting
from ..participation import came_to

FEEDBACK_LINK = "feedback"


@dataclass(frozen=True)
class Closed:
    thanked: int  # contacts to whom thanks and a slip were left
    by_hand: int  # contacts without a message channel: thank them in person


def meetings_left(season: Season) -> int:
    return Occurrence.objects.for_events(season.event).coming().count()


def why_not_close(season: Season) -> str:
    """Why the season cannot be closed yet, in a sentence; empty when it can."""
    if season.closed_at:
        return _("This season is closed.")
    left = meetings_left(season)
    if left:
        return ngettext(
            "%(n)d meeting is still to come. Hold it or cancel it first.",
            "%(n)d meetings are still to come. Hold them or cancel them first.",
            left,
        ) % {"n": left}
    return ""


def close_season(season: Season, *, by) -> Closed:
    """Thank everyone, give each a slip for feedback that knows nobody, and settle every sign-up."""
    problem = why_not_close(season)
    if problem:
        raise ValidationError(problem)
    with transaction.atomic():
        lock_sheet(season.sheet_id)
        closed = {"closed_at": timezone.now(), "people_came": came_to(season)}
        if not Season.objects.not_closed().filter(pk=season.pk).update(**closed):
            raise ValidationError(_("This season is closed."))
        season.refresh_from_db(fields=list(closed))
        parties = list(
            Party.objects.filter(signups__sheet_id=season.sheet_id, signups__state=State.CONFIRMED)
            .distinct()
            .order_by("pk")
        )
        complete_sheet(season.sheet, by=by)
        thanked = sum(_thank(season, party) for party in parties)
        audit("season_closed", season, by=by, detail=str(len(parties)))
        transaction.on_commit(lambda: public_words_changed.send(sender=Season))
    return Closed(thanked=thanked, by_hand=len(parties) - thanked)


def _thank(season: Season, party: Party) -> bool:
    """Whom no letter reaches finds a slip on their own page."""
    if feedback.thank(party, lambda: new_slip(season), url_name="groups:feedback"):
        return True
    SlipWaiting.objects.get_or_create(party=party, defaults={"season": season})
    return False


def new_slip(season: Season, *, by_hand: bool = False) -> tuple[FeedbackSlip, Link]:
    """The right to answer once. by_hand: for a leader's phone that is passed round at the last meeting."""
    slip = FeedbackSlip.objects.create(season=season, by_hand=by_hand)
    return slip, Link.objects.issue(FEEDBACK_LINK, slip)


def take_slip(party: Party) -> Link:
    """The slip that waits on somebody's own page, once."""
    waiting = SlipWaiting.objects.select_related("season").filter(party=party)
    return feedback.take(waiting, lambda row: new_slip(row.season))


def give_feedback(slip: FeedbackSlip, *, face: str, word: str, may_quote: bool = False) -> Feedback:
    """One answer about a season; see feedback.give()."""
    season = Season.objects.filter(pk=slip.season_id)
    return feedback.give(slip, slip.season.feedback, face=face, word=word, lock=season, may_quote=may_quote)


# --- Granted groups ---


def write_reference(signup: SignUp, reference: str, *, by) -> Grant | None:
    """The reference of a granted place, as the client records write it; empty takes it away."""
    reference = reference.strip()
    if len(reference) > 40 or any(letter.isspace() for letter in reference):
        raise ValidationError(_("Write only the reference, without spaces, 40 characters at most."))
    with transaction.atomic():
        grant = Grant.objects.filter(signup=signup).first()
        if not reference:
            if grant:
                audit("reference_removed", grant, by=by)
                grant.delete()
            return None
        grant = grant or Grant(signup=signup)
        grant.reference, grant.written_at = reference, timezone.now()
        grant.save()
        audit("reference_written", grant, by=by)
    return grant
