"""What stands in the calendar by itself: infos for new employees, work supervision, a joint meeting, the planning group."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.calendar import actions, keys, rules
from booking.calendar.models import Event, FeedKey

from .cast import Demo

INFO = {
    "fi": "Tervetuloa: kokemustoiminta tutuksi",
    "sv": "Välkommen: bekanta dig med erfarenhetsverksamheten",
    "en": "Welcome: meet the work of experts by experience",
}
INFO_WORDS = {
    "fi": "Info uusille työntekijöille. Kerromme tunnissa, mitä kokemusasiantuntijat tekevät, "
    "miten asiantuntijan saa mukaan ja keneen voi ottaa yhteyttä. Ei tarvitse ilmoittautua.",
    "sv": "Info för nya anställda. På en timme berättar vi vad erfarenhetsexperterna gör, hur man får med en expert "
    "och vem man kan kontakta. Ingen anmälan behövs.",
    "en": "For new employees. In an hour we tell what experts by experience do, how to get one along and whom to "
    "contact. No need to sign up.",
}
SUPERVISION = {"fi": "Ryhmätyönohjaus", "sv": "Arbetshandledning i grupp", "en": "Group work supervision"}
TOGETHER = {
    "fi": "Kehittäjäryhmät yhdessä",
    "sv": "Utvecklargrupperna tillsammans",
    "en": "Developer groups together",
}
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
    info(demo, start, common)
    supervision(demo, start, common)
    once(
        demo,
        TOGETHER,
        kind="joint",
        starts_on=_next(demo.today + timedelta(days=40), 3),
        starts_at=time(17),
        duration=timedelta(hours=3),
        visibility="members",
        **{**common, "area": demo.areas["forssa"]},
    )
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


def info(demo, start: date, common) -> None:
    """First Tuesdays 13–14, remote, for a year; none in July; the one after next is a week later."""
    july = [date(year, 7, day) for year in (start.year, start.year + 1) for day in range(1, 8)]
    event = once(
        demo,
        INFO,
        kind="info",
        descriptions=INFO_WORDS,
        starts_on=start,
        starts_at=time(13),
        duration=timedelta(hours=1),
        rule=rules.monthly(position=1, weekday="TU", count=14),
        dates_left_out=july,
        venue=REMOTE,
        venue_is_public=True,
        visibility="public",
        **common,
    )
    coming = list(event.occurrences.coming()[:2])
    if len(coming) == 2 and not event.occurrences.filter(changed_by_hand=True).exists():
        late = coming[1]
        week = timedelta(days=7)
        start, end = (_same_clock(moment, week) for moment in (late.start, late.end))
        actions.move_occurrence(late, start=start, end=end, by=common["by"])


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
