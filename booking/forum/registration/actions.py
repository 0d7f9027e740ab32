"""A unit's seats: reserved by a worker, filled in by the young people themselves, swapped, given back."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups import actions as signups
from booking.signups import consents, receipts
from booking.signups.models import Absence, ConsentAsk, Needs, Party, SignUp
from booking.signups.rules import blank_consent_asks
from booking.signups.states import OPEN, State
from kuulluksi.privacy.access import audit

from ..models import Forum, Seat, UnitBooking, WorkshopPlace
from . import codes
from .rules import blank_seats


@dataclass
class Reserved:
    """``codes``: the shown form of each seat's personal code, by seat id, in the order of the list."""

    result: signups.SignedUp
    unit: UnitBooking
    codes: dict


def reserve(
    forum: Forum,
    *,
    initials: list[str],
    adults: int,
    travel: str,
    travel_adult: str,
    second_contact: str,
    day_contact: str,
    reach: dict,
    together: str,
    language: str,
    form_nonce: str,
    word: str = "",
    remotely: bool = False,
) -> Reserved:
    """A worker reserves seats with initials. The same form_nonce a second time gives the first result, codes and all.

    reach: channel, contact, contact_name, safe_contact. Adults who come along take places too where the forum counts
    them. remotely: the seats are remote ones, before one screen or many; no adult takes a place there. Raises ValidationError with a sentence (closed, full, too_many …), and then nothing is reserved.
    """
    if travel in ("adult", "ride") and not travel_adult.strip():
        raise ValidationError(
            _("Write which adult sees to the trip: a first name and role, for example a foster carer."),
            code="travel_adult",
        )
    if remotely and not forum.remote_seats:
        raise ValidationError(_("This forum has no remote places."), code="remotely")
    people = [{"nickname": one} for one in initials]
    if forum.adults_take_places and not remotely:
        people += [{"nickname": _("Adult"), "is_companion": True} for _n in range(adults)]
    with transaction.atomic():
        result = signups.sign_up(
            forum.remote.sheet if remotely else forum.sheet,
            way=Party.Way.UNIT,
            adult_role=Party.AdultRole.COUNSELLOR,
            together=together,
            language=language,
            participants=people,
            form_nonce=form_nonce,
            word=word,
            by="worker",
            **reach,
        )
        if result.again:
            unit = UnitBooking.objects.get(party=result.party)
            return Reserved(result, unit, _codes_again(unit, form_nonce))
        unit = UnitBooking.objects.create(
            party=result.party,
            adults=adults,
            travel=travel,
            travel_adult=travel_adult,
            second_contact=second_contact,
            day_contact=day_contact,
        )
        shown = {}
        for place, (signup, one) in enumerate(zip(result.signups, initials, strict=False)):
            seat = Seat.objects.create(unit=unit, signup=signup, initials=one)
            shown[seat.pk] = codes.give_code(seat, receipts.secret_for(f"{form_nonce}:{place}"))
        audit("seats_reserved", unit, by="worker", detail=str(len(initials)))
    return Reserved(result, unit, shown)


def _codes_again(unit: UnitBooking, form_nonce: str) -> dict:
    """The codes that the same form made, of seats where they still hold."""
    shown = {}
    for place, seat in enumerate(unit.seats.in_order()):
        secret = receipts.secret_for(f"{form_nonce}:{place}")
        if receipts.fits("receipt", secret, seat.secret_hash):
            shown[seat.pk] = receipts.shown(seat.locator, secret)
    return shown


def complete(
    seat: Seat, *, nickname: str, birth_year: str, answers: dict, form_nonce: str, by="participant"
) -> str:
    """The young person fills in an own seat. The code dies in the same stroke; gives their own key, which nobody else
    has seen. Raises ValidationError when the seat has been filled in, swapped or given back meanwhile."""
    secret = receipts.secret_for(f"seat:{form_nonce}")
    with transaction.atomic():
        hit = Seat.objects.filter(
            pk=seat.pk, completed_at__isnull=True, secret_hash=seat.secret_hash, signup__state__in=OPEN
        ).update(completed_at=timezone.now())
        if hit != 1:
            raise ValidationError(
                _("This code does not open anything any more. Ask the worker who gave it for a new one."),
                code="dead",
            )
        codes.seal(seat, secret, completed_at=timezone.now())
        signup = SignUp.objects.select_related("sheet", "party").get(pk=seat.signup_id)
        signups.change_person(signup, nickname=nickname, birth_year=birth_year, answers=answers, by=by)
        _settle_consent(signup, birth_year)
        audit("seat_completed", seat, by=by)
    return receipts.shown(seat.locator, secret)


def _settle_consent(signup: SignUp, birth_year: str) -> None:
    """A seat without a year counted as the youngest. Now the year is told: nothing is asked of an adult of who is old
    enough; for the others the question to staff stands."""
    rule = consents.rule_for(signup.sheet, birth_year)
    if rule == signup.consent_rule:
        return
    SignUp.objects.filter(pk=signup.pk).update(consent_rule=rule)
    if rule != consents.Rule.CONSENT:
        ConsentAsk.objects.filter(signup=signup, closed_at__isnull=True).update(closed_at=timezone.now())
        if signup.state == State.PENDING_CONSENT:
            with signups.places_of(signup.sheet_id):
                signups.transition(signup, State.CONFIRMED, by="program", tell=False)


def key_again(seat: Seat, form_nonce: str) -> str:
    """The key that this very form made, when it is sent a second time; empty for anybody else."""
    secret = receipts.secret_for(f"seat:{form_nonce}")
    return receipts.shown(seat.locator, secret) if receipts.fits("receipt", secret, seat.secret_hash) else ""


def new_code(seat: Seat, *, by="worker") -> str:
    """A new code for a seat that nobody has filled in yet; the earlier one dies."""
    with transaction.atomic():
        seat = _fresh(seat)
        if seat.is_completed:
            raise ValidationError(
                _(
                    "This one has been filled in, so there is no code to give: the young person has an own key. If it is "
                    "lost, swap the seat to the same initials, and it is filled in again from the beginning."
                ),
                code="completed",
            )
        code = codes.give_code(seat, receipts.new_secret())
        audit("seat_new_code", seat, by=by)
    return code


def swap(seat: Seat, initials: str, *, by="worker") -> str:
    """Another young person comes instead. The seat and its turn stay; everything that the earlier one told goes at
    once, and their code or key opens nothing any more. Gives the new code."""
    with transaction.atomic():
        seat = _fresh(seat)
        signup = seat.signup
        if signup.state not in OPEN:
            raise ValidationError(_("This seat has been given back, so it cannot be swapped."), code="ended")
        Needs.objects.filter(signup=signup).delete()
        Absence.objects.filter(signup=signup).delete()
        WorkshopPlace.objects.filter(signup=signup).delete()
        blank_consent_asks(ConsentAsk.objects.filter(signup=signup))
        signup.nickname, signup.birth_year = initials, ""
        signup.save(update_fields=["nickname", "birth_year"])
        seat.initials = initials
        seat.save(update_fields=["initials"])
        code = codes.give_code(seat, receipts.new_secret())
        audit("seat_swapped", seat, by=by)
    return code


def give_back(seat: Seat, *, by) -> None:
    """This one is not coming. The place goes to the next in the queue; what was told goes at once."""
    with transaction.atomic():
        seat = _fresh(seat)
        if seat.signup.state in OPEN:
            signups.withdraw(seat.signup, by=by)
        Needs.objects.filter(signup=seat.signup_id).delete()
        SignUp.objects.filter(pk=seat.signup_id).update(nickname="", birth_year="")
        blank_seats(Seat.objects.filter(pk=seat.pk))


def give_back_all(unit: UnitBooking, *, by="worker") -> None:
    """Everybody of the unit, adults who take a place too, and whom to call."""
    with transaction.atomic():
        signups.withdraw_party(unit.party, by=by)
        for seat in unit.seats.in_order():
            give_back(seat, by=by)
        UnitBooking.objects.filter(pk=unit.pk).update(travel_adult="", second_contact="", day_contact="")


def change_unit(
    unit: UnitBooking, *, travel: str, travel_adult: str, second_contact: str, day_contact: str, by="worker"
) -> None:
    """A shift changes: another adult, another number on the day."""
    with transaction.atomic():
        unit.travel, unit.travel_adult = travel, travel_adult
        unit.second_contact, unit.day_contact = second_contact, day_contact
        unit.save(update_fields=["travel", "travel_adult", "second_contact", "day_contact"])
        audit("unit_changed", unit, by=by)


def _fresh(seat: Seat) -> Seat:
    return Seat.objects.in_order().get(pk=seat.pk)
