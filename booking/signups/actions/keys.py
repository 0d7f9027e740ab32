"""A key made again for somebody whom staff have recognised: for the same page, or for a page of their own at eighteen."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from booking.calendar.actions import entitlement_changed
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.crypto import blind_index

from .. import consents, contacts
from ..letters import drop_letters
from ..models import Party, SignUp
from ..rules import blank_parties
from .own import new_receipt_code
from .places import fresh
from .queue import places_of


def is_the_person(signup: SignUp, *, nickname: str, birth_year: str = "", contact: str = "") -> bool:
    """Whether a caller's answers fit what is sealed: the nickname, and of the year of birth and the contact one that we
    know. Whoever left neither is known by the nickname and by those who have met them. Nothing sealed is shown."""
    own = for_delivery(signup, ["nickname", "birth_year"])
    known = for_delivery(signup.party, ["contact"])["contact"]
    if not contacts.same_name(nickname, own["nickname"]):
        return False
    year_fits = bool(own["birth_year"]) and own["birth_year"] == birth_year.strip()
    contact_fits = bool(known) and contacts.mailbox(known) == contacts.mailbox(contact or "-")
    if consents.is_out_of_hand(signup):  # the contact is the adult's, and the adult knows the year as well
        return year_fits
    return year_fits or contact_fits or not (own["birth_year"] or known)


def key_again(signup: SignUp, *, by) -> str:
    """A fresh receipt code, to be told to the person and shown nowhere else. Call only after is_the_person()."""
    if consents.is_out_of_hand(signup):
        return hand_over(signup, by=by)
    return new_receipt_code(signup.party, by=by)


def hand_over(signup: SignUp, *, by) -> str:
    """Somebody whom an adult signed up is of age: from now on the sign-up is their own, with no contact until they give
    one on their page. The adult keeps what is about the others; about nobody means that nothing is kept."""
    with places_of(signup.sheet_id):
        signup = fresh(signup)
        before = signup.party
        if not consents.is_out_of_hand(signup):
            raise ValidationError(_("This sign-up is already their own."), code="own")
        party = Party.objects.create(
            sheet_id=signup.sheet_id,
            way=Party.Way.SELF,
            language=before.language,
            form_nonce=blind_index("signups:form", f"hand over:{uuid4()}"),
            created_at=before.created_at,
        )
        SignUp.objects.filter(pk=signup.pk).update(party=party)
        entitlement_changed(subject=before.pk)
        if not before.signups.exists():
            drop_letters(before)
            blank_parties(Party.objects.filter(pk=before.pk))
        audit("handed_over", signup, by=by)
        return new_receipt_code(party, by=by)
