"""The desk and the members' page: who reads what, and what every button does."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.signups.models import Attendance
from groups import actions as groups
from groups.developers import actions, published
from groups.developers.models import Consultation, Issue, Statement
from groups.participation import hidden
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff
from tests.groups.helpers import open_season
from tests.signups import walk
from tests.signups.helpers import sign_up

from .conftest import developers
from .test_deeds import WORDS, answered, ask, today

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ADMIN = "/hallinta/"  # where Wagtail sends whoever may not


def at(name, *args):
    return reverse(f"developers_desk:{name}", args=args)


@pytest.fixture
def season(here, noon):
    made = open_season(here, first=timezone.localdate(), weeks=2)
    made.sheet.closes_at = None
    made.sheet.save()
    return made


def test_a_leader_goes_the_whole_way_by_buttons(client, here, there, facilitator):
    client.force_login(facilitator)
    question = {"topic": "Ovi", "question": "Miksi?", "groups": [there.pk], "due_on": today().isoformat()}
    asked = client.post(at("ask", here.pk), question)
    row = Consultation.objects.get()
    client.force_login(there.facilitators.get(role="staff").user)
    answer = {"answer": row.answers.get().pk, "text": "Koska."}
    client.post(at("consultation_deed", row.pk, "vastaa"), answer)
    refused = client.post(at("consultation_deed", row.pk, "luonnos"))  # only those who asked
    client.force_login(facilitator)
    shown = client.get(at("consultation", row.pk)).content.decode()
    client.post(at("consultation_deed", row.pk, "luonnos"))
    statement = Statement.objects.get()
    client.post(at("statement_deed", statement.pk, "sanat"), WORDS)
    decided = {"stand": "agreed", "said_on": today().isoformat()}
    for voice in statement.voices.all():
        client.force_login(voice.group.facilitators.get(role="staff").user)
        client.post(at("statement_deed", statement.pk, "kanta"), {**decided, "voice": voice.pk})
    out = client.post(at("statement_deed", statement.pk, "julkaise"))

    assert (asked.status_code, refused.status_code, out.status_code) == (302, 404, 302)
    assert "Koska." in shown
    assert [one.title for one in published.statements("fi")] == ["Ovi auki"]
    client.post(at("statement_deed", statement.pk, "takaisin"))
    assert published.statements("fi") == []


def test_the_steering_group_reads_what_was_sent_to_it_and_answers(client, here, facilitator):
    client.force_login(facilitator)
    client.post(at("raise", here.pk), {"to": "steering", "matter_fi": "Kirjeet", "details": "Liian vaikeita"})
    client.post(at("raise", here.pk), {"to": str(here.organisation_id), "matter_fi": "Muu asia"})
    issue = Issue.objects.get(to_steering=True)
    client.post(at("issue_deed", issue.pk, "nayta"))
    client.force_login(make_staff("steering", areas=[here.area]))

    home = client.get(at("home")).content.decode()
    wrong = client.post(at("issue", issue.pk), {"status": "not_possible", "answer_fi": ""})
    client.post(at("issue", issue.pk), {"status": "done", "answer_fi": "Kirjoitetaan uudestaan."})

    assert "Kirjeet" in home
    assert "Muu asia" not in home
    assert wrong.status_code == 422
    shut = [client.get(at("took_part")), client.post(at("issue_deed", issue.pk, "nayta"))]
    assert [one["Location"] for one in shut] == [ADMIN, ADMIN]
    assert [(one.matter, one.status) for one in published.raised_publicly("fi")] == [("Kirjeet", "done")]
    assert AccessLog.objects.filter(reason="an issue raised").exists()


def test_a_peer_reads_everything_of_the_group_and_writes_nothing(client, here, there, season, facilitator):
    peer = make_staff("peer_facilitator")
    here.facilitators.filter(role="peer").update(user=peer)
    row = answered(ask(here, there))
    meeting = season.event.occurrences.order_by("start").first()
    actions.write_papers(season, meeting, agenda="Ruoka", notes="Hyvä", by=facilitator)
    client.force_login(peer)

    read = [
        client.get(at(*one)).status_code
        for one in (("home",), ("consultation", row.pk), ("papers", season.pk, meeting.uid))
    ]
    client.post(at("papers", season.pk, meeting.uid), {"agenda": "Muu", "notes": "Muu"})
    refused = [client.post(at("consultation_deed", row.pk, "paata")), client.post(at("raise", here.pk), {})]

    assert read == [200, 200, 200]
    assert [one["Location"] for one in refused] == [ADMIN, ADMIN]
    assert "Ruoka" in client.get(at("papers", season.pk, meeting.uid)).content.decode()


def test_notes_with_a_nickname_are_asked_about_once(client, season, facilitator):
    sign_up(season.sheet, "Usva")
    client.force_login(facilitator)
    page = at("papers", season.pk, season.event.occurrences.order_by("start").first().uid)

    asked = client.post(page, {"agenda": "", "notes": "Usva sanoi jotain"})
    saved = client.post(page, {"agenda": "", "notes": "Usva sanoi jotain", "sure": "1"})

    assert (asked.status_code, saved.status_code) == (200, 302)
    assert asked.context["looks_like"] == ["Usva"]


def test_a_member_reads_the_papers_by_link_and_word_and_the_own_number_alone(
    client, here, there, season, facilitator
):
    done = sign_up(season.sheet, "Usva", word="revontulet")
    other = sign_up(season.sheet, "Kielo", word="kanervikko")
    first = season.event.occurrences.order_by("start").first()
    actions.write_papers(season, first, agenda="Ruokalista", notes="", by=facilitator)
    actions.answer_consultation(ask(here, there).answers.get(), text="Kysyttiin ja kuunneltiin.", by="test")
    groups.call_roll(season, first, {str(done.signups[0].pk): "present"}, by=facilitator)
    page = reverse("groups:member", kwargs={"token": done.link.token})

    closed = client.get(page)
    wrong = walk.post(client, page, key="kanervikko")
    opened = walk.post(client, page, key="revontulet")
    own_page = walk.post(
        client, reverse("signups:own", kwargs={"token": done.link.token}), do="open", key="revontulet"
    )
    by_mark = walk.post(client, page, open=walk.hidden(own_page, "open"))
    others = walk.post(client, reverse("groups:member", kwargs={"token": other.link.token}), key="kanervikko")

    for shut in (closed, wrong):
        assert "Ruokalista" not in shut.content.decode()
        assert here.name not in shut.content.decode()
    for open_ in (opened, by_mark):
        assert "Ruokalista" in open_.content.decode()
        assert "Kysyttiin ja kuunneltiin." in open_.content.decode()
        assert open_.context["times"] == 1
        assert re.search(r"<title>[^<]*</title>", open_.content.decode())[0].count(here.name) == 0
    assert "1" in own_page.content.decode()
    assert others.context["times"] == 0


def test_who_has_left_no_longer_reads(client, season):
    done = sign_up(season.sheet, "Usva", word="revontulet")
    page = reverse("groups:member", kwargs={"token": done.link.token})
    signup = done.signups[0]
    type(signup).objects.filter(pk=signup.pk).update(state="withdrawn")

    assert client.get(page).status_code == walk.post(client, page, key="revontulet").status_code == 404


def test_participation_is_told_by_group_with_small_numbers_hidden(client, season, here, coordinator):
    season.sheet.capacity = 12
    season.sheet.save()
    first, second = season.event.occurrences.order_by("start")
    people = [sign_up(season.sheet, f"Nimi {n}").signups[0] for n in range(6)]
    small = open_season(developers(area=here.area), first=timezone.localdate(), weeks=2)
    few = sign_up(small.sheet, "Harva").signups[0]
    marks = [
        Attendance(meeting=meeting, signup=one, mark="present") for meeting in (first, second) for one in people
    ]
    alone = Attendance(meeting=small.event.occurrences.order_by("start").first(), signup=few, mark="late")
    Attendance.objects.bulk_create([*marks, alone])
    client.force_login(coordinator)

    with_small = client.get(at("took_part")).context["table"]
    alone.delete()
    table = client.get(at("took_part")).context["table"]

    assert [(row.people, row.visits) for row in with_small.rows if row.meetings] == [(None, None)] * 2
    assert (with_small.people, with_small.visits) == (7, None)
    assert [(row.people, row.visits) for row in table.rows if row.meetings] == [(6, 12)]
    assert (table.groups, table.people, table.visits) == (1, 6, 12)
    assert hidden([3]) == ([None], None)
    assert hidden([3, 1, 9]) == ([None, None, None], 13)


@pytest.mark.parametrize("many", [1, 3])
def test_the_desk_takes_the_same_queries_however_many(
    client, here, there, facilitator, many, django_assert_num_queries
):
    for n in range(many):
        answered(ask(here, there, topic=f"Aihe {n}"))
        actions.raise_issue(here, matter={"fi": f"Asia {n}"}, details="", by="test")
        actions.write_statement(None, words={**WORDS, "title_fi": f"Ovi {n}"}, group=here, by="test")
    client.force_login(facilitator)
    client.get(at("home"))

    with django_assert_num_queries(DESK_QUERIES):
        page = client.get(at("home"))

    assert len(page.context["consultations"]) == many


DESK_QUERIES = 22  # the account, Wagtail's menu, groups, seasons, and five lists with their groups
