"""Another schedule for a series: what would change is known before, what was done by hand stays, the rest is as new."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booking.calendar import actions, rules
from booking.calendar.models import Event, Occurrence
from booking.calendar.schedule.dates import Schedule, schedule_of
from booking.calendar.schedule.plan import plan_change

pytestmark = pytest.mark.either

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2090, 3, 6)  # far ahead, so that every session is still to come


def make(**kw):
    kw = {
        "kind": "info",
        "titles": {"fi": "Info"},
        "starts_on": MONDAY,
        "starts_at": time(17),
        "duration": timedelta(hours=2),
        "rule": rules.weekly(weekdays=["MO"], count=4),
        "visibility": "public",
        "by": None,
        **kw,
    }
    return actions.make_event(**kw)


def schedule(**kw):
    kw = {
        "starts_on": MONDAY,
        "starts_at": time(17),
        "duration": timedelta(hours=2),
        "rule": rules.weekly(weekdays=["MO"], count=4),
        **kw,
    }
    return Schedule(**kw)


def rows(event):
    return list(event.occurrences.order_by("start", "pk"))


def at(day, hour, minute=0):
    return datetime(2090, 3, day, hour, minute, tzinfo=HELSINKI)


def local_starts(event):
    return [row.start.astimezone(HELSINKI).replace(tzinfo=None) for row in rows(event)]


def test_the_same_schedule_changes_nothing(db):
    event = make(dates_left_out=[date(2090, 3, 13)], extra_dates=[date(2090, 3, 15)])

    assert schedule_of(event).left_out == {date(2090, 3, 13)}
    assert schedule_of(event).extra == {date(2090, 3, 15)}
    assert not plan_change(event, schedule_of(event)).changes


def test_a_series_is_extended_and_shortened(db):
    event = make()

    plan = actions.change_schedule(event, schedule(rule=rules.weekly(weekdays=["MO"], count=6)), by=None)
    assert (len(plan.added), len(plan.removed), len(plan.moved), event.occurrences.count()) == (2, 0, 0, 6)

    plan = actions.change_schedule(event, schedule(rule=rules.weekly(weekdays=["MO"], count=3)), by=None)
    assert (len(plan.added), len(plan.removed), len(plan.moved), event.occurrences.count()) == (0, 3, 0, 3)


def test_another_hour_and_another_day_of_the_week_keep_the_sessions_themselves(db):
    event = make()
    ids = [row.uid for row in rows(event)]

    plan = actions.change_schedule(
        event, schedule(starts_at=time(18), rule=rules.weekly(weekdays=["TU"], count=4)), by=None
    )

    assert (len(plan.moved), plan.added, plan.removed) == (4, [], [])
    assert [row.uid for row in rows(event)] == ids
    assert local_starts(event)[0] == datetime(2090, 3, 7, 18)


def test_what_was_done_by_hand_survives_another_rule(db):
    event = make()
    first, second, third, _fourth = rows(event)
    actions.move_occurrence(first, start=at(9, 12), end=at(9, 13), by=None)
    actions.cancel_occurrence(second, by=None)
    actions.place_occurrence(third, venue="Kirjasto", by=None)

    actions.change_schedule(event, schedule(starts_at=time(18)), by=None)

    first, second, third, fourth = rows(event)
    assert (first.start, first.end) == (at(9, 12), at(9, 13))  # its own time
    assert (second.status, second.start) == ("cancelled", at(13, 18))  # still cancelled, at the new hour
    assert (third.venue, third.start) == ("Kirjasto", at(20, 18))
    assert fourth.start.astimezone(HELSINKI).hour == 18
    assert first.original_start == at(6, 18)  # it stands in the place of the new rule's first


def test_a_session_moved_by_hand_is_kept_beside_a_rule_that_has_no_place_for_it(db):
    event = make()
    last = rows(event)[-1]
    actions.move_occurrence(last, start=at(28, 12), end=at(28, 13), by=None)

    plan = actions.change_schedule(event, schedule(rule=rules.weekly(weekdays=["MO"], count=2)), by=None)

    assert [row.pk for row in plan.kept] == [last.pk]
    assert [row.pk for row in plan.by_hand] == [last.pk]
    assert event.occurrences.count() == 3
    assert not plan_change(event, schedule_of(event)).changes  # and it is no extra date of the form


def test_what_has_been_held_never_changes(db):
    event = make()
    noon = at(14, 12)
    before = [(row.pk, row.start, row.end) for row in rows(event)[:2]]

    plan = actions.change_schedule(
        event, schedule(starts_at=time(9), rule=rules.weekly(weekdays=["FR"], count=4)), now=noon, by=None
    )

    assert len(plan.held) == 2
    assert [(row.pk, row.start, row.end) for row in rows(event)[:2]] == before
    assert [start.day for start in local_starts(event)[2:]] == [17, 24, 31]


def test_two_meetings_never_come_to_one_time(db):
    event = make(dates_left_out=[date(2090, 3, 13)])
    first = rows(event)[0]
    actions.move_occurrence(first, start=at(13, 17), end=at(13, 19), by=None)

    with pytest.raises(ValidationError):  # the date that was left out comes back where the first one is now
        actions.change_schedule(event, schedule(), by=None)

    assert event.occurrences.count() == 3


def test_by_the_clock_and_whole_days_change_only_while_nobody_has_come(db):
    event = make()
    whole = schedule(starts_at=None, duration=timedelta(days=1))

    with pytest.raises(ValidationError):
        actions.change_schedule(event, whole, now=at(8, 12), by=None)
    actions.change_schedule(event, whole, by=None)

    event.refresh_from_db()
    assert event.lasts_days
    assert {start.time() for start in local_starts(event)} == {time()}


def test_the_second_of_two_editors_is_told(db):
    event = make()
    began = actions.version_of(event)
    actions.cancel_occurrence(rows(event)[0], by=None)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.change_series(event, schedule(starts_at=time(18)), version=began, by=None)

    assert local_starts(event)[1].hour == 17
    actions.change_series(event, schedule(starts_at=time(18)), version=actions.version_of(event), by=None)
    assert local_starts(event)[1].hour == 18


def test_only_what_was_shown_is_done(db):
    event = make()
    seen = plan_change(event, schedule(starts_at=time(18))).digest

    with pytest.raises(ValidationError):
        actions.change_schedule(event, schedule(starts_at=time(19)), seen=seen, by=None)
    actions.change_schedule(event, schedule(starts_at=time(18)), seen=seen, by=None)


def test_a_change_counts_the_series_up_and_a_look_does_not(db):
    event = make()
    uid, sequence = event.uid, event.sequence

    actions.change_schedule(event, schedule(), by=None)
    event.refresh_from_db()
    assert event.sequence == sequence

    actions.change_schedule(event, schedule(starts_at=time(18)), by=None)
    event.refresh_from_db()
    assert (event.uid, event.sequence) == (uid, sequence + 1)


def test_a_substitute_sees_that_one_session_and_no_file_names_them(db, facilitator):
    event = make(visibility="private")
    body = bytes(event.components.first().body)

    actions.substitute(rows(event)[1], substitutes=[facilitator], by=None)

    assert list(Occurrence.objects.visible_to(facilitator)) == [rows(event)[1]]
    assert event not in Event.objects.visible_to(facilitator) | Event.objects.scheduled_by(facilitator)
    assert facilitator.username.encode() not in bytes(event.components.first().body)
    assert bytes(event.components.first().body).count(b"BEGIN:VEVENT") == body.count(b"BEGIN:VEVENT")


SERIES = st.builds(
    Schedule,
    starts_on=st.dates(MONDAY, MONDAY + timedelta(days=40)),
    starts_at=st.times(min_value=time(8), max_value=time(21)).map(lambda t: t.replace(second=0, microsecond=0)),
    duration=st.integers(1, 5).map(lambda n: timedelta(minutes=30 * n)),
    rule=st.one_of(
        st.none(),
        st.builds(
            rules.weekly,
            st.integers(1, 3),
            st.lists(st.sampled_from(rules.WEEKDAYS), min_size=1, max_size=3, unique=True),
            count=st.integers(1, 12),
        ),
        st.builds(rules.monthly, st.integers(1, 2), day=st.integers(1, 31), count=st.integers(1, 5)),
        st.builds(
            lambda position, weekday, count: rules.monthly(position=position, weekday=weekday, count=count),
            st.sampled_from([1, 2, 3, 4, -1]),
            st.sampled_from(rules.WEEKDAYS),
            st.integers(1, 5),
        ),
    ),
    left_out=st.frozensets(st.dates(MONDAY, MONDAY + timedelta(days=60)), max_size=3),
    extra=st.frozensets(st.dates(MONDAY, MONDAY + timedelta(days=60)), max_size=2),
)


def _made_of(one: Schedule):
    return make(
        starts_on=one.starts_on,
        starts_at=one.starts_at,
        duration=one.duration,
        rule=one.rule,
        dates_left_out=one.left_out,
        extra_dates=one.extra,
    )


def _edit_is_fresh_make_and_hand_changes(old: Schedule, new: Schedule, by_hand):
    """However a series is edited, it is what a new one would be, and every session changed by hand is as it was."""
    try:
        old.starts(), new.starts()
    except ValidationError:
        return
    event, fresh = _made_of(old), _made_of(new)
    touched = {}
    for number, deed in by_hand:
        row = rows(event)[number % event.occurrences.count()]
        if deed == "cancel":
            actions.cancel_occurrence(row, by=None)
        elif deed == "place":
            actions.place_occurrence(row, venue="Kirjasto", by=None)
        else:
            start = row.original_start + timedelta(minutes=7)  # no rule of ours gives these minutes twice
            actions.move_occurrence(row, start=start, end=start + timedelta(minutes=20), by=None)
        touched[row.pk] = deed
    try:
        plan = plan_change(event, new)
    except ValidationError:
        return  # two at one time: refused with a sentence
    actions.change_schedule(event, new, seen=plan.digest, by=None)

    after = {row.pk: row for row in rows(event)}
    wanted = {(row.original_start, row.start, row.end) for row in rows(fresh)}
    assert {
        (row.original_start, row.start, row.end) for row in after.values() if not row.changed_by_hand
    } <= wanted
    kept = {row.pk for row in plan.kept}
    assert {row.original_start for pk, row in after.items() if pk not in kept} == {key[0] for key in wanted}
    for pk, deed in touched.items():
        row = after[pk]
        assert row.changed_by_hand
        assert deed != "cancel" or row.is_cancelled
        assert deed != "place" or row.venue == "Kirjasto"
    again = plan_change(event, schedule_of(Event.objects.get(pk=event.pk)))
    assert not again.changes


HAND = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["cancel", "place", "move"])), max_size=3)
QUICK = settings(
    max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LONG = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(old=SERIES, new=SERIES, by_hand=HAND)
def test_an_edited_series_is_a_new_one_with_the_changes_made_by_hand(db, old, new, by_hand):
    _edit_is_fresh_make_and_hand_changes(old, new, by_hand)


@pytest.mark.full
@LONG
@given(old=SERIES, new=SERIES, by_hand=HAND)
def test_many_edited_series_are_new_ones_with_the_changes_made_by_hand(db, old, new, by_hand):
    _edit_is_fresh_make_and_hand_changes(old, new, by_hand)


def test_no_row_is_lost_to_a_restored_one(db):
    event = make()
    first, second = rows(event)[:2]
    actions.cancel_occurrence(first, by=None)
    actions.move_occurrence(second, start=first.start, end=first.end, by=None)

    with pytest.raises(ValidationError):
        actions.restore_occurrence(first, by=None)

    assert Occurrence.objects.get(pk=first.pk).is_cancelled
    assert timezone.is_aware(first.start)
