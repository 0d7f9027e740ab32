"""What developer groups ask each other, raise and say aloud, and that no person stands behind any of it by name."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from groups.developers import actions, published, rules
from groups.developers.models import Consultation, Issue, MeetingPaper, Statement
from kuulluksi.notices.models import Message
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_area, make_organisation, make_staff
from tests.groups.helpers import make_group, open_season
from tests.privacy.dumps import found_in_clear, unsealed_columns
from tests.signups.helpers import sign_up

from .conftest import developers

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def ask(here, *others, **kw):
    kw = {"topic": "Ensitapaaminen", "question": "Mikä auttoi?", "due_on": today() + timedelta(days=14), **kw}
    return actions.ask_groups(here, groups=others, by="test", **kw)


WORDS = {"title_fi": "Ovi auki", "text_fi": "Haluamme, että ovi on auki.", "title_sv": "Öppen dörr"}


# --- Papers ---


def test_notes_are_sealed_and_a_nickname_in_them_is_noticed(here, facilitator):
    season = open_season(here)
    sign_up(season.sheet, "Kanarialintu")
    meeting = season.event.occurrences.first()

    actions.write_papers(season, meeting, agenda="Kanarialinnun häkki", notes="Puhuttiin", by=facilitator)

    assert found_in_clear(["Kanarialinnun häkki"]) == []
    assert unsealed_columns() == []
    assert actions.nicknames_in(season, "Niin kanarialintu sanoi", "muuta") == ["kanarialintu"]
    with pytest.raises(ValidationError):
        actions.write_papers(open_season(make_group()), meeting, agenda="x", notes="", by=facilitator)


# --- Consultations ---


def test_groups_of_two_areas_consult_and_draft_together(here, there):
    row = ask(here, there)
    answer = row.answers.get()
    with pytest.raises(ValidationError):
        actions.draft_together(row, by="test")

    actions.answer_consultation(answer, text="Se, että joku kysyi.", by="test")
    statement = actions.draft_together(row, by="test")
    actions.close_consultation(row, by="test")

    draft = for_delivery(statement, ["draft"])["draft"]
    assert "Siellä:\nSe, että joku kysyi." in draft["text_fi"]
    assert {voice.group for voice in statement.voices.all()} == {here, there}
    with pytest.raises(ValidationError):
        actions.answer_consultation(answer, text="Myöhässä", by="test")
    assert found_in_clear(["Mikä auttoi", "joku kysyi"]) == []
    assert Message.objects.filter(kind="group_news_staff").count() == 2  # asked there, answered here


def test_who_is_not_asked_does_not_see_a_consultation(here, there, facilitator):
    row = ask(here, there)
    aside = developers()
    aside.facilitators.filter(role="peer").update(user=make_staff("peer_facilitator"))
    outsider = make_staff("coordinator", areas=[aside.area])
    leader_there = there.facilitators.get(role="staff").user

    seen = {
        user: list(Consultation.objects.visible_to(user))
        for user in (facilitator, leader_there, outsider, make_staff("steering", areas=[here.area]))
    }

    assert [bool(rows) for rows in seen.values()] == [True, True, False, False]
    assert seen[facilitator] == [row]


# --- Issues ---


def test_an_issue_goes_to_the_steering_group_and_an_answer_comes_back(here, facilitator):
    member = make_staff("steering", areas=[here.area])
    far = make_staff("steering", areas=[make_area()])
    issue = actions.raise_issue(
        here, matter={"fi": "Kirjeet selkokielellä"}, details="Esimerkki", by=facilitator
    )

    with pytest.raises(ValidationError):
        actions.answer_issue(issue, status="not_possible", answer={}, by=member)
    actions.answer_issue(issue, status="heard", answer={}, promised_on=today() + timedelta(days=5), by=member)
    actions.answer_issue(issue, status="done", answer={"fi": "Kirjeet kirjoitetaan uudestaan."}, by=member)
    issue.refresh_from_db()

    assert list(Issue.objects.visible_to(member)) == list(Issue.objects.visible_to(facilitator)) == [issue]
    assert not Issue.objects.visible_to(far).exists()
    assert (issue.status, issue.answered_on, issue.is_late) == ("done", today(), False)
    with pytest.raises(ValidationError):
        actions.answer_issue(issue, status="heard", answer={}, by=member)
    told = Message.objects.filter(kind="group_news_staff")
    assert told.count() == 3  # the member once, the leader for each answer


def test_a_promise_that_has_gone_is_late(here):
    issue = actions.raise_issue(
        here, matter={"fi": "Ovi"}, details="", organisation=make_organisation(), by="test"
    )
    Issue.objects.filter(pk=issue.pk).update(promised_on=today() - timedelta(days=1))

    assert Issue.objects.get().is_late
    assert Issue.objects.late().count() == 1


# --- Statements ---


def test_a_statement_comes_out_when_every_group_has_said_and_leaves_nothing_when_taken_back(here, there):
    statement = actions.draft_together(answered(ask(here, there)), by="test")
    actions.write_statement(statement, words=WORDS, by="test")
    one, other = statement.voices.order_by("group__name_fi")
    actions.say_stand(one, stand="aside", remark="", said_on=today(), by="test")
    with pytest.raises(ValidationError):
        actions.release(statement, by="test")
    actions.say_stand(other, stand="remark", remark="Ei yöllä.", said_on=today(), by="test")
    assert found_in_clear(["ovi on auki"]) == []

    actions.release(statement, by="test")
    with pytest.raises(ValidationError):
        actions.write_statement(statement, words={**WORDS, "text_fi": "Muuta"}, by="test")
    shown = published.statements("sv")

    assert [(one.title, one.language) for one in shown] == [("Ovi auki", "fi")]  # no Swedish text yet
    assert [(one.stand, one.remark) for one in shown[0].voices] == [("aside", ""), ("remark", "Ei yöllä.")]
    assert shown[0].groups == ("Täällä",)
    actions.take_back(statement, by="test")
    assert published.statements("fi") == []
    assert found_in_clear(["ovi on auki"]) == []


def answered(row):
    for answer in row.answers.all():
        actions.answer_consultation(answer, text="Näin.", by="test")
    return row


def test_changed_words_ask_every_group_anew(here):
    statement = actions.write_statement(None, words=WORDS, group=here, by="test")
    actions.say_stand(statement.voices.get(), stand="agreed", remark="", said_on=today(), by="test")

    actions.write_statement(statement, words=WORDS, by="test")
    assert statement.voices.get().stand == "agreed"
    actions.write_statement(statement, words={**WORDS, "text_fi": "Toisin."}, by="test")
    assert statement.voices.get().stand == ""


@pytest.mark.parametrize("many", [1, 3])
def test_the_public_pages_pull_in_a_constant_number_of_queries(here, many, django_assert_num_queries):
    for n in range(many):
        statement = actions.write_statement(
            None, words={**WORDS, "title_fi": f"Ovi {n}"}, group=here, by="test"
        )
        actions.say_stand(statement.voices.get(), stand="agreed", remark="", said_on=today(), by="test")
        actions.release(statement, by="test")
        issue = actions.raise_issue(here, matter={"fi": f"Asia {n}"}, details="Salattu", by="test")
        actions.make_public(issue, True, by="test")
    actions.raise_issue(here, matter={"fi": "Vain meille"}, details="", by="test")

    with django_assert_num_queries(3):  # statements, their voices with groups, issues
        found, raised = published.statements("fi"), published.raised_publicly("fi")

    assert (len(found), len(raised)) == (many, many)
    assert "Vain meille" not in str(raised)


def test_what_groups_keep_for_themselves_ends_after_two_years(here, there):
    season = open_season(here)
    meeting = season.event.occurrences.first()
    actions.write_papers(season, meeting, agenda="Aluksi", notes="Lopuksi", by="test")
    answered(ask(here, there))
    actions.write_statement(None, words=WORDS, group=here, by="test")
    actions.raise_issue(here, matter={"fi": "Asia"}, details="Tarkemmin", by="test")
    ends = (rules.end_papers, rules.end_consultations, rules.end_drafts, rules.end_details)
    soon, later = timezone.now() + timedelta(days=400), timezone.now() + timedelta(days=800)

    for end in ends:
        assert (end(soon, False), end(later, True)) == (0, 1)
        assert end(later, False) >= 1

    assert not MeetingPaper.objects.exists()
    assert not Statement.objects.exists()
    assert for_delivery(Issue.objects.get(), ["details"])["details"] == ""
