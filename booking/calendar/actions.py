"""What can be done to events, sessions and feed keys. Each deed writes rows, renders the file entry and moves the
validators on, in one transaction."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import recurrence
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit, own

from . import keys, revisions
from .entitlements import entitlement
from .ical import clean
from .masks import file_language
from .models import Event, FeedKey, Occurrence
from .rendering import render
from .rules import NIGHT, NIGHT_HOUR, NO_DATES, check_start, instant, pattern, wall, with_end
from .series import series_of

MOST_KEYS = 5


def make_event(
    *,
    kind: str,
    titles: dict[str, str],
    starts_on: date,
    starts_at: time | None,
    duration: timedelta,
    rule: recurrence.Recurrence | None = None,
    until: date | None = None,
    count: int | None = None,
    dates_left_out=(),
    area=None,
    organisation=None,
    venue: str = "",
    venue_is_public: bool = False,
    visibility: str,
    staff=(),
    neutral_titles: dict[str, str] | None = None,
    descriptions: dict[str, str] | None = None,
    by,
) -> Event:
    """Write an event and a row for each of its sessions.

    starts_on, starts_at: local wall time in Helsinki; starts_at None is a whole-day event. duration: by the same wall
    clock. rule: from rules.weekly(), monthly() or daily(); until (the last local day) or count end it, unless the rule
    has its own end. dates_left_out: local dates on which nothing is held. titles, neutral_titles, descriptions: words
    by language ("fi" is needed in titles). Raises ValidationError with a sentence.
    """
    check_start(starts_on, starts_at, duration)
    start = datetime.combine(starts_on, starts_at) if starts_at else starts_on
    if rule is not None and (until is not None or count is not None):
        rule = with_end(rule, until=until, count=count)
    starts = pattern(rule, start).starts if rule is not None else (start,)
    left_out = set(dates_left_out)
    kept = [at for at in starts if (at.date() if starts_at else at) not in left_out]
    if not kept:
        raise ValidationError(NO_DATES)

    first = starts[0]
    event = Event(
        kind=kind,
        starts_on=first.date() if starts_at else first,
        starts_at=starts_at,
        duration=duration,
        rule=rule,
        area=area,
        organisation=organisation,
        venue=_line(venue),
        venue_is_public=venue_is_public,
        visibility=visibility,
    )
    _write_words(event, titles, neutral_titles, descriptions)
    event.full_clean(exclude=["rule"])
    zone = event.tz
    with transaction.atomic():
        event.save()
        event.staff.set(staff)
        Occurrence.objects.bulk_create(
            Occurrence(
                event=event,
                original_start=instant(at, zone),
                start=instant(at, zone),
                end=instant(at + duration, zone),
                changed_at=event.changed_at,
            )
            for at in kept
        )
        _settle(event, "event.made", by)
    return event


def change_words(
    event: Event,
    *,
    titles: dict[str, str],
    neutral_titles: dict[str, str] | None = None,
    descriptions: dict[str, str] | None = None,
    by,
) -> Event:
    """Write other words. Clients take them at their next fetch; nobody is asked to answer anew."""
    with transaction.atomic():
        event = _locked(event)
        _write_words(event, titles, neutral_titles, descriptions)
        event.full_clean(exclude=["rule"])
        event.changed_at = timezone.now()
        event.save()
        _settle(event, "event.words_changed", by)
    return event


def change_event(
    event: Event, *, visibility: str | None = None, venue: str | None = None, staff=None, by
) -> Event:
    """Let others see an event, move it to another place, or give it to other staff."""
    with transaction.atomic():
        event = _locked(event)
        before = revisions.sources(event)
        if venue is not None and _line(venue) != event.venue:
            event.venue = _line(venue)
            event.sequence += 1
        if visibility is not None:
            event.visibility = visibility
        event.full_clean(exclude=["rule"])
        event.changed_at = timezone.now()
        event.save()
        if staff is not None:
            event.staff.set(staff)
        _settle(event, "event.changed", by, also=before)
    return event


def move_occurrence(
    occurrence: Occurrence, *, start: datetime, end: datetime, venue: str | None = None, by
) -> Occurrence:
    """Hold one session at another time (aware datetimes), and in another place if one is given."""
    if end <= start:
        raise ValidationError(_("The end must be after the start."))
    if end - start > timedelta(days=31):
        raise ValidationError(_("One meeting can last a month at most."))
    with transaction.atomic():
        event = _locked(occurrence.event)
        row = _row(event, occurrence)
        if event.lasts_days:
            if any(wall(moment, event.tz).time() != time() for moment in (start, end)):
                raise ValidationError(_("A whole-day event lasts whole days."))
        elif wall(start, event.tz).hour == NIGHT_HOUR or end.astimezone(event.tz).fold:
            raise ValidationError(NIGHT)
        others = event.occurrences.exclude(pk=row.pk).filter(start=start, status=Occurrence.Status.PLANNED)
        if others.exists():
            raise ValidationError(_("Another meeting of this series is already planned for that time."))
        with _shape_watched(event):
            row.start, row.end, row.changed_by_hand = start, end, True
            if venue is not None:
                row.venue = _line(venue)
            _write(row)
        _settle(event, "occurrence.moved", by, obj=row)
    return _given_back(occurrence, row)


def cancel_occurrence(occurrence: Occurrence, *, by) -> Occurrence:
    """Call one session off. It stays in every calendar, struck through, so that nobody comes for nothing."""
    return _mark(occurrence, Occurrence.Status.CANCELLED, "occurrence.cancelled", by)


def restore_occurrence(occurrence: Occurrence, *, by) -> Occurrence:
    """Hold a cancelled session after all."""
    if occurrence.event.is_cancelled:
        raise ValidationError(_("The whole series is cancelled. Make a new one instead."))
    return _mark(occurrence, Occurrence.Status.PLANNED, "occurrence.restored", by)


def cancel_event(event: Event, *, by, now: datetime | None = None) -> Event:
    """Call off everything that has not been held yet."""
    now = now or timezone.now()
    with transaction.atomic():
        event = _locked(event)
        if event.is_cancelled:
            return event
        with _shape_watched(event):
            ahead = event.occurrences.filter(start__gt=now, status=Occurrence.Status.PLANNED)
            for row in ahead.order_by("original_start"):
                row.status, row.changed_by_hand = Occurrence.Status.CANCELLED, True
                _write(row)
        event.status = Event.Status.CANCELLED
        event.sequence += 1
        event.changed_at = timezone.now()
        event.save()
        _settle(event, "event.cancelled", by)
    return event


def delete_event(event: Event, *, by) -> None:
    """Take an event away that was entered by mistake. What people knew of is cancelled instead, so that they hear it."""
    with transaction.atomic():
        event = _locked(event)
        audit("event.deleted", event, by=by)
        event.delete()  # the validators move on in signals.py, however an event goes


def _locked(event: Event) -> Event:
    return Event.objects.select_for_update(of=("self",)).select_related("area").get(pk=event.pk)


def _row(event: Event, occurrence: Occurrence) -> Occurrence:
    row = event.occurrences.get(pk=occurrence.pk)
    row.event = event
    return row


def _mark(occurrence, status, verb, by) -> Occurrence:
    with transaction.atomic():
        event = _locked(occurrence.event)
        row = _row(event, occurrence)
        if row.status != status:
            with _shape_watched(event):
                row.status, row.changed_by_hand = status, True
                _write(row)
            _settle(event, verb, by, obj=row)
    return _given_back(occurrence, row)


def _write(row: Occurrence) -> None:
    row.sequence += 1
    row.changed_at = timezone.now()
    row.save()


def _given_back(occurrence: Occurrence, row: Occurrence) -> Occurrence:
    """The caller's own object knows what was done to it."""
    for field in ("start", "end", "venue", "status", "changed_by_hand", "sequence", "changed_at"):
        setattr(occurrence, field, getattr(row, field))
    occurrence.event = row.event
    return occurrence


class _shape_watched:  # noqa: N801  read as a phrase: with _shape_watched(event)
    """Count the event's sequence up when a change of rows changes what the whole series says."""

    def __init__(self, event):
        self.event = event

    def _shape(self):
        return series_of(self.event, self.event.occurrences.order_by("original_start")).shape

    def __enter__(self):
        self.before = self._shape()

    def __exit__(self, failed, *rest):
        if not failed and self._shape() != self.before:
            self.event.sequence += 1
            self.event.changed_at = timezone.now()
            self.event.save(update_fields=["sequence", "changed_at"])


def _settle(event: Event, verb: str, by, *, obj=None, also=frozenset()) -> None:
    """After a change: the file entry anew, the validators on, a line in the log, and word to the pages."""
    render(event)
    revisions.bump(revisions.sources(event) | also)
    audit(verb, obj or event, by=by)
    if event.is_public or revisions.PUBLIC in also:
        transaction.on_commit(lambda: public_words_changed.send(sender=Event))


def _line(text: str) -> str:
    return " ".join(clean(text or "").split())


def _write_words(event, titles, neutral_titles, descriptions) -> None:
    if not _line(titles.get("fi", "")):
        raise ValidationError(_("Give the event a title in Finnish."))
    for language, text in titles.items():
        setattr(event, f"title_{language}", _line(text))
    for language, text in (neutral_titles or {}).items():
        if _line(text):
            setattr(event, f"neutral_title_{language}", _line(text))
    for language, text in (descriptions or {}).items():
        setattr(event, f"description_{language}", clean(text).strip())


# --- Feed keys ---


def make_feed_key(
    scope: str,
    *,
    owner_user=None,
    subject: UUID | None = None,
    mask: str | None = None,
    language: str,
    name: str,
    by,
) -> tuple[FeedKey, str]:
    """A new personal feed: the key and the path of its secret address.

    scope: registered in entitlements. mask: how much it shows; None is the scope's own default. name: what its holder
    calls it ("work phone"), sealed. Raises ValidationError with a sentence.
    """
    right = entitlement(scope)
    if right is None:
        raise ValidationError(_("There is no such calendar."))
    mask = mask or right.masks[0]
    if mask not in right.masks:
        raise ValidationError(_("This calendar cannot show that much. Choose a more neutral entry."))
    name = _line(name)[:60]
    with transaction.atomic():
        mine = FeedKey.objects.live().filter(owner_user=owner_user, subject=subject)
        if mine.count() >= MOST_KEYS:
            raise ValidationError(
                _("You already have five calendar addresses. Remove one you no longer use first.")
            )
        key = FeedKey(
            pid=keys.new_pid(),
            scope=scope,
            owner_user=owner_user,
            subject=subject,
            mask=mask,
            language=file_language(language),
            name=name,
        )
        key.save()
        revisions.bump(_own_revision(key))
        audit("feed_key.made", key, by=by)
    return key, keys.path(key)


def revoke_feed_key(key: FeedKey, *, by) -> FeedKey:
    """End an address. For 90 days it answers with one notice, so that copies empty themselves; then it is gone."""
    with transaction.atomic():
        if FeedKey.objects.live().filter(pk=key.pk).update(revoked_at=timezone.now()):
            audit("feed_key.revoked", key, by=by)
    key.refresh_from_db(fields=["revoked_at"])
    return key


def renew_own_address(scope: str, *, subject: UUID, language: str, by) -> str:
    """Give someone without an account the path of their one address, as neutral as the scope can be.

    We never show it again, so whoever asks anew has lost it or wants another: the one before ends.
    """
    with transaction.atomic():
        revoke_feed_keys_of([subject], by=by)
        return make_feed_key(scope, subject=subject, language=language, name="", by=by)[1]


def revoke_feed_keys_of(subjects, *, by) -> None:
    """End every address of people without an account: they asked for it, or we forget them."""
    with transaction.atomic():
        for key in FeedKey.objects.live().filter(subject__in=subjects).order_by("pk"):
            revoke_feed_key(key, by=by)


def rotate_feed_key(key: FeedKey, *, by) -> tuple[FeedKey, str]:
    """End an address that someone else has seen, and make a new one of the same kind in its place."""
    with transaction.atomic():
        revoke_feed_key(key, by=by)
        return make_feed_key(
            key.scope,
            owner_user=key.owner_user,
            subject=key.subject,
            mask=key.mask,
            language=key.language,
            name=own(key, ["name"])["name"],
            by=by,
        )


def entitlement_changed(*, user=None, subject: UUID | None = None) -> None:
    """What one person may see has changed (accepted, withdrew, given another area): their feeds are fetched anew."""
    found = set()
    if user is not None:
        found.add(revisions.of_user(user.pk))
    if subject is not None:
        found.add(revisions.of_subject(subject))
    with transaction.atomic():
        revisions.bump(found)


def _own_revision(key: FeedKey) -> set[str]:
    return {revisions.of_user(key.owner_user_id) if key.owner_user_id else revisions.of_subject(key.subject)}
