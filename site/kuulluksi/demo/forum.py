"""This year's forum with its workshops, and last year's with what came of it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.calendar import actions as calendar
from booking.forum import actions, remote
from booking.forum.after import feedback
from booking.forum.draw import actions as drawing
from booking.forum.models import Forum, Outcome, RemoteSeats, UnitBooking
from booking.forum.registration import actions as registration
from booking.signups import actions as signups
from kuulluksi.pages import actions as pages
from kuulluksi.pages.models import ForumPage, VideoPage

from . import forum_plain
from .cast import Demo
from .forum_words import (
    ALONE,
    COMING,
    OUTCOMES,
    PAST,
    PROGRAMME,
    REMOTELY,
    ROOMS,
    SAID_AFTERWARDS,
    TEAM,
    TEXTS,
    UNIT,
    WORKSHOPS,
)

SPOKEN = ("fi", "sv", "en", "plain")
FILM_HEADINGS = {"fi": "Katso video", "sv": "Se videon", "en": "Watch the video"}
SATURDAY = 5
LEAST_AHEAD = timedelta(weeks=8)
VENUE = "Esimerkkitalo, Torikatu 1, Hämeenlinna"
WORKSHOP_HOURS = (time(11, 30), time(13))


def forum_day(today: date) -> date:
    """The first Saturday at least eight weeks ahead."""
    day = today + LEAST_AHEAD
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


def build(demo: Demo) -> None:
    day = forum_day(demo.today)
    forum = Forum.objects.filter(event__starts_on__gt=demo.today).order_by("year").first()
    if forum is None:
        make_room(day.year)
        forum = this_year(demo, day)
    elif forum.event.starts_on != day:
        move(forum, day)
    if not Forum.objects.filter(event__starts_on__lt=demo.today, outcomes__isnull=False).exists():
        last_year(demo, min(forum.year, demo.today.year))
    film_on_page()
    if not RemoteSeats.objects.filter(forum=forum).exists():
        how = dict(zip(SPOKEN, (*REMOTELY, forum_plain.REMOTELY), strict=True))
        remote.keep(forum, capacity=20, how=how, link="https://etana.example/nuorten-foorumi", by="program")
    if not UnitBooking.objects.filter(party__sheet=forum.sheet).exists():
        people(forum)
    with override("fi"):
        demo.forms["forum"] = reverse("signups:start", kwargs={"code": forum.sheet.code})


def make_room(year: int) -> None:
    """An old demo's forum that was held this same year steps back to the nearest free year."""
    held = Forum.objects.filter(year=year).first()
    if held:
        years = set(Forum.objects.values_list("year", flat=True))
        held.year = max(set(range(year - 30, year)) - years)
        held.save(update_fields=["year"])


def columns(name: str, words: tuple[str, str, str]) -> dict:
    return {f"{name}_{language}": text for language, text in zip(("fi", "sv", "en"), words, strict=True)}


def texts_of(words: dict) -> dict:
    return {column: text for name, triple in words.items() for column, text in columns(name, triple).items()}


def plain_of(words: dict) -> dict:
    return {f"{name}_plain": text for name, text in words.items()}


def team(forum: Forum) -> None:
    for words in TEAM:
        forum.team.create(**columns("role", words))


def film_on_page() -> None:
    """The demo's drawn clip on the forum's page, in the page's own language where there is one."""
    films = {page.locale_id: page for page in VideoPage.objects.live().order_by("-pk")}
    for page in ForumPage.objects.live().order_by("pk"):
        film = films.get(page.locale_id) or VideoPage.objects.live().order_by("pk").first()
        if film and not page.body:
            heading = FILM_HEADINGS.get(page.locale.language_code, FILM_HEADINGS["fi"])
            page.body = [("heading", heading), ("film", {"page": film})]
            pages.publish(page)


def window(day: date) -> dict:
    """Sign-up is open now and closes two weeks before."""
    return {
        "closes_at": timezone.make_aware(datetime.combine(day - timedelta(days=14), time(23, 59))),
        "ends_on": day,
    }


def this_year(demo: Demo, day: date) -> Forum:
    with transaction.atomic():
        forum = actions.plan_forum(
            year=day.year,
            texts=texts_of(TEXTS) | plain_of(forum_plain.PLAIN),
            starts_on=day,
            starts_at=time(10),
            ends_at=time(16),
            venue=VENUE,
            area=demo.areas["hameenlinna"],
            organisation=demo.organisations["county"],
            sheet={"capacity": 60, "age_from": 12, "age_to": 25, **window(day)},
            staff=[demo.staff["coordinator"]],
            published=True,
            by="program",
        )
        for line, plain in zip(PROGRAMME, forum_plain.PROGRAMME, strict=True):
            starts, ends, lists_workshops, title, text = line
            forum.programme.create(
                title_plain=plain[0],
                text_plain=plain[1],
                starts_at=starts,
                ends_at=ends,
                lists_workshops=lists_workshops,
                **columns("title", title),
                **columns("text", text),
            )
        for slug, name, text in WORKSHOPS:
            actions.add_workshop(
                forum,
                slug=slug,
                names=dict(zip(SPOKEN, (*name, forum_plain.WORKSHOPS[slug][0]), strict=True)),
                texts=dict(zip(SPOKEN, (*text, forum_plain.WORKSHOPS[slug][1]), strict=True)),
                starts_at=WORKSHOP_HOURS[0],
                ends_at=WORKSHOP_HOURS[1],
                capacity=16,
                room=ROOMS[slug],
                by="program",
            )
        team(forum)
    return forum


def move(forum: Forum, day: date) -> None:
    """Hold the coming forum on another day: an older demo is brought up to date."""
    with transaction.atomic():
        session = forum.event.occurrences.get()
        zone = forum.event.tz
        start = datetime.combine(day, forum.event.starts_at, tzinfo=zone)
        calendar.move_occurrence(session, start=start, end=start + forum.event.duration, by="program")
        for column, value in window(day).items():
            setattr(forum.sheet, column, value)
        forum.sheet.save(update_fields=list(window(day)))


def people(forum: Forum) -> None:
    """A unit with four seats, of which two are filled in, some who come alone, and a draw that nobody has been told."""
    with override("fi"):
        reserved = registration.reserve(forum, **UNIT, form_nonce=f"demo-unit-{forum.pk}")
        for seat, (name, answers) in zip(reserved.unit.seats.in_order(), COMING, strict=False):
            registration.complete(
                seat, nickname=name, birth_year="2011", answers=answers, form_nonce=f"demo-{seat.pk}"
            )
        for n, (name, answers) in enumerate(ALONE):
            signups.sign_up(
                forum.sheet,
                way="self",
                channel="none",
                language="fi",
                participants=[{"nickname": name, "birth_year": "2010", "answers": answers}],
                form_nonce=f"demo-forum-{forum.pk}-{n}",
            )
        drawing.draw(forum, by="program", seed="kuulluksi")


def last_year(demo: Demo, before: int) -> Forum:
    """Last year's, on a Saturday about a year ago, with what was said and what was done."""
    day = demo.today.replace(day=1) - timedelta(days=330)
    day = date(min(day.year, before - 1), day.month, 20)
    day += timedelta(days=(SATURDAY - day.weekday()) % 7)
    with transaction.atomic():
        forum = actions.plan_forum(
            year=day.year,
            texts=texts_of(PAST) | plain_of(forum_plain.PAST_PLAIN),
            starts_on=day,
            starts_at=time(10),
            ends_at=time(16),
            venue=VENUE,
            area=demo.areas["hameenlinna"],
            organisation=demo.organisations["county"],
            sheet={"capacity": 60, **window(day)},
            published=True,
            by="program",
        )
        for row, plain in zip(OUTCOMES, forum_plain.OUTCOMES, strict=True):
            said, done, owner, status, due_in = row
            Outcome.objects.create(
                forum=forum,
                said_plain=plain[0],
                done_plain=plain[1],
                status=status,
                due_on=demo.today + timedelta(days=due_in) if due_in is not None else None,
                **columns("said", said),
                **columns("done", done),
                **columns("owner", owner),
            )
        for face, word, many in SAID_AFTERWARDS:
            for _n in range(many):
                slip, _link = feedback.new_slip(forum)
                feedback.answer(slip, face=face, word=word, workshops={})
    return forum
