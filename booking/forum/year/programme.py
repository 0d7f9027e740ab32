"""The programme of a forum's day: shared parts and workshops. What does not fit is refused with a sentence."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.signups import actions as signups
from booking.signups.models import SignUp
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from ..actions import add_workshop
from ..draw.actions import overlap
from ..going import taken_in, told_draw
from ..listing import clock
from ..models import Forum, ProgrammeItem, Workshop, WorkshopPlace

LANGUAGES = ("fi", "sv", "en")


def hours_of(forum: Forum) -> tuple[time, time]:
    """When the day begins and ends, by the clock on the wall."""
    session = forum.event.occurrences.order_by("start").first()
    return tuple(timezone.localtime(moment, forum.event.tz).time() for moment in (session.start, session.end))


def within_the_day(forum: Forum, starts_at: time, ends_at: time) -> None:
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end must be after the start.")})
    opens, closes = hours_of(forum)
    if starts_at < opens or ends_at > closes:
        raise ValidationError(
            {
                "starts_at": _("The forum is %(start)s–%(end)s. Choose a time within it.")
                % {"start": clock(opens), "end": clock(closes)}
            }
        )


def keep_item(item: ProgrammeItem, *, by) -> ProgrammeItem:
    """Save a shared part of the day."""
    within_the_day(item.forum, item.starts_at, item.ends_at)
    with transaction.atomic():
        item.full_clean()
        item.save()
        _written(item, "forum_programme_kept", by)
    return item


def remove_item(item: ProgrammeItem, *, by) -> None:
    with transaction.atomic():
        _written(item, "forum_programme_removed", by)
        item.delete()


def keep_workshop(workshop: Workshop, *, capacity: int, by) -> Workshop:
    """Save a workshop with its places; a new one gets a sheet of its own.

    Raises ValidationError when its time is outside the day, its room is taken, or people who know their places would
    lose them."""
    forum = workshop.forum
    within_the_day(forum, workshop.starts_at, workshop.ends_at)
    with transaction.atomic():
        Forum.objects.select_for_update().get(pk=forum.pk)
        _room_is_free(workshop)
        if workshop.pk is None:
            return add_workshop(
                forum,
                slug=workshop.slug or _free_slug(forum),
                names={one: getattr(workshop, f"name_{one}") for one in LANGUAGES},
                texts={one: getattr(workshop, f"text_{one}") for one in LANGUAGES},
                starts_at=workshop.starts_at,
                ends_at=workshop.ends_at,
                capacity=capacity,
                room=workshop.room,
                by=by,
            )
        _people_keep_their_places(workshop, capacity)
        workshop.full_clean()
        workshop.save()
        if workshop.sheet.capacity != capacity:
            signups.change_capacity(workshop.sheet, capacity, by=by)
        _written(workshop, "workshop_changed", by)
    return workshop


def remove_workshop(workshop: Workshop, *, by) -> None:
    """Only while nobody has been told a place in it. Wishes for it are passed over in the draw."""
    with transaction.atomic():
        told = told_draw(workshop.forum)
        if told and WorkshopPlace.objects.of(told).standing().filter(workshop=workshop).exists():
            raise ValidationError(
                _("People have been told that they are in this workshop. Move them to another one first.")
            )
        sheet = workshop.sheet
        _written(workshop, "workshop_removed", by)
        workshop.delete()
        if not SignUp.objects.filter(sheet=sheet).exists():
            sheet.delete()


def _free_slug(forum: Forum) -> str:
    taken = set(forum.workshops.values_list("slug", flat=True))
    return next(slug for n in range(1, 1000) if (slug := f"tyopaja-{n}") not in taken)


def _room_is_free(workshop: Workshop) -> None:
    if not workshop.room.strip():
        return
    for other in workshop.forum.workshops.exclude(pk=workshop.pk).filter(room__iexact=workshop.room.strip()):
        if overlap(workshop, other):
            raise ValidationError(
                {
                    "room": _("“%(name)s” is in this room %(start)s–%(end)s. Choose another room or time.")
                    % {"name": other.name, "start": clock(other.starts_at), "end": clock(other.ends_at)}
                }
            )


def _people_keep_their_places(workshop: Workshop, capacity: int) -> None:
    """Once people know their places, places and hours may not change under them."""
    told = told_draw(workshop.forum)
    if told is None:
        return
    taken = taken_in(told)[workshop.pk]
    if capacity < taken:
        raise ValidationError(
            {
                "capacity": ngettext(
                    "%(taken)d person has been told of a place here. Give at least that many places.",
                    "%(taken)d people have been told of a place here. Give at least that many places.",
                    taken,
                )
                % {"taken": taken}
            }
        )
    mine = WorkshopPlace.objects.of(told).standing().filter(workshop=workshop).values("signup_id")
    elsewhere = WorkshopPlace.objects.of(told).filter(signup__in=mine).exclude(workshop=workshop)
    for place in elsewhere.select_related("workshop").order_by("pk"):
        if overlap(workshop, place.workshop):
            raise ValidationError(
                {
                    "starts_at": _("Somebody in this workshop is also in “%(name)s” at that time.")
                    % {"name": place.workshop.name}
                }
            )


def _written(row, verb: str, by) -> None:
    audit(verb, row, by=by)
    transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
