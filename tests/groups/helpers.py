"""Groups and seasons in one line."""

import itertools
from datetime import time, timedelta

from django.utils import timezone

from booking.calendar import rules
from groups import actions
from groups.models import Facilitator, PeerGroup
from tests.cast import make_area, make_organisation

_number = itertools.count(1)


def make_group(slug="", *, area=None, audiences=(), leader=None, **kw):
    n = next(_number)
    slug = slug or f"ryhma-{n}"
    organisation = kw.pop("organisation", None) or make_organisation()
    kw = {
        "name_fi": f"Iltatee {n}",
        "name_sv": f"Kvällste {n}",
        "name_en": f"Evening tea {n}",
        "summary_fi": "Juodaan teetä ja puhutaan viikosta.",
        "summary_sv": "Vi dricker te och pratar om veckan.",
        "summary_en": "We drink tea and talk about the week.",
        "description_fi": "Aluksi syödään. Sitten valitaan yhdessä, mitä tehdään.",
        "ages_fi": "13–17 v",
        "published": True,
        **kw,
    }
    group = PeerGroup.objects.create(
        slug=slug,
        area=area or make_area(),
        organisation=organisation,
        **kw,
    )
    group.audiences.set(audiences)
    Facilitator.objects.create(group=group, title_fi="Ryhmän ohjaaja", title_en="Group leader", user=leader)
    Facilitator.objects.create(group=group, role="peer", title_fi="Vertaisohjaaja", title_en="Peer leader")
    return group


def open_season(group, *, first=None, weeks=6, by="test", **sheet):
    """A weekly season that begins in two weeks, with four places, open now."""
    first = first or timezone.localdate() + timedelta(days=14)
    return actions.open_season(
        group,
        event={
            "starts_on": first,
            "starts_at": time(17),
            "duration": timedelta(hours=1, minutes=30),
            "rule": rules.weekly(weekdays=(WEEKDAYS[first.weekday()],), count=weeks),
            "venue": "Salainen talo, Kuja 3",
        },
        sheet={"capacity": 4, "admission": "direct", **sheet},
        by=by,
    )


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def make_many(count, *, area, audience):
    """Groups with a season each, all in one area."""
    groups = []
    for _n in range(count):
        group = make_group(area=area, audiences=[audience])
        open_season(group)
        groups.append(group)
    return groups
