"""Joint events on the own page of those who are invited to them (booking/signups/invitations.py)."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from booking.signups import letters
from booking.signups.invitations import Invitation
from booking.signups.models import Party
from booking.signups.rooms import Room
from booking.signups.standing import of as standing_of

from . import actions, audiences, listing, words
from .models import OpenEvent


def find(party: Party, language: str) -> list[Invitation]:
    """What the people of this party are invited to by what they belong to."""
    with override(language):
        return [_invitation(card, party) for card in _cards(party)]


def accept(party: Party, code: str) -> str:
    """Say yes. Gives a sentence: how its own page is opened."""
    card = next(card for card in _cards(party) if card.open_event.pk.hex == code)
    doors = card.next.doors if card.next else []
    by_room = sorted(doors, key=lambda door: listing.BEST_FIRST.index(door.room))
    if not by_room or card.is_cancelled or by_room[0].room not in (Room.ROOM, Room.QUEUE):
        raise ValidationError(_("Sign-up has closed. Nothing was sent."), code="closed")
    made = actions.accept_invitation(card.open_event, by_room[0].entrance, party)
    if party.word_hash:
        return _("Good, you are coming. Your own word opens that page, too.")
    return _("Good, you are coming. Write down the receipt code of that page: %(code)s") % {
        "code": made.receipt_code
    }


def _cards(party: Party) -> list[listing.Card]:
    wanted = []
    for audience in audiences.known():
        keys = set() if audience.is_public else set(audience.keys_of(party))
        if keys:
            events = OpenEvent.objects.published().coming().filter(audience=audience.code)
            wanted += [one.pk for one in events.only("pk", "invited") if keys & set(one.invited)]
    return listing.cards_of(OpenEvent.objects.filter(pk__in=wanted)) if wanted else []


def _invitation(card: listing.Card, party: Party) -> Invitation:
    found = card.open_event
    _nonce, made = actions.answered(found, party)
    there = [one for one in made.signups if one.is_open] if made else []
    if card.is_cancelled:
        answer = _("Cancelled. It will not be held.")
    else:
        answer = standing_of(there[0]).words.now if there else ""
    return Invitation(
        code=found.pk.hex,
        title=found.title,
        when=words.session(card.next.session, card.event) if card.next else "",
        text=found.text,
        words=answer,
        url=reverse("signups:own", kwargs={"token": letters.own_link(made.party).token}) if there else "",
    )
