"""Personal codes of seats: sixteen digits on paper, the same as a square for a phone.

A code opens a blank form and dies when the form is sent; then the seat has the young person's own key instead, made
from their own form. The database holds only hashes of either.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from booking.signups import receipts
from kuulluksi.people.models import Link

from ..models import Seat

PURPOSE = "forum_seat"


def give_code(seat: Seat, secret: str) -> str:
    """Put a new secret on a seat, in the caller's transaction; the earlier code, key and link open nothing any more.
    Gives the shown form."""
    Link.objects.filter(purpose=PURPOSE, subject_id=seat.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )
    seal(seat, secret, code_made_at=timezone.now(), completed_at=None)
    Link.objects.issue(PURPOSE, seat)
    return receipts.shown(seat.locator, secret)


def seal(seat: Seat, secret: str, **columns) -> None:
    """A locator that is free, and the hash of the secret."""
    columns["secret_hash"] = receipts.seal_secret("receipt", secret)
    for attempt in range(3):
        columns["locator"] = receipts.new_locator()
        try:
            with transaction.atomic():
                Seat.objects.filter(pk=seat.pk).update(**columns)
            break
        except IntegrityError:
            if attempt == 2:
                raise
    for name, value in columns.items():
        setattr(seat, name, value)


def link_of(seat: Seat) -> Link | None:
    links = Link.objects.live().filter(purpose=PURPOSE, subject_id=seat.pk)
    return links.order_by("-created_at").first()


def links_of(seats) -> dict:
    """{seat id: live link}. One query."""
    links = Link.objects.live().filter(purpose=PURPOSE, subject_id__in=[seat.pk for seat in seats])
    return {link.subject_id: link for link in links.order_by("created_at")}


def opened_by(locator: str, secret: str) -> Seat | None:
    seat = Seat.objects.in_order().select_related("unit__party").filter(locator=locator).first()
    opens = receipts.fits("receipt", secret, seat.secret_hash if seat else "")
    return seat if opens else None
