"""Telling people their workshops: one neutral letter each party, and plain words on the own page."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.signups.letters import leave_letter
from booking.signups.models import Party, Sheet, SignUp
from booking.signups.states import OPEN

from ..going import told_draw
from ..listing import clock
from ..models import Forum, WorkshopDraw, WorkshopPlace

JOB = "forum_tell_workshops"
LETTER = "forum_workshops"
CHUNK = 200


def tell(payload: dict) -> None:
    """The job: a letter to each party that has a place in the draw, once, however often it runs. A chunk at a time, so
    that memory does not grow with the forum. Who knew their places from an earlier draw hears only of a change."""
    if "signup" in payload:
        signup = SignUp.objects.select_related("party").filter(pk=payload["signup"], state__in=OPEN).first()
        if signup:
            leave_letter(LETTER, signup.party, key=f"hand:{payload['place']}")
        return
    draw = WorkshopDraw.objects.select_related("forum").filter(pk=payload["draw"]).first()
    if draw is None:
        return
    news = set(parties_of(draw))
    before = (
        WorkshopDraw.objects.told().filter(forum=draw.forum, number__lt=draw.number).order_by("-number").first()
    )
    if before:
        told = set(WorkshopPlace.objects.of(before).values_list("signup_id", "workshop_id"))
        now = WorkshopPlace.objects.of(draw).standing()
        news = {
            party
            for party, *place in now.values_list("signup__party_id", "signup_id", "workshop_id")
            if tuple(place) not in told
        }
    ids = sorted(news)
    for start in range(0, len(ids), CHUNK):
        with transaction.atomic():
            for party in Party.objects.filter(pk__in=ids[start : start + CHUNK]).order_by("pk"):
                leave_letter(LETTER, party, key=f"draw:{draw.number}")


def parties_of(draw: WorkshopDraw):
    return (
        WorkshopPlace.objects.of(draw)
        .standing()
        .order_by()
        .values_list("signup__party_id", flat=True)
        .distinct()
    )


# --- On the person's own page ---

WISHED = {
    1: gettext_lazy("Your first wish came true."),
    2: gettext_lazy("Your second wish came true. More people wished for your first one than there are places."),
    3: gettext_lazy("Your third wish came true. More people wished for your first two than there are places."),
}
HOW = gettext_lazy(
    "A draw gave the places, the same for everybody: nobody chose between people. Those who wished to be together are "
    "together. If it does not feel right, tell us and we look for another one."
)


def lines(sheet: Sheet, signups: list[SignUp]) -> dict:
    """{sign-up id: [(heading, text), …]} of the workshops they have been told. Two queries."""
    forum = Forum.objects.filter(sheet=sheet).first()
    draw = told_draw(forum) if forum else None
    if draw is None:
        return {}
    found: dict = {}
    places = (
        WorkshopPlace.objects.of(draw)
        .filter(signup__in=signups)
        .select_related("workshop")
        .order_by("workshop__starts_at", "pk")
    )
    for place in places:
        w = place.workshop
        heading = _("Workshop %(start)s–%(end)s") % {"start": clock(w.starts_at), "end": clock(w.ends_at)}
        found.setdefault(place.signup_id, []).append(
            (heading, "\n".join(filter(None, (w.name, w.room, why(place)))))
        )
    return found


def why(place: WorkshopPlace) -> str:
    """In plain words, why this workshop."""
    if place.by_hand:
        return _("Changed by hand: %(reason)s.") % {"reason": place.get_reason_display()}
    first = WISHED.get(
        place.wish,
        gettext_lazy("You got a place where there was room: those that you may have wished for were full."),
    )
    return f"{first} {HOW}"
