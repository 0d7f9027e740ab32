"""What goes on in the demo's groups: people inside, rolls called, hours, those who wait, and a season that has ended."""

from datetime import time, timedelta

from django.utils import timezone

from booking.calendar import rules
from booking.signups import actions as signups
from booking.signups import rolls
from booking.signups.states import State
from groups import actions
from groups.models import Interest, LeaderHours, PeerGroup, Season

from .cast import Demo

HERE = (rolls.MARKS.PRESENT, rolls.MARKS.PRESENT, rolls.MARKS.LATE, rolls.MARKS.TOLD)
SAID = (
    ("good", "Ruoka oli hyvää ja sai olla hiljaa."),
    ("good", ""),
    ("so_so", "Olisi voinut alkaa vähän myöhemmin."),
    ("good", "Tulisin uudestaan."),
)
# group, wish, channel, contact, days ago
ASKED = (
    ("teinit-perhehoito", "next", "sms", "0400 000 021", 9),
    ("teinit-perhehoito", "next", "sms", "0400 000 022", 3),
    ("jalkihuolto", "talk", "call", "0400 000 023", 12),
    ("lapsensa-menettaneet", "next", "email", "odottaja@example.test", 5),
)
# audience, area, contact
WISHED = (
    ("young_parent", "hameenlinna", "0400 000 031"),
    ("young_parent", "hameenlinna", "0400 000 032"),
    ("young_parent", "hameenlinna", "0400 000 033"),
    ("foster_carer", "riihimaki", "0400 000 034"),
)


def build(demo: Demo) -> None:
    ended_season(demo)
    for slug in ("kuule-minua", "perhekuntoutus"):
        season = Season.objects.current().get(group__slug=slug)
        call_rolls(season, demo.staff["facilitator"])
        write_hours(season, demo.staff["facilitator"])
    references(Season.objects.current().get(group__slug="perhekuntoutus"), demo.staff["facilitator"])
    people_who_wait(demo)


def insider(demo: Demo, season: Season, nickname: str, n: int) -> None:
    """Somebody who has a place, written down by the leader on the phone; a season that runs takes nobody else."""
    nonce = f"demo-inside-{season.pk}-{n}"
    if signups.already(nonce):
        return
    leader = demo.staff["facilitator"]
    done = signups.sign_up(
        season.sheet,
        way="phone",
        channel="sms" if n % 3 else "call",
        contact=f"0400 0001{season.pk % 100:02d}{n:01d}",
        language="fi",
        participants=[{"nickname": nickname, "answers": {"diet": [("anything", "vegan", "halal")[n % 3]]}}],
        form_nonce=nonce,
        by=leader,
    )
    for signup in done.signups:
        if signup.state == State.PENDING_REVIEW:
            signups.accept(signup, by=leader)


def call_rolls(season: Season, leader) -> None:
    """Every meeting that has been held is marked, so that today's is the one to do."""
    held = season.event.occurrences.filter(end__lt=timezone.now(), marks__isnull=True)
    for meeting in held.order_by("start"):
        if rolls.day_of(meeting) < timezone.localdate():
            people = actions.on_the_roll(season).values_list("pk", flat=True)
            marks = {str(pk): HERE[(n + meeting.pk) % len(HERE)] for n, pk in enumerate(people)}
            actions.call_roll(season, meeting, marks, by=leader)


def write_hours(season: Season, leader) -> None:
    for meeting in season.event.occurrences.filter(end__lt=timezone.now()):
        day = rolls.day_of(meeting)
        for what, minutes in ((LeaderHours.What.MEETING, 120), (LeaderHours.What.PREPARING, 45)):
            actions.write_hours(season.group, user=leader, day=day, what=what, minutes=minutes)


def references(season: Season, leader) -> None:
    for signup in actions.on_the_roll(season).filter(grant__isnull=True):
        actions.write_reference(signup, f"ESIM-{signup.number:04d}", by=leader)


def people_who_wait(demo: Demo) -> None:
    for n, (slug, wish, channel, contact, days) in enumerate(ASKED):
        nonce = f"demo-asked-{n}"
        if not Interest.objects.filter(form_nonce=nonce).exists():
            row = actions.leave_interest(
                PeerGroup.objects.get(slug=slug), wish=wish, channel=channel, contact=contact, language="fi",
                form_nonce=nonce,
            )  # fmt: skip
            Interest.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days))
    for n, (audience, area, contact) in enumerate(WISHED):
        nonce = f"demo-wished-{n}"
        if not Interest.objects.filter(form_nonce=nonce).exists():
            actions.leave_wish(
                audience=demo.audiences[audience], area=demo.areas[area], channel="call", contact=contact,
                language="fi", form_nonce=nonce,
            )  # fmt: skip


def ended_season(demo: Demo) -> None:
    """Last season of the aftercare group: held, thanked, closed, and told how it was."""
    group = PeerGroup.objects.get(slug="jalkihuolto")
    if group.seasons.exclude(closed_at=None).exists():
        return
    leader = demo.staff["facilitator"]
    first = demo.today - timedelta(days=80)
    season = actions.open_season(
        group,
        event={
            "starts_on": first,
            "starts_at": time(17),
            "duration": timedelta(hours=2),
            "rule": rules.weekly(weekdays=(first.weekday(),), count=10),
            "venue": "Esimerkin nuorisotila, Esimerkkikatu 1, Hämeenlinna",
        },
        sheet={"age_from": 18, "age_to": 23, "capacity": 8},
        by="program",
    )
    for n, nickname in enumerate(("Usva", "Kielo", "Routa", "Havu")):
        insider(demo, season, nickname, n)
    call_rolls(season, leader)
    actions.close_season(season, by=leader)
    for face, word in SAID:
        slip, _link = actions.new_slip(season)
        actions.give_feedback(slip, face=face, word=word)
