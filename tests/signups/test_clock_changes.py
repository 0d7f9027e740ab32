"""The two nights when the clock is changed, by the wall of Helsinki: what ends at night ends in the morning, a day that
is promised is whole, and a meeting at five is reminded of the day before."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from booking.signups import consents, promises
from booking.signups.reminders import remind
from groups import actions as groups
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from tests.cast import make_sheet
from tests.groups.helpers import make_group, open_season

from .helpers import sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.either]
HELSINKI = ZoneInfo("Europe/Helsinki")
FORWARD, BACK = (2027, 3, 28), (2027, 10, 31)  # at three and at four in the morning


def on(day, hour, minute=0, **kw):
    return datetime(*day, hour, minute, tzinfo=HELSINKI, **kw)


@pytest.mark.parametrize(("day", "night"), [(FORWARD, 23), (BACK, 25)])
def test_an_offer_that_would_end_in_that_night_ends_at_nine_and_counts_real_hours(day, night):
    sheet = make_sheet(offer_hours=48)
    noon = on(day, 12)

    in_the_night = promises.offer_until(sheet, on(day, 4, 30) - timedelta(hours=48), None)
    by_day = promises.offer_until(sheet, noon.astimezone(ZoneInfo("UTC")) - timedelta(hours=48), None)
    asked = noon.astimezone(ZoneInfo("UTC")) - timedelta(days=14)

    assert in_the_night == on(day, 9)
    assert by_day == noon
    assert timezone.localtime(consents.held_until(asked)) == on(day, 23, 59)
    assert on(day, 0).astimezone(ZoneInfo("UTC")) + timedelta(hours=night) == on(day, 0) + timedelta(days=1)


@pytest.mark.parametrize("day", [FORWARD, BACK])
def test_a_meeting_that_day_is_reminded_of_once_and_a_stand_ins_link_dies_at_its_midnight(
    day, area, facilitator
):
    first = on(day, 17)
    with time_machine.travel(first - timedelta(days=20), tick=False):
        season = open_season(make_group(area=area, leader=facilitator), first=first.date(), weeks=2)
        sign_up(season.sheet, channel="sms", contact="0401234567")
        meeting = season.event.occurrences.order_by("start").first()
    evening = on((first - timedelta(days=1)).timetuple()[:3], 10)
    with time_machine.travel(evening - timedelta(minutes=1), tick=False):
        remind({})
        assert not Message.objects.filter(kind="session_reminder").exists()
    for moment in (evening, on(day, 3, 30), on(day, 3, 30, fold=1), on(day, 11)):
        with time_machine.travel(moment, tick=False):
            remind({})
    with time_machine.travel(on(day, 0, 1), tick=False):
        _row, link = groups.let_stand_in(season, meeting, role="peer", by=facilitator)

    assert meeting.start == first
    assert season.event.occurrences.order_by("start").last().start == on(day, 17) + timedelta(days=7)
    assert Message.objects.filter(kind="session_reminder").count() == 1
    assert link.expires_at == on(day, 0) + timedelta(days=1)
    for moment, opens in ((on(day, 23, 59), True), (on(day, 0) + timedelta(days=1), False)):
        with time_machine.travel(moment, tick=False):
            assert (Link.objects.by_token("stand_in", link.token) is not None) == opens
