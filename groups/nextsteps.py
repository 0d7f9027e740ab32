"""What a leader does next, by group and by season: a few rules in one place, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.calendar.models import Occurrence
from booking.signups.models import SignUp
from booking.signups.states import State

from . import words
from .listing import cards_of
from .models import Interest, PeerGroup, Season
from .oversight import promised_by

WAITS = Q(interests__answered_at=None)
TALK = WAITS & Q(interests__wish=Interest.Wish.TALK)


@dataclass(frozen=True)
class Step:
    words: str
    url: str
    due: date | None = None

    @property
    def late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


def groups_of(user) -> list[dict]:
    """The account's groups with their state and next step: steps with the nearest promise first."""
    groups = list(
        PeerGroup.objects.visible_to(user)
        .select_related("area")
        .prefetch_related("audiences")
        .annotate(
            waiting=Count("interests", filter=WAITS, distinct=True),
            asking=Count("interests", filter=TALK, distinct=True),
            asked_at=Min("interests__created_at", filter=TALK),
            to_call=Count(
                "interests", filter=WAITS & Q(interests__channel=Interest.Channel.CALL), distinct=True
            ),
        )
        .order_by("name_fi", "pk")
    )
    seasons = _seasons(groups)
    review = _waiting_for_a_talk(seasons)
    unmarked = _unmarked(seasons)
    rows = []
    for card in cards_of(groups):
        season = seasons.get(card.group.pk)
        rows.append(
            {
                "group": card.group,
                "season": season,
                "state": card.state,
                "next": words.short_day(season.next_start) if season and season.next_start else "",
                "step": _step(card, season, review, unmarked),
            }
        )
    return sorted(rows, key=_by_need)


def _by_need(row) -> tuple:
    step = row["step"]
    return (step is None, (step.due or date.max) if step else date.max, row["group"].name, row["group"].pk)


def _seasons(groups) -> dict[int, Season]:
    """Each group's season that is not closed yet: the one that runs, or the latest."""
    found: dict[int, Season] = {}
    rows = Season.objects.not_closed().with_times().filter(group__in=groups).select_related("sheet", "event")
    for season in rows.order_by("event__starts_on", "pk"):
        there = found.get(season.group_id)
        if there is None or not there.next_start:
            found[season.group_id] = season
    return found


def _waiting_for_a_talk(seasons) -> dict[int, dict]:
    rows = SignUp.objects.filter(
        sheet__in=[season.sheet_id for season in seasons.values()], state=State.PENDING_REVIEW
    )
    counted = rows.order_by("sheet").values("sheet").annotate(number=Count("pk"), first=Min("created_at"))
    return {row["sheet"]: row for row in counted}


def _tomorrow() -> datetime:
    """The instant the next local day begins: the roll of a meeting opens on its own day."""
    return words.midnight(timezone.localdate() + timedelta(days=1))


def _unmarked(seasons) -> dict[int, Occurrence]:
    """The latest meeting of each event, today's included, without a single mark while somebody has a place."""
    rows = (
        Occurrence.objects.filter(
            event__in=[season.event_id for season in seasons.values()],
            status=Occurrence.Status.PLANNED,
            start__lt=_tomorrow(),
            marks__isnull=True,
            event__season__sheet__signups__state=State.CONFIRMED,
        )
        .order_by("start")
        .distinct()
    )
    return {row.event_id: row for row in rows}


def _step(card, season, review, unmarked) -> Step | None:
    steps = list(_steps(card, season, review, unmarked))
    return min(steps, key=lambda step: step.due or date.max) if steps else None


def _steps(card, season, review, unmarked):
    """Everything there is to do about a group; of steps without a promise the first is the most pressing."""
    group = card.group
    if season and season.sheet_id in review:
        yield talk_step(season, review[season.sheet_id]["number"], review[season.sheet_id]["first"])
    if group.asking:
        wait = ngettext("Answer %(n)d who asked", "Answer %(n)d who asked", group.asking) % {"n": group.asking}
        yield Step(wait, reverse("groups_desk:interests", args=[group.pk]), promised_by(group.asked_at))
    if season and season.event_id in unmarked:
        yield roll_step(season, unmarked[season.event_id])
    if group.to_call and card.state.signs_up:
        call = ngettext("Call %(n)d who waited for this", "Call %(n)d who waited for this", group.to_call)
        yield Step(call % {"n": group.to_call}, reverse("groups_desk:interests", args=[group.pk]))
    if season and not season.next_start:
        yield close_step(season)
    if season is None and group.standing != PeerGroup.Standing.ENDED:
        yield Step(_("Open a season"), reverse("groups_desk:open_season", args=[group.pk]))


def talk_step(season, number: int, first) -> Step:
    said = ngettext("Talk with %(n)d who signed up", "Talk with %(n)d who signed up", number) % {"n": number}
    return Step(said, reverse("signups_desk:sheet", args=[season.sheet.code]), promised_by(first))


def roll_step(season, meeting) -> Step:
    said = _("Mark who came: %(day)s") % {"day": words.short_day(meeting.start)}
    return Step(said, reverse("groups_desk:roll", args=[season.pk, meeting.uid]))


def close_step(season) -> Step:
    return Step(_("Thank everyone and close the season"), reverse("groups_desk:close", args=[season.pk]))


def of_season(season, counts: dict, meetings: list[dict]) -> list[Step]:
    """What there is to do about one season, the most pressing first."""
    steps = []
    if season.closed_at:
        return steps
    if counts["to_meet"]:
        first = (
            SignUp.objects.filter(sheet_id=season.sheet_id, state=State.PENDING_REVIEW)
            .order_by("created_at")
            .values_list("created_at", flat=True)[0]
        )
        steps.append(talk_step(season, counts["to_meet"], first))
    undone = [one["row"] for one in meetings if one["may_roll"] and not one["row"].marked]
    if undone and counts["coming"]:
        steps.append(roll_step(season, undone[-1]))
    if season.next_start is None:
        steps.append(close_step(season))
    return steps
