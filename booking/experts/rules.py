"""How long this room keeps what it knows about people (privacy/retention.yaml)."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from kuulluksi.people.models import Link

from .actions.leaving import ASSIGNMENT_WORDS, erase_people, with_open_fees
from .drafts import DRAFT_LINK
from .models import (
    AliasCard,
    Assignment,
    Batch,
    CheckIn,
    ClaimLine,
    ExpertProfile,
    ExpertRequest,
    FeeClaim,
    Feedback,
    Receipt,
    RelayedMessage,
    RequestDraft,
    Supervision,
    SupervisionBooking,
    SupervisionTime,
)
from .states import ENDED_REQUESTS, OPEN, FeeState, RequestState, State

UNCONFIRMED = timedelta(days=14)
REQUEST = timedelta(days=2 * 365)
PERSON_LINK = timedelta(days=182)
NO_ANSWER = timedelta(days=60)
AFTER_LEAVING = timedelta(days=30)
CHECK_INS = timedelta(days=365)
MESSAGES = timedelta(days=90)
FEEDBACK = timedelta(days=365)
AFTER_SUPERVISION = timedelta(days=30)
BOOKINGS = timedelta(days=365)
CLAIM_YEARS = 6
RECEIPTS = timedelta(days=60)
REQUEST_WORDS = (
    "requester_name",
    "requester_role",
    "requester_email",
    "requester_phone",
    "place",
    "aim",
    "shaping",
    "meeting_times",
    "billing",
    "audience",
    "audience_adult",
    "host",
    "backup_host",
    "closing_words",
)


def end_requests(now: datetime, dry_run: bool) -> int:
    """Requests nobody confirmed go after two weeks; of closed ones only codes, states and dates stay."""
    unconfirmed = ExpertRequest.objects.filter(
        state=RequestState.DRAFT, email_confirmed_at__isnull=True, created_at__lt=now - UNCONFIRMED
    )
    old = ExpertRequest.objects.filter(state__in=ENDED_REQUESTS, closed_at__lt=now - REQUEST).exclude(
        **dict.fromkeys(REQUEST_WORDS, "")
    )
    if dry_run:
        return unconfirmed.count() + old.count()
    removed = unconfirmed.delete()[1].get(ExpertRequest._meta.label, 0)
    return removed + old.update(**dict.fromkeys(REQUEST_WORDS, ""))


def end_assignments(now: datetime, dry_run: bool) -> int:
    """Half a year after the fee was settled, an assignment no longer says who did it; never before it is."""
    old = Assignment.objects.filter(
        Q(state=State.COMPLETED, fee_settled_at__lt=now - PERSON_LINK)
        | Q(request__closed_at__lt=now - PERSON_LINK),
    ).exclude(expert__isnull=True, **dict.fromkeys(ASSIGNMENT_WORDS, ""))
    old = old.exclude(pk__in=FeeClaim.objects.unsettled().values("assignment"))
    if dry_run:
        return old.count()
    return Assignment.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(
        expert=None, **dict.fromkeys(ASSIGNMENT_WORDS, "")
    )


def end_profiles(now: datetime, dry_run: bool) -> int:
    """Asked once a year whether to stay in the bank; sixty days without an answer, and the profile goes."""
    silent = ExpertProfile.objects.filter(asked_on__lt=(now - NO_ANSWER).date()).filter(
        Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=F("asked_on"))
    )
    gone = ExpertProfile.objects.filter(
        stage=ExpertProfile.Stage.LEFT, left_on__lt=(now - AFTER_LEAVING).date()
    )
    busy = Assignment.objects.filter(state__in=OPEN, expert__isnull=False).values("expert_id")
    ids = set((silent | gone).exclude(pk__in=busy).values_list("pk", flat=True))
    ids -= with_open_fees(ids)
    return len(ids) if dry_run else erase_people(list(ids))


def end_claims(now: datetime, dry_run: bool) -> int:
    """Accounting keeps a claim for six years after the end of its year; it holds a payroll reference only."""
    old = FeeClaim.objects.filter(created_at__year__lt=now.year - CLAIM_YEARS)
    if dry_run:
        return old.count()
    removed = old.delete()[1].get(FeeClaim._meta.label, 0)
    Batch.objects.filter(claims__isnull=True, made_at__year__lt=now.year - CLAIM_YEARS).delete()
    return removed


def end_receipts(now: datetime, dry_run: bool) -> int:
    """Receipts and where a trip went, two months after the fee was settled; the sums stay with the claim."""
    long_ago = (now - RECEIPTS).date()
    settled = Q(claim__paid_on__lt=long_ago) | Q(
        claim__state=FeeState.DECLINED, claim__assignment__fee_settled_at__lt=now - RECEIPTS
    )
    lines = ClaimLine.objects.filter(settled)
    worded, pictured = lines.exclude(words=""), Receipt.objects.filter(line__in=lines)
    if dry_run:
        return worded.count() + pictured.count()
    removed = pictured.delete()[0]
    return removed + worded.update(words="")


def end_drafts(now: datetime, dry_run: bool) -> int:
    """Unfinished requests and the links to them."""
    drafts = RequestDraft.objects.filter(expires_at__lte=now)
    if dry_run:
        return drafts.count()
    ids = list(drafts.values_list("pk", flat=True))
    Link.objects.filter(purpose=DRAFT_LINK, subject_id__in=ids).delete()
    return drafts.filter(pk__in=ids).delete()[0]


def end_cards(now: datetime, dry_run: bool) -> int:
    """Cards whose yes has run out."""
    over = AliasCard.objects.filter(agreed_until__lt=timezone.localdate(now))
    return over.count() if dry_run else over.delete()[0]


def end_supervision(now: datetime, dry_run: bool) -> int:
    """Where it was, a month after the last time; who had booked, after a year."""
    recent = SupervisionTime.objects.filter(starts_at__gt=now - AFTER_SUPERVISION)
    places = Supervision.objects.exclude(pk__in=recent.values("series_id")).exclude(where="")
    booked = SupervisionBooking.objects.filter(time__starts_at__lt=now - BOOKINGS)
    if dry_run:
        return places.count() + booked.count()
    return places.update(where="") + booked.delete()[0]


def end_check_ins(now: datetime, dry_run: bool) -> int:
    """Notes of contact older than a year."""
    old = CheckIn.objects.filter(on__lt=(now - CHECK_INS).date())
    return old.count() if dry_run else old.delete()[0]


def end_messages(now: datetime, dry_run: bool) -> int:
    """What was written about a request, three months after it ended."""
    old = RelayedMessage.objects.filter(
        request__state__in=ENDED_REQUESTS, request__closed_at__lt=now - MESSAGES
    )
    return old.count() if dry_run else old.delete()[0]


def end_feedback(now: datetime, dry_run: bool) -> int:
    """The words of feedback after a year; how it felt stays as a count, without a person."""
    old = Feedback.objects.filter(created_at__lt=now - FEEDBACK).exclude(worked="", better="")
    return old.count() if dry_run else old.update(worked="", better="", assignment=None)
