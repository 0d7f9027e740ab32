"""When an adult is asked before a child comes, who that adult may be, and until when a place is held.

``Sheet.consent_bands`` is data: [{"under": 13, "rule": "consent", "givers": ["guardian", "worker"]}, …] in rising
order; the first band whose ``under`` is above the age holds. No band, or 18 and over: nothing is asked of anyone.
Ages go by the year (Europe/Helsinki), so at the midnight when the year of the 18th birthday begins everything here
falls silent by itself, whether or not anyone has tidied up.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.access import for_delivery

from .consent_models import ConsentAsk, ConsentRecord, Giver
from .models import Party, Sheet, SignUp, SignUpQuerySet
from .states import OPEN

OF_AGE = 18
HOLD = timedelta(days=14)
LEAST_HOLD = timedelta(days=2)


class Rule(models.TextChoices):
    NONE = "", _("nothing is asked of an adult")
    INFORM = "inform", _("an adult is told")
    CONSENT = "consent", _("an adult says yes or no first")


@dataclass(frozen=True)
class Band:
    under: int
    rule: str
    givers: list[str] = field(default_factory=lambda: [Giver.GUARDIAN, Giver.WORKER])


# The sets staff choose from. The code is on no row: a sheet keeps the bands themselves.
SETS = {
    "none": (_("nothing is asked of adults"), []),
    "under_13": (_("under 13: an adult says yes"), [Band(13, Rule.CONSENT)]),
    "under_15": (_("under 15: an adult says yes"), [Band(15, Rule.CONSENT)]),
    "under_18": (_("under 18: an adult says yes"), [Band(18, Rule.CONSENT)]),
    "told": (
        _("under 13: an adult says yes; 13 to 17: an adult is told"),
        [Band(13, Rule.CONSENT), Band(18, Rule.INFORM)],
    ),
}


def bands_of(code: str) -> list[dict]:
    """The bands of a set, as a sheet keeps them."""
    return [
        {"under": band.under, "rule": str(band.rule), "givers": [str(giver) for giver in band.givers]}
        for band in SETS[code][1]
    ]


def set_of(sheet: Sheet) -> str:
    """Which set a sheet has, or empty when it is one of its own."""
    return next((code for code in SETS if bands_of(code) == sheet.consent_bands), "")


def age_of(birth_year: str, now: datetime | None = None) -> int | None:
    """The age someone counts as, from the local year; None when no year was told."""
    return timezone.localtime(now).year - int(birth_year) if birth_year else None


def band_for(sheet: Sheet, birth_year: str, now: datetime | None = None) -> Band | None:
    """What is asked of an adult for someone born that year. No year counts as the youngest."""
    age = age_of(birth_year, now)
    for one in sorted(sheet.consent_bands, key=lambda band: band["under"]):
        if age is None or age < min(one["under"], OF_AGE):
            return Band(one["under"], one["rule"], list(one.get("givers") or [])) if one["rule"] else None
    return None


def rule_for(sheet: Sheet, birth_year: str, now: datetime | None = None) -> str:
    band = band_for(sheet, birth_year, now)
    return band.rule if band else Rule.NONE


def asks_an_adult(sheet: Sheet) -> bool:
    return any(band["rule"] for band in sheet.consent_bands)


def is_of_age(signup: SignUp, now: datetime | None = None) -> bool:
    """Whether the young person is 18 by now, from 1 January of that year. Opens the year of birth for the program."""
    age = age_of(for_delivery(signup, ["birth_year"])["birth_year"], now)
    return age is not None and age >= OF_AGE


def stands(signup: SignUp) -> bool:
    """Whether the newest answer of an adult is a yes."""
    newest = ConsentRecord.objects.newest(signup)
    return newest is not None and newest.kind == ConsentRecord.Kind.GIVEN


def is_missing(signup: SignUp, now: datetime | None = None) -> bool:
    """Whether a place must wait for an adult's yes."""
    return signup.consent_rule == Rule.CONSENT and not is_of_age(signup, now) and not stands(signup)


def held_until(now: datetime) -> datetime:
    """Until when a place waits for a yes: two weeks, at the end of that local day."""
    day = timezone.localtime(now + HOLD)
    return day.replace(hour=23, minute=59, second=0, microsecond=0)


def is_open(ask_id, now: datetime | None = None) -> bool:
    """Whether an adult may still answer: nobody else is asked instead, it has not ended, and the child is a child."""
    ask = ConsentAsk.objects.select_related("signup").filter(pk=ask_id, closed_at__isnull=True).first()
    return ask is not None and ask.signup.state in OPEN and not is_of_age(ask.signup, now)


def is_out_of_hand(signup: SignUp, now: datetime | None = None) -> bool:
    """Whether an adult signed somebody up who is 18 by now: the adult hears and sees no more of them."""
    return signup.party.way == Party.Way.ADULT and is_of_age(signup, now)


def people_of(party: Party, now: datetime | None = None) -> SignUpQuerySet:
    """The sign-ups that whoever holds the party's contact, link or code may hear and see of: all, but for an adult's
    party only those who are not of age yet. Worked out at use, at the midnight itself."""
    people = party.signups.all()
    if party.way != Party.Way.ADULT:
        return people
    return people.exclude(pk__in=[one.pk for one in people.exclude(birth_year="") if is_of_age(one, now)])


def is_theirs_now(party: Party, now: datetime | None = None) -> bool:
    """Whether everyone whom an adult signed up has come of age: then the adult's page about them is closed."""
    if party.way != Party.Way.ADULT:
        return False
    people = list(party.signups.exclude(birth_year="").order_by("number"))
    return bool(people) and all(is_of_age(signup, now) for signup in people)
