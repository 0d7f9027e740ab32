"""Neutral messages to the people behind a party. Written to the outbox in the deed's own transaction.

Each kind is checked once more when it is handed over (holds.py): who has withdrawn hears nothing more, and a reminder
of a session that has moved or been cancelled is dropped.
"""

from collections.abc import Sequence
from datetime import UTC

from booking.calendar.models import Occurrence
from kuulluksi.notices.actions import drop_messages, leave_message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery

from . import consents, safe_contact
from .calls import leave_call
from .models import Call, Party
from .states import OPEN

PURPOSE = "signup"  # of the link to a person's own page
DRAFT_PURPOSE = "draft"  # of the link to an unfinished form
REFERRAL_PURPOSE = "referral"  # of the link to a blank form that a worker passes on
REFERRER_PURPOSE = "referrer"  # of the link to a worker's own page
CONSENT_PURPOSE = "consent"  # of the link to an adult who is asked for a yes
KINDS = (
    "signup_received",
    "signup_waiting",
    "signup_accepted",
    "signup_offered",
    "signup_turn",
    "signup_meeting",
    "signup_other_way",
    "signup_withdrawn",
    "signup_cancelled",
    "signup_link",
    "signup_consent_ask",
    "signup_referrer",
    "signup_callback_staff",
    "signup_consent_missing",
    "offer_reminder",
    "session_reminder",
    "session_moved",
    "session_cancelled",
    "session_restored",
    "sessions_changed",
    "season_thanks",
)
# What filling in a form, or one's own page, makes us send: to whatever address was written there.
BY_ANYONE = frozenset(
    {
        "signup_received",
        "signup_waiting",
        "signup_withdrawn",
        "signup_link",
        "signup_consent_ask",
        "signup_referrer",
    }
)
TO_STAFF = frozenset({"signup_callback_staff"})
AT_ONCE = frozenset({"signup_link", "signup_referrer"}) | TO_STAFF  # asked for this minute, or read at work
REMINDERS = frozenset({"offer_reminder", "session_reminder"})
BY_MESSAGE = frozenset({Party.Channel.SMS, Party.Channel.EMAIL})
# The one bare sentence, where "there is a message for you" would not be enough.
BARE = {
    "offer_reminder": "notices/bare_offer.txt",
    "session_reminder": "notices/bare_reminder.txt",
    "session_moved": "notices/bare_moved.txt",
    "session_restored": "notices/bare_moved.txt",
    "session_cancelled": "notices/bare_cancelled.txt",
}


def own_link(party: Party) -> Link:
    """The live link to the party's own page, made when there is none."""
    found = (
        Link.objects.live()
        .filter(purpose=PURPOSE, subject_type=Party._meta.label_lower, subject_id=party.pk)
        .order_by("created_at")
        .first()
    )
    return found or Link.objects.issue(PURPOSE, party)


def wishes_of(party: Party) -> safe_contact.SafeContact:
    """How this party may be reached, opened for the program itself."""
    return safe_contact.read(for_delivery(party, ["safe_contact"])["safe_contact"])


def leave_letter(
    kind: str,
    party: Party,
    *,
    key: str,
    link: Link | None = None,
    contact: str | None = None,
    url_name: str = "signups:own",
    data: dict | None = None,
    is_new: bool = False,
) -> None:
    """Tell the party something, if it wished for messages. ``key`` makes a second letter of the same thing the first.

    is_new: the party was made in this very transaction and this is its first letter. An adult hears nothing of those
    they signed up who are 18 by now.
    data: codes and instants (ISO 8601), never a person. For who wished to be called, or reached through an adult, a
    call to make is left at the desk; who gave no contact reads it on their own page.
    """
    if not is_new and consents.is_theirs_now(party):
        return
    if party.channel not in BY_MESSAGE:
        leave_call(kind, party, key=key, data=data)
        return
    wishes = wishes_of(party)
    if kind in REMINDERS and not wishes.reminders:
        return
    address = for_delivery(party, ["contact"])["contact"] if contact is None else contact
    if not address:
        return
    leave_message(
        kind,
        channel=party.channel,
        address=address,
        language=party.language,
        link=link or own_link(party),
        url_name=url_name,
        data=data,
        tone=wishes.tone,
        hours=wishes.hours,
        dedupe_key=f"{kind}:{party.pk}:{key}",
        is_new=is_new,
    )


def leave_session_letter(kind: str, party: Party, occurrences: Sequence[Occurrence], *, key: str) -> None:
    """Tell of sessions, as they are after what happened to them. ``key``: calendar's ``telling.key_of``, or for a
    reminder the session and its time. A change of today's plans rings at any hour; by e-mail a calendar file comes
    along.
    """
    if party.way == Party.Way.ADULT and not consents.people_of(party).filter(state__in=OPEN).exists():
        return
    first = min(occurrences, key=lambda row: row.start)
    data = {
        "sessions": [str(row.uid) for row in occurrences],
        "start": first.start.astimezone(UTC).isoformat(),
        "all_day": first.event.lasts_days,
    }
    if kind not in REMINDERS:
        data["change_of"] = min(first.start, first.original_start).isoformat()
    leave_letter(kind, party, key=key, data=data)


def drop_letters(party: Party) -> None:
    """Whatever still waits to be told to this party is forgotten."""
    drop_messages(party)
    Call.objects.filter(party=party).delete()
