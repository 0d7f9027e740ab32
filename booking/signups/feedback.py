"""How it was, from people whom nobody knows: a slip gives the right to answer once, and answers are read by threes
(decisions 0044 and 0049). A room has its own slips and answers, and says what they are about."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery, reveal

from .after_models import Answer, Slip
from .letters import BY_MESSAGE, wishes_of
from .models import Party

SEEN_FROM = 3
WORD_LENGTH = 300
LETTER = "season_thanks"


def thank(party: Party, new_slip, *, url_name: str) -> bool:
    """Leave the last letter, in the caller's transaction. Its link is a slip: neither the slip nor the message's key says
    whose it is. new_slip: gives (slip, link). False for whom no letter reaches: they find a slip on their own page."""
    address = for_delivery(party, ["contact"])["contact"] if party.channel in BY_MESSAGE else ""
    if not address:
        return False
    slip, link = new_slip()
    wishes = wishes_of(party)
    leave_message(
        LETTER,
        channel=party.channel,
        address=address,
        language=party.language,
        link=link,
        url_name=url_name,
        tone=wishes.tone,
        hours=wishes.hours,
        dedupe_key=f"{LETTER}:{slip.pk}",
    )
    return True


def take(waiting, new_slip) -> Link:
    """The slip that waits on somebody's own page, once. Nothing ties it to them from then on.

    waiting: a queryset of at most one row. new_slip: gives (slip, link) for that row.
    """
    with transaction.atomic():
        row = waiting.select_for_update().first()
        if row is None:
            raise ValidationError(_("This has been answered already. Thank you!"))
        row.delete()
        _slip, link = new_slip(row)
    return link


def give(slip: Slip, answers, *, face: str, word: str, lock, may_quote: bool = False) -> Answer:
    """One answer. The slip and its link are gone with it; nothing is left that leads to a person.

    Answers are let out by threes that came by people's own links. Those from a leader's phone go along with them and
    never count: the leader may have filled in all but one. A single later answer waits, so that nobody sees what changed.

    answers: the related manager of what the slip is about. lock: a queryset of that one row, held meanwhile.
    may_quote: the giver's own yes; on a leader's phone nobody knows whose yes it is, and it counts for none.
    """
    word = " ".join(word.split())[:WORD_LENGTH]
    if face not in Answer.Face.values and not word:
        raise ValidationError(_("Choose a face or write a word. You may also leave this page."))
    with transaction.atomic():
        lock.select_for_update().get()
        gone, _models = type(slip).objects.filter(pk=slip.pk).delete()
        if not gone:
            raise ValidationError(_("This has been answered already. Thank you!"))
        Link.objects.filter(subject_type=slip._meta.label_lower, subject_id=slip.pk).delete()
        face = face if face in Answer.Face.values else ""
        yes = {"may_quote": True} if word and may_quote and not slip.by_hand else {}
        answer = answers.create(face=face, word=word, by_hand=slip.by_hand, **yes)
        let_out(answers)
    return answer


def let_out(answers) -> None:
    """Those of one matter that wait, if three of them at least no leader can have made."""
    unseen = answers.filter(seen=False)
    if unseen.filter(by_hand=False).count() >= SEEN_FROM:
        unseen.update(seen=True)


@dataclass(frozen=True)
class Told:
    answers: int
    faces: list[tuple[str, str, int]]  # code, words, how many
    words: list[str]


def told(answers, *, actor, reason: str) -> Told | None:
    """None until enough have answered. Words are opened into the access log, in no order of time."""
    rows = list(answers.filter(seen=True).order_by("id"))
    if len(rows) < SEEN_FROM:
        return None
    opened = reveal(rows, ["word"], actor=actor, reason=reason)
    return Told(
        answers=len(rows),
        faces=counted(row.face for row in rows),
        words=sorted(one["word"] for one in opened if one["word"]),
    )


def counted(faces) -> list[tuple[str, str, int]]:
    """(code, words, how many) of each face, the best first."""
    many = Counter(faces)
    return [(face.value, str(face.label), many[face]) for face in Answer.Face]
