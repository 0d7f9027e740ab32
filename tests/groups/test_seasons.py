"""Opening a season, cancelling a meeting, and what participants see in their own calendar."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from booking.calendar.actions import make_feed_key
from booking.signups import actions as signups
from booking.signups.models import Sheet
from groups import actions
from groups.feeds import participant_events
from groups.models import PeerGroup, Season
from kuulluksi.notices.models import Message
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
