"""Neutral messages to the people behind a party. Written to the outbox in the deed's own transaction."""

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery

from .models import Party

PURPOSE = "signup"  # of the link to a person's own page
DRAFT_PURPOSE = "draft"  # of the link to an unfinished form
CONSENT_PURPOSE = "consent"  # of the link to an adult who is asked for a yes
KINDS = (
    "signup_received",
    "signup_waiting",
    "signup_accepted",
    "signup_offered",
    "signup_turn",
    "signup_other_way",
    "signup_withdrawn",
    "signup_cancelled",
    "signup_link",
    "signup_consent_ask",
    "signup_consent_missing",
)
# What filling in a form, or one's own page, makes us send: to whatever address was written there.
BY_ANYONE = frozenset(
    {"signup_received", "signup_waiting", "signup_withdrawn", "signup_link", "signup_consent_ask"}
)
BY_MESSAGE = frozenset({Party.Channel.SMS, Party.Channel.EMAIL})


def own_link(party: Party) -> Link:
    """The live link to the party's own page, made when there is none."""
    found = (
        Link.objects.live()
        .filter(purpose=PURPOSE, subject_type=Party._meta.label_lower, subject_id=party.pk)
        .order_by("created_at")
        .first()
    )
    return found or Link.objects.issue(PURPOSE, party)


def leave_letter(
    kind: str, party: Party, *, key: str, link: Link | None = None, contact: str | None = None
) -> None:
    """Tell the party something, if it wished for messages. ``key`` makes a second letter of the same thing the first.

    Calls, messages through an adult, and people without a contact are for a human: the desk shows them.
    """
    if party.channel not in BY_MESSAGE:
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
        url_name="signups:own",
        dedupe_key=f"{kind}:{party.pk}:{key}",
    )
