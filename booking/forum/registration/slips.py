"""What a worker hands out: a slip a seat, with digits and a square for a phone. And how the seats stand."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.signups import standing
from booking.signups.states import OPEN, State
from kuulluksi.privacy.access import own

from ..models import Forum, Seat, UnitBooking
from . import codes


@dataclass(frozen=True)
class Slip:
    initials: str
    code: str
    url: str

    @property
    def door(self) -> str:
        """Where the digits are written, as it is read from paper."""
        return settings.BASE_URL.partition("://")[2] + reverse("forum:code")

    @property
    def qr(self) -> SafeString:
        """Presentation attributes only, so that no policy minds."""
        square = segno.make(self.url, error="m", micro=False)
        return mark_safe(  # noqa: S308  our own drawing of our own address
            square.svg_inline(scale=4, dark="#000", light="#fff", svgclass="qr", omitsize=True)
        )


def of(unit: UnitBooking, shown: dict) -> list[Slip]:
    """A slip for each of these codes (seat id: shown form)."""
    seats = [seat for seat in unit.seats.in_order() if seat.pk in shown]
    links = codes.links_of(seats)
    return [
        Slip(own(seat, ["initials"])["initials"], shown[seat.pk], address(links[seat.pk]))
        for seat in seats
        if seat.pk in links
    ]


def address(link) -> str:
    return settings.BASE_URL + reverse("forum:seat", kwargs={"token": link.token})


def rows(unit: UnitBooking) -> list[dict]:
    """Initials and how far each seat is: all that the worker reads of a young person."""
    return [
        {
            "seat": seat,
            "initials": own(seat, ["initials"])["initials"],
            "words": words(seat),
            "is_open": seat.signup.state in OPEN,
            "offered": standing.of(seat.signup).state == State.OFFERED,
        }
        for seat in unit.seats.in_order()
    ]


def words(seat: Seat) -> str:
    found = standing.of(seat.signup)
    if found.state not in OPEN:
        return _("Not coming any more.")
    place = {
        State.CONFIRMED: _("Has a place."),
        State.OFFERED: _("A place is offered."),
        State.WAITLISTED: _("In the queue."),
    }.get(found.state, _("A place is kept."))
    filled = _("Completed.") if seat.is_completed else _("Waiting for the young person's own answers.")
    return f"{place} {filled}"


def ratio(forum: Forum, young: int, adults: int) -> str:
    """A hint when there are fewer adults than is good. Never a refusal."""
    good = -(-young // max(forum.youth_per_adult, 1))
    if adults >= good:
        return ""
    return ngettext(
        "For this many young people one adult along would be good. You can come all the same.",
        "For this many young people %(good)d adults along would be good. You can come all the same.",
        good,
    ) % {"good": good}
