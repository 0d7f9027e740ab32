"""What happens to a sign-up: offered, accepted, passed on, withdrawn, not admitted."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from .. import about, ages, consents, promises
from ..models import Party, SignUp
from ..states import State
from .moving import already_changed, is_staff, transition
from .places import free_places, fresh
from .queue import places_of

REST = timedelta(days=7)  # how long somebody who passed an offer is not offered another


def whole_party(signup: SignUp, state: str) -> list[SignUp]:
    """The sign-up, and with it everyone of its party in this state when they come all together or not at all."""
    if signup.party.together != Party.Together.ALL:
        return [signup]
    companions = signup.party.signups.filter(state=state).exclude(pk=signup.pk).select_related("party")
    return sorted([signup, *companions], key=lambda one: one.number)


def _need_room(sheet, many: int, why_not: str) -> None:
    free = free_places(sheet)
    if free is not None and free < many:
        raise ValidationError(why_not, code="full")


def offer(signup: SignUp, *, by, reason: str = "") -> SignUp:
    """Staff offer a free place to someone who waits, out of turn if there is a reason (it is logged). Who comes all
    together gets the offer together."""
    with places_of(signup.sheet_id) as (sheet, now):
        signup = fresh(signup)
        people = whole_party(signup, State.WAITLISTED)
        _need_room(sheet, len(people), _("There is no free place to offer. Raise the number of places first."))
        until = promises.offer_until(sheet, now, about.next_start(sheet, now))
        for one in people:
            transition(one, State.OFFERED, by=by, detail=reason[:120], offer_expires_at=until)
    return signup


def accept(signup: SignUp, *, by) -> SignUp:
    """Staff admit someone after the first talk (or straight from the queue when a place is free); or a person takes
    the place offered to them, if its time has not passed."""
    return _accept([signup], by)[0]


def accept_offer(party: Party, *, only: SignUp | None = None, by="participant") -> list[SignUp]:
    """The people of a party take the places offered to them, all in one step, if the time has not passed."""
    return _accept(offered_to(party, only), by)


def offered_to(party: Party, only: SignUp | None = None) -> list[SignUp]:
    """Who of a party has an offer to answer; those who come together answer together."""
    people = consents.people_of(party).filter(state=State.OFFERED)
    offered = list(people.select_related("party").order_by("number"))
    if only is not None and party.together != Party.Together.ALL:
        offered = [one for one in offered if one.pk == only.pk]
    if not offered:
        raise already_changed()
    return offered


def _accept(signups: list[SignUp], by) -> list[SignUp]:
    """All of them or none. A lapsed offer lets the next in the queue in, and then says so."""
    with places_of(signups[0].sheet_id) as (sheet, now):
        signups = [fresh(signup) for signup in signups]
        lapsed = any(one.state == State.OFFERED and not one.offer_stands_at(now) for one in signups)
        if not lapsed:
            for signup in signups:
                _give_place(signup, sheet, now, by)
    if lapsed:
        raise ValidationError(
            _("The time to answer has passed, and the place has gone to the next in the queue."),
            code="offer_lapsed",
        )
    return signups


def _give_place(signup: SignUp, sheet, now, by) -> None:
    """The place becomes theirs; straight from the queue it becomes theirs who come together."""
    may_come_from = {State.OFFERED, State.PENDING_REVIEW, State.WAITLISTED} if is_staff(by) else {State.OFFERED}
    if signup.state not in may_come_from:
        raise already_changed()
    people = [signup]
    if signup.state == State.WAITLISTED:
        people = whole_party(signup, State.WAITLISTED)
        _need_room(sheet, len(people), _("There is no free place to give. Raise the number of places first."))
    if is_staff(by) and any(ages.needs_a_reason(one, sheet) for one in people):
        raise ValidationError(
            _("Their age is outside what this is meant for. Choose why that is not an obstacle."), code="ages"
        )
    for one in people:
        confirm(one, now, by)


def confirm(signup: SignUp, now, by) -> SignUp:
    """The place is theirs; while an adult's yes is missing it is held until a day they are told."""
    if not consents.is_missing(signup, now):
        return transition(signup, State.CONFIRMED, by=by)
    until = signup.consent_due_at
    if until is None or until < now + consents.LEAST_HOLD:
        until = consents.held_until(now)
    return transition(signup, State.PENDING_CONSENT, by=by, consent_due_at=until)


def pass_offer(party: Party, *, only: SignUp | None = None, by="participant") -> list[SignUp]:
    """ "Not now, but keep us in the queue." The place goes to the next person in the same transaction; whoever passed
    keeps their turn and is not asked again for a week. It can be done once. No reason is asked."""
    waiting = offered_to(party, only)
    with places_of(party.sheet_id) as (_sheet, now):
        waiting = [fresh(signup) for signup in waiting]
        for signup in waiting:
            if signup.rests_until or not signup.offer_stands_at(now):
                raise already_changed()
            transition(signup, State.WAITLISTED, by=by, detail="passed", rests_until=now + REST)
    return waiting


def _release(signup: SignUp, to: str, *, by, **columns) -> SignUp:
    with places_of(signup.sheet_id):
        signup = fresh(signup)
        if signup.state != to:
            transition(signup, to, by=by, **columns)
    return signup


def not_admitted(signup: SignUp, *, by, reason: str) -> SignUp:
    """After the first talk something else was found. ``reason``: a SignUp.Instead. The next in the queue comes in the
    same transaction."""
    if reason not in SignUp.Instead.values:
        raise ValidationError(_("Say what was found instead."), code="instead")
    return _release(signup, State.NOT_ADMITTED, by=by, instead=reason)


def withdraw(signup: SignUp, *, by) -> SignUp:
    """Not this time. No reason is asked, at any moment. A second time changes nothing."""
    return _release(signup, State.WITHDRAWN, by=by)


def withdraw_party(party: Party, *, by) -> list[SignUp]:
    """Everyone of one sign-up who is still on the sheet, in one step. An adult withdraws nobody who is of age."""
    with places_of(party.sheet_id):
        gone = list(consents.people_of(party).open().select_related("party").order_by("number"))
        for signup in gone:
            transition(signup, State.WITHDRAWN, by=by)
    return gone


def move_up(signup: SignUp, *, by, reason: str) -> SignUp:
    """Staff let someone who waits come before the others. ``reason``: a SignUp.Priority; it is logged, and the person
    can read it on their own page."""
    if reason not in SignUp.Priority.values:
        raise ValidationError(_("Say why this person comes before the others."), code="priority")
    with places_of(signup.sheet_id):
        signup = fresh(signup)
        people = whole_party(signup, State.WAITLISTED)
        ids = [one.pk for one in people]
        hit = SignUp.objects.filter(pk__in=ids, state=State.WAITLISTED).update(
            priority=1, priority_reason=reason
        )
        if hit != len(people):
            raise already_changed()
        for one in people:
            audit("moved_up", one, by=by, detail=reason)
    return fresh(signup)
