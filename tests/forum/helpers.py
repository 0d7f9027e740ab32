"""A forum in one line."""

from datetime import time, timedelta

from django.utils import timezone

from booking.forum import actions
from tests.cast import make_area, make_organisation


def make_forum(*, days=70, capacity=2, area=None, staff=(), workshops=True, published=True, **sheet):
    """A forum in ten weeks with two places and three workshops."""
    day = timezone.localdate() + timedelta(days=days)
    forum = actions.plan_forum(
        year=day.year,
        texts={
            "theme_fi": "Mikä toimi?",
            "theme_sv": "Vad fungerade?",
            "theme_en": "What worked?",
            "purpose_fi": "Päivä, jolloin päättäjät kuuntelevat ja nuoret puhuvat.",
            "purpose_sv": "En dag då beslutsfattarna lyssnar och unga talar.",
            "purpose_en": "A day when decision-makers listen and young people speak.",
            "for_whom_fi": "Noin 12–25-vuotiaille",
            "food_fi": "Lounas ja välipalat",
            "travel_fi": "Matka maksetaan",
        },
        starts_on=day,
        starts_at=time(10),
        ends_at=time(16),
        venue="Esimerkkitalo",
        area=area or make_area(),
        organisation=make_organisation(),
        sheet={"capacity": capacity, **sheet},
        staff=staff,
        published=published,
        by="test",
    )
    forum.programme.create(starts_at=time(10), ends_at=time(11), title_fi="Avaus")
    forum.programme.create(starts_at=time(11), ends_at=time(13), title_fi="Työpajat", lists_workshops=True)
    if workshops:
        for slug, fi in (
            ("ruoka", "Ruoka ja arki"),
            ("some", "Some ja minä"),
            ("viesti", "Viesti päättäjille"),
        ):
            actions.add_workshop(
                forum,
                slug=slug,
                names={"fi": fi, "sv": "", "en": ""},
                texts={"fi": f"{fi}: puhutaan yhdessä."},
                starts_at=time(11),
                ends_at=time(13),
                capacity=15,
                by="test",
            )
    return forum
