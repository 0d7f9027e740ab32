"""Opening a season, cancelling a meeting, and what participants see in their own calendar."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.calendar import actions as calendar
from booking.calendar.actions import make_feed_key
from booking.calendar.schedule.form import ScheduleForm
from booking.signups import actions as signups
from booking.signups.models import Sheet
from groups import actions, listing
from groups.feeds import participant_events
from groups.models import PeerGroup, Season, SeasonTemplate
from groups.season_forms import schedule_of
from groups.words import rhythm as rhythm_in_words
from kuulluksi.notices.models import Message
from tests.cast import make_staff
from tests.groups.helpers import make_group, open_season
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db


def test_a_season_has_its_meetings_and_a_sheet_that_closes_when_the_first_begins(area, facilitator):
    group = make_group(area=area, leader=facilitator)

    season = open_season(group, weeks=6)

    meetings = list(season.event.occurrences.order_by("start"))
    assert len(meetings) == 6
    assert season.sheet.closes_at == meetings[0].start
    assert season.sheet.ends_on == timezone.localdate(meetings[-1].end)
    assert list(season.sheet.staff.all()) == [facilitator]
    assert Sheet.objects.visible_to(facilitator).get() == season.sheet


def test_a_season_that_has_begun_takes_nobody_new_until_its_leader_opens_the_door(
    client, area, facilitator, time_machine
):
    season = open_season(make_group("iltatee", area=area, leader=facilitator), weeks=6)
    first, second = season.event.occurrences.order_by("start")[:2]
    calendar.move_and_tell(
        first, start=second.start - timedelta(days=1), end=second.end - timedelta(days=1), by="t"
    )
    season.sheet.refresh_from_db()
    assert season.sheet.closes_at == second.start - timedelta(days=1)  # the door follows the first meeting
    time_machine.move_to(second.start + timedelta(hours=3))
    client.force_login(facilitator)
    page, deed = (reverse(f"groups_desk:{name}", args=[season.pk]) for name in ("season", "newcomers"))

    seen = []
    for may in ("", "yes", "no"):
        if may:
            client.post(deed, {"may": may})
        seen.append(listing.group_detail("iltatee")["state"].code)
    shown = client.get(page).context

    assert seen == ["running", "open", "running"]
    assert (shown["has_begun"], shown["door_is_open"]) == (True, False)
    client.force_login(make_staff("peer_facilitator", areas=[area]))
    assert client.post(deed, {"may": "yes"}).status_code != 200
    assert listing.group_detail("iltatee")["state"].code == "running"


@pytest.mark.parametrize(
    ("rhythm", "starts", "words"),
    [
        ("2", ["8.3.", "22.3.", "5.4."], "Joka toinen maanantai kello 17.00–18.30"),
        ("month", ["8.3.", "12.4.", "10.5."], "Kerran kuussa"),
    ],
)
def test_a_group_meets_every_second_week_or_once_a_month_by_the_wall_clock_and_says_so(
    area, rhythm, starts, words
):
    template = SeasonTemplate(name_fi="Pohja", slug="pohja", rhythm=rhythm, meetings=3)
    data = {**schedule_of(template), "starts_on": "2027-03-08", "starts_at": "17:00"}
    form = ScheduleForm(QueryDict(urlencode(data)))
    assert form.is_valid(), form.errors
    event = {**form.event(), "venue": "Talo"}

    season = actions.open_season(make_group(area=area), event=event, sheet={"capacity": 4}, by="test")

    meetings = [timezone.localtime(row.start) for row in season.event.occurrences.order_by("start")]
    assert [f"{one.day}.{one.month}." for one in meetings] == starts
    assert {one.hour for one in meetings} == {17}
    with override("fi"):
        assert rhythm_in_words(season.event).startswith(words)


def test_a_group_that_has_ended_opens_no_season(area):
    group = make_group(area=area, standing=PeerGroup.Standing.ENDED)

    with pytest.raises(ValidationError):
        open_season(group)

    assert Season.objects.count() == 0


def test_a_season_without_places_is_refused_and_nothing_is_half_done(area):
    group = make_group(area=area)

    with pytest.raises(ValidationError):
        open_season(group, capacity=0)
    with pytest.raises(ValidationError):
        open_season(group, opens_at=timezone.now(), closes_at=timezone.now() - timedelta(days=1))

    assert (Season.objects.count(), Sheet.objects.count()) == (0, 0)


def test_a_cancelled_meeting_is_told_neutrally_to_those_with_a_place(area, facilitator):
    group = make_group(area=area, leader=facilitator)
    season = open_season(group, capacity=2)
    sign_up(season.sheet, "Vili", channel="sms", contact="0401234567")
    sign_up(season.sheet, "Alma", channel="call", contact="0407654321")
    sign_up(season.sheet, "Otso", channel="sms", contact="0401112222")  # waits
    Message.objects.all().delete()
    meeting = season.event.occurrences.order_by("start").first()

    done = actions.cancel_session(season, meeting, by=facilitator)

    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    assert (done.told, done.to_call) == (1, 1)
    assert [message.kind for message in Message.objects.all()] == ["session_cancelled"]
    with pytest.raises(ValidationError):
        actions.cancel_session(season, meeting, by=facilitator)


def test_a_meeting_of_another_group_is_not_cancelled(area, facilitator):
    mine, other = open_season(make_group(area=area)), open_season(make_group(area=area))

    with pytest.raises(ValidationError):
        actions.cancel_session(mine, other.event.occurrences.order_by("start").first(), by=facilitator)


def test_a_participants_calendar_shows_only_what_they_have_a_place_in(area, facilitator):
    season = open_season(make_group(area=area), admission=Sheet.Admission.AFTER_MEETING)
    open_season(make_group(area=area))
    done = sign_up(season.sheet, "Vili")
    key, _path = make_feed_key("participant", subject=done.party.pk, language="fi", name="", by="participant")

    assert list(participant_events(key)) == []  # waits for the first talk

    signups.accept(done.signups[0], by=facilitator)
    assert list(participant_events(key)) == [season.event]

    signups.withdraw(done.party.signups.get(), by="participant")
    assert list(participant_events(key)) == []
    assert key.mask == "neutral"


def test_a_participants_calendar_is_fetched_anew_when_a_place_is_given_or_left(client, area, facilitator):
    season = open_season(make_group(area=area), admission=Sheet.Admission.AFTER_MEETING)
    done = sign_up(season.sheet, "Vili")
    _key, path = make_feed_key("participant", subject=done.party.pk, language="fi", name="", by="participant")

    def fetched(etag=""):
        answer = client.get(path, headers={"If-None-Match": etag} if etag else {})
        return answer.status_code, answer.get("ETag", ""), answer.content.count(b"BEGIN:VEVENT")

    status, etag, events = fetched()
    assert (status, events) == (200, 0)
    assert fetched(etag)[0] == 304

    signups.accept(done.signups[0], by=facilitator)
    status, etag, events = fetched(etag)
    assert (status, events > 0) == (200, True)
    assert fetched(etag)[0] == 304

    signups.withdraw(done.party.signups.get(), by="participant")
    status, etag, events = fetched(etag)
    assert (status, events) == (200, 0)
