"""The sheets of an open event: made for its dates, and kept in step with them."""

from django.db import transaction

from booking.calendar.models import Event, Occurrence
from booking.signups import actions as signups
from booking.signups.models import Sheet
from kuulluksi.notices.signals import public_words_changed

from . import audiences
from .models import Entrance, OpenEvent

LANGUAGES = ("fi", "sv", "en")
EVERY_DATE = None


def make_entrances(open_event: OpenEvent, places: dict[str, int | None], asks: list[str]) -> None:
    """A sheet for each way to come, for every date together or for each by itself."""
    dates = list(open_event.event.occurrences.order_by("start")) if open_event.per_date else [EVERY_DATE]
    for row in dates:
        for how, capacity in places.items():
            _make(open_event, row, how, capacity=capacity, asks=asks)
    keep_step(open_event.event)


def _make(open_event: OpenEvent, row: Occurrence | None, how: str, *, capacity, asks) -> Entrance:
    event, audience = open_event.event, audiences.of(open_event.audience)
    sheet = Sheet(
        kind=Sheet.Kind.EVENT,
        capacity=capacity,
        admission=Sheet.Admission.DIRECT,
        access=Sheet.Access.OPEN if audience.is_public else Sheet.Access.INVITED,
        only_oneself=audience.only_oneself,
        asks=asks,
        area=event.area,
        organisation=event.organisation,
        **{f"heading_{language}": getattr(open_event, f"title_{language}") for language in LANGUAGES},
    )
    sheet.full_clean()
    sheet.save()
    sheet.staff.set(event.staff.all())
    return Entrance.objects.create(
        open_event=open_event, occurrence=row, how=how, sheet=sheet, told_start=row.start if row else None
    )


def keep_step(event: Event, *, by="program") -> None:
    """After any change of the dates: a sheet closes when its date begins and while it is cancelled, a new date has
    sheets like the others', and who had signed up to a date that is no more is told."""
    open_event = OpenEvent.objects.select_related("event").filter(event=event).first()
    if open_event is None:
        return
    rows = {row.pk: row for row in event.occurrences.order_by("start")}
    entrances = list(open_event.entrances.select_related("sheet"))
    if open_event.per_date:
        entrances += _for_new_dates(open_event, rows, entrances)
    for entrance in entrances:
        mine = list(rows.values())
        if open_event.per_date:
            mine = [rows[entrance.occurrence_id]] if entrance.occurrence_id in rows else []
        if mine:
            _follow(entrance.sheet, mine)
        elif not entrance.sheet.closed_by_hand:
            signups.cancel_sheet(entrance.sheet, by=by)
    transaction.on_commit(lambda: public_words_changed.send(sender=OpenEvent))


def _for_new_dates(open_event: OpenEvent, rows: dict, entrances: list[Entrance]) -> list[Entrance]:
    """Sheets for dates that have none, like those of the last date that has."""
    known = {(entrance.occurrence_id, entrance.how) for entrance in entrances}
    models = {entrance.how: entrance.sheet for entrance in entrances}
    return [
        _make(open_event, row, how, capacity=sheet.capacity, asks=sheet.asks)
        for row in rows.values()
        for how, sheet in models.items()
        if (row.pk, how) not in known
    ]


def _follow(sheet: Sheet, rows: list[Occurrence]) -> None:
    """One signs up until the first date begins; the last one says when the people are forgotten."""
    held = [row for row in rows if not row.is_cancelled]
    columns = {
        "closes_at": min(row.start for row in held or rows),
        "ends_on": max(row.last_day for row in rows),
        "closed_by_hand": not held,
    }
    if any(getattr(sheet, name) != value for name, value in columns.items()):
        Sheet.objects.filter(pk=sheet.pk).update(**columns)
        for name, value in columns.items():
            setattr(sheet, name, value)
