"""Figures of a period: counts of rows, never of people, and no small number that could point at someone (privacy.small_cells)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import Event, Occurrence
from booking.experts.models import ExpertRequest
from booking.experts.states import RequestState
from booking.signups.models import SignUp
from booking.signups.states import State as SignUpState
from groups.models import PeerGroup
from kuulluksi.privacy.small_cells import Row, hide_small


@dataclass(frozen=True)
class Table:
    heading: str
    rows: list[Row]
    total: int | None


def between(first: date, last: date) -> tuple[datetime, datetime]:
    """The instants from the start of the first day to the end of the last one, local time."""
    start = timezone.make_aware(datetime.combine(first, time.min))
    return start, timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))


def figures(user, first: date, last: date) -> list[Table]:
    """All tables of a period. A coordinator's figures are of the own areas, the steering group's of all.

    first, last: local days, both included.
    """
    period = between(first, last)
    areas = None if user.has_role("steering") else user.area_ids
    return [requests(areas, period), groups(areas), sessions(areas, period), sign_ups(areas, period)]


def counted(rows, field: str, words: dict[str, str]) -> list[tuple[str, int]]:
    numbers = dict(rows.order_by().values_list(field).annotate(number=Count("pk")))
    return [(str(label), numbers.get(code, 0)) for code, label in words.items()]


def _table(heading: str, counts: list[tuple[str, int]]) -> Table:
    rows, total = hide_small(counts)
    return Table(heading, rows, total)


def requests(areas, period) -> Table:
    rows = ExpertRequest.objects.filter(created_at__gte=period[0], created_at__lt=period[1])
    if areas is not None:
        rows = rows.filter(area_id__in=areas)
    return _table(
        _("Requests that came in, by where they are now"), counted(rows, "state", dict(RequestState.choices))
    )


def groups(areas) -> Table:
    rows = PeerGroup.objects.filter(published=True)
    if areas is not None:
        rows = rows.filter(area_id__in=areas)
    # Groups are told to everyone on the site: their number hides nobody.
    counts = counted(rows, "kind", dict(PeerGroup.Kind.choices))
    return Table(
        _("Groups on the site now"), [Row(*row) for row in counts], sum(number for _w, number in counts)
    )


def sessions(areas, period) -> Table:
    rows = Occurrence.objects.filter(
        status=Occurrence.Status.PLANNED,
        event__status=Event.Status.CONFIRMED,
        end__gte=period[0],
        end__lt=min(period[1], timezone.now()),
    )
    if areas is not None:
        rows = rows.filter(event__area_id__in=areas)
    kinds = {code: label for code, label in Event.Kind.choices if code in ("group", "forum", "info", "joint")}
    return _table(_("Meetings held"), counted(rows, "event__kind", kinds))


def sign_ups(areas, period) -> Table:
    rows = SignUp.objects.filter(created_at__gte=period[0], created_at__lt=period[1])
    if areas is not None:
        rows = rows.filter(sheet__area_id__in=areas)
    counts = dict(rows.order_by().values_list("state").annotate(number=Count("pk")))
    placed = sum(counts.get(state, 0) for state in (SignUpState.CONFIRMED, SignUpState.COMPLETED))
    waiting = sum(
        counts.get(state, 0)
        for state in (
            SignUpState.PENDING_REVIEW,
            SignUpState.PENDING_CONSENT,
            SignUpState.OFFERED,
            SignUpState.WAITLISTED,
        )
    )
    other = sum(counts.values()) - placed - waiting
    return _table(
        _("Sign-ups"), [(_("got a place"), placed), (_("waiting"), waiting), (_("ended otherwise"), other)]
    )
