"""The bank belongs to the people in it: they choose what stands there, rest when they want, and leave in one step."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions, rules
from booking.experts.duties import people_due
from booking.experts.forms import ProfileForm
from booking.experts.models import (
    AliasCard,
    ExpertProfile,
    LegalIdentity,
    OpportunityInterest,
    SupervisionBooking,
)
from booking.experts.states import State
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import own
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff

from .helpers import make_times
from .stage import make_expert, make_invited
from .test_desk import at_desk
from .test_pages import post

pytestmark = pytest.mark.django_db
SAID = {
    "alias": "Metsäpolku",
    "disclosure": "pseudonym",
    "viewpoint": "child",
    "channel": "sms",
    "contact": "0400000001",
    "language": "fi",
    "languages": ["fi"],
    "support_person": "Tuttu ohjaaja",
    "topic_placement": "talk",
    "topic_school": "ask",
    "topic_substances": "no",
    "rest_days": "10",
}


def own_address(expert, coordinator) -> str:
    return f"/fi/oma/{actions.open_own_page(expert, by=coordinator).token}/"


def key_on(page) -> str:
    return re.search(r'name="key" value="([^"]+)"', page)[1]


def test_the_own_page_opens_only_with_the_word_its_person_chose(client, area, coordinator):
    expert = make_expert(area, contact_wishes="Vasta iltapäivällä", by=coordinator)
    address = own_address(expert, coordinator)

    door = client.get(address).content.decode()
    opened = post(client, address, {"word": "  Siilin  polku "}).content.decode()
    wrong = post(client, address, {"word": "väärä"})
    forged = post(client, address, {"key": "x", "do": "leave"})
    again = post(Client(), address, {"word": "siilin polku"}).content.decode()

    assert "Vasta iltapäivällä" not in door + wrong.content.decode() + forged.content.decode()
    assert opened.count("Vasta iltapäivällä") == again.count("Vasta iltapäivällä") == 1
    assert (wrong.status_code, client.cookies) == (422, {})
    expert.refresh_from_db()
    assert expert.stage == ExpertProfile.Stage.ACTIVE


def test_the_person_chooses_topics_and_a_support_person_who_must_agree_too(client, area, coordinator):
    expert = make_expert(area, by=coordinator)
    address = own_address(expert, coordinator)
    key = key_on(post(client, address, {"word": "oma sana"}).content.decode())

    bad = post(client, address, {**SAID, "key": key, "do": "save", "birth_year": "2026"})
    post(client, address, {**SAID, "key": key, "do": "save"})
    expert.refresh_from_db()

    assert bad.status_code == 422
    assert (expert.alias, expert.topics, expert.ask_first) == ("Metsäpolku", ["placement"], ["school"])
    assert (expert.not_about, expert.rest_days) == (["substances"], 10)
    assert (expert.confirmed_on, expert.confirmed_by_person) == (timezone.localdate(), True)
    assert expert.support_accepted_on is not None
    assert expert.support_agreed_on is None
    actions.support_agreed(expert, by=coordinator)
    actions.change_profile(expert, {"support_person": "Joku muu"}, by=coordinator)
    expert.refresh_from_db()
    assert (expert.support_accepted_on, expert.support_agreed_on) == (None, None)


@pytest.mark.either
@pytest.mark.parametrize("sign", ["", "-", "+", " ", "9_"])
def test_a_number_that_no_database_holds_is_a_choice_that_is_not_there(sign):
    assert set(ProfileForm({**SAID, "experience": [sign + "9" * 40]}).errors) == {"experience"}


def test_what_a_coordinator_writes_on_the_phone_stays_when_an_open_own_page_is_saved(client, area, coordinator):
    expert = make_expert(area, by=coordinator)
    address = own_address(expert, coordinator)
    key = key_on(post(client, address, {"word": "oma sana"}).text)

    def save(page, **changed):
        seen = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]*)"', page.text)) if page else {}
        return post(client, address, {**SAID, **seen, **changed, "key": key, "do": "save"})

    page = save(None)
    actions.change_profile(expert, {"support_person": "Uusi tuki"}, by=coordinator)
    actions.support_agreed(expert, by=coordinator)
    untouched = save(page, alias="Suopolku")
    expert.refresh_from_db()
    assert (untouched.status_code, own(expert, ["support_person"])) == (200, {"support_person": "Uusi tuki"})
    assert (expert.alias, expert.support_agreed_on) == ("Suopolku", timezone.localdate())

    both = save(page, alias="Suopolku", support_person="Oma serkku")
    expert.refresh_from_db()
    assert (both.status_code, own(expert, ["support_person"])) == (422, {"support_person": "Uusi tuki"})
    assert ("”Uusi tuki”" in both.text, 'value="Oma serkku"' in both.text) == (True, True)
    assert save(both, alias="Suopolku", support_person="Oma serkku").status_code == 200
    expert.refresh_from_db()
    assert own(expert, ["support_person"]) == {"support_person": "Oma serkku"}


def test_a_break_and_leaving_take_one_press_each(client, area, coordinator):
    row = make_invited(area, coordinator)
    address = own_address(row.expert, coordinator)
    key = key_on(post(client, address, {"word": "oma sana"}).content.decode())

    post(client, address, {"key": key, "do": "break", "until": ""})
    row.expert.refresh_from_db()
    assert row.expert.rests(timezone.localdate())
    past = post(client, address, {"key": key, "do": "break", "until": "1.1.2020"})
    assert past.status_code == 422
    post(client, address, {"key": key, "do": "leave"})

    row.refresh_from_db()
    assert row.state == State.DECLINED
    again = post(client, address, {"key": key, "do": "leave"})
    assert (again.status_code, "Olet lopettanut" in again.text) == (410, True)
    assert rules.end_profiles(timezone.now() + timedelta(days=29), False) == 0
    assert rules.end_profiles(timezone.now() + timedelta(days=31), False) == 1


def test_whoever_leaves_is_gone_from_everything_at_once_and_a_coordinator_sees_to_the_rest(area, coordinator):
    expert = make_expert(area, wants_opportunities=True, by=coordinator)
    row = make_invited(area, coordinator, expert=expert)
    actions.write_card(expert, name="Saniainen", words="Kysykää meiltä.", language="fi")
    (slot,) = make_times(area, coordinator)
    actions.book_supervision(expert, slot)
    news = actions.post_opportunity("Työryhmä", closes_on=timezone.localdate(), by=coordinator)
    actions.hear_more(expert, news)
    desk, deed = at_desk(coordinator), reverse("experts_desk:expert_deed", args=[expert.pk, "erase"])

    desk.post(deed)  # nobody is erased who has not left
    desk.post(reverse("experts_desk:expert_deed", args=[expert.pk, "leave"]))  # said on the phone

    kept = [AliasCard, SupervisionBooking, OpportunityInterest]
    assert [model.objects.count() for model in kept] == [0, 0, 0]
    assert row.request.assignments.open().count() == 0
    assert [(duty.words[:17], duty.about) for duty in people_due(coordinator)] == [
        ("Hän on lopettanut", expert.code)
    ]
    page = desk.get(reverse("experts_desk:expert", args=[expert.pk])).text
    assert 'id="left-h"' in page
    for from_an_old_page, row_of_it in ((actions.book_supervision, slot), (actions.hear_more, news)):
        with pytest.raises(ValidationError, match="ei ole enää avoinna"):
            from_an_old_page(expert, row_of_it)
    other = make_invited(area, coordinator, nonce="two").request
    with pytest.raises(ValidationError):  # a profile that was read before they left: nobody is asked after that
        actions.invite(other, [expert], by=coordinator)
    desk.post(deed)
    assert not ExpertProfile.objects.filter(pk=expert.pk).exists()
    with pytest.raises(ValidationError, match=expert.code):
        actions.invite(other, [expert], by=coordinator)
    assert people_due(coordinator) == []


def test_what_has_waited_longest_comes_first_whether_a_call_or_a_leaver(area, coordinator, monkeypatch):
    today = timezone.localdate()
    called, left, soon = (make_expert(area, by=coordinator) for _one in range(3))
    for row, days in ((called, 10), (soon, 1)):
        ExpertProfile.objects.filter(pk=row.pk).update(next_check_in=today - timedelta(days=days))
    gone = {"stage": ExpertProfile.Stage.LEFT, "left_on": today - timedelta(days=5), "next_check_in": None}
    ExpertProfile.objects.filter(pk=left.pk).update(**gone)

    shown = []
    for most in (1, 2):
        monkeypatch.setattr("booking.experts.duties.MOST", most)
        shown.append({duty.about for duty in people_due(coordinator)})

    assert shown == [{called.code}, {called.code, left.code}]


def test_everyone_is_asked_once_a_year_and_silence_of_sixty_days_erases(area, coordinator):
    asked = make_expert(area, by=coordinator)
    by_phone = make_expert(area, channel="call", by=coordinator)
    ExpertProfile.objects.update(confirmed_on=timezone.localdate() - timedelta(days=366))

    assert (actions.ask_to_stay(), actions.ask_to_stay()) == (1, 0)

    asked.refresh_from_db()
    assert asked.asked_on == timezone.localdate()
    assert Message.objects.filter(kind="expert_stay").count() == 1
    page = at_desk(coordinator).get(reverse("experts_desk:care")).content.decode()
    assert by_phone.code in page
    assert rules.end_profiles(timezone.now() + timedelta(days=61), False) == 1
    assert list(ExpertProfile.objects.all()) == [by_phone]
    assert not Link.objects.filter(purpose=actions.OWN_LINK).exists()


def test_children_below_the_set_age_are_not_in_the_bank(area, coordinator, settings):
    year = timezone.localdate().year
    settings.EXPERT_MIN_AGE = 12

    make_expert(area, birth_year=str(year - 12), by=coordinator)
    with pytest.raises(ValidationError, match="at least 12"):
        make_expert(area, birth_year=str(year - 11), by=coordinator)


def test_a_legal_name_stands_apart_and_one_role_opens_it_with_a_reason(area, coordinator):
    expert = make_expert(area, legal_name="Oikea Nimi", by=coordinator)
    keeper = make_staff("identity_keeper", areas=[area])
    row = LegalIdentity.objects.get()
    address, codes = reverse("experts_desk:identity_open", args=[row.pk]), reverse("experts_desk:identities")

    for role in ("coordinator", "finance", "administrator", "facilitator", "supervisor"):
        assert at_desk(make_staff(role, areas=[area])).get(codes).status_code in (302, 403)
    before = at_desk(keeper).get(codes).content.decode()
    assert (expert.code in before, "Oikea Nimi" in before, AccessLog.objects.count()) == (True, False, 0)
    assert at_desk(keeper).get(address).status_code == 405
    at_coordinator = at_desk(coordinator).post(address, {"reason": "utelias"})
    refused = at_desk(keeper).post(address, {"reason": ""})
    opened = at_desk(keeper).post(address, {"reason": "palkanmaksu"})

    assert at_coordinator.status_code in (302, 403)
    assert "Oikea Nimi" not in refused.content.decode()
    assert "Oikea Nimi" in opened.content.decode()
    assert AccessLog.objects.get(subject_type="experts.legalidentity").reason == "palkanmaksu"
    assert f", {keeper.username}" in at_desk(keeper).get(codes).content.decode()
    actions.set_identity(expert, "", by=coordinator)
    assert not LegalIdentity.objects.exists()


def test_contact_is_kept_in_its_rhythm_and_the_note_is_the_persons_to_read(client, area, coordinator):
    expert = make_expert(area, check_in_days=14, by=coordinator)
    today = timezone.localdate()
    desk = at_desk(coordinator)
    address = reverse("experts_desk:expert_deed", args=[expert.pk, "check_in"])

    desk.post(address, {"on": "1.1.2099", "channel": "call"})
    desk.post(address, {"on": today.isoformat(), "channel": "call", "note": "Voi hyvin."})
    expert.refresh_from_db()

    assert expert.check_ins.count() == 1
    assert expert.next_check_in == today + timedelta(days=14)
    assert own(expert.check_ins.get(), ["note"]) == {"note": "Voi hyvin."}
    page = post(client, own_address(expert, coordinator), {"word": "oma sana"}).content.decode()
    assert "Voi hyvin." in page
    actions.change_profile(expert, {"wishes_training": True}, by="expert")
    assert (
        expert.code
        in desk.get(reverse("experts_desk:care")).content.decode().split("Toiveita koulutuksesta")[1]
    )
    desk.post(reverse("experts_desk:expert_deed", args=[expert.pk, "proof"]), {"kind": "record"})
    assert expert.proofs.get().seen_by == coordinator


def test_a_profile_is_changed_at_the_desk_and_the_log_knows_that_it_was_opened(area, coordinator, elsewhere):
    expert = make_expert(area, contact_wishes="Aamulla", by=coordinator)
    expert.areas.add(elsewhere)
    desk, address = at_desk(coordinator), reverse("experts_desk:expert_edit", args=[expert.pk])

    shown = desk.get(address).content.decode()
    desk.post(address, {**SAID, "areas": [area.pk], "stage": "active"})
    expert.refresh_from_db()

    assert "Aamulla" in shown
    # Once for the form, and once to look whether a colleague changed something meanwhile.
    assert {line.reason for line in AccessLog.objects.all()} == {f"edit {expert.code}"}
    assert (expert.alias, expert.areas.count()) == ("Metsäpolku", 2)
