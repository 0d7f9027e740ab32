"""Closing a season: thanks, a chance to say how it was, and from then on nothing is asked of anyone."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.calendar.models import Occurrence
from booking.signups.actions import transition
from booking.signups.actions.places import lock_sheet
from booking.signups.letters import BY_MESSAGE, wishes_of
from booking.signups.models import Party, Sheet, SignUp
from booking.signups.states import State
from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery

from ..models import Feedback, FeedbackSlip, Grant, Season, SlipWaiting
from ..participation import came_to

FEEDBACK_LINK = "feedback"
SEEN_FROM = 3
WORD_LENGTH = 300
# Where those who never had a place go when the season ends: the next round, not a refusal.
ENDS_AS = {
    State.CONFIRMED: (State.COMPLETED, {}),
    State.PENDING_REVIEW: (State.NOT_ADMITTED, {"instead": SignUp.Instead.LATER}),
    State.WAITLISTED: (State.NOT_ADMITTED, {"instead": SignUp.Instead.LATER}),
    State.OFFERED: (State.LAPSED, {}),
    State.PENDING_CONSENT: (State.CONSENT_MISSING, {}),
}


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
        Sheet.objects.filter(pk=season.sheet_id).update(closed_by_hand=True)
        parties = list(
            Party.objects.filter(signups__sheet_id=season.sheet_id, signups__state=State.CONFIRMED)
            .distinct()
            .order_by("pk")
        )
        for signup in SignUp.objects.filter(sheet_id=season.sheet_id).open().order_by("number"):
            state, columns = ENDS_AS[signup.state]
            transition(signup, state, by=by, detail="season closed", **columns)
        thanked = sum(_thank(season, party) for party in parties)
        audit("season_closed", season, by=by, detail=str(len(parties)))
        transaction.on_commit(lambda: public_words_changed.send(sender=Season))
    return Closed(thanked=thanked, by_hand=len(parties) - thanked)


def _thank(season: Season, party: Party) -> bool:
    """Leave the last letter. Its link is a slip: neither the slip nor the message's key says whose it is.

    Whom no letter reaches finds a slip on their own page."""
    address = for_delivery(party, ["contact"])["contact"] if party.channel in BY_MESSAGE else ""
    if not address:
        SlipWaiting.objects.get_or_create(party=party, defaults={"season": season})
        return False
    slip, link = new_slip(season)
    wishes = wishes_of(party)
    leave_message(
        "season_thanks",
        channel=party.channel,
        address=address,
        language=party.language,
        link=link,
        url_name="groups:feedback",
        tone=wishes.tone,
        hours=wishes.hours,
        dedupe_key=f"season_thanks:{slip.pk}",
    )
    return True


def new_slip(season: Season, *, by_hand: bool = False) -> tuple[FeedbackSlip, Link]:
    """The right to answer once. by_hand: for a leader's phone that is passed round at the last meeting."""
    slip = FeedbackSlip.objects.create(season=season, by_hand=by_hand)
    return slip, Link.objects.issue(FEEDBACK_LINK, slip)


def take_slip(party: Party) -> Link:
    """The slip that waits on somebody's own page, once. Nothing ties it to them from then on."""
    with transaction.atomic():
        waiting = SlipWaiting.objects.select_for_update().select_related("season").filter(party=party).first()
        if waiting is None:
            raise ValidationError(_("This has been answered already. Thank you!"))
        waiting.delete()
        _slip, link = new_slip(waiting.season)
    return link


def give_feedback(slip: FeedbackSlip, *, face: str, word: str) -> Feedback:
    """One answer. The slip and its link are gone with it; nothing is left that leads to a person.

    Answers are let out by threes that came by people's own links. Those from a leader's phone go along with them and
    never count: the leader may have filled in all but one. A single later answer waits, so that nobody sees what changed.
    """
    word = " ".join(word.split())[:WORD_LENGTH]
    if face not in Feedback.Face.values and not word:
        raise ValidationError(_("Choose a face or write a word. You may also leave this page."))
    with transaction.atomic():
        Season.objects.select_for_update().get(pk=slip.season_id)
        gone, _models = FeedbackSlip.objects.filter(pk=slip.pk).delete()
        if not gone:
            raise ValidationError(_("This has been answered already. Thank you!"))
        Link.objects.filter(purpose=FEEDBACK_LINK, subject_id=slip.pk).delete()
        answer = Feedback(
            season_id=slip.season_id,
            face=face if face in Feedback.Face.values else "",
            word=word,
            by_hand=slip.by_hand,
        )
        answer.save()
        unseen = Feedback.objects.filter(season_id=slip.season_id, seen=False)
        if unseen.filter(by_hand=False).count() >= SEEN_FROM:
            unseen.update(seen=True)
    return answer


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
