"""The list of groups in its order, remembered by each web process for as long as a page of it would be.

Which groups there are, by what they can be narrowed, and which come first: read with a few plain columns of every group,
when the public words have changed and once a minute (page_cache.py). What a card says is not kept here; it is read
afresh for the twelve that are shown. So a request costs the same with ten groups and with ten thousand.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from django.conf import settings
from django.utils import timezone

from booking.signups.models import Sheet
from booking.signups.rooms import with_counts, word
from kuulluksi import page_cache
from kuulluksi.directory.models import Area, Audience, in_language

from .models import PeerGroup, Season
from .standing import OPEN, STATES, best_seasons, state_of

MOST = 60  # different limits remembered at once


@dataclass(frozen=True, slots=True)
class Row:
    """One public group: what decides whether and where it stands in the list."""

    pk: int
    rank: int
    has_room: bool
    kind: str
    area: Area
    audiences: tuple[Audience, ...]
    name_fi: str
    name_sv: str
    name_en: str


@dataclass
class Order:
    edition: int
    until: float
    rows: list[Row]
    areas: list[Area]
    audiences: list[Audience]
    kinds: set[str]
    found: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def chosen(self, language: str, query: str, lets_through: Callable[[Row], bool]) -> list[Row]:
        """Those one can join first, then by name. ``query``: the limits as text; the same limits are worked out once."""
        key = (language, query)
        if key not in self.found:
            if len(self.found) >= MOST:
                self.found.clear()
            rows = (
                filter(lets_through, self.chosen(language, "", lets_through))
                if query
                else sorted(self.rows, key=lambda row: (row.rank, in_language(row, "name", language)))
            )
            self.found[key] = list(rows)
        return self.found[key]


_kept: Order | None = None
_one_at_a_time = threading.Lock()


def now_in_order() -> Order:
    """The order as it is now. Nothing is remembered where pages are not."""
    global _kept
    if not settings.PAGE_CACHE_BYTES:
        return look(0)
    with _one_at_a_time:
        edition = page_cache.clock.now()  # as it stood before looking, like the pages themselves
        if _kept is None or _kept.edition != edition or _kept.until <= monotonic():
            _kept = look(edition)
        return _kept


def forget() -> None:
    global _kept
    _kept = None


def look(edition: int) -> Order:
    """Read it from the rows: four queries, however many groups."""
    columns = ("kind", "standing", "area", "name_fi", "name_sv", "name_en")
    groups = list(PeerGroup.objects.published().select_related("area").only(*columns))
    areas: dict[int, Area] = {}
    audiences: dict[int, Audience] = {}
    meant_for = defaultdict(list)
    pairs = PeerGroup.audiences.through.objects.select_related("audience").order_by("audience_id", "pk")
    for pair in pairs:  # one object an audience, however many groups are meant for it
        meant_for[pair.peergroup_id].append(audiences.setdefault(pair.audience_id, pair.audience))
    rows = [
        Row(
            pk=group.pk,
            rank=STATES.index(state.code),
            has_room=state is OPEN,
            kind=group.kind,
            area=areas.setdefault(group.area_id, group.area),
            audiences=tuple(meant_for[group.pk]),
            name_fi=group.name_fi,
            name_sv=group.name_sv,
            name_en=group.name_en,
        )
        for group, state in states_of(groups)
    ]
    return Order(
        edition=edition,
        until=monotonic() + page_cache.LONGEST,
        rows=rows,
        areas=list(areas.values()),
        audiences=list({one.pk: one for row in rows for one in row.audiences}.values()),
        kinds={row.kind for row in rows},
    )


def states_of(groups: list[PeerGroup]) -> Iterable[tuple[PeerGroup, object]]:
    now = timezone.now()
    seasons = list(Season.objects.current(now).only("group_id", "sheet_id"))
    sheets = with_counts(Sheet.objects.filter(season__closed_at__isnull=True, season__isnull=False), now)
    rooms = {sheet.pk: str(word(sheet, sheet.held, sheet.waiting, now)) for sheet in sheets}
    best = best_seasons(seasons, rooms)
    for group in groups:
        season = best.get(group.pk)
        yield group, state_of(group, season, rooms.get(season.sheet_id) if season else None, now)
