"""Nobody presses anything: people hear of tomorrow, of an offer that ends, and staff of a promise that is late."""

import datetime as dt
from email import message_from_string, policy

import icalendar
import pytest
from django.utils import timezone

from booking.calendar import actions as calendar
from booking.signups import actions, reminders
from booking.signups.models import SignUp
from booking.signups.safe_contact import SafeContact, read
from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.models import Message
from kuulluksi.notices.words import words_of
from kuulluksi.notices.worker import run_due
from tests.cast import make_area, make_sheet, make_staff
from tests.groups.helpers import make_group, open_season

from ..notices.conftest import postbox  # noqa: F401  a fixture
from .helpers import sign_up

pytestmark = pytest.mark.django_db
BY_SMS = {"channel": "sms", "contact": "040 123 4567"}
BY_MAIL = {"channel": "email", "contact": "sari@example.test"}


@pytest.fixture
def season(time_machine):
    """Wednesdays at 17 from 2 December 2026 on; it is noon on the day before."""
    time_machine.move_to("2026-11-18T12:00:00+02:00", tick=False)
    made = open_season(make_group(), first=dt.date(2026, 12, 2), weeks=3)
    time_machine.move_to("2026-12-01T12:00:00+02:00", tick=False)
    return made


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def remind() -> list[Message]:
    """What the hourly job leaves, run twice as a worker that died would."""
    before = set(Message.objects.values_list("pk", flat=True))
    reminders.remind({})
    reminders.remind({})
    return list(Message.objects.exclude(pk__in=before).order_by("kind", "dedupe_key"))


def test_the_day_before_tells_the_time_once_to_who_wants_it_and_comes(season, time_machine):
    coming = sign_up(season.sheet, **BY_SMS)
    cannot = sign_up(season.sheet, **BY_SMS)
    actions.not_this_time(cannot.signups, season.event.occurrences.first())
    sign_up(season.sheet, **BY_SMS, safe_contact=SafeContact(reminders=False).written())
    sign_up(season.sheet, channel="call", contact="040 123 4567")
    sign_up(make_sheet(), **BY_SMS)

    time_machine.move_to("2026-12-01T09:59:00+02:00", tick=False)
    assert remind() == []
    time_machine.move_to("2026-12-01T10:00:00+02:00", tick=False)
    [reminder] = remind()

    assert reminder.link.subject_id == coming.party.pk
    said = words_of(reminder)
    assert "ke 2.12. klo 17.00" in said.body
    assert "Iltatee" not in said.body


def test_a_moved_meeting_is_reminded_of_anew_and_an_untrue_reminder_is_dropped(season, settings, time_machine):
    settings.SMS_URL = "mailbox"
    first, second, _third = season.event.occurrences.order_by("start")
    sign_up(season.sheet, **BY_SMS)
    run_due()
    remind()
    calendar.move_and_tell(
        first,
        start=at("2026-12-02T18:00+02:00"),
        end=at("2026-12-02T19:30+02:00"),
        by=make_staff("facilitator"),
    )
    [again] = remind()
    assert again.data["start"] == "2026-12-02T16:00:00+00:00"

    run_due()
    told = (
        Message.objects.exclude(kind__startswith="signup_")
        .order_by("pk")
        .values_list("kind", "state", "data__start")
    )
    assert sorted(told) == [
        ("session_moved", "sent", "2026-12-02T16:00:00+00:00"),
        ("session_reminder", "dropped", "2026-12-02T15:00:00+00:00"),
        ("session_reminder", "sent", "2026-12-02T16:00:00+00:00"),
    ]

    time_machine.move_to("2026-12-08T12:00:00+02:00", tick=False)
    assert len(remind()) == 1
    calendar.cancel_and_tell(second, by=make_staff("facilitator"))
    run_due()
    last = Message.objects.filter(data__start__startswith="2026-12-09").values_list("kind", "state")
    assert sorted(last) == [("session_cancelled", "sent"), ("session_reminder", "dropped")]


def test_who_has_withdrawn_hears_that_and_nothing_more(season, settings):
    settings.SMS_URL = "mailbox"
    person = sign_up(season.sheet, **BY_SMS)
    remind()
    actions.withdraw_party(person.party, by="participant")

    run_due()

    assert dict(Message.objects.values_list("kind", "state")) == {
        "signup_received": "dropped",
        "session_reminder": "dropped",
        "signup_withdrawn": "sent",
    }


def test_who_erases_everything_leaves_no_address_behind_and_hears_nothing(season):
    person = sign_up(season.sheet, **BY_SMS)
    remind()

    actions.erase(person.party)

    assert set(Message.objects.values_list("state", flat=True)) == {"dropped"}
    assert not any(message.address for message in Message.objects.all())


def test_a_note_to_staff_is_no_persons_and_a_message_whose_page_is_gone_is_dropped(season, settings):
    settings.SMS_URL = settings.MAIL_URL = "mailbox"
    person = sign_up(season.sheet, **BY_SMS)
    leave = {"channel": "email", "address": "a@example.test", "language": "fi"}
    leave_message("signup_callback_staff", **leave, url_name="signups_desk:callbacks", dedupe_key="staff")
    leave_message("session_leader", **leave, url_name="signups:own", link=person.link, dedupe_key="gone")
    person.link.delete()

    run_due()

    assert dict(Message.objects.values_list("kind", "state")) == {
        "signup_received": "dropped",
        "signup_callback_staff": "sent",
        "session_leader": "dropped",
    }


def test_an_offer_that_ends_within_twelve_hours_is_mentioned_once(time_machine):
    time_machine.move_to("2026-12-01T12:00:00+02:00", tick=False)
    sheet = make_sheet(capacity=1, offer_hours=48)
    holder = sign_up(sheet, "Vili")
    sign_up(sheet, "Oona", **BY_SMS)
    actions.withdraw(holder.signups[0], by="participant")
    assert remind() == []
    offered = SignUp.objects.get(state="offered")

    time_machine.move_to(offered.offer_expires_at - dt.timedelta(hours=11), tick=False)
    [reminder] = remind()

    assert reminder.kind == "offer_reminder"
    assert f"{timezone.localtime(offered.offer_expires_at):%H.%M}" in words_of(reminder).body
    assert remind() == []


def test_staff_hear_by_code_when_a_promise_is_late_and_once_a_week(time_machine):
    time_machine.move_to("2026-12-01T12:00:00+02:00", tick=False)  # a Tuesday; five working days end on the 8th
    area = make_area()
    coordinator, facilitator = make_staff("coordinator", areas=[area]), make_staff("facilitator")
    own = make_sheet(admission="after_meeting", area=area, staff=[facilitator])
    nobodys = make_sheet(admission="after_meeting", area=area)
    for sheet in (own, nobodys):
        sign_up(sheet, "Vili")

    time_machine.move_to("2026-12-08T23:00:00+02:00", tick=False)
    assert remind() == []
    time_machine.move_to("2026-12-09T08:00:00+02:00", tick=False)
    letters = remind()

    assert {(letter.data["code"], letter.dedupe_key.split(":")[1]) for letter in letters} == {
        (own.code, str(facilitator.pk)),
        (nobodys.code, str(coordinator.pk)),
    }
    assert "Vili" not in words_of(letters[0]).body
    time_machine.move_to("2026-12-10T08:00:00+02:00", tick=False)
    assert remind() == []
    time_machine.move_to("2026-12-16T08:00:00+02:00", tick=False)
    assert len(remind()) == 2


def files_in(postbox) -> list:  # noqa: F811
    letters = [message_from_string(raw, policy=policy.default) for _to, raw in postbox.letters]
    postbox.letters.clear()
    return [part for letter in letters for part in letter.iter_attachments()]


def test_a_place_a_change_and_an_end_carry_a_calendar_file_of_the_same_entries(season, postbox):  # noqa: F811
    sheet, facilitator = season.sheet, make_staff("facilitator")
    sheet.admission = "after_meeting"
    sheet.save()
    person = sign_up(sheet, **BY_MAIL)
    bare = sign_up(sheet, **BY_MAIL, safe_contact=SafeContact(name_programme=False).written())
    for one in (person, bare):
        actions.accept(one.signups[0], by=facilitator)
    run_due()

    [place] = files_in(postbox)
    entry = icalendar.Calendar.from_ical(place.get_content()).walk("VEVENT")[0]
    assert (place.get_content_type(), place.get_filename()) == ("text/calendar", "kalenteri.ics")
    assert "Iltatee" not in place.get_content()
    uid, before = str(entry["UID"]), entry["SEQUENCE"]

    calendar.cancel_and_tell(season.event.occurrences.order_by("start").first(), by=facilitator)
    run_due()
    [change] = files_in(postbox)
    entries = icalendar.Calendar.from_ical(change.get_content()).walk("VEVENT")
    assert {str(entry["UID"]) for entry in entries} == {uid}
    assert [entry["STATUS"] for entry in entries if "RECURRENCE-ID" in entry] == ["CANCELLED"]

    actions.withdraw(person.signups[0], by="participant")
    run_due()
    [end] = files_in(postbox)
    entries = icalendar.Calendar.from_ical(end.get_content()).walk("VEVENT")
    assert {(str(entry["UID"]), str(entry["STATUS"])) for entry in entries} == {(uid, "CANCELLED")}
    assert max(entry["SEQUENCE"] for entry in entries) > before


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("", SafeContact()),
        ("after_15,only_me", SafeContact(hours="15-21", only_me=True)),
        ('{"hours": "16-20", "name_programme": true}', SafeContact(hours="16-20", name_programme=True)),
        ('{"hours": "25-99", "leave_message": "yes"}', SafeContact()),
        ('{"hours": 15, "name_programme": "kyllä"}', SafeContact(name_programme=False)),
        ("{broken", SafeContact(name_programme=False)),
        ("[]", SafeContact()),
    ],
)
def test_what_makes_contact_safe_is_read_carefully(stored, expected):
    assert read(stored) == expected
    assert read(expected.written()) == expected
