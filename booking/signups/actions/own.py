"""What people do on their own page, besides taking and leaving a place."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.notices.actions import leave_job
from kuulluksi.privacy.access import audit

from .. import consents, receipts
from ..contacts import index_of
from ..letters import drop_letters, leave_letter
from ..models import Absence, ConsentAsk, ConsentRecord, Needs, Party, SignUp
from ..rules import blank_consent_asks, blank_parties
from ..states import OPEN, State
from .consenting import check_not_the_adult, with_own_contact
from .moving import transition
from .queue import places_of


def not_this_time(signups: list[SignUp], occurrence: Occurrence, *, by="participant") -> None:
    """These people are not coming to one session. Their places stay theirs; no reason is asked, nobody counts. A second
    time changes nothing. The roll-call of the session reads it."""
    if occurrence.end <= timezone.now():
        raise ValidationError(_("That time has already been."), code="past")
    with transaction.atomic():
        for signup in signups:
            _absence, is_new = Absence.objects.get_or_create(signup=signup, occurrence=occurrence)
            if is_new:
                audit("not_this_time", signup, by=by)


def coming_after_all(signups: list[SignUp], occurrence: Occurrence, *, by="participant") -> None:
    """They are coming to the session after all."""
    with transaction.atomic():
        for signup in signups:
            if Absence.objects.filter(signup=signup, occurrence=occurrence).delete()[0]:
                audit("coming_after_all", signup, by=by)


def change_person(
    signup: SignUp, *, nickname: str, answers: dict, birth_year: str | None = None, by="participant"
) -> SignUp:
    """Correct what somebody told about themselves. ``birth_year``: None leaves it as it is."""
    if not signup.is_open:
        raise ValidationError(_("This has ended, so it cannot be changed any more."), code="ended")
    with transaction.atomic():
        signup.nickname = nickname
        if birth_year is not None:
            signup.birth_year = birth_year
        signup.save(update_fields=["nickname", "birth_year"])
        kept = Needs.objects.filter(signup=signup)
        if not answers:
            kept.delete()
        else:
            row = kept.first() or Needs(signup=signup)  # the same row: who has read it stays known
            row.answers = answers
            row.save()
        audit("answers_changed", signup, by=by)
    return signup


def change_word(party: Party, word: str, *, by="participant") -> None:
    """A new word opens the own page from now on; the earlier one does not."""
    with transaction.atomic():
        party.word_hash = receipts.seal_secret("word", receipts.word_of(word))
        party.save(update_fields=["word_hash"])
        audit("word_changed", party, by=by)


def new_receipt_code(party: Party, *, by) -> str:
    """For somebody who has lost both word and code and whom staff know: a fresh code, to be told aloud. The earlier
    code and word stop opening the page."""
    secret = receipts.new_secret()
    with transaction.atomic():
        party.receipt_hash, party.word_hash = receipts.seal_secret("receipt", secret), ""
        party.receipt_locator = party.receipt_locator or receipts.new_locator()
        party.save(update_fields=["receipt_hash", "receipt_locator", "word_hash"])
        audit("new_receipt_code", party, by=by)
    return receipts.shown(party.receipt_locator, secret)


def change_contact(
    party: Party,
    *,
    channel: str,
    contact: str,
    contact_name: str = "",
    safe_contact: str = "",
    by="participant",
) -> Party:
    """From now on messages go to the new contact. What is already on its way goes to the old one. The contact of an
    adult who answers for somebody of the party cannot become the party's own, and what has been its own before stays
    known by its fingerprint: whoever answers for a child is never the one who is answered for."""
    with places_of(party.sheet_id):  # one at a time with a question to another adult
        was = Party.objects.get(pk=party.pk)
        check_not_the_adult(was, channel, contact)
        party.earlier_contacts = with_own_contact(was)
        party.channel, party.contact, party.contact_name = channel, contact, contact_name
        party.contact_index, party.safe_contact = index_of(contact), safe_contact
        party.save(
            update_fields=[
                "channel",
                "contact",
                "contact_name",
                "contact_index",
                "safe_contact",
                "earlier_contacts",
            ]
        )
        audit("contact_changed", party, by=by)
    return party


def ask_for_link(contact: str) -> None:
    """Have the own page's address sent again to a contact, if anyone signed up with it. The worker looks, so that the
    request takes the same queries and the same time whether or not anybody did. The job holds a keyed fingerprint."""
    leave_job("signup_link_again", dedupe_key=uuid4().hex, payload={"contact": index_of(contact)})


def send_link_again(contact_index: str) -> None:
    """Send it to everyone whose contact has this fingerprint. A second time in the same hour changes nothing."""
    parties = Party.objects.filter(contact_index=contact_index, signups__state__in=OPEN)
    with transaction.atomic():
        for party in parties.order_by("pk").distinct()[:5] if contact_index else ():
            leave_letter("signup_link", party, key=f"{timezone.now():%Y%m%d%H}")


def erase(party: Party, *, by="participant") -> None:
    """Withdraw whoever is still on the sheet and erase everything personal at once. Rows stay as counts; of a consent
    stays which words were agreed to, how and on which day, without a name."""
    with places_of(party.sheet_id):
        people = consents.people_of(party)
        for signup in consents.people_of(party).open().select_related("party").order_by("number"):
            transition(signup, State.WITHDRAWN, by=by, tell=False)
        Absence.objects.filter(signup__in=people).delete()
        Needs.objects.filter(signup__in=people).delete()
        blank_consent_asks(ConsentAsk.objects.filter(signup__in=people))
        ConsentRecord.objects.filter(signup__in=people).update(
            giver_name=""
        )  # the proof stays: words, way and day
        people.update(nickname="", birth_year="")
        drop_letters(party)
        blank_parties(Party.objects.filter(pk=party.pk))
        audit("erased", party, by=by)
