"""Calendar programs that nobody here wrote, and what the database says they must show.

A session is (title, start, end): instants in UTC as "2026-03-19T15:00", or dates (the end exclusive) for whole days.
"""

import random
from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from booking.calendar import actions, rules

HELSINKI = ZoneInfo("Europe/Helsinki")
MINUTE = "%Y-%m-%dT%H:%M"


# --- What must be shown ---


def expected(events) -> list[tuple[str, str, str]]:
    """The rows of the database, and nothing of the writer's own code."""
    shown = []
    for event in events:
        for row in event.occurrences.all():
            title = ("PERUTTU: " if row.status == "cancelled" else "") + event.title_fi
            if event.starts_at is None:
                days = [moment.astimezone(HELSINKI).date().isoformat() for moment in (row.start, row.end)]
            else:
                days = [moment.astimezone(UTC).strftime(MINUTE) for moment in (row.start, row.end)]
            shown.append((title, *days))
    return sorted(shown)


# --- Random series ---


def random_series(seed: int, number: int) -> list:
    """Series as people make them, over the clock changes of March and October, then moved, cancelled and restored."""
    rng = random.Random(seed)
    events = [_random_event(rng, f"Sarja {seed}-{at}") for at in range(number)]
    for event in events:
        _random_deeds(rng, event)
    return events


def _random_event(rng, title):
    while True:
        whole_day = rng.random() < 0.2
        clock = (
            None
            if whole_day
            else time(rng.choice([0, 1, 2, 8, 9, 12, 16, 17, 18, 22, 23]), rng.choice([0, 15, 30]))
        )
        length = (
            timedelta(days=rng.randint(1, 3))
            if whole_day
            else timedelta(minutes=rng.choice([30, 60, 90, 120, 360]))
        )
        starts_on = date(2026, 1, 1) + timedelta(days=rng.randint(0, 400))
        try:
            return actions.make_event(
                kind="group",
                titles={"fi": title},
                starts_on=starts_on,
                starts_at=clock,
                duration=length,
                rule=_random_rule(rng),
                dates_left_out=[starts_on + timedelta(days=rng.randint(0, 90)) for _ in range(12)],
                visibility="public",
                by=None,
            )
        except ValidationError:
            continue


def _random_rule(rng):
    end = (
        {"count": rng.randint(2, 25)}
        if rng.random() < 0.5
        else {"until": date(2026, 3, 20) + timedelta(days=rng.randint(0, 500))}
    )
    step = rng.choice([1, 1, 2, 3])
    pick = rng.random()
    if pick < 0.15:
        return rules.daily(step, count=rng.randint(5, 30))
    if pick < 0.6:
        return rules.weekly(step, rng.sample(rules.WEEKDAYS, rng.randint(1, 3)), **end)
    if pick < 0.8:
        return rules.monthly(step, day=rng.choice([1, 15, 29, 30, 31]), **end)
    return rules.monthly(step, position=rng.choice([1, 2, 3, 4, -1]), weekday=rng.choice(rules.WEEKDAYS), **end)


def _random_deeds(rng, event):
    rows = list(event.occurrences.order_by("start"))
    for row in rng.sample(rows, min(len(rows), rng.randint(0, 5))):
        pick = rng.random()
        try:
            if pick < 0.3:
                actions.cancel_occurrence(row, by=None)
            elif pick < 0.4:
                actions.cancel_occurrence(row, by=None)
                actions.restore_occurrence(row, by=None)
            else:
                _move(rng, event, row)
        except ValidationError:
            continue


def _move(rng, event, row):
    days = timedelta(days=rng.choice([-8, -1, 0, 1, 2, 9]))
    wall = row.start.astimezone(HELSINKI).replace(tzinfo=None) + days
    length = event.duration
    if event.starts_at is not None:
        wall += timedelta(minutes=rng.choice([-90, 0, 30, 120]))
        length = max(timedelta(minutes=30), length + timedelta(minutes=rng.choice([-30, 0, 60])))
    start, end = (moment.replace(tzinfo=HELSINKI) for moment in (wall, wall + length))
    actions.move_occurrence(row, start=start, end=end, by=None)
