"""Asking how the day was, answering once, and what may be told of the answers."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups import feedback
from booking.signups.after_models import Answer
from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.small_cells import Row, hide_small

from ..models import CheckIn, Forum, ForumFeedback, ForumSlip, ForumSlipWaiting, Seat, WorkshopFeedback

LINK = "forum_feedback"
PAGE = "forum:feedback"
REASON = "feedback of a forum"


@dataclass(frozen=True)
class Asked:
    letters: int  # people to whom a letter with a slip was left
    on_own_page: int  # people who find a slip on their own page


def why_not_ask(forum: Forum) -> str:
    """Why it cannot be asked yet, in a sentence; empty when it can."""
    if forum.feedback_asked_at:
        return _("Everybody has been asked already.")
    session = forum.event.occurrences.order_by("-end").first()
    if session is None or session.is_cancelled:
        return _("The forum was not held, so nobody is asked.")
    if session.end > timezone.now():
        return _("The forum is still to come. Ask when it is over.")
    return ""


def who_was_there(forum: Forum) -> list[SignUp]:
    """Young people who came: where the door was kept, those marked; and everybody who had a remote place."""
    placed = SignUp.objects.filter(
        sheet__in=forum.sheets, state__in=(State.CONFIRMED, State.COMPLETED), is_companion=False
    )
    marks = CheckIn.objects.filter(signup__sheet_id=forum.sheet_id).exclude(state=CheckIn.State.MISTAKE)
    if marks.exists():
        placed = placed.exclude(sheet_id=forum.sheet_id) | placed.filter(pk__in=marks.values("signup_id"))
    rows = placed.select_related("party").defer("nickname", "birth_year")
    return list(rows.order_by("sheet_id", "number"))


def ask(forum: Forum, *, by) -> Asked:
    """Ask everyone who was there, once. A party with a mailbox gets one letter with one slip; the others of it, a unit's
    young people and those without a mailbox find theirs on their own page. No slip knows whose it is."""
    problem = why_not_ask(forum)
    if problem:
        raise ValidationError(problem)
    with transaction.atomic():
        now = timezone.now()
        if not Forum.objects.filter(pk=forum.pk, feedback_asked_at=None).update(feedback_asked_at=now):
            raise ValidationError(_("Everybody has been asked already."))
        forum.feedback_asked_at = now
        people = who_was_there(forum)
        seats = set(Seat.objects.filter(signup__in=people).values_list("signup_id", flat=True))
        written: set = set()
        waiting = []
        for signup in people:
            first = signup.pk not in seats and signup.party_id not in written
            written.add(signup.party_id)
            if not (first and feedback.thank(signup.party, lambda: new_slip(forum), url_name=PAGE)):
                waiting.append(ForumSlipWaiting(forum=forum, signup=signup))
        ForumSlipWaiting.objects.bulk_create(waiting, batch_size=500)
        audit("forum_feedback_asked", forum, by=by, detail=str(len(people)))
    return Asked(letters=len(people) - len(waiting), on_own_page=len(waiting))


def new_slip(forum: Forum, *, by_hand: bool = False) -> tuple[ForumSlip, Link]:
    slip = ForumSlip.objects.create(forum=forum, by_hand=by_hand)
    return slip, Link.objects.issue(LINK, slip)


def waits_for(signups) -> bool:
    """Whether a slip waits for one of these people. One query."""
    return ForumSlipWaiting.objects.filter(signup__in=signups).exists()


def take_slip(signups) -> Link:
    """A slip that waits for one of these people, once. Nothing ties it to them from then on."""
    rows = ForumSlipWaiting.objects.filter(signup__in=signups).order_by("pk")
    mine = rows.filter(pk__in=list(rows.values_list("pk", flat=True)[:1]))
    return feedback.take(mine, lambda row: new_slip(row.forum))


def answer(slip: ForumSlip, *, face: str, word: str, workshops: dict[int, str]) -> None:
    """One person's answer: about the day, and a face for any of its workshops ({workshop id: face}). Rows that do not
    know each other; each matter is let out by threes of its own."""
    day = Forum.objects.filter(pk=slip.forum_id)
    with transaction.atomic():
        feedback.give(slip, slip.forum.feedback, face=face, word=word, lock=day)
        for workshop in slip.forum.workshops.filter(pk__in=workshops).order_by("pk"):
            if workshops[workshop.pk] in Answer.Face.values:
                workshop.feedback.create(face=workshops[workshop.pk], by_hand=slip.by_hand)
                feedback.let_out(workshop.feedback)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))


# --- What may be told ---


def of_day(forum: Forum, *, actor) -> feedback.Told | None:
    """For the desk: faces and words about the whole day, from three up."""
    return feedback.told(forum.feedback, actor=actor, reason=REASON)


def of_workshops(forum: Forum) -> list[dict]:
    """For the desk: faces of each workshop of which three have answered. One query."""
    rows = WorkshopFeedback.objects.filter(workshop__forum=forum, seen=True).select_related("workshop")
    found: dict = {}
    for row in rows.order_by("workshop__starts_at", "workshop_id", "pk"):
        found.setdefault(row.workshop, []).append(row.face)
    return [{"workshop": one, "faces": feedback.counted(given)} for one, given in found.items()]


def public_sums(forums) -> dict[int, tuple[list[Row], int]]:
    """{forum id: (faces with small cells hidden, how many)} for the public page, where there are enough to show. One
    query."""
    rows = ForumFeedback.objects.filter(forum__in=forums, seen=True).exclude(face="")
    by_forum: dict = {}
    for forum, face in rows.order_by("pk").values_list("forum_id", "face"):
        by_forum.setdefault(forum, []).append(face)
    found = {}
    for forum, given in by_forum.items():
        cells, total = hide_small([(words, many) for _code, words, many in feedback.counted(given)])
        if total is not None and any(cell.number for cell in cells):
            found[forum] = (cells, total)
    return found
