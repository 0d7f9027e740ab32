"""What a forum is, told in other rooms: on the person's own page, and in the calendar."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from booking.calendar.models import Event, Occurrence
from booking.calendar.ways_in import WayIn
from booking.signups.about import About, OtherDoor
from booking.signups.models import Sheet
from booking.signups.rooms import room_left

from .listing import address, clock, day_words, is_off, room_in_words
from .models import Forum


def forum_sheet(sheet: Sheet, language: str) -> About:
    forum = Forum.objects.of_sheet(sheet).select_related("event", "sheet__organisation").first()
    if forum is None:
        return About(title=sheet.heading(language))
    on_site = forum.sheet_id == sheet.pk
    session = forum.event.occurrences.first()
    with override(language):
        start, end = (moment.astimezone(forum.event.tz) for moment in (session.start, session.end))
        when = f"{day_words(start.date())} {clock(start)}–{clock(end)}"
        off = is_off(forum)
        return About(
            title=sheet.heading(language),
            when=_("%(when)s. The forum is cancelled: it is not held, and you need not do anything.")
            % {"when": when}
            if off
            else when,
            where=(session.venue or forum.event.venue) if on_site and not off else "",
            who=forum.sheet.organisation.name if forum.sheet.organisation else "",
            url=address(language),
        )


def unit_door(sheet: Sheet) -> OtherDoor:
    """A unit's worker reserves seats on a page of their own, on site or remotely."""
    forum = Forum.objects.of_sheet(sheet).select_related("sheet").first()
    return OtherDoor(
        url=reverse("forum:unit", kwargs={"code": forum.sheet.code if forum else sheet.code}),
        label=_("Do you come with several young people of a unit? Reserve seats for them here"),
    )


def companions(sheet: Sheet, participants: list[dict]) -> list[dict]:
    """Where the forum counts adults, each takes a place; each of a party tells the adults of the whole group."""
    along = max((int((one.get("answers") or {}).get("adults_along") or 0) for one in participants), default=0)
    if not along or not Forum.objects.filter(sheet=sheet, adults_take_places=True).exists():
        return []
    return [{"nickname": _("Adult"), "is_companion": True}] * along


def forum_sessions(sheet):
    """The day of the forum whose sheet this is."""
    return Occurrence.objects.filter(event__forum__in=Forum.objects.of_sheet(sheet))


def ways_in(events: list[Event], language: str) -> dict[int, WayIn]:
    """The forum's page for its event in the calendar, and whether there is room. Two queries."""
    rows = Forum.objects.published().filter(event__in=events)
    forums = list(rows.select_related("sheet", "remote__sheet").order_by("pk"))
    rooms = room_left([sheet for forum in forums for sheet in forum.sheets])
    return {
        forum.event_id: WayIn(
            url=address(language),
            label=_("To the forum's own page"),
            room=room_in_words(forum, rooms),
        )
        for forum in forums
    }
