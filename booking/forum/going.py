"""Who is going to the forum, for everything that is made for the day: badges, rolls, sheets. Codes, no names."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from booking.signups.models import SignUp
from booking.signups.states import State

from .models import Forum, Workshop, WorkshopDraw, WorkshopPlace


class SeatKind(models.TextChoices):
    YOUNG = "young", _("young person")
    ADULT = "adult", _("adult who comes along")


@dataclass(frozen=True)
class Going:
    """One person with a place. ``signup`` is for privacy.access: whoever shows a name opens it there, all at once."""

    signup: SignUp
    kind: str
    workshops: list[Workshop] = field(default_factory=list)

    @property
    def signup_id(self):
        return self.signup.pk

    @property
    def number(self) -> int:
        return self.signup.number

    @property
    def code(self) -> str:
        return str(self.signup)

    @property
    def party(self) -> str:
        return str(self.signup.party)


def going(forum: Forum) -> list[Going]:
    """Everyone with a place, in order of arrival, each with their told workshops by the clock. Four queries."""
    people = list(
        SignUp.objects.filter(sheet_id=forum.sheet_id, state=State.CONFIRMED)
        .select_related("party")
        .with_needs()
        .order_by("number")
    )
    rooms = workshops_of(forum)
    return [
        Going(
            signup=one,
            kind=SeatKind.ADULT if one.is_companion else SeatKind.YOUNG,
            workshops=rooms.get(one.pk, []),
        )
        for one in people
    ]


def workshops_of(forum: Forum) -> dict:
    """{sign-up id: [Workshop, …] by the clock} as people have been told. Nothing before the draw is confirmed."""
    draw = told_draw(forum)
    found: dict = defaultdict(list)
    if draw is None:
        return found
    workshops = {one.pk: one for one in Workshop.objects.filter(forum=forum)}
    for signup_id, workshop_id in WorkshopPlace.objects.of(draw).values_list("signup_id", "workshop_id"):
        found[signup_id].append(workshops[workshop_id])
    for rooms in found.values():
        rooms.sort(key=lambda one: (one.starts_at, one.pk))
    return found


def told_draw(forum: Forum) -> WorkshopDraw | None:
    """The drawing that people have been told of, or None."""
    return WorkshopDraw.objects.told().filter(forum=forum).order_by("-number").first()


def taken_in(draw: WorkshopDraw) -> Counter:
    """Places taken in each workshop, by workshop id, of people who are still coming."""
    takes = WorkshopPlace.objects.of(draw).standing().order_by().values_list("workshop_id")
    forum = draw.forum
    return Counter(
        {
            workshop: many + ((adults or 0) if forum.adults_take_places else 0)
            for workshop, many, adults in takes.annotate(many=Count("pk"), adults=Sum("adults"))
        }
    )
