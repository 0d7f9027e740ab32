"""A season, an open event and a developer group with a canary in every field; then the clock goes past every line of the
policy, ``manage.py erase`` runs, and the whole database is searched: for what was typed, and for every sealed text."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.open_events import afterwards
from booking.signups import actions as signups
from booking.signups import callbacks, consents, drafts, referrals, rolls
from booking.signups.models import Attendance, SignUp
from booking.signups.safe_contact import SafeContact
from groups import actions as groups
from groups.developers import actions as developers
from groups.models import FeedbackSlip
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from tests.cast import make_audience, make_staff
from tests.groups.helpers import make_group, open_season
from tests.open_events.helpers import LINK, make_event, sheet_of
from tests.signups.helpers import sign_up

from .dumps import dump_of_database, found_in_clear, seals, still_there

pytestmark = pytest.mark.django_db
ROOMS = ("signups", "groups", "open_events", "notices")
# Days after today on which the rules run: before, between and after every line.
DAYS = (2, 45, 110, 300, 900, 2000)


def canary(name: str) -> str:
    return f"kanarialintu {name}"


def people_of_a_season(season, leader) -> None:
    """A young person, an adult with a child whose guardian is asked, a worker's link, a phone call, a form left half."""
    sheet = season.sheet
    adult = {
        "giver": "guardian",
        "name": canary("huoltaja"),
        "contact": "kanarialintu.h@example.test",
        "channel": "email",
    }
    answers = {
        "wishes": canary("toivoo"),
        "access_needs": canary("tarvitsee"),
        "transport_adult": canary("kuski"),
    }
    young = sign_up(
        sheet,
        channel="sms",
        contact="+358401239876",
        contact_name=canary("aikuinen"),
        safe_contact=SafeContact(hours="15-21", only_me=True).written(),
        word=canary("sana"),
        participants=[{"nickname": canary("nimi"), "birth_year": "2009", "answers": answers}],
    )
    child = {"nickname": canary("lapsi"), "birth_year": str(timezone.localdate().year - 10), "consent": adult}
    family = sign_up(
        sheet,
        way="adult",
        adult_role="foster",
        channel="email",
        contact="kanarialintu@example.test",
        participants=[child],
    )
    sign_up(sheet, canary("puhelu"), channel="call", contact="+358401239875")
    run_due()
    ask = family.signups[0].consent_asks.get()
    signups.answer(ask, "given", name=canary("äiti"), language="fi")
    signups.change_contact(young.party, channel="email", contact="kanarialintu.uusi@example.test")
    groups.write_reference(young.signups[0], "kanarialintu/1", by=leader)
    page = referrals.ask_for_page(
        sheet, contact="kanarialintu.tyo@county.example", name=canary("työntekijä"), language="fi"
    )
    referrals.make_referral(sheet, page)
    callbacks.leave(sheet, contact="+358401239874", when="", language="fi", nonce="kanarialintu")
    draft = drafts.save(sheet, "nonce", {"who": {"person-0-nickname": [canary("kesken")]}}, language="fi")
    drafts.keep_for_later(draft)


def a_season_from_beginning_to_end(area, leader) -> None:
    group = make_group(area=area, leader=leader)
    season = open_season(
        group,
        first=timezone.localdate(),
        weeks=1,
        asks=["wishes", "access_needs", "transport"],
        consent_bands=consents.bands_of("under_13"),
        closes_at=None,
        capacity=9,
    )
    people_of_a_season(season, leader)
    groups.leave_interest(
        group, wish="next", channel="sms", contact="+358401239873", language="fi", form_nonce="n"
    )
    groups.leave_wish(
        audience=make_audience(),
        area=area,
        channel="sms",
        contact="+358401239872",
        language="fi",
        form_nonce="w",
    )
    meeting = season.event.occurrences.get()
    groups.let_stand_in(season, meeting, role="peer", by=leader)
    there = rolls.lines([season.sheet_id], meeting, actor=leader)
    groups.call_roll(season, meeting, {line.id: "present" for line in there}, by=leader)
    with time_machine.travel(meeting.end + timedelta(hours=1)):
        groups.close_season(season, by=leader)
        groups.give_feedback(FeedbackSlip.objects.first(), face="good", word=canary("palaute"))


def papers_of_a_developer_group(area, leader) -> None:
    here, there = (make_group(kind="developer", area=area, leader=leader) for _n in range(2))
    season = open_season(here, first=timezone.localdate(), weeks=1)
    papers = {"agenda": canary("lista"), "notes": canary("muistio")}
    developers.write_papers(season, season.event.occurrences.get(), **papers, by=leader)
    asked = developers.ask_groups(
        here, topic="Ovi", question=canary("kysymys"), due_on=timezone.localdate(), groups=[there], by=leader
    )
    developers.answer_consultation(asked.answers.get(), text=canary("vastaus"), by=leader)
    developers.draft_together(asked, by=leader)
    developers.raise_issue(here, matter={"fi": "Ovi auki"}, details=canary("tarkemmin"), by=leader)


def an_open_event(area, coordinator) -> None:
    made = make_event(area=area, days=1, places={"remote": 5}, by=coordinator)
    person = sign_up(
        sheet_of(made, "remote"), canary("etä"), channel="email", contact="kanarialintu.e@example.test"
    )
    sign_up(sheet_of(made, "remote"), canary("koodilla"))
    signups.open_calendar(person.party, language="fi")
    with time_machine.travel(made.event.occurrences.get().end + timedelta(hours=1)):
        afterwards.end_those_over()
        slip, _link = afterwards.new_slip(made)
        afterwards.give_feedback(slip, face="bad", word=canary("tapahtuma"))


def test_nothing_typed_and_nothing_sealed_is_left_when_the_last_line_has_passed(area, settings, capsys, noon):
    settings.MAIL_URL = settings.SMS_URL = "mailbox"
    leader, coordinator = make_staff("facilitator", areas=[area]), make_staff("coordinator", areas=[area])
    a_season_from_beginning_to_end(area, leader)
    papers_of_a_developer_group(area, leader)
    an_open_event(area, coordinator)
    run_due()
    desk = Client()
    desk.force_login(leader)
    desk.get(reverse("groups_desk:mine"))
    tokens = [link.token for link in Link.objects.all()]
    typed = ["kanarialin", "+35840123987", "040123987", "county.example", LINK, *tokens]
    sealed, people = seals(), SignUp.objects.count()
    assert found_in_clear(typed) == []
    assert len(still_there(*ROOMS)) > 25
    assert (Message.objects.exists(), Session.objects.exists(), len(sealed) > 40) == (True, True, True)

    today = timezone.now()
    for days in DAYS:
        with time_machine.travel(today + timedelta(days=days), tick=False):
            call_command("erase")

    dump = dump_of_database()
    assert found_in_clear(typed) == []
    assert still_there(*ROOMS) == {}
    assert [seal for seal in sealed if seal in dump] == []
    assert set(Link.objects.values_list("purpose", flat=True)) == set()
    assert SignUp.objects.count() == people  # rows stay as counts
    assert set(Attendance.objects.values_list("signup", flat=True)) == {None}
    assert "Done." in capsys.readouterr().out
