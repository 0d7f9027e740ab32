"""The demo's sixteen groups, each in a state of its own, and a few sign-ups made the way people make them."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.calendar import actions as calendar
from booking.calendar import keys, rules
from booking.calendar.models import FeedKey
from booking.signups import actions as signups
from booking.signups.states import State
from groups import actions
from groups.models import Facilitator, Method, PeerGroup, Season

from . import developers, group_life
from .cast import Demo
from .group_words import FOOD, NOT_REQUIRED, TITLES, TRAVEL, WORDS

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SATURDAY = 0, 1, 2, 3, 5
HOUR = timedelta(hours=1)
HALF = timedelta(minutes=30)

# slug: kind, area, audiences, leaders (titles, peer after the first), the leading account, how the season runs
PLANS = {
    "alakoululaiset": {
        "kind": "activity", "area": "hameenlinna", "audiences": ["foster_family"], "leader": "facilitator",
        "titles": ["family_worker", "peer"], "regular": True,
        "season": {"in_days": 24, "weekday": TUESDAY, "at": time(16, 30), "lasts": HOUR + HALF, "count": 8},
        "sheet": {"age_from": 7, "age_to": 12, "adult_signs_up": True, "capacity": 8},
    },
    "salapoliisi": {
        "kind": "activity", "area": "riihimaki", "audiences": ["foster_family", "small_child"], "leader": None,
        "titles": ["family_worker", "family_worker"],
        "method": "salapoliisi-mayra",
        "season": {"in_days": 30, "weekday": WEDNESDAY, "at": time(16), "lasts": HOUR, "count": 6},
        "sheet": {"age_from": 5, "age_to": 6, "adult_signs_up": True, "capacity": 6},
    },
    "teinit-perhehoito": {
        "kind": "peer", "area": "hameenlinna", "audiences": ["foster_family"], "leader": "facilitator",
        "titles": ["youth_worker", "peer"], "opens_in": 28,
        "season": {"in_days": 63, "weekday": THURSDAY, "at": time(17), "lasts": 2 * HOUR, "count": 8, "every": 2},
        "sheet": {"age_from": 12, "age_to": 17, "capacity": 8},
    },
    "teinit-laitos": {
        "kind": "peer", "area": "hameenlinna", "audiences": ["institution"], "leader": "facilitator",
        "titles": ["youth_worker", "peer"],
        "season": {"in_days": 18, "weekday": MONDAY, "at": time(18), "lasts": 2 * HOUR, "count": 8, "every": 2},
        "sheet": {"age_from": 12, "age_to": 17, "capacity": 6},
        "people": 8,  # full, and two wait
    },
    "sijaissisarukset": {
        "kind": "activity", "area": "forssa", "audiences": ["foster_sibling", "sibling"], "leader": "facilitator_2",
        "titles": ["family_worker", "peer"], "regular": True,
        "season": {"in_days": -40, "weekday": SATURDAY, "at": time(11), "lasts": 3 * HOUR, "count": 9, "every": "month"},
        "sheet": {"age_from": 8, "age_to": 15, "adult_signs_up": True, "capacity": 10},
    },
    "jalkihuolto": {
        "kind": "peer", "area": "hameenlinna", "audiences": ["aftercare"], "leader": "facilitator",
        "titles": ["social_counsellor", "peer"],
        "season": {"in_days": 10, "weekday": TUESDAY, "at": time(17), "lasts": HOUR + HALF, "count": 10, "every": 2},
        "sheet": {"age_from": 18, "age_to": 23, "capacity": 8},
        "people": 3,
    },
    "jalkihuolto-vanhemmat": {
        "kind": "peer", "area": "riihimaki", "audiences": ["aftercare", "young_parent"], "leader": None,
        "titles": ["social_counsellor", "peer"], "access": "referral",
        "season": {"in_days": 12, "weekday": WEDNESDAY, "at": time(10), "lasts": 2 * HOUR, "count": 10},
        "sheet": {"age_from": 18, "age_to": 23, "capacity": 6, "asks": ["diet", "childcare", "transport", "access_needs"]},
    },
    "voikukkia": {
        "kind": "parents", "area": "forssa", "audiences": ["client_parent"], "leader": "facilitator_2",
        "titles": ["social_counsellor", "peer"],
        "method": "voikukkia", 
        "season": {"in_days": 21, "weekday": TUESDAY, "at": time(17), "lasts": 2 * HOUR, "count": 10},
        "sheet": {"capacity": 8},
        "people": 2,
    },
    "avohuolto": {
        "kind": "peer", "area": "riihimaki", "audiences": ["open_care"], "leader": None,
        "titles": ["youth_worker", "peer"], "standing": PeerGroup.Standing.PAUSED,
        "season": {"in_days": -120, "weekday": THURSDAY, "at": time(16), "lasts": HOUR + HALF, "count": 8},
        "sheet": {"age_from": 13, "age_to": 17, "capacity": 8},
    },
    "kehittajat-riihimaki": {
        "kind": "developer", "area": "riihimaki", "audiences": ["expert"], "leader": None,
        "titles": ["coordinator", "peer"], "regular": True,
        "season": {"in_days": -60, "weekday": WEDNESDAY, "at": time(17), "lasts": 2 * HOUR, "count": 10, "every": "month"},
        "sheet": {"age_from": 16, "capacity": 10},
    },
    "kehittajat-forssa": {
        "kind": "developer", "area": "forssa", "audiences": ["expert"], "leader": "facilitator_2",
        "titles": ["coordinator", "peer"], "regular": True,
        "season": {"in_days": -53, "weekday": THURSDAY, "at": time(17), "lasts": 2 * HOUR, "count": 10, "every": "month"},
        "sheet": {"age_from": 12, "capacity": 10},
    },
    "kehittajat-hameenlinna": {
        "kind": "developer", "area": "hameenlinna", "audiences": ["expert"], "leader": "facilitator",
        "titles": ["coordinator", "peer"], "regular": True,
        "season": {"in_days": -46, "weekday": MONDAY, "at": time(17), "lasts": 2 * HOUR, "count": 10, "every": "month"},
        "sheet": {"age_from": 12, "capacity": 10},
    },
    "sos-kehittajanuoret": {
        "kind": "developer", "area": "hameenlinna", "audiences": ["foster_family", "institution"], "leader": None,
        "titles": ["youth_worker", "peer"], "organisation": "sos-lapsikyla", "partners": ["county"], "regular": True,
        "season": {"in_days": 16, "weekday": SATURDAY, "at": time(12), "lasts": 3 * HOUR, "count": 8, "every": "month"},
        "sheet": {"age_from": 12, "age_to": 20, "capacity": 12},
    },
    "kuule-minua": {
        "kind": "peer", "area": "hameenlinna", "audiences": ["aftercare"], "leader": "facilitator",
        "titles": ["social_counsellor", "peer"], "organisation": "ehja", "partners": ["county"],
        "season": {"in_days": -28, "weekday": None, "at": time(17), "lasts": 2 * HOUR, "count": 10, "every": 2},
        "sheet": {"age_from": 18, "age_to": 29, "capacity": 8},
        "inside": 5,  # runs, with a meeting on the day the demo was built
    },
    "lapsensa-menettaneet": {
        "kind": "parents", "area": "riihimaki", "audiences": ["relative"], "leader": None,
        "titles": ["social_counsellor", "peer"], "organisation": "mieli-lounais-suomi",
        "standing": PeerGroup.Standing.RAN_BEFORE,
    },
    "perhekuntoutus": {
        "kind": "parents", "area": "hameenlinna", "audiences": ["client_parent"], "leader": "facilitator",
        "titles": ["family_worker", "family_worker"], "access": "granted",
        "season": {"in_days": -21, "weekday": THURSDAY, "at": time(10), "lasts": 3 * HOUR, "count": 12},
        "sheet": {"capacity": 6},
        "inside": 2,
    },
}  # fmt: skip
# slug: name (fi, sv, en), owner, the owner's address, a registered mark
METHODS = {
    "salapoliisi-mayra": (
        ("Salapoliisi Mäyrä", "Salapoliisi Mäyrä", "Salapoliisi Mäyrä (“Detective Badger”)"),
        "Pesäpuu ry", "https://www.pesapuu.fi/", False,
    ),
    "voikukkia": (("VOIKUKKIA®", "", ""), "Suomen Kasper ry", "https://www.suomenkasper.fi/", True),
}  # fmt: skip
VENUES = {
    "hameenlinna": "Esimerkin nuorisotila, Esimerkkikatu 1, Hämeenlinna",
    "riihimaki": "Perhetalo Esimerkki, Mallitie 2, Riihimäki",
    "forssa": "Kohtaamispaikka Esimerkki, Mallikuja 3, Forssa",
}
NICKNAMES = ("Lumi", "Kaarna", "Tuuli", "Pihlaja", "Sumu", "Varpu", "Kivi", "Hilla")
WORD = "revontulet"  # opens the demo participant's own page


def build(demo: Demo) -> None:
    for slug, plan in PLANS.items():
        group = made_group(demo, slug, plan)
        if "season" not in plan:
            continue
        season = running_season(demo, group, plan)
        for n in range(plan.get("people", 0)):
            someone(season, n)
        for n in range(plan.get("inside", 0)):
            group_life.insider(demo, season, NICKNAMES[n % len(NICKNAMES)], n)
    show_the_way(demo)
    group_life.build(demo)
    developers.build(demo)


def methods() -> dict[str, Method]:
    return {
        slug: Method.objects.update_or_create(
            slug=slug, defaults={**columns("name", names), "owner": owner, "url": url, "registered": mark}
        )[0]
        for slug, (names, owner, url, mark) in METHODS.items()
    }


def made_group(demo: Demo, slug: str, plan: dict) -> PeerGroup:
    words = WORDS[slug]
    group, made = PeerGroup.objects.update_or_create(
        slug=slug,
        defaults={
            **columns("name", words["name"]),
            **columns("summary", words["summary"]),
            **columns("description", words["description"]),
            **columns("ages", words["ages"]),
            **columns("not_required", words.get("not_required", NOT_REQUIRED)),
            **columns("food", words.get("food", FOOD)),
            **columns("travel", words.get("travel", TRAVEL)),
            **columns("practical", words.get("practical", ("", "", ""))),
            "kind": plan["kind"],
            "method": methods().get(plan.get("method")),
            "access": plan.get("access", "open"),
            "runs_regularly": plan.get("regular", False),
            "area": demo.areas[plan["area"]],
            "organisation": demo.organisations[plan.get("organisation", "county")],
            "published": True,
        },
        create_defaults=None,
    )
    group.partners.set([demo.organisations[code] for code in plan.get("partners", ())])
    if made:
        group.standing = plan.get("standing", PeerGroup.Standing.ACTIVE)
        group.save(update_fields=["standing"])
        group.audiences.set([demo.audiences[code] for code in plan["audiences"]])
        for place, title in enumerate(plan["titles"]):
            Facilitator.objects.create(
                group=group,
                role=Facilitator.Role.PEER if title == "peer" else Facilitator.Role.STAFF,
                user=demo.staff.get(plan["leader"]) if place == 0 else None,
                **columns("title", TITLES[title]),
            )
    return group


def columns(name: str, words: tuple[str, str, str]) -> dict:
    return {f"{name}_{language}": text for language, text in zip(("fi", "sv", "en"), words, strict=True)}


def running_season(demo: Demo, group: PeerGroup, plan: dict) -> Season:
    """The group's season now; an old demo's groups get a new one when theirs has ended."""
    paused = group.standing == PeerGroup.Standing.PAUSED
    current = (
        group.seasons.order_by("-pk").first()
        if paused
        else Season.objects.current().filter(group=group).first()
    )
    if current:
        return current
    season, sheet = plan["season"], dict(plan["sheet"])
    day = demo.today + timedelta(days=season["in_days"])
    weekday = day.weekday() if season["weekday"] is None else season["weekday"]
    first = next_weekday(day, weekday)
    every = season.get("every", 1)
    if every == "month":
        position = min((first.day - 1) // 7 + 1, 4)
        rule = rules.monthly(position=position, weekday=weekday, count=season["count"])
    else:
        rule = rules.weekly(interval=every, weekdays=(weekday,), count=season["count"])
    if "opens_in" in plan:
        sheet["opens_at"] = timezone.make_aware(
            datetime.combine(demo.today + timedelta(days=plan["opens_in"]), time(9))
        )
    return actions.open_season(
        group,
        event={
            "starts_on": first,
            "starts_at": season["at"],
            "duration": season["lasts"],
            "rule": rule,
            "venue": VENUES[plan["area"]],
        },
        sheet=sheet,
        by="program",
    )


def next_weekday(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def someone(season: Season, n: int) -> signups.SignedUp:
    """The n-th person on a season's sheet, signed up once."""
    nonce = f"demo-group-{season.pk}-{n}"
    return signups.already(nonce) or signups.sign_up(
        season.sheet,
        way="self",
        channel="none",
        language="fi",
        participants=[{"nickname": NICKNAMES[n % len(NICKNAMES)], "answers": {"diet": ["anything"]}}],
        form_nonce=nonce,
    )


def show_the_way(demo: Demo) -> None:
    """A participant with a place, their link and their feed, and the address of an open sign-up form."""
    season = Season.objects.current().get(group__slug="jalkihuolto")
    nonce = f"demo-participant-{season.pk}"
    done = signups.already(nonce) or signups.sign_up(
        season.sheet,
        way="self",
        channel="sms",
        contact="0400 000 001",
        language="fi",
        participants=[
            {"nickname": "Sade", "birth_year": str(demo.today.year - 19), "answers": {"diet": ["vegan"]}}
        ],
        form_nonce=nonce,
        word=WORD,
    )
    signup = done.party.signups.get()
    if signup.state == State.PENDING_REVIEW:
        signups.accept(signup, by=demo.staff["facilitator"])
    key = FeedKey.objects.live().filter(scope="participant", subject=done.party.pk).first()
    path = (
        keys.path(key)
        if key
        else calendar.make_feed_key(
            "participant", subject=done.party.pk, language="fi", name="", by="participant"
        )[1]
    )
    with override("fi"):
        demo.links["participant"] = reverse("signups:own", kwargs={"token": done.link.token})
        demo.forms["group_signup"] = reverse("signups:start", kwargs={"code": season.sheet.code})
    demo.feeds["participant"] = path
    demo.notes.append(f"The participant's own page opens with the word {WORD}.")
