"""How long sign-ups stay: an unfinished form 24 hours, needs 14 days, the rest 30 days; after that only counts."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from booking.calendar.actions import revoke_feed_keys_of
from kuulluksi.people.models import Link

from .letters import CONSENT_PURPOSE, DRAFT_PURPOSE, PURPOSE, REFERRER_PURPOSE
from .models import (
    Absence,
    Attendance,
    Call,
    CallBack,
    ConsentAsk,
    ConsentRecord,
    Draft,
    Needs,
    Party,
    Referrer,
    SignUp,
)
from .states import ENDED

DRAFT = timedelta(hours=24)
NEEDS = timedelta(days=14)
SIGN_UP = timedelta(days=30)
CONSENT = timedelta(days=2 * 366)
REFERRER = timedelta(days=180)
CALL_NEVER_MADE = timedelta(days=90)
CALL_MADE = timedelta(days=14)
WITHOUT_AN_END = timedelta(days=365)  # a sheet that says no last day


def _over(now: datetime, keep: timedelta) -> Q:
    """Sign-ups whose sheet, or own part in it, ended longer ago than ``keep``."""
    return (
        Q(sheet__ends_on__lt=timezone.localdate(now - keep))
        | Q(state__in=ENDED, ended_at__lt=now - keep)
        | Q(sheet__ends_on__isnull=True, created_at__lt=now - WITHOUT_AN_END)
    )


def end_drafts(now: datetime, dry_run: bool) -> int:
    drafts = Draft.objects.filter(expires_at__lte=now)
    if dry_run:
        return drafts.count()
    ids = list(drafts.values_list("pk", flat=True))
    Link.objects.filter(purpose=DRAFT_PURPOSE, subject_id__in=ids).delete()
    return drafts.filter(pk__in=ids).delete()[0]


def end_needs(now: datetime, dry_run: bool) -> int:
    """What they needed, and when they said that they are not coming."""
    over = SignUp.objects.filter(_over(now, NEEDS))
    rows = Needs.objects.filter(signup__in=over)
    if dry_run:
        return rows.count()
    Absence.objects.filter(signup__in=over).delete()
    return rows.delete()[0]


def end_consent_asks(now: datetime, dry_run: bool) -> int:
    """Whom was asked goes with the needs; that somebody was asked stays as a row without a person."""
    over = SignUp.objects.filter(_over(now, NEEDS))
    rows = ConsentAsk.objects.filter(signup__in=over).exclude(name="", contact="", contact_index="")
    return rows.count() if dry_run else blank_consent_asks(rows)


def blank_consent_asks(asks) -> int:
    Link.objects.filter(purpose=CONSENT_PURPOSE, subject_id__in=asks.values("pk")).delete()
    return asks.update(name="", contact="", contact_index="")


def end_consents(now: datetime, dry_run: bool) -> int:
    """The proof of who said yes."""
    rows = ConsentRecord.objects.filter(signup__in=SignUp.objects.filter(_over(now, CONSENT)))
    return rows.count() if dry_run else rows.delete()[0]


def end_referrers(now: datetime, dry_run: bool) -> int:
    """The worker goes, with the numbers of their referrals; the young people's sign-ups stay as they are."""
    fresh = Q(referrals__created_at__gte=now - REFERRER)
    rows = Referrer.objects.filter(created_at__lt=now - REFERRER).exclude(
        pk__in=Referrer.objects.filter(fresh).values("pk")
    )
    if dry_run:
        return rows.count()
    ids = list(rows.values_list("pk", flat=True))
    Link.objects.filter(purpose=REFERRER_PURPOSE, subject_id__in=ids).delete()
    return rows.filter(pk__in=ids).delete()[1].get("signups.Referrer", 0)


def end_callbacks(now: datetime, dry_run: bool) -> int:
    never, made = Q(created_at__lt=now - CALL_NEVER_MADE), Q(answered_at__lt=now - CALL_MADE)
    rows = CallBack.objects.filter(never | made)
    return rows.count() if dry_run else rows.delete()[0]


def end_signups(now: datetime, dry_run: bool) -> int:
    """Blank the people, keep the rows as counts; a party goes blank when the last of its people has."""
    over = SignUp.objects.filter(_over(now, SIGN_UP)).exclude(nickname="", birth_year="")
    if dry_run:
        return over.count()
    count = SignUp.objects.filter(pk__in=over.values("pk")).update(nickname="", birth_year="")
    blank_parties(Party.objects.exclude(signups__in=SignUp.objects.exclude(nickname="")))
    return count


def end_marks(now: datetime, dry_run: bool) -> int:
    """Who came is forgotten with the sign-up; that somebody came stays."""
    rows = Attendance.objects.filter(signup__in=SignUp.objects.filter(_over(now, SIGN_UP)))
    return rows.count() if dry_run else rows.update(signup=None)


def blank_parties(parties) -> int:
    """Take contact, codes, words and links from parties; the rows stay as counts."""
    ids = list(
        parties.exclude(contact="", contact_name="", safe_contact="", receipt_hash="").values_list(
            "pk", flat=True
        )
    )
    Link.objects.filter(purpose=PURPOSE, subject_id__in=ids).delete()
    Call.objects.filter(party_id__in=ids).delete()
    revoke_feed_keys_of(ids, by="program")
    return Party.objects.filter(pk__in=ids).update(
        contact="",
        contact_name="",
        contact_index="",
        safe_contact="",
        earlier_contacts=[],
        receipt_locator=None,
        receipt_hash="",
        word_hash="",
    )
