"""Consent by the right adult: never the child, each child's own, every answer a row, and silent on the day of age."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.calendar.models import FeedKey
from booking.signups import actions, consents, rooms
from booking.signups.letters import own_link
from booking.signups.models import ConsentAsk, ConsentRecord, Party, Sheet, SignUp
from booking.signups.states import State
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_sheet, make_staff

from . import helpers, walk

pytestmark = pytest.mark.django_db
HELSINKI = ZoneInfo("Europe/Helsinki")
YES, NO, BACK = ConsentRecord.Kind.GIVEN, ConsentRecord.Kind.REFUSED, ConsentRecord.Kind.WITHDRAWN
KAISA = {"giver": "guardian", "name": "Kaisa, äiti", "contact": "kaisa@example.test", "channel": "email"}


def text(page):
    return page.content.decode()


def year_of(age):
    return str(timezone.localdate().year - age)


def under_13(**kw):
    return make_sheet(consent_bands=consents.bands_of("under_13"), **kw)


def under_18(**kw):
    return make_sheet(consent_bands=consents.bands_of("under_18"), **kw)


def asked(sheet, *, age=10, adult=KAISA, **kw):
    """A child who signed up and whose adult has been asked; the sign-up."""
    one = {"nickname": "Vili", "birth_year": year_of(age), "consent": adult}
    signup = helpers.sign_up(sheet, participants=[one], channel="sms", contact="040 123 4567", **kw).signups[0]
    run_due()
    return SignUp.objects.get(pk=signup.pk)


def adults_page(signup, language="en"):
    ask = signup.consent_asks.standing().get()
    token = Link.objects.get(purpose="consent", subject_id=ask.pk).token
    return f"/{language}/vs/{token}/"


def say(client, url, do, name="Kaisa, äiti"):
    return client.post(url, {"do": do, "name": name}, **walk.SAME_ORIGIN)


def state_of(signup):
    return SignUp.objects.get(pk=signup.pk).state


# --- Acceptance 6, 7 and 8 of what we promised ---


def test_acceptance_6_scanners_of_the_adults_link_change_nothing_and_learn_nothing(client):
    signup = asked(under_13())
    url = adults_page(signup)
    counted = [model.objects.count() for model in (ConsentRecord, ConsentAsk, Message, Link)]

    page, head = client.get(url), client.head(url)

    assert page.status_code == head.status_code == 200
    assert [model.objects.count() for model in (ConsentRecord, ConsentAsk, Message, Link)] == counted
    assert state_of(signup) == State.PENDING_CONSENT
    for secret in ("Vili", "Evening group", signup.sheet.code):
        assert secret not in text(page)


@pytest.mark.parametrize(
    "adult",
    [
        {"contact": "0401234567", "channel": "sms"},
        {"contact": "+358 40 123 4567", "channel": "sms"},
        {"contact": "00358401234567", "channel": "sms"},
        {"contact": "+358 (0)40 123 4567", "channel": "sms"},
        {"contact": "358 40 123 4567", "channel": "sms"},
        {"contact": "\uff10\uff14\uff10 123 4567", "channel": "sms"},
        {"name": " vili "},
    ],
)
def test_acceptance_7_an_approver_who_is_the_child_is_refused(adult):
    sheet = under_13()

    with pytest.raises(ValidationError) as why_not:
        asked(sheet, adult={**KAISA, **adult})

    assert why_not.value.code in ("own_contact", "own_name")
    assert Party.objects.count() == SignUp.objects.count() == 0


def test_acceptance_7_a_mailbox_is_one_however_it_is_dotted():
    one = {
        "nickname": "Vili",
        "birth_year": year_of(10),
        "consent": {**KAISA, "contact": "v.i.l.i@googlemail.com"},
    }

    with pytest.raises(ValidationError) as why_not:
        helpers.sign_up(under_13(), participants=[one], channel="email", contact="vili@gmail.com")

    assert why_not.value.code == "own_contact"


def test_acceptance_7_neither_the_childs_mailbox_nor_token_nor_name_answers(client):
    sheet = under_13()
    one = {
        "nickname": "Vili",
        "birth_year": year_of(10),
        "consent": {**KAISA, "contact": "vili+aiti@example.test"},
    }
    with pytest.raises(ValidationError):
        helpers.sign_up(sheet, participants=[one], channel="email", contact="Vili@example.test")
    signup = asked(sheet)
    own = Link.objects.get(purpose="signup", subject_id=signup.party_id).token

    by_own_token = client.post(f"/en/vs/{own}/", {"do": "yes", "name": "Kaisa"}, **walk.SAME_ORIGIN)
    by_own_name = say(client, adults_page(signup), "yes", name="VILI")
    altered = client.post(adults_page(signup)[:-3] + "A/", {"do": "yes", "name": "Kaisa"}, **walk.SAME_ORIGIN)

    assert by_own_token.status_code == altered.status_code == 404
    assert "Another person has to answer." in text(by_own_name)
    assert ConsentRecord.objects.count() == 0
    assert state_of(signup) == State.PENDING_CONSENT


def test_acceptance_8_at_the_midnight_of_the_18th_year_the_adults_link_dies_and_the_young_persons_lives(client):
    midnight = datetime(2028, 1, 1, tzinfo=HELSINKI)
    with time_machine.travel(midnight - timedelta(days=3), tick=False):
        signup = asked(under_18(), age=17, adult=KAISA)  # born 2010: 18 in 2028
        adult = adults_page(signup)
        own = reverse(
            "signups:own",
            kwargs={"token": Link.objects.get(purpose="signup", subject_id=signup.party_id).token},
        )
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        before = [client.get(adult).status_code, client.get(own).status_code]
    with time_machine.travel(midnight, tick=False):
        after = [client.get(adult).status_code, client.get(own).status_code]
        too_late = say(client, adult, "no")
        actions.grow_up()

    assert (before, after) == ([200, 200], [410, 200])
    assert too_late.status_code == 410
    assert ConsentRecord.objects.count() == 0
    assert state_of(signup) == State.CONFIRMED


def test_acceptance_8_the_page_of_an_adult_who_signed_up_closes_at_the_same_midnight(client):
    midnight = datetime(2028, 1, 1, tzinfo=HELSINKI)
    one = {"nickname": "Vili", "birth_year": "2010"}
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        done = helpers.sign_up(make_sheet(), way="adult", adult_role="foster", participants=[one])
        own = reverse("signups:own", kwargs={"token": done.link.token})
        actions.open_calendar(done.party, language="fi")
        before = client.get(own).status_code
    with time_machine.travel(midnight, tick=False):
        after = client.get(own)
        by_code = client.post(reverse("signups:receipt"), {"code": done.receipt_code}, **walk.SAME_ORIGIN)
        actions.grow_up()

    assert (before, after.status_code, by_code.status_code) == (200, 410, 410)
    assert "Vili" not in text(by_code)
    assert not FeedKey.objects.live().exists()
    assert state_of(done.signups[0]) == State.CONFIRMED


def test_a_child_who_waits_for_a_yes_does_not_come_of_age_by_changing_the_year(client):
    sheet = make_sheet(age_from=8, age_to=17, consent_bands=consents.bands_of("under_13"))
    signup = asked(sheet, word="revontulet")
    Sheet.objects.filter(pk=sheet.pk).update(consent_bands=[])  # nothing is asked of those who come from now on
    own = reverse("signups:own", kwargs={"token": own_link(signup.party).token})
    page = client.post(own, {"do": "open", "key": "revontulet"}, **walk.SAME_ORIGIN)
    older = {f"p{signup.number}-nickname": "Vili", f"p{signup.number}-birth_year": year_of(18)}

    client.post(
        own,
        {"do": "person", "who": signup.pk, "open": walk.hidden(page, "open"), **older},
        **walk.SAME_ORIGIN,
    )
    actions.grow_up()

    assert for_delivery(SignUp.objects.get(pk=signup.pk), ["birth_year"])["birth_year"] == year_of(10)
    assert state_of(signup) == State.PENDING_CONSENT


# --- What a yes and a no do ---


def test_a_yes_gives_the_place_and_is_kept_with_its_words(client):
    signup = asked(under_13())
    url = adults_page(signup)

    opened = say(client, url, "open")
    first, second = say(client, url, "yes"), say(client, url, "yes")

    assert "Vili" in text(opened)
    assert "Evening group" in text(opened)
    assert "Your yes is written down." in text(first)
    assert second.status_code == 200
    record = ConsentRecord.objects.get()
    assert (record.kind, record.giver, record.way, record.language) == (YES, "guardian", "link", "en")
    assert len(record.text_hash) == 64
    assert for_delivery(record, ["giver_name"]) == {"giver_name": "Kaisa, äiti"}
    assert state_of(signup) == State.CONFIRMED


def test_a_yes_taken_back_is_a_new_row_and_the_place_waits_again(client):
    signup = asked(under_13())
    url = adults_page(signup)
    say(client, url, "yes")

    say(client, url, "no")
    say(client, url, "no")

    rows = list(ConsentRecord.objects.order_by("number"))
    assert [(row.number, row.kind) for row in rows] == [(1, YES), (2, BACK)]
    assert state_of(signup) == State.PENDING_CONSENT
    with pytest.raises(ValidationError):
        rows[0].save()


def test_a_no_keeps_the_place_until_the_day_and_then_the_next_comes_in(client):
    signup = asked(under_13(capacity=1))
    waiting = helpers.sign_up(signup.sheet, "Hilla").signups[0]

    say(client, adults_page(signup), "no")
    kept = state_of(signup)
    with time_machine.travel(signup.consent_due_at + timedelta(seconds=1), tick=False):
        room = rooms.with_counts(Sheet.objects.all(), timezone.now()).get().held
        actions.expire()
        late = client.post(adults_page_of(signup), {"do": "yes", "name": "Kaisa"}, **walk.SAME_ORIGIN)

    assert kept == State.PENDING_CONSENT
    assert room == 0  # nothing is held any more, before anybody has tidied up
    assert state_of(signup) == State.CONSENT_MISSING
    assert state_of(waiting) == State.OFFERED
    assert late.status_code == 410


def adults_page_of(signup):
    return f"/en/vs/{Link.objects.get(purpose='consent').token}/"


def test_accepting_after_the_first_talk_waits_for_the_yes(client):
    leader = make_staff("facilitator")
    signup = asked(under_13(admission=Sheet.Admission.AFTER_MEETING, staff=[leader]))

    actions.accept(signup, by=leader)
    between = SignUp.objects.get()
    say(client, adults_page(signup), "yes")

    assert between.state == State.PENDING_CONSENT
    assert between.consent_due_at > timezone.now()
    assert state_of(signup) == State.CONFIRMED


def test_wrong_address_closes_the_question_and_leaves_it_to_staff(client):
    signup = asked(under_13())
    url = adults_page(signup)

    page = say(client, url, "wrong")

    assert "Vili" not in text(page)
    assert client.get(url).status_code == 404
    assert signup.consent_asks.standing().get().channel == ConsentAsk.Channel.STAFF


def test_staff_write_down_a_yes_on_paper_and_ask_another_adult(client):
    leader = make_staff("facilitator")
    signup = asked(under_13(staff=[leader]), adult={"giver": "", "channel": "staff"})
    client.force_login(leader)

    listed = client.get(reverse("signups_desk:consents"))
    client.post(
        reverse("signups_desk:consent_ask", args=[signup.pk]),
        {"giver": "worker", "name": "Sari", "contact": "sari@county.example", "language": "fi"},
    )
    own_number = client.post(
        reverse("signups_desk:consent_ask", args=[signup.pk]),
        {"giver": "guardian", "name": "Kaisa", "contact": "040 1234567", "language": "fi"},
    )
    client.post(
        reverse("signups_desk:consent_write", args=[signup.pk]),
        {"kind": "given", "giver": "guardian", "name": "Kaisa", "way": "paper", "language": "fi"},
    )

    assert reverse("signups_desk:consent", args=[signup.pk]) in text(listed)
    assert own_number.status_code == 422
    assert signup.consent_asks.standing().get().giver == "worker"
    record = ConsentRecord.objects.get()
    assert (record.way, record.written_by) == ("paper", leader)
    assert state_of(signup) == State.CONFIRMED


# --- The form ---


def test_the_adult_is_asked_for_by_age_only_and_explained_before_typing(client):
    sheet = under_13()

    first = client.get(walk.address(sheet, "en"))
    young = walk.who(client, sheet, language="en", **{"person-0-birth_year": year_of(12)})
    older = walk.who(client, sheet, language="en", **{"person-0-birth_year": year_of(13)})
    nobody_knows = walk.who(client, sheet, language="en")

    assert "For those under 13 we ask an adult" in text(first)
    assert "consent_by" in text(young)
    assert "consent_by" not in text(older)
    assert "Write the year of birth." in text(nobody_knows)


def test_p2_a_foster_carer_signs_up_two_children_and_each_has_an_adult_of_their_own(client):
    """Neither guardian sees the other child."""
    sheet = under_13(asks=["diet"])
    people = {
        "way": "adult", "adult_role": "foster", "together": "all",
        "person-0-birth_year": year_of(9), "person-1-nickname": "Iida", "person-1-birth_year": year_of(11),
    }  # fmt: skip
    reach = {
        "channel": "email", "contact": "koti@example.test", "person-0-diet": ["vegan"], "person-1-diet": ["halal"],
        "person-0-consent_by": "guardian", "person-0-consent_name": "Kaisa, äiti",
        "person-0-consent_contact": "kaisa@example.test",
        "person-1-consent_by": "worker", "person-1-consent_name": "Sari", "person-1-consent_contact": "050 765 4321",
    }  # fmt: skip

    page = walk.sign_up(client, sheet, language="en", reach=reach, **people)
    with walk.later(30):
        run_due()
    first, second = SignUp.objects.order_by("number")
    kaisas, saris = (text(say(client, adults_page(one), "open")) for one in (first, second))

    assert "Before that an adult is asked for a yes." in text(page)
    assert [one.state for one in (first, second)] == [State.PENDING_CONSENT] * 2
    assert ("Vili" in kaisas, "Iida" in kaisas) == (True, False)
    assert ("Vili" in saris, "Iida" in saris) == (False, True)


def test_siblings_share_one_adult_and_a_guardian_says_yes_in_the_form(client):
    sheet = under_13()
    people = {"way": "adult", "person-0-birth_year": year_of(9), "person-1-nickname": "Iida",
              "person-1-birth_year": year_of(11), "together": "all"}  # fmt: skip
    shared = {
        "person-0-consent_by": "guardian", "person-0-consent_name": "Kaisa",
        "person-0-consent_contact": "kaisa@example.test", "person-1-consent_by": "same",
    }  # fmt: skip

    walk.sign_up(client, sheet, reach=shared, adult_role="foster", **people)
    walk.sign_up(
        client, sheet, reach={f"person-{i}-consent_by": "me" for i in (0, 1)}, adult_role="guardian", **people
    )

    asks = ConsentAsk.objects.all()
    assert len(asks) == 2
    assert len({ask.contact_index for ask in asks}) == 1
    assert [(row.kind, row.way) for row in ConsentRecord.objects.all()] == [(YES, "form")] * 2


@pytest.mark.parametrize(
    "typed",
    [
        {"person-0-consent_by": ""},
        {"person-0-consent_by": "me"},  # a foster carer does not answer for the guardian
        {"person-0-consent_by": "self"},
        {"person-0-consent_contact": "not a number"},
        {"person-0-consent_contact": "040 1234567"},  # the foster carer's own
        {"person-0-consent_name": ""},
        {"person-0-consent_name": "vili"},
    ],
)
def test_the_wrong_adult_is_answered_kindly_and_nothing_is_lost(client, typed):
    sheet = under_13()
    page = walk.who(client, sheet, way="adult", adult_role="foster", **{"person-0-birth_year": year_of(9)})
    right = {
        "person-0-consent_by": "guardian", "person-0-consent_name": "Kaisa",
        "person-0-consent_contact": "kaisa@example.test",
    }  # fmt: skip

    page = walk.contact(client, sheet, page, **{**right, **typed})

    assert page.status_code == 200
    assert 'role="alert"' in text(page)
    assert 'value="040 123 4567"' in text(page)


# --- Ages ---


def test_outside_the_ages_somebody_talks_first_and_the_reason_is_kept():
    leader = make_staff("facilitator")
    sheet = make_sheet(age_from=12, age_to=17, staff=[leader])
    one = {"nickname": "Vili", "birth_year": year_of(11)}
    signup = helpers.sign_up(sheet, participants=[one]).signups[0]
    asked_first = signup.state

    with pytest.raises(ValidationError):
        actions.admit_outside_ages(signup, reason="", by=leader)
    actions.admit_outside_ages(signup, reason="near", by=leader)

    assert asked_first == State.PENDING_REVIEW
    assert SignUp.objects.get().age_reason == "near"
    assert state_of(signup) == State.CONFIRMED


@pytest.mark.parametrize("people", [1, 6])
def test_sending_with_needs_and_an_adult_to_ask_takes_the_same_queries_for_one_and_for_six(
    client, people, django_assert_max_num_queries
):
    sheet = under_13(capacity=10, asks=["diet"])
    names = {f"person-{i}-nickname": f"Name {i}" for i in range(people)}
    years = {f"person-{i}-birth_year": year_of(10) for i in range(people)}
    adults = {f"person-{i}-consent_by": "staff" for i in range(people)}
    adults |= {f"person-{i}-diet": ["vegan"] for i in range(people)}
    check = walk.to_check(client, sheet, way="adult", together="any", reach=adults, **names, **years)

    with walk.later(), django_assert_max_num_queries(20) as counted:
        walk.post(client, walk.address(sheet), check)

    assert SignUp.objects.count() == people
    assert len(counted) == 17
