"""What is told without anybody pressing anything: a meeting tomorrow, an offer that ends soon, a promise that is late.

The job runs every hour and may run twice: each message's key says what it is about, so it is left once. What has changed
by the time it is sent is dropped then (holds.py).
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.models import Message
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

from . import about
from .letters import leave_letter, leave_session_letter
from .models import Party, Sheet, SignUp
from .promises import SATURDAY, answer_by
from .states import State

FROM_HOUR = time(10)  # the day before, by the clock of Helsinki
NOT_WITHIN = timedelta(hours=2)  # of the meeting: then it is too late to be of use
OFFER_LEFT = timedelta(hours=12)
JUST_OFFERED = timedelta(hours=6)
STAFF_LETTER = "staff_overdue"


def remind(payload: dict) -> None:
    """The hourly job."""
    now = timezone.now()
    remind_of_sessions(now)
    remind_of_offers(now)
    tell_of_late_answers(now)


def remind_of_sessions(now: datetime) -> int:
    """Whoever has a place hears of tomorrow's meeting, and of today's if they got the place since. Gives the number of
    sessions told of."""
    local = timezone.localtime(now)
    days = 2 if local.time() >= FROM_HOUR else 1
    until = timezone.make_aware(datetime.combine(local.date() + timedelta(days=days), time()))
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=local.date())
    with_people = SignUp.objects.filter(state=State.CONFIRMED).values("sheet_id")
    told = 0
    for sheet in Sheet.objects.filter(running, pk__in=with_people).order_by("pk"):
        coming = about.sessions(sheet).coming(now).filter(start__gt=now + NOT_WITHIN, start__lt=until)
        for session in coming.select_related("event"):
            remind_of(sheet, session)
            told += 1
    return told


@transaction.atomic
def remind_of(sheet: Sheet, session) -> None:
    people = SignUp.objects.filter(sheet=sheet, state=State.CONFIRMED).exclude(absences__occurrence=session)
    for party in Party.objects.filter(signups__in=people).distinct().order_by("pk"):
        key = f"{session.uid}:{session.start:%Y%m%d%H%M}"  # a meeting that is moved is reminded of anew
        leave_session_letter("session_reminder", party, [session], key=key)


def remind_of_offers(now: datetime) -> None:
    """Once for each offer that ends within twelve hours, unless it was made just now."""
    ending = SignUp.objects.filter(
        state=State.OFFERED, offer_expires_at__gt=now, offer_expires_at__lte=now + OFFER_LEFT
    )
    for signup in ending.select_related("party").defer("nickname", "birth_year").order_by("pk"):
        fresh = Message.objects.filter(
            dedupe_key__startswith=f"signup_offered:{signup.party_id}:", created_at__gt=now - JUST_OFFERED
        )
        if not fresh.exists():
            until = signup.offer_expires_at
            leave_letter(
                "offer_reminder",
                signup.party,
                key=f"{until:%Y%m%d%H%M}",
                data={"until": until.isoformat()},
            )


def tell_of_late_answers(now: datetime) -> None:
    """The promised day has passed and somebody still waits: the sheet's own staff hear of it, once a week, by code."""
    today = timezone.localdate(now)
    if today.weekday() >= SATURDAY:
        return
    waiting = SignUp.objects.filter(state=State.PENDING_REVIEW).select_related("sheet")
    oldest: dict[int, SignUp] = {}
    for signup in waiting.defer("nickname", "birth_year").order_by("queued_at", "number"):
        oldest.setdefault(signup.sheet_id, signup)
    for signup in oldest.values():
        promised = answer_by(signup.sheet, timezone.localdate(signup.queued_at))
        if promised < today:
            weeks = (today - promised).days // 7
            for user in staff_of(signup.sheet):
                leave_message(
                    STAFF_LETTER,
                    channel="email",
                    address=user.email,
                    language=user.language,
                    url_name="wagtailadmin_home",
                    data={"code": signup.sheet.code},
                    dedupe_key=f"{STAFF_LETTER}:{user.pk}:{signup.sheet.code}:{signup.number}:{weeks}",
                )


def staff_of(sheet: Sheet) -> list[User]:
    """Who answers on a sheet: its own staff, or else the coordinators of its area."""
    there = User.objects.filter(is_active=True).exclude(email="")
    own = list(there.filter(sheets=sheet).order_by("pk"))
    if own or sheet.area_id is None:
        return own
    area = sheet.area
    near = there.filter(groups__name=f"{PREFIX}coordinator", areas__in=[area.pk, area.parent_id or area.pk])
    return list(near.distinct().order_by("pk"))
