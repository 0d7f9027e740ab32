"""Giving a series another schedule: the rows follow, and what was done by hand stays."""

import hashlib
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import telling
from ..models import Event, Occurrence
from ..rules import instant, same
from ..schedule.dates import Schedule, day_of
from ..schedule.plan import Plan, new_row, plan_change
from ..telling import Change, Told
from .making import change_event, change_words
from .settling import locked, settle, shape_watched

MEANWHILE = _(
    "Somebody else changed this series while you were writing. Nothing of yours is lost: look at both below."
)
OTHER_PLAN = _("The dates are not the ones you looked at. Look at them once more, then save.")


class ChangedMeanwhile(ValidationError):
    """Two editors at once: the second is told, and decides."""


@dataclass(frozen=True)
class Changed:
    """plan: what was written, None when the schedule stayed. told: whom it reached."""

    plan: Plan | None
    told: Told


def version_of(event: Event, rows=None) -> str:
    """A mark of everything an editor sees of an event. Two different marks: somebody has been here in between."""
    rows = event.occurrences.order_by("pk") if rows is None else sorted(rows, key=lambda row: row.pk)
    words = [Event.objects.values_list("changed_at", "status").get(pk=event.pk)]
    words += sorted(event.staff.values_list("pk", flat=True))
    words += [(row.pk, row.start, row.end, row.status, row.changed_at) for row in rows]
    return hashlib.sha256(repr(words).encode()).hexdigest()[:20]


def change_schedule(
    event: Event,
    schedule: Schedule,
    *,
    version: str | None = None,
    seen: str | None = None,
    now: datetime | None = None,
    by,
) -> Plan:
    """Regenerate, extend or shorten a series. Tells nobody: see change_series.

    version: of version_of(), when the editor began; another one now raises ChangedMeanwhile. seen: digest of the Plan
    the editor looked at; another one now raises ValidationError, so that only what was shown is ever done.
    """
    now = now or timezone.now()
    with transaction.atomic():
        event = locked(event)
        _unchanged(event, version)
        if event.is_cancelled:
            raise ValidationError(_("The whole series is cancelled. Make a new one instead."))
        plan = plan_change(event, schedule, now=now)
        if seen is not None and seen != plan.digest:
            raise ValidationError(OTHER_PLAN, code="other_plan")
        with shape_watched(event):
            event.starts_on = day_of(schedule.ruled()[0])
            event.starts_at, event.duration, event.rule = schedule.starts_at, schedule.duration, schedule.rule
            event.sequence += max((row.sequence for row in plan.removed), default=0)
            event.changed_at = now
            event.save()
            _write_rows(event, plan, now)
        settle(event, "event.rescheduled", by)
    return plan


def change_series(
    event: Event,
    schedule: Schedule,
    *,
    words: dict | None = None,
    facts: dict | None = None,
    version: str | None = None,
    seen: str | None = None,
    now: datetime | None = None,
    by,
) -> Changed:
    """What the schedule form saves: dates, words and facts of a series at once, and everyone is told of new times.

    words: arguments of change_words (titles, neutral_titles, descriptions). facts: arguments of change_event (venue,
    visibility, staff …). Only what differs is written. Nothing is half done.
    """
    now = now or timezone.now()
    with transaction.atomic():
        event = locked(event)
        _unchanged(event, version)
        place = event.venue
        plan = plan_change(event, schedule, now=now)
        if seen is not None and seen != plan.digest:
            raise ValidationError(OTHER_PLAN, code="other_plan")
        if plan.changes or _rule_differs(event, schedule):
            change_schedule(event, schedule, now=now, by=by)
        if words:
            change_words(event, **words, by=by)
        if facts:
            event = change_event(event, **facts, by=by)
        told = Told()
        if plan.changes:
            rows = plan.removed + list(event.occurrences.filter(start__gt=now))
            told = telling.tell(event, rows, Change.SERIES, by=by)
        elif event.venue != place:
            here = event.occurrences.coming(now).filter(venue="")
            told = telling.tell(event, here, Change.PLACE, by=by)
    return Changed(plan, told)


def _unchanged(event: Event, version: str | None) -> None:
    if version is not None and version != version_of(event):
        raise ChangedMeanwhile(MEANWHILE, code="meanwhile")


def _rule_differs(event: Event, schedule: Schedule) -> bool:
    stored = (event.starts_on, event.starts_at, event.duration)
    asked = (day_of(schedule.ruled()[0]), schedule.starts_at, schedule.duration)
    return stored != asked or not same(event.rule, schedule.rule)


def _write_rows(event: Event, plan: Plan, now: datetime) -> None:
    Occurrence.objects.filter(pk__in=[row.pk for row in plan.removed]).delete()
    changed = []
    for one in plan.fitted:
        if one.differs:
            row = copy(one.row)  # the plan goes on telling what was before
            row.sequence += one.moves
            row.changed_at = now if one.moves else row.changed_at
            row.original_start, row.start, row.end = instant(one.anchor, event.tz), one.start, one.end
            changed.append(row)
    Occurrence.objects.bulk_update(changed, ["original_start", "start", "end", "sequence", "changed_at"])
    Occurrence.objects.bulk_create(new_row(event, start, plan.schedule.duration, now) for start in plan.added)
