"""How many signed up, got a place and came. Counts of rows, with small cells hidden; no names, before or after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from booking.signups.models import SignUp
from booking.signups.states import OPEN, State
from kuulluksi.privacy.small_cells import Row, hide_small

from ..models import CheckIn, Forum


@dataclass(frozen=True)
class Table:
    """``total`` None: hidden too, because it would give a small cell away."""

    heading: str
    rows: list[Row]
    total: int | None


def figures(forum: Forum) -> list[Table]:
    """Two queries. Stays the same when the people themselves have been forgotten."""
    states = list(SignUp.objects.filter(sheet_id=forum.sheet_id).order_by("pk").values_list("state", flat=True))
    placed = sum(state in (State.CONFIRMED, State.COMPLETED) for state in states)
    waiting = sum(state in OPEN for state in states) - sum(state == State.CONFIRMED for state in states)
    came = (
        CheckIn.objects.filter(signup__sheet_id=forum.sheet_id)
        .exclude(state=CheckIn.State.MISTAKE)
        .filter(signup__state__in=(State.CONFIRMED, State.COMPLETED))
        .count()
    )
    sign_ups = [
        (_("got a place"), placed),
        (_("waiting"), waiting),
        (_("ended otherwise"), len(states) - placed - waiting),
    ]
    tables = [(_("Sign-ups"), sign_ups)]
    if came:
        tables.append((_("Of those with a place"), [(_("came"), came), (_("did not come"), placed - came)]))
    return [Table(heading, *hide_small(counts)) for heading, counts in tables]
