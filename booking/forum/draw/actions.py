"""Drawing, changing by hand, and telling. The last draw that was told holds; a new one moves nobody who has been told."""

import secrets
import time
from collections import defaultdict
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups.models import SignUp
from booking.signups.states import OPEN
from kuulluksi.notices.actions import leave_job
from kuulluksi.privacy.access import audit

from ..going import taken_in, told_draw
from ..models import Forum, Workshop, WorkshopDraw, WorkshopPlace
from .allot import Allotment, Room, Unit, allot, figures, first_come
from .telling import JOB
from .wishes import adults_with, circles_of, rooms_of, unit_of, wishers_of


def draw(forum: Forum, *, by, seed: str = "") -> WorkshopDraw:
    """Draw places for everyone with a place at the forum. What was made by hand, and what people have been told, stays.

    seed: drawn by chance and published. Nothing is locked while the best whole is looked for; two draws at once are two
    draws, and one of them gets its number. Raises ValidationError when there is nothing to draw.
    """
    workshops = list(forum.workshops.select_related("sheet"))
    wishers = wishers_of(forum)
    if not workshops or not wishers:
        raise ValidationError(_("There is nothing to draw yet: nobody has a place, or there are no workshops."))
    circles = circles_of(wishers)
    units = [unit_of(circle, adults_take_places=forum.adults_take_places) for circle in circles]
    rooms = rooms_of(workshops)
    standing = kept_places(forum, {one.signup.pk for one in wishers})
    kept: dict[int, list[str]] = defaultdict(list)
    for place in standing:
        kept[place.signup.number].append(place.workshop.slug)
    seed = seed or secrets.token_hex(8)
    began = time.perf_counter()
    found = allot(rooms, units, seed, kept)
    told = figures_of(rooms, units, found) | {
        "seconds": round(time.perf_counter() - began, 2),
        "fingerprint": fingerprint(rooms, units, kept),
    }
    with transaction.atomic():
        last = WorkshopDraw.objects.filter(forum=forum).aggregate(last=Max("number"))["last"] or 0
        row = WorkshopDraw.objects.create(
            forum=forum,
            number=last + 1,
            seed=seed,
            figures=told,
            drawn_by=by if hasattr(by, "roles") else None,
        )
        WorkshopPlace.objects.bulk_create(places_of(row, workshops, circles, found, standing), batch_size=500)
        audit("workshops_drawn", row, by=by, detail=f"{row.number} {seed}")
    return row


def kept_places(forum: Forum, coming: set) -> list[WorkshopPlace]:
    """What the next draw must not move: changed by hand, or told to people who are still coming."""
    latest = WorkshopDraw.objects.filter(forum=forum).order_by("-number").first()
    if latest is None:
        return []
    told = told_draw(forum)
    was_told = set(WorkshopPlace.objects.of(told).values_list("signup_id", "workshop_id")) if told else set()
    places = WorkshopPlace.objects.of(latest).filter(signup__in=coming)
    return [
        place
        for place in places.select_related("signup", "workshop").defer("signup__nickname", "signup__birth_year")
        if place.by_hand or (place.signup_id, place.workshop_id) in was_told
    ]


def places_of(row, workshops, circles, found: Allotment, standing) -> list[WorkshopPlace]:
    by_code = {one.slug: one for one in workshops}
    before = {(place.signup_id, place.workshop_id): place for place in standing}
    places = []
    for circle in circles:
        adults = adults_with(circle)
        for place, one in enumerate(circle):
            wishes = list(one.answers.get("workshop_wishes") or ())
            for code in dict.fromkeys(found.rooms.get(one.number, ())):
                kept = before.get((one.signup.pk, by_code[code].pk))
                places.append(
                    WorkshopPlace(
                        draw=row,
                        signup=one.signup,
                        workshop=by_code[code],
                        wish=wishes.index(code) + 1 if code in wishes else 0,
                        adults=kept.adults if kept else (adults if place == 0 else 0),
                        by_hand=bool(kept and kept.by_hand),
                        reason=kept.reason if kept else "",
                    )
                )
    return places


def figures_of(rooms: list[Room], units: list[Unit], found: Allotment) -> dict:
    """What the draw gave, and what first-come, first-served would have given."""
    return {"drawn": figures(units, found), "first_come": figures(units, first_come(rooms, units))}


def fingerprint(rooms: list[Room], units: list[Unit], kept: dict) -> str:
    """Of what was drawn from: the same wishes, places and seed give the same draw. Numbers and codes only."""
    text = repr(
        (
            sorted((room.code, room.places, room.starts, room.ends) for room in rooms),
            sorted((sorted(unit.wishes.items()), unit.adults) for unit in units),
            sorted((number, sorted(codes)) for number, codes in kept.items()),
        )
    )
    return sha256(text.encode()).hexdigest()[:16]


def same_again(draw_row: WorkshopDraw) -> bool | None:
    """Draw with the same seed once more and compare. None when wishes or places have changed since."""
    forum = draw_row.forum
    workshops = list(forum.workshops.select_related("sheet"))
    wishers = wishers_of(forum)
    circles = circles_of(wishers)
    units = [unit_of(circle, adults_take_places=forum.adults_take_places) for circle in circles]
    rooms = rooms_of(workshops)
    if fingerprint(rooms, units, {}) != draw_row.figures.get("fingerprint"):
        return None
    found = allot(rooms, units, draw_row.seed)
    drawn = {
        (number, workshop)
        for number, workshop in WorkshopPlace.objects.of(draw_row).values_list(
            "signup__number", "workshop__slug"
        )
    }
    return drawn == {(number, code) for number, codes in found.rooms.items() for code in codes}


# --- By hand ---


def place_by_hand(
    draw_row: WorkshopDraw, signup: SignUp, workshop: Workshop, *, reason: str, by
) -> WorkshopPlace:
    """Move somebody to a workshop, with a reason that they can read. Whatever they had at the same time is given up.
    The next draw keeps it. If people have been told, this person is told."""
    if reason not in WorkshopPlace.Reason.values:
        raise ValidationError(_("Choose why the place is changed."), code="reason")
    with transaction.atomic():
        lock(draw_row.forum_id)
        if signup.sheet_id != draw_row.forum.sheet_id or signup.state not in OPEN:
            raise ValidationError(_("They are not coming any more."), code="gone")
        mine = list(
            WorkshopPlace.objects.of(draw_row).filter(signup=signup).select_related("workshop").order_by("pk")
        )
        if any(place.workshop_id == workshop.pk for place in mine):
            raise ValidationError(_("They are in this workshop already."), code="already")
        capacity = workshop.sheet.capacity
        if capacity is not None and taken_in(draw_row)[workshop.pk] + 1 > capacity:
            raise ValidationError(
                _("The workshop is full. Move somebody away first, or raise its number of places."), code="full"
            )
        clash = [place.pk for place in mine if overlap(place.workshop, workshop)]
        WorkshopPlace.objects.filter(pk__in=clash).delete()
        place = WorkshopPlace.objects.create(
            draw=draw_row, signup=signup, workshop=workshop, by_hand=True, reason=reason
        )
        audit("workshop_changed", signup, by=by, detail=f"{workshop.slug} {reason}")
        if draw_row.confirmed_at:
            leave_job(
                JOB, dedupe_key=f"place:{place.pk}", payload={"signup": str(signup.pk), "place": place.pk}
            )
    return place


def overlap(one: Workshop, other: Workshop) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def lock(forum_id: int) -> None:
    """Write first, as with places of sheets: changes of one forum's workshops come one after the other."""
    Forum.objects.filter(pk=forum_id).update(year=F("year"))


# --- Telling ---


def confirm(draw_row: WorkshopDraw, *, by) -> WorkshopDraw:
    """From now on the places hold, and everybody is told once in the way that they chose. A second time does nothing."""
    with transaction.atomic():
        now = timezone.now()
        newer = WorkshopDraw.objects.filter(forum=draw_row.forum_id, number__gt=draw_row.number).exists()
        if newer:
            raise ValidationError(_("There is a newer draw. Look at it first."), code="newer")
        if WorkshopDraw.objects.filter(pk=draw_row.pk, confirmed_at__isnull=True).update(confirmed_at=now):
            audit("workshops_told", draw_row, by=by)
            leave_job(JOB, dedupe_key=f"draw:{draw_row.pk}", payload={"draw": draw_row.pk})
        draw_row.refresh_from_db()
    return draw_row
