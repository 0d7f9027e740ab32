"""What the public reads about the forum. The page type ForumPage of the pages room calls these."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from booking.signups.rooms import room_left

from .after.feedback import public_sums
from .models import Forum

PAGE_SLUGS = {"fi": "nuorten-foorumi", "sv": "ungdomsforum", "en": "youth-forum"}

LABELS = {
    "room": _("There is room"),
    "queue": _("Full, you may queue"),
    "full": _("Full"),
    "not_yet": _("Sign-up opens later"),
    "closed": _("Sign-up has closed"),
}


def room_in_words(forum: Forum, rooms: dict) -> str:
    """The word for the places: those on site, or that there is room remotely when there is none on site."""
    room = rooms.get(forum.sheet_id, "closed")
    if forum.remote_seats and room in ("queue", "full") and rooms.get(forum.remote.sheet_id) == "room":
        return str(_("On site full; there is room remotely"))
    return str(LABELS[str(room)])


def address(language: str | None = None) -> str:
    """The path of the forum's public page."""
    language = language or get_language() or "fi"
    return f"/{language}/{PAGE_SLUGS.get(language, PAGE_SLUGS['fi'])}/"


def clock(moment) -> str:
    """17.00 in Finnish and Swedish, 17:00 in English."""
    return f"{moment:%H:%M}" if get_language() == "en" else f"{moment.hour}.{moment.minute:02d}"


def day_words(day) -> str:
    """la 20.11.2027, or Sat 20 November 2027 in English."""
    weekday = date_format(day, "D")
    if get_language() == "en":
        return f"{weekday} {day:%-d %B %Y}"
    return f"{weekday} {day.day}.{day.month}.{day.year}"


def is_off(forum: Forum) -> bool:
    """The forum has been cancelled: nothing of it is held."""
    return (
        forum.event.is_cancelled
        or not forum.event.occurrences.exclude(status=Occurrence.Status.CANCELLED).exists()
    )


def ratio_in_words(forum: Forum) -> str:
    """How many adults are good. A hint, never a refusal."""
    many = forum.youth_per_adult
    return ngettext(
        "A good measure is one adult for each young person.",
        "A good measure is one adult for every %(many)d young people.",
        many,
    ) % {"many": many}


def programme_of(forum: Forum) -> list[dict]:
    workshops = [
        {"name": w.name, "text": w.text, "hours": f"{clock(w.starts_at)}–{clock(w.ends_at)}"}
        for w in forum.workshops.all()
    ]
    return [
        {
            "iso": f"{item.starts_at:%H:%M}",
            "hours": f"{clock(item.starts_at)}–{clock(item.ends_at)}",
            "title": item.title,
            "text": item.text,
            "workshops": workshops if item.lists_workshops else [],
        }
        for item in forum.programme.all()
    ]


def current_forum(language: str | None = None, now: datetime | None = None) -> dict | None:
    """The next forum for templates/forum/page.html, or None when none is planned. A constant number of queries."""
    now = now or timezone.now()
    forum = (
        Forum.objects.published()
        .filter(event__occurrences__end__gte=now)
        .select_related("event", "sheet", "event__area", "remote__sheet")
        .prefetch_related("programme", "workshops", "team", "event__occurrences")
        .order_by("year")
        .first()
    )
    if forum is None:
        return None
    session = forum.event.occurrences.all()[0]
    start = session.start.astimezone(forum.event.tz)
    end = session.end.astimezone(forum.event.tz)
    rooms = {pk: str(room) for pk, room in room_left(forum.sheets).items()}
    room = rooms.get(forum.sheet_id, "closed")
    cancelled = forum.event.is_cancelled or session.is_cancelled
    doors = [sheet for sheet in forum.sheets if not cancelled and rooms.get(sheet.pk) in ("room", "queue")]
    closes = forum.sheet.closes_at
    remote_room = rooms.get(forum.remote.sheet_id, "closed") if forum.remote_seats else ""
    return {
        "forum": forum,
        "cancelled": cancelled,
        "date": day_words(start.date()),
        "hours": f"{clock(start)}–{clock(end)}",
        "starts": start,
        "ends": end,
        "team": [one.role for one in forum.team.all()],
        "where": session.venue or forum.event.venue if forum.event.venue_is_public else "",
        "area": forum.event.area.name if forum.event.area else "",
        "room": room,
        "room_label": _("Cancelled") if cancelled else room_in_words(forum, rooms),
        "remote": {"how": forum.remote.how, "room": LABELS[remote_room], "state": remote_room}
        if remote_room and not forum.remote.is_over
        else None,
        "closes": day_words(closes.astimezone(forum.event.tz).date()) if closes else "",
        "last_day": closes.astimezone(forum.event.tz).date() if closes else None,
        "sign_up_url": reverse("signups:start", kwargs={"code": doors[0].code}) if doors else "",
        "unit_url": reverse("forum:unit", kwargs={"code": forum.sheet.code}) if doors else "",
        "event_uid": forum.event.uid if forum.event.visibility == forum.event.Visibility.PUBLIC else "",
        "programme": programme_of(forum),
        "ratio": ratio_in_words(forum),
    }


def archive(language: str | None = None, now: datetime | None = None) -> list[dict]:
    """Forums that have been held, the latest first, with what was said and what was done."""
    now = now or timezone.now()
    forums = (
        Forum.objects.published()
        .exclude(event__occurrences__end__gte=now)
        .select_related("event")
        .prefetch_related("outcomes", "event__occurrences")
    )
    found = []
    forums = list(forums)
    sums = public_sums(forums)
    for forum in forums:
        sessions = list(forum.event.occurrences.all())
        day = sessions[0].start.astimezone(forum.event.tz).date() if sessions else forum.event.starts_on
        outcomes = [
            {
                "said": outcome.said,
                "done": outcome.done,
                "owner": outcome.owner,
                "status": outcome.status,
                "label": outcome.get_status_display(),
                "due": day_words(outcome.due_on) if outcome.due_on else "",
                "due_on": outcome.due_on,
                "late": outcome.is_late(timezone.localdate(now)),
            }
            for outcome in forum.outcomes.all()
            if outcome.published
        ]
        found.append({"forum": forum, "date": day_words(day), "outcomes": outcomes, "sums": sums.get(forum.pk)})
    return found


def forum_page(language: str | None = None) -> dict:
    """Everything templates/forum/page.html takes."""
    return {
        "now": current_forum(language),
        "archive": archive(language),
        "crumbs": [{"title": _("Youth forum"), "url": ""}],
    }
