"""A season from the inside: the roll, somebody who stands in, closing, and feedback that nobody can be guessed from."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.calendar import actions as calendar
from booking.signups import actions as signups
from booking.signups import feedback, rolls
from booking.signups.models import Attendance, SignUp
from booking.signups.rules import end_marks
from booking.signups.states import State
from groups import actions
from groups.models import Feedback, FeedbackSlip, Grant, LeaderHours, StandIn
from groups.rules import end_feedback, end_grants
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff
from tests.groups.helpers import make_group, open_season
from tests.signups import walk
from tests.signups.helpers import sign_up, states
from tests.signups.walk import SAME_ORIGIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def season(area, facilitator, noon):
    """Two meetings: one today, one in a week. Four have a place."""
    made = open_season(make_group(area=area, leader=facilitator), first=timezone.localdate(), weeks=2)
    made.sheet.closes_at = None
    made.sheet.save()
    return made


@pytest.fixture
def people(season):
    names = ("Usva", "Kielo", "Routa", "Havu")
    return [sign_up(season.sheet, name, channel="sms", contact=f"040123450{n}") for n, name in enumerate(names)]


def today(season):
    return season.event.occurrences.order_by("start").first()


def at(name, season, *more):
    return reverse(f"groups_desk:{name}", args=[season.pk, *more])


def told(season, actor):
    return feedback.told(season.feedback, actor=actor, reason="feedback of a season")


def all_held(season):
    """Afterwards: the last meeting is behind us."""
    return time_machine.travel(season.event.occurrences.order_by("-end").first().end + timedelta(hours=1))


# --- The roll ---


def test_the_roll_shows_nicknames_and_saves_marks_without_reasons(client, season, people, facilitator):
    client.force_login(facilitator)
    page = at("roll", season, today(season).uid)
    first, second = people[0].signups[0], people[1].signups[0]
    signups.not_this_time([second], today(season))

    shown = client.get(page)
    client.post(page, {f"mark-{first.pk}": "late", "on_roll": [str(first.pk)]})
    marked = {mark.signup_id: mark.mark for mark in Attendance.objects.all()}

    assert [line.nickname for line in shown.context["lines"]] == ["Havu", "Kielo", "Routa", "Usva"]
    assert [line.chosen for line in shown.context["lines"]] == ["", "told", "", ""]
    assert marked == {first.pk: "late"}
    assert {field.name for field in Attendance._meta.get_fields()} == {
        "id", "meeting", "signup", "mark", "marked_at",
    }  # fmt: skip
    assert AccessLog.objects.filter(reason="roll call", actor=facilitator).count() == 1


def test_the_rest_are_here_with_one_press_and_a_stranger_on_the_form_is_passed_over(season, people):
    ids = [str(one.signups[0].pk) for one in people]
    stranger = str(sign_up(open_season(make_group()).sheet).signups[0].pk)
    data = {f"mark-{ids[0]}": "absent", f"mark-{stranger}": "present", "rest": "1"}

    class Posted(dict):
        def getlist(self, name):
            return ids

    actions.call_roll(season, today(season), rolls.marks_in(Posted(data)), by="test")

    assert sorted(Attendance.objects.values_list("mark", flat=True)) == [
        "absent", "present", "present", "present",
    ]  # fmt: skip


def test_the_roll_does_not_open_before_the_day_nor_for_a_cancelled_meeting(season, people, facilitator):
    later = season.event.occurrences.order_by("start").last()

    with pytest.raises(ValidationError, match="day of the meeting|tapaamispäivänä"):
        actions.call_roll(season, later, {}, by=facilitator)
    actions.cancel_session(season, later, by=facilitator)
    later.refresh_from_db()
    assert rolls.why_not(later, later.start)


@pytest.mark.parametrize("many", [1, 30])
def test_a_roll_takes_six_queries_however_many(season, facilitator, many, django_assert_num_queries):
    season.sheet.capacity = 40
    season.sheet.save()
    for n in range(many):
        sign_up(season.sheet, f"Nimi {n}")
    meeting = today(season)

    with django_assert_num_queries(6):  # people, savepoint, roles' log line, savepoint, marks, told absences
        assert len(rolls.lines([season.sheet_id], meeting, actor="substitute")) == many


# --- Somebody who stands in ---


def test_a_stand_in_marks_the_roll_by_a_link_that_dies_at_midnight(client, season, people, facilitator):
    client.force_login(facilitator)
    shown = client.post(at("substitute", season, today(season).uid), {"role": "peer"})
    path = re.search(r"/fi/s/[\w-]+/", shown.context["address"])[0]
    client.logout()

    page = client.get(path).content.decode()
    who = people[0].signups[0]
    client.post(path, {f"mark-{who.pk}": "present"}, **SAME_ORIGIN)

    assert "Usva" in page
    assert "0401234500" not in page
    assert season.group.name_fi not in page
    assert Attendance.objects.get().signup_id == who.pk
    assert AccessLog.objects.filter(role="substitute", actor=None).exists()
    assert Message.objects.filter(kind="session_leader").count() == 4
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0) + timedelta(days=1)
    with time_machine.travel(midnight + timedelta(seconds=5)):
        assert client.get(path).status_code == 404


def test_a_stand_ins_link_dies_with_the_day_also_when_the_meeting_has_moved_to_an_earlier_one(
    client, season, people, facilitator
):
    later = season.event.occurrences.order_by("start").last()
    _row, link = actions.let_stand_in(season, later, role="peer", by=facilitator)
    earlier = timedelta(days=3)
    calendar.move_occurrence(later, start=later.start - earlier, end=later.end - earlier, by=facilitator)
    path = reverse("groups:stand_in", kwargs={"token": link.token})

    with time_machine.travel(later.start + timedelta(minutes=5)):
        assert "Usva" in client.get(path).content.decode()
    with time_machine.travel(later.start + timedelta(days=1)):
        assert client.get(path).status_code == 404


def test_a_second_link_ends_the_first_and_the_leader_may_take_the_meeting_back(season, people, facilitator):
    meeting = today(season)
    row, first = actions.let_stand_in(season, meeting, role="staff", by=facilitator)
    _row, second = actions.let_stand_in(season, meeting, role="staff", by=facilitator)

    assert Link.objects.by_token("stand_in", first.token) is None
    assert Link.objects.by_token("stand_in", second.token) == second
    assert Message.objects.filter(kind="session_leader").count() == 4

    actions.end_stand_in(row, by=facilitator)
    assert Link.objects.by_token("stand_in", second.token) is None
    assert not StandIn.objects.exists()


# --- Closing ---


def test_a_season_closes_with_thanks_and_everyone_settled(season, people, facilitator):
    waiting = sign_up(season.sheet, "Jono")
    with pytest.raises(ValidationError):
        actions.close_season(season, by=facilitator)

    with all_held(season):
        done = actions.close_season(season, by=facilitator)
        with pytest.raises(ValidationError):
            actions.close_season(season, by=facilitator)

    assert (done.thanked, done.by_hand) == (4, 0)
    assert states(*people, waiting) == [State.COMPLETED] * 4 + [State.NOT_ADMITTED]
    assert SignUp.objects.get(pk=waiting.signups[0].pk).instead == "later"
    thanks = Message.objects.filter(kind="season_thanks")
    assert thanks.count() == FeedbackSlip.objects.count() == 4
    parties = {str(one.party.pk) for one in people}
    assert not any(party in message.dedupe_key for party in parties for message in thanks)


def test_feedback_is_anonymous_and_seen_by_threes(client, season, people, facilitator):
    season.sheet.capacity = 12
    season.sheet.save()
    more = [sign_up(season.sheet, f"N{n}", channel="sms", contact=f"040555450{n}") for n in range(3)]
    with all_held(season):
        actions.close_season(season, by=facilitator)
        tokens = [Link.objects.get(subject_id=slip.pk).token for slip in FeedbackSlip.objects.all()]
        seen = []
        for n, token in enumerate(tokens):
            path = reverse("groups:feedback", kwargs={"token": token})
            assert client.post(path, {}, **SAME_ORIGIN).status_code == 422
            client.post(path, {"face": "good", "word": f"Sana {n}"}, **SAME_ORIGIN)
            assert client.get(path).status_code == 404
            read = told(season, facilitator)
            seen.append(read.answers if read else 0)

    assert len(tokens) == len(people) + len(more) == 7
    assert seen == [0, 0, 3, 3, 3, 6, 6]  # never one more, whose the newest is
    assert "time" not in " ".join(field.name for field in Feedback._meta.get_fields())
    assert not FeedbackSlip.objects.exists()


def test_slips_that_a_leader_makes_single_nobody_out(client, season, people, facilitator):
    with all_held(season):
        client.force_login(facilitator)
        actions.close_season(season, by=facilitator)
        own = list(FeedbackSlip.objects.all())
        actions.give_feedback(own[0], face="bad", word="Oikea")
        for _n in range(5):  # the leader fills in the rest
            path = client.post(at("slip", season))["Location"]
            client.post(path, {"face": "good", "word": "Ohjaajan"}, **SAME_ORIGIN)

        assert told(season, facilitator) is None
        for slip in own[1:3]:
            actions.give_feedback(slip, face="so_so", word="")
        assert told(season, facilitator).answers == 8


def test_whom_no_letter_reaches_takes_one_slip_from_the_own_page(client, season, facilitator):
    done = sign_up(season.sheet, "Usva", word="revontulet")
    own = reverse("signups:own", kwargs={"token": done.link.token})
    say = reverse("groups:say", kwargs={"token": done.link.token})
    with all_held(season):
        assert actions.close_season(season, by=facilitator).by_hand == 1
        page = walk.post(client, own, do="open", key="revontulet")
        mark = walk.hidden(page, "open")
        unopened = client.post(say, **SAME_ORIGIN)
        taken = walk.post(client, say, open=mark)
        again = walk.post(client, say, open=mark)
        given = client.post(taken["Location"], {"face": "good"}, **SAME_ORIGIN)

    assert say in page.content.decode()
    assert unopened["Location"] == again["Location"] == own
    assert given.status_code == 200
    assert Feedback.objects.get().by_hand is False
    assert not FeedbackSlip.objects.exists()


def test_what_is_kept_of_a_season_ends_by_its_own_rules(season, people, facilitator):
    who = people[0].signups[0]
    actions.call_roll(season, today(season), {str(who.pk): "present"}, by=facilitator)
    actions.write_reference(who, "ESIM-0001", by=facilitator)
    with all_held(season):
        actions.close_season(season, by=facilitator)
        slip, _link = actions.new_slip(season)
        actions.give_feedback(slip, face="good", word="Kiitos")
    season.refresh_from_db()
    ends = timezone.now() + timedelta(days=7)
    seasons_end = [(end_marks, 31), (end_grants, 184), (end_feedback, 366)]

    for rule, days in seasons_end:
        assert rule(ends + timedelta(days=days - 3), True) == (4 if rule is end_feedback else 0)
        assert rule(ends + timedelta(days=days + 3), False) > 0

    assert Attendance.objects.get().signup_id is None
    assert not Grant.objects.exists()
    assert Feedback.objects.get().face == "good"
    assert not told(season, facilitator)


def test_a_reference_is_only_a_reference(client, season, people, facilitator):
    client.force_login(facilitator)
    assert client.post(at("references", season), {"signup": "nobody", "reference": "A1"}).status_code == 404
    with pytest.raises(ValidationError):
        actions.write_reference(people[0].signups[0], "päätös koskee sijoitusta", by=facilitator)


def test_a_peer_who_leads_gets_the_same_kitchen_list_as_the_facilitator(client, season, facilitator):
    answers = {"diet": ["nuts"], "access_needs": "ramppi"}
    sign_up(season.sheet, participants=[{"nickname": "Usva", "answers": answers}])
    peer = make_staff("peer_facilitator")
    season.group.facilitators.filter(role="peer").update(user=peer)
    seen = []
    for user in (facilitator, peer):
        client.force_login(user)
        seen.append(client.get(at("kitchen", season, today(season).uid)).context["kitchen"])

    assert seen[0] == seen[1]
    assert (len(seen[1].diets), seen[1].unanswered) == (1, 0)


# --- Told, moved, hours ---


def test_after_a_cancelled_meeting_the_leader_sees_who_was_reached_and_whom_to_call(
    client, season, people, facilitator
):
    sign_up(open_season(make_group()).sheet, "Muu")
    season.sheet.capacity = 6
    season.sheet.save()
    sign_up(season.sheet, "Soitto", channel="call", contact="040 999 8877")
    client.force_login(facilitator)
    later = season.event.occurrences.order_by("start").last()

    page = client.post(at("cancel_meeting", season, later.uid), follow=True)
    opened = client.post(at("reached", season, later.uid)).content.decode()

    assert [(row.sent, row.waiting, row.failed) for row in page.context["channels"]] == [(0, 4, 0)]
    assert "040 999 8877" not in page.content.decode()
    assert "040 999 8877" in opened
    assert AccessLog.objects.filter(reason="a meeting was changed").exists()


def test_a_moved_meeting_is_told_and_the_form_keeps_what_was_typed(client, season, people, facilitator):
    client.force_login(facilitator)
    later = season.event.occurrences.order_by("start").last()
    day = timezone.localtime(later.start).date() + timedelta(days=1)
    data = {"day": day.isoformat(), "starts_at": "18:30", "minutes": "60", "venue": "Kirjasto"}

    wrong = client.post(at("move", season, later.uid), {**data, "starts_at": "03:30"})
    right = client.post(at("move", season, later.uid), data, follow=True)
    later.refresh_from_db()

    far = client.post(at("move", season, later.uid), {**data, "day": "9999-12-31", "starts_at": "23:59"})

    assert wrong.status_code == far.status_code == 422
    assert "Kirjasto" in wrong.content.decode()
    assert right.status_code == 200
    assert (timezone.localtime(later.start).hour, later.venue) == (18, "Kirjasto")
    assert Message.objects.filter(kind="session_moved").count() == 4


def test_hours_are_the_leaders_own_and_the_same_day_is_written_over(client, season, facilitator, coordinator):
    client.force_login(facilitator)
    data = {"group": season.group_id, "day": timezone.localdate().isoformat(), "what": "meeting"}
    for minutes in ("90", "120"):
        client.post(reverse("groups_desk:hours"), {**data, "minutes": minutes})
    odd = client.post(reverse("groups_desk:hours"), {**data, "minutes": "120", "back": "\u00b2:"})
    other = open_season(make_group())
    refused = client.post(reverse("groups_desk:hours"), {**data, "group": other.group_id, "minutes": "5"})

    assert (odd.status_code, refused.status_code) == (302, 422)
    assert [row.minutes for row in LeaderHours.objects.all()] == [120]
    client.force_login(coordinator)
    assert "2 h" in client.get(reverse("groups_desk:over_all")).content.decode()


@pytest.mark.parametrize(
    "name", ["move", "reached", "substitute", "restore", "close", "references", "cancel_meeting"]
)
def test_a_peer_calls_the_roll_but_does_not_change_meetings(client, season, name):
    peer = make_staff("peer_facilitator")
    season.group.facilitators.filter(role="peer").update(user=peer)
    client.force_login(peer)
    more = () if name in ("close", "references") else (today(season).uid,)

    assert client.get(at("roll", season, today(season).uid)).status_code == 200
    assert client.post(at(name, season, *more)).status_code in (302, 403)
    assert not Link.objects.filter(purpose="stand_in").exists()
    assert not season.event.occurrences.filter(sequence__gt=0).exists()
    assert not season.group.seasons.exclude(closed_at=None).exists()
