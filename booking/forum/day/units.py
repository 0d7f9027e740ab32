"""What a unit's worker told of the trip and of whom to call, for each of the unit's young people."""

from kuulluksi.privacy.access import reveal

from ..models import Seat, UnitBooking
from .people import Person


def of(people: list[Person], fields: list[str], *, actor, reason: str) -> dict:
    """{sign-up id: {"travel": code, field: words}} of those who hold a unit's seat. Opens the named columns only."""
    seats = dict(
        Seat.objects.filter(signup__in=[one.signup for one in people]).values_list("signup_id", "unit_id")
    )
    units = list(UnitBooking.objects.filter(pk__in=set(seats.values())).order_by("pk"))
    opened = reveal(units, fields, actor=actor, reason=reason)
    told = {unit.pk: {"travel": unit.travel, **words} for unit, words in zip(units, opened, strict=True)}
    return {signup: told[unit] for signup, unit in seats.items()}
