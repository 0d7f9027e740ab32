"""Is there room? The public hears a word, never a head-count of a small group."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Sheet, SignUp, not_resting
from .states import HOLDS, State


class Room(models.TextChoices):
    """What is said at the door. ``.label`` is the sentence."""

    ROOM = "room", _("There is room")
    QUEUE = "queue", _("Full, you may queue")
    FULL = "full", _("Full")
    CLOSED = "closed", _("Sign-up is closed")
    NOT_YET = "not_yet", _("Sign-up has not opened yet")


def holding(now) -> Q:
    """Sign-ups of a sheet that hold a place right now (for a filtered Count over ``signups``)."""
    return Q(signups__state__in=HOLDS) & ~lapsed(now)


def lapsed(now) -> Q:
    """Offers nobody answered and consents that did not come: they hold nothing any more, tidied up or not."""
    return Q(signups__state=State.OFFERED, signups__offer_expires_at__lte=now) | Q(
        signups__state=State.PENDING_CONSENT, signups__consent_due_at__lte=now
    )


def with_counts(sheets, now):
    """A queryset of sheets with ``held`` and ``waiting`` (those who passed an offer lately do not wait for this one)."""
    return sheets.annotate(
        held=Count("signups", filter=holding(now)),
        waiting=Count("signups", filter=Q(signups__state=State.WAITLISTED) & not_resting(now, "signups__")),
    )


def counts(path: str, now) -> dict:
    """The same as annotations for rows that have a sheet: ``held`` and ``waiting`` in the query that reads them anyway.
    ``path``: the name of the column that holds the sheet's id. For a page of rows; for all there are, with_counts()."""

    def tally(people):
        counted = people.filter(sheet=OuterRef(path)).order_by().values("sheet").annotate(n=Count("pk"))
        return Coalesce(Subquery(counted.values("n")), 0)

    return {
        "held": tally(SignUp.objects.holding_a_place(now)),
        "waiting": tally(SignUp.objects.queueing(now)),
    }


def word(sheet: Sheet, held: int, waiting: int, now=None) -> Room:
    """The word for a sheet whose places have just been counted."""
    now = now or timezone.now()
    if sheet.opens_later(now):
        return Room.NOT_YET
    if not sheet.is_open(now):
        return Room.CLOSED
    if not waiting and (sheet.capacity is None or held < sheet.capacity + sheet.overbook_allowance):
        return Room.ROOM
    return Room.QUEUE if sheet.has_queue else Room.FULL


def room_left(sheets: Iterable[Sheet]) -> dict[int, Room]:
    """The word for each sheet, by sheet id, in one query however many there are."""
    ids = [sheet.pk for sheet in sheets]
    if not ids:
        return {}
    now = timezone.now()
    counted = with_counts(Sheet.objects.filter(pk__in=ids), now)
    return {sheet.pk: word(sheet, sheet.held, sheet.waiting, now) for sheet in counted}
