"""What a coordinator sees of all the groups: late answers, gaps, hours, wishes, and contacts that came twice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q, Sum
from django.utils import timezone

from booking.signups.models import Party, Sheet, SignUp
from booking.signups.states import OPEN, State
from kuulluksi.directory.models import Area, Audience

from .models import Facilitator, Interest, LeaderHours, PeerGroup, Season

WORKING_DAYS = 5
SATURDAY = 5
SUGGESTS_A_GROUP = 3
HOURS_SINCE = timedelta(days=182)


def promised_by(created_at: datetime) -> date:
    """The last day of the promise to answer: five working days from the day it came."""
    return _working_days(timezone.localdate(created_at), WORKING_DAYS)


def _working_days(day: date, count: int) -> date:
    step = 1 if count > 0 else -1
    left = abs(count)
    while left:
        day += timedelta(days=step)
        if day.weekday() < SATURDAY:
            left -= 1
    return day


def late_since(today: date | None = None) -> datetime:
    """What came before this instant should have been answered by now."""
    day = today or timezone.localdate()
    while promised_by(_midnight(day)) >= (today or timezone.localdate()):
        day -= timedelta(days=1)
    return _midnight(day + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True)
class Late:
    """A group or a sheet where somebody has waited for longer than was promised."""

    name: str
    number: int
    since: date
    group: PeerGroup | None = None
    sheet: Sheet | None = None


def late_answers(user) -> list[Late]:
    """Interest and sign-ups that nobody has answered in five working days. Three queries."""
    before = late_since()
    rows = (
        Interest.objects.visible_to(user)
        .late(before)
        .filter(wish=Interest.Wish.TALK)
        .order_by("group")
        .values("group")
        .annotate(number=Count("pk"), first=Min("created_at"))
    )
    waiting = {row["group"]: row for row in rows}
    found = [
        Late(group.name, waiting[group.pk]["number"], _day(waiting[group.pk]["first"]), group=group)
        for group in PeerGroup.objects.filter(pk__in=waiting).order_by("name_fi", "pk")
    ]
    sheets = (
        Sheet.objects.filter(pk__in=Sheet.objects.visible_to(user).values("pk"))
        .annotate(
            number=Count("signups", filter=_unanswered(before)),
            first=Min("signups__created_at", filter=_unanswered(before)),
        )
        .filter(number__gt=0)
        .order_by("pk")
    )
    found += [Late(sheet.heading(), sheet.number, _day(sheet.first), sheet=sheet) for sheet in sheets]
    return sorted(found, key=lambda one: one.since)


def _unanswered(before) -> Q:
    return Q(signups__state=State.PENDING_REVIEW, signups__created_at__lt=before)


def _day(instant) -> date:
    return timezone.localdate(instant)


@dataclass(frozen=True)
class AreaRow:
    area: Area
    groups: int
    running: int
    leaders: int  # accounts that may lead, and lead or work there
    peers: int

    @property
    def warns(self) -> bool:
        return not self.leaders


def areas(user) -> list[AreaRow]:
    """Each area of the account: its groups, and whether anybody there can lead one. Four queries."""
    mine = list(Area.objects.filter(pk__in=user.area_ids).order_by("name_fi", "pk"))
    groups = Counted(PeerGroup.objects.exclude(standing=PeerGroup.Standing.ENDED), "area")
    running = Counted(Season.objects.current(), "group__area")
    leading = Facilitator.objects.exclude(group__standing=PeerGroup.Standing.ENDED)
    leaders = Counted(leading.filter(user__is_active=True), "group__area", of="user")
    peers = Counted(leading.filter(role=Facilitator.Role.PEER), "group__area")
    return [AreaRow(area, groups[area.pk], running[area.pk], leaders[area.pk], peers[area.pk]) for area in mine]


class Counted(dict):
    """Rows of a queryset counted by a foreign key's id, in one query; what is not there is 0."""

    def __init__(self, rows, key: str, of: str = "pk"):
        counted = rows.order_by(key).values_list(key).annotate(number=Count(of, distinct=True))
        super().__init__({row[0]: row[-1] for row in counted})

    def __missing__(self, key):
        return 0


@dataclass(frozen=True)
class ThemeRow:
    audience: Audience
    groups: int
    running: int
    waiting: int

    @property
    def warns(self) -> bool:
        return not self.running


def themes(user) -> list[ThemeRow]:
    """Whom groups are for, and where none runs. Four queries."""
    mine = PeerGroup.objects.filter(area_id__in=user.area_ids).exclude(standing=PeerGroup.Standing.ENDED)
    groups = Counted(mine, "audiences")
    running = Counted(mine.filter(seasons__in=Season.objects.current().values("pk")), "audiences")
    waiting = Counted(Interest.objects.waiting().filter(group__in=mine), "group__audiences")
    wishes = Counted(Interest.objects.waiting().filter(group=None, area_id__in=user.area_ids), "audience")
    return [
        ThemeRow(one, groups[one.pk], running[one.pk], waiting[one.pk] + wishes[one.pk])
        for one in Audience.objects.order_by("name_fi", "pk")
        if groups[one.pk] or waiting[one.pk] or wishes[one.pk]
    ]


@dataclass(frozen=True)
class HoursRow:
    group: PeerGroup
    meetings: int  # minutes
    other: int

    @property
    def meetings_in_hours(self) -> str:
        return in_hours(self.meetings)

    @property
    def other_in_hours(self) -> str:
        return in_hours(self.other)

    @property
    def all_in_hours(self) -> str:
        return in_hours(self.meetings + self.other)


def in_hours(minutes: int) -> str:
    """Minutes as hours and quarters are read: 2 h 30 min."""
    hours_, rest = divmod(minutes, 60)
    return f"{hours_} h {rest} min" if rest else f"{hours_} h"


def hours(user, since: date | None = None) -> list[HoursRow]:
    """Leaders' time by group in the last half year. Two queries."""
    since = since or timezone.localdate() - HOURS_SINCE
    rows = LeaderHours.objects.visible_to(user).filter(day__gte=since).order_by("group", "what")
    minutes: dict = defaultdict(lambda: defaultdict(int))
    for group, what, total in rows.values_list("group", "what").annotate(total=Sum("minutes")):
        minutes[group][what] = total
    found = PeerGroup.objects.filter(pk__in=minutes).select_related("area").order_by("name_fi", "pk")
    in_meetings = LeaderHours.What.MEETING
    return [
        HoursRow(
            group,
            minutes[group.pk][in_meetings],
            sum(total for what, total in minutes[group.pk].items() if what != in_meetings),
        )
        for group in found
    ]


def twins(user) -> list[list[SignUp]]:
    """Sign-ups of one sheet behind the same contact, made apart: perhaps siblings, perhaps sent twice. A hint only:
    nothing is merged, and the contact itself stays sealed. Two queries."""
    parties = Party.objects.filter(
        sheet__in=Sheet.objects.visible_to(user).values("pk"), signups__state__in=OPEN
    ).exclude(contact_index="")
    shared = (
        parties.order_by()
        .values("sheet", "contact_index")
        .annotate(number=Count("pk", distinct=True))
        .filter(number__gt=1)
    )
    keys = {(row["sheet"], row["contact_index"]) for row in shared}
    rows = (
        SignUp.objects.filter(party__contact_index__in={index for _sheet, index in keys}, state__in=OPEN)
        .select_related("sheet", "party")
        .order_by("sheet_id", "number")
    )
    found = defaultdict(list)
    for row in rows:
        key = (row.sheet_id, row.party.contact_index)
        if key in keys:
            found[key].append(row)
    return list(found.values())


@dataclass(frozen=True)
class ThemeInArea:
    """Those who wait for a group of one theme in one area."""

    audience: Audience
    area: Area
    wishes: int  # no such group is there
    waiting: int  # for the next season of a group that is
    groups: int

    @property
    def number(self) -> int:
        return self.wishes + self.waiting

    @property
    def suggests(self) -> bool:
        """Enough people to found a group, which starts even with one."""
        return self.number >= SUGGESTS_A_GROUP and not self.groups


def interest_by_theme(user) -> list[ThemeInArea]:
    """Where people wait, the most first. Five queries, however many there are."""
    asking = Interest.objects.waiting().filter(wish=Interest.Wish.NEXT)
    wishes = _pairs(asking.filter(group=None), "audience", "area")
    waiting = _pairs(asking.exclude(group=None), "group__audiences", "group__area")
    groups = _pairs(PeerGroup.objects.exclude(standing=PeerGroup.Standing.ENDED), "audiences", "area")
    audiences = Audience.objects.in_bulk()
    areas_ = Area.objects.in_bulk(list(user.area_ids))
    rows = [
        ThemeInArea(
            audiences[a], areas_[b], wishes.get((a, b), 0), waiting.get((a, b), 0), groups.get((a, b), 0)
        )
        for a, b in {*wishes, *waiting}
        if a in audiences and b in areas_
    ]
    return sorted(rows, key=lambda row: (-row.number, row.audience.name, row.area.name))


def _pairs(rows, first: str, second: str) -> dict:
    counted = (
        rows.order_by(first, second).values_list(first, second).annotate(number=Count("pk", distinct=True))
    )
    return {(a, b): number for a, b, number in counted}
