"""Who wished to be called is called: the desk says what to tell, and how, when it is asked for."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.calendar import actions as calendar
from booking.signups import actions
from booking.signups.models import Call
from booking.signups.safe_contact import SafeContact
from kuulluksi.notices.models import Message
from kuulluksi.privacy.models import AccessLog, AuditLine
from tests.cast import make_sheet, make_staff
from tests.groups.helpers import make_group, open_season

from .helpers import sign_up

pytestmark = pytest.mark.django_db
CALL_ME = {
    "channel": "call",
    "contact": "040 765 4321",
    "safe_contact": SafeContact(hours="15-21", leave_message=False, only_me=True).written(),
}
LIST = "signups_desk:calls"


@pytest.fixture
def facilitator():
    return make_staff("facilitator")


@pytest.fixture
def waiting(facilitator):
    """Somebody to call: a place was given to them."""
    sheet = make_sheet(admission="after_meeting", staff=[facilitator])
    person = sign_up(sheet, "Vili", **CALL_ME)
    actions.accept(person.signups[0], by=facilitator)
    return Call.objects.get()


def test_a_call_is_shown_by_code_and_its_number_only_when_asked_for_and_that_is_logged(
    client, facilitator, waiting
):
    client.force_login(facilitator)

    page = client.get(reverse(LIST)).text
    assert str(waiting.party) in page
    assert not re.search(r"765\s?43\s?21", page)
    assert AccessLog.objects.count() == 0

    page = client.post(reverse("signups_desk:call_how", args=[waiting.pk])).text
    assert "040 765 4321" in page
    assert "15–21" in page
    assert AccessLog.objects.count() == 1
    assert Message.objects.count() == 0

    client.post(reverse("signups_desk:call_made", args=[waiting.pk]))
    assert not Call.objects.exists()
    assert AuditLine.objects.filter(verb="called", actor=facilitator).count() == 1


def test_nobody_else_sees_calls_or_makes_them(client, waiting):
    client.force_login(make_staff("facilitator"))

    assert str(waiting.party) not in client.get(reverse(LIST)).text
    assert client.post(reverse("signups_desk:call_how", args=[waiting.pk])).status_code == 404
    assert client.post(reverse("signups_desk:call_made", args=[waiting.pk])).status_code == 404
    assert Call.objects.exists()


def test_a_cancelled_meeting_is_called_about_once_and_only_until_it_would_have_begun(facilitator):
    season = open_season(make_group(leader=facilitator))
    for channel in ("call", "adult"):
        sign_up(season.sheet, **{**CALL_ME, "channel": channel})
    session = season.event.occurrences.order_by("start").first()

    calendar.cancel_and_tell(session, by=facilitator)

    calls = Call.objects.visible_to(facilitator)
    assert [call.about for call in calls.to_make()] == [session.start, session.start]
    assert list(calls.to_make(session.start)) == []


def test_who_withdraws_or_erases_is_not_called_any_more(facilitator, waiting):
    actions.withdraw(waiting.party.signups.get(), by="participant")
    assert list(Call.objects.to_make(timezone.now())) == []

    actions.erase(waiting.party)
    assert not Call.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_of_the_database_whatever_its_length(
    client, facilitator, waiting, count, django_assert_max_num_queries
):
    for number in range(count - 1):
        Call.objects.create(party=waiting.party, kind="signup_offered", dedupe_key=str(number))
    client.force_login(facilitator)
    client.get(reverse(LIST))

    with django_assert_max_num_queries(12) as asked:
        client.get(reverse(LIST))
    assert len([query for query in asked.captured_queries if "signups_call" in query["sql"]]) == 2
