"""Signing up, queueing, offering, accepting, withdrawing. The only doors through which a place changes hands.

Every decision about places writes first (``_lock``), counts afresh, writes, and refills the queue, in one
transaction. So neither PostgreSQL nor SQLite lets thirteen people into twelve places (tests/load). The expiry of an
offer is evaluated at use; the hourly job only tidies up.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.calendar.actions import entitlement_changed
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.crypto import blind_index

from . import receipts, rooms
from .contacts import index_of
from .letters import PURPOSE, leave_letter, own_link
from .models import Draft, Party, Sheet, SignUp
from .rules import blank_parties
from .states import ACCEPTED, FOLLOWS, OPEN, State


@dataclass
class SignedUp:
    """What a person gets for signing up. ``receipt_code`` is empty when it was shown long ago."""

    party: Party
    signups: list[SignUp]
    receipt_code: str
    link: Link
    again: bool = field(default=False)  # the same form was sent before; nothing new was written


# --- Counting ---


def _lock(sheet_id: int) -> None:
    """Write first: takes the row lock on PostgreSQL and the write lock on SQLite before anything is read.
    Whoever needs several sheets locks them in ascending order of id."""
    Sheet.objects.filter(pk=sheet_id).update(lock_version=F("lock_version") + 1)


def lock(sheets) -> None:
    """Lock several sheets for one decision, in the one order that cannot deadlock. Call inside a transaction."""
    for sheet_id in sorted(sheet.pk for sheet in sheets):
        _lock(sheet_id)


def _counted(sheet_id: int, now) -> Sheet:
    """The sheet as it stands now, with held, waiting, lapsed and last_number. Only after _lock()."""
    sheets = rooms.with_counts(Sheet.objects.filter(pk=sheet_id), now)
    lapsed = Count("signups", filter=Q(signups__state=State.OFFERED, signups__offer_expires_at__lte=now))
    return sheets.annotate(last_number=Max("signups__number"), lapsed=lapsed).get()


def _free(sheet: Sheet) -> int | None:
    """Places left on a counted sheet; None when there is no limit."""
    if sheet.capacity is None:
        return None
    return sheet.capacity + sheet.overbook_allowance - sheet.held


# --- Moving a state ---


def transition(signup: SignUp, to: str, *, by, detail: str = "", **columns) -> SignUp:
    """Move one sign-up to another state: one conditional UPDATE that must hit one row, and a line in the log.

    Call under the sheet's lock. ``columns``: other plain columns written in the same stroke.
    Raises ValidationError when the step is not in the table or someone else was first.
    """
    came_from = signup.state
    if to not in FOLLOWS.get(came_from, frozenset()):
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    columns["state"] = to
    if to not in OPEN:
        columns.setdefault("ended_at", timezone.now())
    if came_from == State.OFFERED:
        columns.setdefault("offer_expires_at", None)
    hit = SignUp.objects.filter(pk=signup.pk, state=came_from).update(**columns)
    if hit != 1:
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    for name, value in columns.items():
        setattr(signup, name, value)
    audit(f"signup_{to}", signup, by=by, detail=detail)
    if (came_from in ACCEPTED) != (to in ACCEPTED):
        entitlement_changed(
            subject=signup.party_id
        )  # their own calendar shows another set of meetings from now on
    return signup


def _fresh(signup: SignUp) -> SignUp:
    return SignUp.objects.select_related("party").get(pk=signup.pk)


# --- The queue ---


def _promote(signup: SignUp, sheet: Sheet, now, by, detail: str) -> None:
    """Give a waiting person a place: an offer to answer, or a first talk where people are admitted after one."""
    if sheet.admission == Sheet.Admission.AFTER_MEETING:
        transition(signup, State.PENDING_REVIEW, by=by, detail=detail)
    else:
        until = now + timedelta(hours=sheet.offer_hours)
        transition(signup, State.OFFERED, by=by, detail=detail, offer_expires_at=until)
        leave_letter("signup_offered", signup.party, key=f"{until:%Y%m%d%H%M}")


def _next_in_queue(sheet: Sheet, free: int | None) -> list[SignUp]:
    """Who gets the next place: the first who waits, with the whole party when it comes all together or not at all.
    A party too large for what is free keeps its turn, and those behind it who fit are not left waiting for it."""
    seen: set = set()
    waiting = (
        SignUp.objects.filter(sheet=sheet)
        .queueing()
        .select_related("party")
        .defer("nickname", "birth_year", "answers")
    )
    rows = list(waiting)
    for signup in rows:
        if signup.party_id in seen:
            continue
        if signup.party.together != Party.Together.ALL:
            return [signup]
        seen.add(signup.party_id)
        party = [one for one in rows if one.party_id == signup.party_id]
        if free is None or len(party) <= free:
            return party
    return []


def _refill(sheet: Sheet, now, by="program") -> Sheet:
    """Let lapsed offers go and give out places while any are free. Only under the lock; returns the sheet recounted."""
    if sheet.lapsed:
        for signup in SignUp.objects.filter(sheet=sheet).with_a_lapsed_offer(now).order_by("number"):
            transition(signup, State.LAPSED, by=by)
    free = _free(sheet)
    if not sheet.waiting or (free is not None and free <= 0):
        return sheet
    while free is None or free > 0:
        chosen = _next_in_queue(sheet, free)
        if not chosen:
            break
        for signup in chosen:
            _promote(signup, sheet, now, by, "from the queue")
        if free is not None:
            free -= len(chosen)
    return _counted(sheet.pk, now)


def refill(sheet: Sheet, *, by="program") -> None:
    """Let lapsed offers go and give free places to those who wait, in order."""
    with transaction.atomic():
        _lock(sheet.pk)
        now = timezone.now()
        before = _counted(sheet.pk, now)
        _tell_the_public(before, _refill(before, now, by), now)


def expire(*, by="program") -> int:
    """Tidy up offers whose time has passed; the hourly job. Returns how many sheets had any."""
    ids = (
        SignUp.objects.with_a_lapsed_offer().values_list("sheet_id", flat=True).order_by("sheet_id").distinct()
    )
    sheets = list(Sheet.objects.filter(pk__in=list(ids)))
    for sheet in sheets:
        refill(sheet, by=by)
    return len(sheets)


def _tell_the_public(before: Sheet, after: Sheet, now) -> None:
    """Say so, after the commit, when the word at the door changes (room, queue, full); nothing else is announced."""
    was, is_now = (rooms.word(sheet, sheet.held, sheet.waiting, now) for sheet in (before, after))
    if was != is_now:
        transaction.on_commit(lambda: public_words_changed.send(sender=Sheet, sheet_id=after.pk))


# --- Signing up ---


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
    by="participant",
    draft: Draft | None = None,
) -> SignedUp:
    """Sign one or several people up. The same form_nonce a second time gives the first result.

    participants: [{"nickname": str, "birth_year": str, "answers": dict}]. Raises ValidationError (codes closed,
    not_yet, full, too_many, party_too_large, no_participants) with a sentence for the person. ``draft``: the unfinished form that ends with this.
    """
    nonce = blind_index("signups:form", form_nonce)
    sealed = {
        "receipt_hash": receipts.seal_secret("receipt", receipts.secret_for(form_nonce)),
        "word_hash": receipts.seal_secret("word", receipts.word_of(word)) if receipts.word_of(word) else "",
    }
    party = Party(
        sheet_id=sheet.pk,
        way=way,
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
            return _sign_up(sheet, party, participants, form_nonce, by, draft)
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


def _sign_up(sheet, party, participants, form_nonce, by, draft) -> SignedUp:
    now = timezone.now()
    with transaction.atomic():
        _lock(sheet.pk)
        # An unfinished form ends with its sending: if it was still there, this is the first time.
        is_first = draft is not None and Draft.objects.filter(pk=draft.pk).delete()[0] == 1
        before_this = None if is_first else already(form_nonce)
        if before_this:
            return before_this
        before = sheet = _counted(sheet.pk, now)
        _check_the_door(sheet, party, participants, now, by)
        sheet = _refill(sheet, now)
        places = _places_for(sheet, party, len(participants))
        has_place = State.CONFIRMED if sheet.admission == Sheet.Admission.DIRECT else State.PENDING_REVIEW
        party.created_at = now
        party.save(force_insert=True)
        signups = SignUp.objects.bulk_create(
            SignUp(
                number=(sheet.last_number or 0) + place,
                sheet_id=sheet.pk,
                party=party,
                nickname=one["nickname"],
                birth_year=str(one.get("birth_year") or ""),
                answers=one.get("answers") or {},
                state=has_place if place <= places else State.WAITLISTED,
                queued_at=now,
                created_at=now,
            )
            for place, one in enumerate(participants, 1)
        )
        link = Link.objects.issue(PURPOSE, party)
        audit("signed_up", party, by=by, detail=str(len(signups)))
        kind = "signup_received" if places else "signup_waiting"
        leave_letter(kind, party, key="signed_up", link=link)
        _after(before, sheet, held=places, waiting=len(signups) - places, now=now)
    code = receipts.shown(party.receipt_locator, receipts.secret_for(form_nonce))
    return SignedUp(party, signups, code, link)


def _after(before, sheet, *, held, waiting, now) -> None:
    """The public word after a sign-up, counted without asking the database again."""
    was = rooms.word(before, before.held, before.waiting, now)
    if was != rooms.word(sheet, sheet.held + held, sheet.waiting + waiting, now):
        transaction.on_commit(lambda: public_words_changed.send(sender=Sheet, sheet_id=sheet.pk))


def _check_the_door(sheet, party, participants, now, by) -> None:
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
    if not (party.way == Party.Way.PHONE and hasattr(by, "roles")):
        if sheet.opens_later(now):
            raise ValidationError(_("Sign-up has not opened yet. Nothing was sent."), code="not_yet")
        if not sheet.is_open(now):
            raise ValidationError(_("Sign-up has closed. Nothing was sent."), code="closed")
    if party.together == Party.Together.ALL and sheet.capacity is not None and many > sheet.capacity:
        raise ValidationError(
            _("There are fewer places than people in your sign-up. Choose that some of you may come."),
            code="party_too_large",
        )


def _places_for(sheet, party, many: int) -> int:
    """How many of a party get a place now; the rest wait. If anyone waits, a newcomer waits."""
    free = _free(sheet)
    if sheet.waiting:
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


# --- What happens to a sign-up ---


def offer(signup: SignUp, *, by, reason: str = "") -> SignUp:
    """Staff offer a free place to someone who waits, out of turn if there is a reason (it is logged)."""
    with transaction.atomic():
        _lock(signup.sheet_id)
        now = timezone.now()
        before = _counted(signup.sheet_id, now)
        free = _free(before)
        if free is not None and free <= 0:
            raise ValidationError(
                _("There is no free place to offer. Raise the number of places first."), code="full"
            )
        signup = _fresh(signup)
        until = now + timedelta(hours=before.offer_hours)
        transition(signup, State.OFFERED, by=by, detail=reason[:120], offer_expires_at=until)
        leave_letter("signup_offered", signup.party, key=f"{until:%Y%m%d%H%M}")
        _tell_the_public(before, _refill(_counted(signup.sheet_id, now), now), now)
    return signup


def accept(signup: SignUp, *, by) -> SignUp:
    """Staff admit someone after the first talk (or straight from the queue when a place is free); or a person takes
    the place offered to them, if its time has not passed."""
    with transaction.atomic():
        _lock(signup.sheet_id)
        now = timezone.now()
        signup = _fresh(signup)
        is_staff = hasattr(by, "roles")
        if signup.state == State.OFFERED and signup.offer_expires_at <= now:
            lapsed = True
        else:
            lapsed = False
            if signup.state not in (
                State.OFFERED,
                *((State.PENDING_REVIEW, State.WAITLISTED) if is_staff else ()),
            ):
                raise ValidationError(
                    _("This has already changed. Please look at it once more."), code="already_changed"
                )
            before = _counted(signup.sheet_id, now)
            if signup.state == State.WAITLISTED:
                free = _free(before)
                if free is not None and free <= 0:
                    raise ValidationError(
                        _("There is no free place to give. Raise the number of places first."), code="full"
                    )
            transition(signup, State.CONFIRMED, by=by)
            leave_letter("signup_accepted", signup.party, key=f"{now:%Y%m%d%H%M}")
            _tell_the_public(before, _counted(signup.sheet_id, now), now)
    if lapsed:
        refill(Sheet(pk=signup.sheet_id))
        raise ValidationError(
            _("The time to answer has passed, and the place has gone to the next in the queue."),
            code="offer_lapsed",
        )
    return signup


def _release(signup: SignUp, to: str, *, by, letter: str, **columns) -> SignUp:
    with transaction.atomic():
        _lock(signup.sheet_id)
        now = timezone.now()
        signup = _fresh(signup)
        if signup.state == to:
            return signup
        before = _counted(signup.sheet_id, now)
        transition(signup, to, by=by, **columns)
        leave_letter(letter, signup.party, key=str(signup.pk))
        _tell_the_public(before, _refill(_counted(signup.sheet_id, now), now), now)
    return signup


def not_admitted(signup: SignUp, *, by, reason: str) -> SignUp:
    """After the first talk something else was found. ``reason``: a SignUp.Instead. The next in the queue comes in the
    same transaction."""
    if reason not in SignUp.Instead.values:
        raise ValidationError(_("Say what was found instead."), code="instead")
    return _release(signup, State.NOT_ADMITTED, by=by, letter="signup_other_way", instead=reason)


def withdraw(signup: SignUp, *, by) -> SignUp:
    """Not this time. No reason is asked, at any moment. A second time changes nothing."""
    return _release(signup, State.WITHDRAWN, by=by, letter="signup_withdrawn")


def withdraw_party(party: Party, *, by) -> list[SignUp]:
    """Everyone of one sign-up who is still on the sheet, in one step."""
    with transaction.atomic():
        _lock(party.sheet_id)
        now = timezone.now()
        before = _counted(party.sheet_id, now)
        gone = list(party.signups.open().select_related("party").order_by("number"))
        for signup in gone:
            transition(signup, State.WITHDRAWN, by=by)
        if gone:
            leave_letter("signup_withdrawn", party, key="all")
            _tell_the_public(before, _refill(_counted(party.sheet_id, now), now), now)
    return gone


def accept_offer(party: Party, *, by="participant") -> list[SignUp]:
    """The people of a party take the places offered to them, if the time has not passed."""
    taken = [accept(signup, by=by) for signup in party.signups.filter(state=State.OFFERED).order_by("number")]
    if not taken:
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    return taken


def cancel_sheet(sheet: Sheet, *, by) -> int:
    """The organiser cancels: everyone still on the sheet is told, and the sheet closes. Returns how many."""
    with transaction.atomic():
        _lock(sheet.pk)
        now = timezone.now()
        before = _counted(sheet.pk, now)
        there = list(SignUp.objects.filter(sheet=sheet).open().select_related("party").order_by("number"))
        Sheet.objects.filter(pk=sheet.pk).update(closed_by_hand=True)
        for signup in there:
            transition(signup, State.CANCELLED, by=by)
            leave_letter("signup_cancelled", signup.party, key="cancelled")
        audit("sheet_cancelled", sheet, by=by, detail=str(len(there)))
        _tell_the_public(before, _counted(sheet.pk, now), now)
    return len(there)


def change_capacity(sheet: Sheet, capacity: int | None, *, by) -> Sheet:
    """More places let the queue in; fewer evict nobody and let nobody in before enough have left."""
    if capacity is not None and not 0 <= capacity <= 10_000:
        raise ValidationError(_("Give the number of places as a whole number, at least 0."), code="capacity")
    with transaction.atomic():
        _lock(sheet.pk)
        now = timezone.now()
        before = _counted(sheet.pk, now)
        Sheet.objects.filter(pk=sheet.pk).update(capacity=capacity)
        audit("capacity_changed", sheet, by=by, detail=f"{before.capacity} to {capacity}")
        after = _refill(_counted(sheet.pk, now), now)
        _tell_the_public(before, after, now)
    sheet.capacity = capacity
    return after


# --- What people do on their own page ---


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
        _lock(party.sheet_id)
        now = timezone.now()
        before = _counted(party.sheet_id, now)
        for signup in party.signups.open().order_by("number"):
            transition(signup, State.WITHDRAWN, by=by)
        party.signups.update(nickname="", birth_year="", answers="")
        blank_parties(Party.objects.filter(pk=party.pk))
        audit("erased", party, by=by)
        _tell_the_public(before, _refill(_counted(party.sheet_id, now), now), now)
