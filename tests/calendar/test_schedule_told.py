"""What changes on the calendar's desk is told to those who take part in groups and in the forum, and every calendar
program shows what the desk has saved."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from booking.calendar import actions, rules, telling
from booking.calendar.schedule.dates import Schedule
from booking.calendar.telling import Change
from booking.signups.models import Sheet
from kuulluksi.notices.models import Message

from ..groups.helpers import make_group, open_season
from ..signups.helpers import sign_up
from .clients import HELSINKI
from .clients.icalendar_rie import shown_by_rie
from .clients.libical import shown_by_libical
from .clients.stages import staged
from .test_schedule_plan import make


def test_a_group_hears_of_a_new_rule_once_and_its_sheet_follows_the_last_day(area, facilitator, coordinator):
    season = open_season(make_group(area=area, leader=facilitator))
    sign_up(season.sheet, "Vili", channel="sms", contact="0401234567")
    sign_up(season.sheet, "Alma", channel="call", contact="0407654321")
    Message.objects.all().delete()
    event = season.event
    longer = Schedule(
        event.starts_on, event.starts_at, event.duration, rules.with_end(event.rule, until=None, count=20)
    )
    rows = list(event.occurrences.all())
    before = telling.reach(event, rows, Change.SERIES, by=coordinator)

    done = actions.change_series(event, longer, by=coordinator)

    assert len(done.plan.added) == 20 - len(rows)
    assert (before.channels, done.told.channels) == ({"sms": 1, "call": 1, "staff": 1},) * 2
    assert sorted(message.kind for message in Message.objects.all()) == ["sessions_changed", "staff_notice"]
    last = event.occurrences.order_by("end").last()
    assert Sheet.objects.get(pk=season.sheet_id).ends_on == timezone.localdate(last.end)


def test_those_who_come_hear_of_a_substitute_but_not_that_all_is_as_before(area, facilitator, coordinator):
    season = open_season(make_group(area=area, leader=facilitator))
    sign_up(season.sheet, "Vili", channel="sms", contact="0401234567")
    Message.objects.all().delete()
    meeting = season.event.occurrences.order_by("start").first()

    actions.substitute_and_tell(meeting, substitutes=[coordinator], by=facilitator)
    actions.substitute_and_tell(meeting, substitutes=[], by=facilitator)

    kinds = sorted(message.kind for message in Message.objects.all())
    assert kinds == ["session_leader", "staff_notice", "staff_notice"]


def test_programs_show_an_edited_series_as_the_database_has_it(db, tmp_path):
    event = make(
        starts_on=date(2026, 3, 5),
        rule=rules.weekly(weekdays=["TH"], count=12),
        dates_left_out=[date(2026, 4, 2)],
        extra_dates=[date(2026, 3, 7)],
    )
    first, second, third = event.occurrences.order_by("start")[:3]
    noon = datetime(2026, 3, 1, 12, tzinfo=HELSINKI)
    start = datetime(2026, 3, 27, 9, tzinfo=HELSINKI)
    actions.move_occurrence(third, start=start, end=start + timedelta(hours=1), by=None)
    actions.cancel_occurrence(second, by=None)

    edited = Schedule(
        date(2026, 3, 3),
        time(18, 30),
        timedelta(minutes=90),
        rules.weekly(2, weekdays=["TU", "SA"], until=date(2026, 11, 14)),
        left_out=frozenset({date(2026, 10, 24)}),
        extra=frozenset({date(2026, 10, 25)}),
    )
    actions.change_schedule(event, edited, now=noon, by=None)
    event.refresh_from_db()
    stage = staged([event])

    for program in (shown_by_rie, shown_by_libical):
        for layout, feed in stage.feeds.items():
            assert program(feed, tmp_path / program.__name__ / layout) == stage.rows, (program, layout)
    assert first.uid in {row.uid for row in event.occurrences.all()}
