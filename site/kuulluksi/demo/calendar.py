"""What stands in the calendar by itself: work supervision and the planning group. Open events have a builder of their own."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.calendar import actions, keys, rules
from booking.calendar.models import Event, FeedKey

from .cast import Demo

SUPERVISION = {"fi": "Ryhmätyönohjaus", "sv": "Arbetshandledning i grupp", "en": "Group work supervision"}
PLANNING = {
    "fi": "Foorumin suunnitteluryhmä",
    "sv": "Forumets planeringsgrupp",
    "en": "Planning group of the forum",
}
REMOTE = "Teams"


def build(demo: Demo) -> None:
    coordinator, county = demo.staff["coordinator"], demo.organisations["county"]
    common = {"organisation": county, "area": demo.areas["demo-hva"], "by": coordinator}
    start = _months_from(demo.today, -2)
    supervision(demo, start, common)
    once(
        demo,
        PLANNING,
        kind="planning",
        starts_on=start,
        starts_at=time(16, 30),
        duration=timedelta(hours=2),
        rule=rules.monthly(position=2, weekday="WE", count=10),
        visibility="members",
        **common,
    )
    feeds(demo, coordinator)


def supervision(demo, start: date, common) -> None:
    """Every second month for a year: four on site and two remote, seen by those named alone."""
    event = once(
        demo,
        SUPERVISION,
        kind="supervision",
        starts_on=start,
        starts_at=time(14),
        duration=timedelta(hours=2),
        rule=rules.monthly(2, position=3, weekday="TH", count=6),
        visibility="private",
        staff=[common["by"]],
        **common,
    )
    if not event.occurrences.exclude(venue="").exists():
        for row in list(event.occurrences.order_by("start"))[2::3]:
            actions.move_occurrence(row, start=row.start, end=row.end, venue=REMOTE, by=common["by"])


def once(demo: Demo, titles, **kw) -> Event:
    """The event of that name, or a new one. One that has nearly run out is made anew from today's date."""
    found = Event.objects.filter(title_fi=titles["fi"], kind=kw["kind"]).first()
    if found and found.occurrences.filter(end__gt=timezone.now() + timedelta(days=7)).exists():
        return found
    if found:
        actions.delete_event(found, by=kw["by"])
    return actions.make_event(titles=titles, **kw)


def feeds(demo: Demo, coordinator) -> None:
    with override("fi"):
        demo.feeds["public"] = [
            demo.base + reverse("calendar:feed_public"),
            demo.base + reverse("calendar:feed_area", args=["demo-hva"]),
            demo.base + reverse("calendar:feed_kind", args=["info"]),
        ]
    key = FeedKey.objects.live().filter(owner_user=coordinator, scope="staff").first()
    if key is None:
        key, _path = actions.make_feed_key(
            "staff", owner_user=coordinator, language="fi", name="Esittely", by=coordinator
        )
    demo.feeds["staff"] = demo.base + keys.path(key)


def _months_from(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def _next(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _same_clock(moment: datetime, later: timedelta) -> datetime:
    """So much later by the wall clock, also over a clock change."""
    local = moment.astimezone(rules.HELSINKI)
    return (local.replace(tzinfo=None) + later).replace(tzinfo=rules.HELSINKI)
