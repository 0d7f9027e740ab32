"""Planning a forum: its day, its sheet and its workshops. Each deed is whole or does nothing."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from booking.calendar import actions as calendar
from booking.calendar.models import Event
from booking.signups.models import Sheet
from kuulluksi.directory.models import LANGUAGE_COLUMNS
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from .models import Forum, Workshop
from .questions import ASKS

HOLD_MINUTES = 20  # a place is kept while the form is filled in; each press gives as long again
HEADINGS = {"fi": "Nuorten foorumi {year}", "sv": "Ungdomsforum {year}", "en": "Youth forum {year}"}


def plan_forum(
    *,
    year: int,
    texts: dict,
    starts_on: date,
    starts_at: time,
    ends_at: time,
    venue: str = "",
    area=None,
    organisation=None,
    sheet: dict,
    staff=(),
    published: bool = False,
    by,
) -> Forum:
    """A forum with its public event and its sheet.

    texts: columns of Forum (theme_fi, purpose_fi …). sheet: columns of Sheet (capacity, opens_at, closes_at …).
    Times are local wall times. Raises ValidationError with a sentence.
    """
    titles = {language: heading.format(year=year) for language, heading in HEADINGS.items()}
    with transaction.atomic():
        if Forum.objects.filter(year=year).exists():
            raise ValidationError(_("There is a forum for this year already."))
        if ends_at <= starts_at:
            raise ValidationError(_("The end must be after the start."))
        event = calendar.make_event(
            kind=Event.Kind.FORUM,
            titles=titles,
            starts_on=starts_on,
            starts_at=starts_at,
            duration=length(starts_at, ends_at),
            venue=venue,
            venue_is_public=bool(venue),
            area=area,
            organisation=organisation,
            visibility=Event.Visibility.PUBLIC,
            staff=staff,
            by=by,
        )
        door = Sheet(
            **{
                "kind": Sheet.Kind.FORUM,
                "heading_fi": titles["fi"],
                "heading_sv": titles["sv"],
                "heading_en": titles["en"],
                "admission": Sheet.Admission.DIRECT,
                "area": area,
                "organisation": organisation,
                "asks": list(ASKS),
                "hold_minutes": HOLD_MINUTES,
                "ends_on": starts_on,
                **sheet,
            }
        )
        door.full_clean()
        door.save()
        door.staff.set(staff)
        forum = Forum(year=year, event=event, sheet=door, published=published, **texts)
        forum.full_clean()
        forum.save()
        audit("forum_planned", forum, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return forum


def add_workshop(
    forum: Forum,
    *,
    slug: str,
    names: dict,
    texts: dict,
    starts_at: time,
    ends_at: time,
    capacity: int,
    room: str = "",
    by,
) -> Workshop:
    """A workshop with its own sheet. names, texts: words by language. Its places are given out later, by wishes."""
    with transaction.atomic():
        door = Sheet(
            kind=Sheet.Kind.WORKSHOP,
            capacity=capacity,
            admission=Sheet.Admission.DIRECT,
            closed_by_hand=True,  # nobody signs up to it directly: wishes are asked with the forum's sheet
            area=forum.sheet.area,
            organisation=forum.sheet.organisation,
            ends_on=forum.sheet.ends_on,
            **{f"heading_{language}": names.get(language, "") for language in LANGUAGE_COLUMNS},
        )
        door.full_clean()
        door.save()
        door.staff.set(forum.sheet.staff.all())
        workshop = Workshop(
            forum=forum,
            slug=slug,
            sheet=door,
            starts_at=starts_at,
            ends_at=ends_at,
            room=room,
            **{f"name_{language}": name for language, name in names.items()},
            **{f"text_{language}": text for language, text in texts.items()},
        )
        workshop.full_clean()
        workshop.save()
        audit("workshop_added", workshop, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return workshop


def length(starts_at: time, ends_at: time) -> timedelta:
    return datetime.combine(date.min, ends_at) - datetime.combine(date.min, starts_at)
