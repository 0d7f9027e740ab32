"""What people do on their own page, besides taking and leaving a place."""

from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from ..contacts import index_of
from ..letters import leave_letter
from ..models import Needs, Party
from ..rules import blank_parties
from ..states import OPEN, State
from .moving import transition
from .places import counted, lock_sheet, tell_the_public
from .queue import fill


def not_this_time(party: Party, *, coming: bool = False, by="participant") -> Party:
    """They are not coming the next time, or are after all. The place stays theirs; no reason, no counter."""
    party.not_this_time_at = None if coming else timezone.now()
    with transaction.atomic():
        Party.objects.filter(pk=party.pk).update(not_this_time_at=party.not_this_time_at)
        audit("coming_after_all" if coming else "not_this_time", party, by=by)
    return party


def change_contact(
    party: Party,
    *,
    channel: str,
    contact: str,
    contact_name: str = "",
    safe_contact: str = "",
    by="participant",
) -> Party:
    """From now on messages go to the new contact. What is already on its way goes to the old one."""
    with transaction.atomic():
        party.channel, party.contact, party.contact_name = channel, contact, contact_name
        party.contact_index, party.safe_contact = index_of(contact), safe_contact
        party.save(update_fields=["channel", "contact", "contact_name", "contact_index", "safe_contact"])
        audit("contact_changed", party, by=by)
    return party


def send_link_again(contact: str) -> None:
    """Send the own page's address to a contact that signed up, if one did. The caller never learns which."""
    index = index_of(contact)
    parties = (
        Party.objects.filter(contact_index=index, signups__state__in=OPEN) if index else Party.objects.none()
    )
    with transaction.atomic():
        for party in parties.order_by("pk").distinct()[:5]:
            leave_letter("signup_link", party, key=f"{timezone.now():%Y%m%d%H}")


def erase(party: Party, *, by="participant") -> None:
    """Withdraw whoever is still on the sheet and erase everything personal at once. Rows stay as counts."""
    with transaction.atomic():
        lock_sheet(party.sheet_id)
        now = timezone.now()
        before = counted(party.sheet_id, now)
        for signup in party.signups.open().order_by("number"):
            transition(signup, State.WITHDRAWN, by=by)
        party.signups.update(nickname="", birth_year="")
        Needs.objects.filter(signup__party=party).delete()
        blank_parties(Party.objects.filter(pk=party.pk))
        audit("erased", party, by=by)
        tell_the_public(before, fill(counted(party.sheet_id, now), now), now)
