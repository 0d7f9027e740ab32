"""Signing one or several people up, once."""

from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.crypto import blind_index

from .. import consents, receipts
from ..contacts import index_of
from ..letters import PURPOSE, leave_letter, own_link
from ..models import Draft, Needs, Party, Referral, SeatHold, Sheet, SignUp
from ..states import State
from . import consenting
from .moving import is_staff
from .places import counted, free_places, lock_sheet, tell_the_public
from .queue import fill


@dataclass
class SignedUp:
    """What a person gets for signing up. ``receipt_code`` is empty when it was shown long ago."""

    party: Party
    signups: list[SignUp]
    receipt_code: str
    link: Link
    again: bool = field(default=False)  # the same form was sent before; nothing new was written


def sign_up(
    sheet: Sheet,
    *,
    way: str,
    channel: str,
    contact: str = "",
    contact_name: str = "",
    together: str = Party.Together.ANY,
    language: str,
    participants: list[dict],
    form_nonce: str,
    word: str = "",
    safe_contact: str = "",
    adult_role: str = "",
    referral: Referral | None = None,
    by="participant",
    draft: Draft | None = None,
    invited: bool = False,
) -> SignedUp:
    """Sign one or several people up. The same form_nonce a second time gives the first result.

    participants: [{"nickname": str, "birth_year": str, "answers": dict, "consent": dict | None}]; what a consent holds,
    consenting.begin() says. Raises ValidationError (codes closed, not_yet, full, too_many, party_too_large,
    no_participants, by_link, link_used, own_contact) with a sentence for the person. ``draft``: the unfinished form
    that ends with this. ``referral``: the worker's link that it came through, and that dies with it. ``invited``: the caller has seen that they are among those
    whom a sheet by invitation is for.
    """
    consenting.check_others(way, channel, contact, participants)
    nonce = blind_index("signups:form", form_nonce)
    sealed = {
        "receipt_hash": receipts.seal_secret("receipt", receipts.secret_for(form_nonce)),
        "word_hash": receipts.seal_secret("word", receipts.word_of(word)) if receipts.word_of(word) else "",
    }
    party = Party(
        sheet_id=sheet.pk,
        way=way,
        adult_role=adult_role,
        referral=referral,
        together=together,
        channel=channel,
        contact=contact,
        contact_name=contact_name,
        contact_index=index_of(contact),
        safe_contact=safe_contact,
        language=language,
        form_nonce=nonce,
        **sealed,
    )
    for attempt in range(3):  # a locator of six digits may be taken: then another one
        party.receipt_locator = receipts.new_locator()
        try:
            return _sign_up(sheet, party, participants, form_nonce, by, draft, invited)
        except IntegrityError:
            if attempt == 2 or not Party.objects.filter(receipt_locator=party.receipt_locator).exists():
                raise
    raise AssertionError


def already(form_nonce: str) -> SignedUp | None:
    """What the form with this nonce led to, if it was sent before."""
    nonce = blind_index("signups:form", form_nonce)
    party = Party.objects.select_related("sheet").filter(form_nonce=nonce).first()
    if party is None:
        return None
    code = (
        receipts.shown(party.receipt_locator, receipts.secret_for(form_nonce)) if party.receipt_locator else ""
    )
    return SignedUp(party, list(party.signups.order_by("number")), code, own_link(party), again=True)


def _sign_up(sheet, party, participants, form_nonce, by, draft, invited) -> SignedUp:
    with transaction.atomic():
        lock_sheet(sheet.pk)
        now = timezone.now()  # after the lock: whoever comes in first has also come first by the clock
        hold = (
            SeatHold.objects.standing(now).filter(draft=draft.pk).first()
            if draft and sheet.hold_minutes
            else None
        )
        # An unfinished form ends with its sending: if it was still there, this is the first time.
        is_first = draft is not None and Draft.objects.filter(pk=draft.pk).delete()[0] == 1
        before_this = None if is_first else already(form_nonce)
        if before_this:
            return before_this
        before = sheet = counted(sheet.pk, now)
        _check_the_door(sheet, party, participants, now, by, invited)
        if party.referral:
            _use(party.referral, now)
        sheet = fill(sheet, now)
        kept = hold.seats if hold and hold.sheet_id == sheet.pk else 0
        places = _places_for(sheet, party, len(participants), kept)
        if hold:
            hold.delete()
        party.created_at = now
        party.save(force_insert=True)
        signups = SignUp.objects.bulk_create(
            SignUp(
                number=sheet.last_number + place,
                sheet_id=sheet.pk,
                party=party,
                nickname=one["nickname"],
                birth_year=str(one.get("birth_year") or ""),
                is_companion=bool(one.get("is_companion")),
                queued_at=now,
                created_at=now,
                **_stands(sheet, one, place <= places, now),
            )
            for place, one in enumerate(participants, 1)
        )
        Needs.objects.bulk_create(
            Needs(signup=signup, answers=one["answers"])
            for signup, one in zip(signups, participants, strict=True)
            if one.get("answers")
        )
        consenting.begin(party, signups, participants, now)
        link = Link.objects.issue(PURPOSE, party)
        audit("signed_up", party, by=by, detail=str(len(signups)))
        kind = "signup_received" if places else "signup_waiting"
        leave_letter(kind, party, key="signed_up", link=link, is_new=True)
        after = copy(sheet)  # what it has come to, without counting again
        after.held, after.waiting = sheet.held + places - kept, sheet.waiting + len(signups) - places
        tell_the_public(before, after, now)
    code = receipts.shown(party.receipt_locator, receipts.secret_for(form_nonce))
    return SignedUp(party, signups, code, link)


def _stands(sheet, one: dict, has_place: bool, now) -> dict:
    """State and what an adult is asked, for one person at the moment of signing up. Outside the ages somebody talks
    with them first, whatever the sheet's way of admitting."""
    year = str(one.get("birth_year") or "")
    rule = consents.rule_for(sheet, year, now)
    waits = rule == consents.Rule.CONSENT and not (one.get("consent") or {}).get("yes")
    columns = {"consent_rule": rule, "consent_due_at": consents.held_until(now) if waits else None}
    if not has_place:
        return {**columns, "state": State.WAITLISTED}
    if sheet.admission != Sheet.Admission.DIRECT or (year and not sheet.fits_ages(int(year))):
        return {**columns, "state": State.PENDING_REVIEW}
    return {**columns, "state": State.PENDING_CONSENT if waits else State.CONFIRMED}


def _use(referral: Referral, now) -> None:
    """A worker's link carries one form. One conditional UPDATE decides who was first."""
    if not Referral.objects.usable(now).filter(pk=referral.pk).update(used_at=now):
        raise ValidationError(
            _("This link has already been used, or its time has passed. Ask for a new one, or ask us to call."),
            code="link_used",
        )


def _check_the_door(sheet, party, participants, now, by, invited) -> None:
    """Closed, not yet open, or too many people at once: each has its own sentence. Staff may write down a phone call
    after closing."""
    many = len(participants)
    if not many:
        raise ValidationError(
            _("Write a name that we can call you. A nickname is enough."), code="no_participants"
        )
    if many > sheet.max_participants:
        raise ValidationError(
            ngettext(
                "One sign-up can hold %(most)d person. You can sign up again for the others.",
                "One sign-up can hold %(most)d people. You can sign up again for the others.",
                sheet.max_participants,
            )
            % {"most": sheet.max_participants},
            code="too_many",
        )
    if not (party.way == Party.Way.PHONE and is_staff(by)):
        if sheet.access == Sheet.Access.INVITED and not (invited or is_staff(by)):
            raise ValidationError(
                _("This is for those who are invited. Nothing was sent."), code="by_invitation"
            )
        by_link = sheet.access not in (Sheet.Access.OPEN, Sheet.Access.INVITED)
        if by_link and party.referral is None and not is_staff(by):
            raise ValidationError(
                _(
                    "This one opens with a link from a worker. Nothing was sent. You can also ask us to call you."
                ),
                code="by_link",
            )
        if sheet.opens_later(now):
            raise ValidationError(_("Sign-up has not opened yet. Nothing was sent."), code="not_yet")
        if not sheet.is_open(now):
            raise ValidationError(_("Sign-up has closed. Nothing was sent."), code="closed")
    if party.together == Party.Together.ALL and sheet.capacity is not None and many > sheet.capacity:
        raise ValidationError(
            _("There are fewer places than people in your sign-up. Choose that some of you may come."),
            code="party_too_large",
        )


def _places_for(sheet, party, many: int, kept: int = 0) -> int:
    """How many of a party get a place now; the rest wait. If anyone waits, a newcomer waits, but what was kept for
    them while they filled in the form is theirs."""
    free = free_places(sheet)
    if free is not None:
        free = kept if sheet.waiting else free + kept
    if sheet.waiting and not kept:
        places = 0
    elif free is None or many <= free:
        places = many
    else:
        places = 0 if party.together == Party.Together.ALL else max(0, free)
    if places < many and not sheet.has_queue:
        if places:
            raise ValidationError(
                _(
                    "There are not enough places for all of you. Nothing was sent. You can sign up fewer people."
                ),
                code="full",
            )
        raise ValidationError(
            _("All places are taken, and this one has no queue. Nothing was sent."), code="full"
        )
    return places
