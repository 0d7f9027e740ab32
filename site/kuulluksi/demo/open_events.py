"""A monthly info session for new employees, a workshop on site or remotely, and a joint meeting of two developer groups."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max

from booking.calendar import actions as calendar
from booking.calendar import rules
from booking.calendar.models import Event
from booking.open_events import actions
from booking.open_events.models import OpenEvent
from booking.signups import actions as signups
from groups.models import PeerGroup

from .cast import Demo
from .forum import texts_of

INFO = {
    "title": (
        "Tervetuloa: kokemustoiminta tutuksi",
        "Välkommen: bekanta dig med erfarenhetsverksamheten",
        "Welcome: meet the work of experts by experience",
    ),
    "text": (
        "Kerromme tunnissa, mitä kokemusasiantuntijat tekevät, miten asiantuntijan saa mukaan ja keneen voi ottaa yhteyttä. "
        "Lopuksi on aikaa kysymyksille. Sisältö on joka kerta sama, joten valitse päivä, joka sopii sinulle.",
        "På en timme berättar vi vad erfarenhetsexperterna gör, hur man får med en expert och vem man kan kontakta. Till sist "
        "finns det tid för frågor. Innehållet är detsamma varje gång, så välj den dag som passar dig.",
        "In an hour we tell what experts by experience do, how to get one along and whom to contact, with time for "
        "questions. It is the same each time, so choose the day that suits you.",
    ),
    "for_whom": (
        "Lastensuojelun uusille työntekijöille ja opiskelijoille harjoittelussa",
        "Nya anställda inom barnskyddet och studerande i praktik",
        "New employees in child protection, and students in training",
    ),
}
WORKSHOP = {
    "title": (
        "Työpaja: kuulluksi sijaishuollossa",
        "Verkstad: att bli hörd i vård utom hemmet",
        "Workshop: being heard in out-of-home care",
    ),
    "text": (
        "Mietimme yhdessä, milloin nuori tulee oikeasti kuulluksi. Kokemusasiantuntijat alustavat, ja sitten tehdään pienissä "
        "ryhmissä. Mukaan pääsee paikan päällä tai etänä. Etänä mukana olevat tekevät omissa ryhmissään.",
        "Vi funderar tillsammans på när en ung verkligen blir hörd. Erfarenhetsexperter inleder, och sedan arbetar vi i små "
        "grupper. Du kan komma på plats eller delta på distans. De som är på distans arbetar i egna grupper.",
        "We think together about when a young person is really heard. Experts by experience begin, then we work in small "
        "groups. You can come on site or take part remotely; those who are remote work in groups of their own.",
    ),
    "for_whom": (
        "Nuorille, vanhemmille, sijaisvanhemmille ja työntekijöille",
        "Unga, föräldrar, familjevårdare och anställda",
        "Young people, parents, foster carers and professionals",
    ),
    "food": (
        "Keittoa ja leipää, myös vegaanisena",
        "Soppa och bröd, även veganskt",
        "Soup and bread, also vegan",
    ),
    "travel": (
        "Linja-autoasemalta on viiden minuutin kävely. Ovi on tien tasalla.",
        "Fem minuters promenad från busstationen. Dörren är i gatunivå.",
        "Five minutes on foot from the bus station. The door is at street level.",
    ),
}
TOGETHER = {
    "title": (
        "Kehittäjäryhmät yhdessä",
        "Utvecklargrupperna tillsammans",
        "Developer groups together",
    ),
    "text": (
        "Syödään yhdessä ja verrataan, mitä ryhmissä on saatu aikaan. Jokainen ryhmä tuo yhden kysymyksen toisille.",
        "Vi äter tillsammans och jämför vad grupperna har fått till stånd. Varje grupp tar med en fråga till de andra.",
        "We eat together and compare what the groups have brought about. Each group brings one question for the others.",
    ),
}
INVITED = ("kehittajat-forssa", "kehittajat-hameenlinna")
COMING = ("Lumi", "Kaarna", "Tuuli")


def build(demo: Demo) -> None:
    county = {"organisation": demo.organisations["county"], "staff": [demo.staff["coordinator"]]}
    make_room()
    info(demo, county)
    workshop(demo, county)
    together(demo, county)


def make_room() -> None:
    """An older demo had the same in the calendar alone."""
    titles = [INFO["title"][0], TOGETHER["title"][0]]
    for event in Event.objects.filter(title_fi__in=titles, open_event__isnull=True, season__isnull=True):
        calendar.delete_event(event, by="program")


def once(demo: Demo, words: dict, **kw) -> OpenEvent:
    """The event of that name, or a new one when the last has nearly run out."""
    titled = OpenEvent.objects.filter(title_fi=words["title"][0])
    found = titled.annotate(last=Max("event__occurrences__end")).order_by("-last").first()
    if found and found.last.date() > demo.today + timedelta(days=7):
        return found
    made = actions.plan(words=texts_of(words), by=demo.staff["coordinator"], **kw)
    return actions.publish(made, by=demo.staff["coordinator"])


def info(demo: Demo, county: dict) -> None:
    """First Tuesdays 13–14, remote, for a year; none in July; the one after next is a week later."""
    start = months_from(demo.today, -2)
    july = [date(year, 7, day) for year in (start.year, start.year + 1) for day in range(1, 8)]
    made = once(
        demo,
        INFO,
        kind=OpenEvent.Kind.INFO,
        audience="professionals",
        when={
            "starts_on": start,
            "starts_at": time(13),
            "duration": timedelta(hours=1),
            "rule": rules.monthly(position=1, weekday="TU", count=14),
            "dates_left_out": july,
            "venue": "Teams",
            "venue_is_public": True,
            "area": demo.areas["demo-hva"],
            **county,
        },
        places={"remote": 60},
        per_date=True,
        remote_link="https://etana.example/kokemustoiminta-tutuksi",
    )
    coming = list(made.event.occurrences.coming()[:2])
    if len(coming) == 2 and not made.event.occurrences.filter(changed_by_hand=True).exists():
        late, week = coming[1], timedelta(days=7)
        start, end = (same_clock(moment, week) for moment in (late.start, late.end))
        calendar.move_occurrence(late, start=start, end=end, by="program")


def workshop(demo: Demo, county: dict) -> None:
    """On a Wednesday in about a month: 24 places on site, 40 remotely."""
    made = once(
        demo,
        WORKSHOP,
        kind=OpenEvent.Kind.WORKSHOP,
        audience="everyone",
        when={
            "starts_on": next_weekday(demo.today + timedelta(days=30), 2),
            "starts_at": time(16),
            "duration": timedelta(hours=3),
            "venue": "Esimerkkitalo, Torikatu 1, Hämeenlinna",
            "venue_is_public": True,
            "area": demo.areas["hameenlinna"],
            **county,
        },
        places={"here": 24, "remote": 40},
        asks=["diet", "access_needs"],
        remote_link="https://etana.example/kuulluksi-tyopaja",
    )
    for n, nickname in enumerate(COMING):
        how = "remote" if n == 1 else "here"
        signups.sign_up(
            made.entrances.get(how=how).sheet,
            way="self",
            channel="email",
            contact=f"tyopaja{n}@example.test",
            language="fi",
            participants=[{"nickname": nickname}],
            form_nonce=f"demo-workshop-{made.pk}-{n}",
        )


def together(demo: Demo, county: dict) -> None:
    """For members of two groups only, on a Thursday in about six weeks."""
    groups = PeerGroup.objects.filter(slug__in=INVITED).order_by("slug")
    once(
        demo,
        TOGETHER,
        kind=OpenEvent.Kind.JOINT,
        audience="group_members",
        invited=[group.code for group in groups],
        when={
            "starts_on": next_weekday(demo.today + timedelta(days=40), 3),
            "starts_at": time(17),
            "duration": timedelta(hours=3),
            "venue": "Kohtaamispaikka Esimerkki, Mallikuja 3, Forssa",
            "area": demo.areas["forssa"],
            **county,
        },
        places={"here": 30},
        asks=["diet", "access_needs"],
    )


def months_from(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def next_weekday(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def same_clock(moment: datetime, later: timedelta) -> datetime:
    """So much later by the wall clock, also over a clock change."""
    local = moment.astimezone(rules.HELSINKI)
    return (local.replace(tzinfo=None) + later).replace(tzinfo=rules.HELSINKI)
