"""Remote places: a sheet of their own beside the forum's, and the address that only those with a place hear."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.signups import actions as signups
from booking.signups.models import Sheet
from booking.signups.sides import Side
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit, for_delivery

from .models import Forum, RemoteSeats

# What is asked of who takes part remotely: no food, no trip, no workshop of the house, no pictures.
ASKS = ["theme_wishes", "access_needs", "language", "talk_to", "call_on_the_day"]
OF_THE_FORUM = ("age_from", "age_to", "opens_at", "closes_at", "closed_by_hand", "ends_on", "consent_bands")
HERE, REMOTELY = gettext_lazy("on site"), gettext_lazy("remotely")
LINK_STAYS = timedelta(days=30)


def keep(forum: Forum, *, capacity: int, how: dict[str, str], link: str | None = None, by) -> RemoteSeats:
    """Give a forum remote places, or change them. how: what one takes part in, by language (plain Finnish: ``plain``);
    a language that is not given stays. link: None leaves it, "" takes it away. Raises ValidationError with a sentence.
    """
    if not (how.get("fi") or "").strip():
        raise ValidationError(_("Say in Finnish what one takes part in remotely."), code="how")
    with transaction.atomic():
        seats = forum.remote_seats or RemoteSeats(forum=forum, sheet=_sheet_beside(forum, capacity))
        for language, words in how.items():
            setattr(seats, f"how_{language}", words.strip())
        if link is not None:
            _keep_secret(link, forum, seats)
            seats.link = link
        seats.full_clean(exclude=["link"])
        seats.save()
        if seats.sheet.capacity != capacity:
            signups.change_capacity(seats.sheet, capacity, by=by)
            seats.sheet.capacity = capacity
        forum.remote = seats
        follow(forum)
        audit("forum_remote_kept", seats, by=by, detail=str(capacity))
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return seats


def _sheet_beside(forum: Forum, capacity: int) -> Sheet:
    here = forum.sheet
    door = Sheet(
        kind=here.kind,
        heading_fi=f"{here.heading('fi')}, etänä",
        heading_sv=f"{here.heading('sv')}, på distans",
        heading_en=f"{here.heading('en')}, remotely",
        admission=here.admission,
        area=here.area,
        organisation=here.organisation,
        asks=list(ASKS),
        hold_minutes=here.hold_minutes,
        capacity=capacity,
        **{name: getattr(here, name) for name in OF_THE_FORUM},
    )
    door.full_clean()
    door.save()
    door.staff.set(here.staff.all())
    return door


def follow(forum: Forum) -> None:
    """Ages, window and last day are those of the forum's own sheet: one decision for both."""
    if forum.remote_seats:
        here = Sheet.objects.get(pk=forum.sheet_id)
        columns = {name: getattr(here, name) for name in OF_THE_FORUM}
        columns["closed_by_hand"] |= forum.remote.is_over
        Sheet.objects.filter(pk=forum.remote.sheet_id).update(**columns)


def _keep_secret(link: str, forum: Forum, seats: RemoteSeats) -> None:
    if not link:
        return
    URLValidator(schemes=["https"], message=_("The remote link begins with https://."))(link)
    read_by_all = [field.value_from_object(forum) for field in forum._meta.fields]
    if any(
        link in str(text)
        for text in (*read_by_all, seats.how_fi, seats.how_sv, seats.how_en, forum.event.venue)
    ):
        raise ValidationError(
            _("The remote link stands in a text or in the place, which everyone reads. Take it out of there."),
            code="public",
        )


# --- What signups asks ---


def sides(sheet: Sheet) -> list[Side]:
    """On site and remotely. The form of a unit asks it in its own way (registration/unit_start.py)."""
    forum = Forum.objects.of_sheet(sheet).select_related("sheet", "remote__sheet").first()
    if forum is None:
        return []
    if forum.remote_seats and forum.remote.is_over and forum.remote.sheet_id != sheet.pk:
        return []
    return [Side(one, str(label)) for one, label in zip(forum.sheets, (HERE, REMOTELY), strict=False)]


def is_remote(sheet: Sheet) -> bool:
    return RemoteSeats.objects.filter(sheet=sheet).exists()


def link_of(sheet: Sheet) -> str:
    """Opened for the program, which tells it to nobody but those who have a remote place."""
    seats = RemoteSeats.objects.filter(sheet=sheet).first()
    return for_delivery(seats, ["link"])["link"] if seats else ""


def end_links(now: datetime, dry_run: bool) -> int:
    """Nobody needs the address when the day has been over for a month."""
    rows = RemoteSeats.objects.exclude(link="").exclude(forum__event__occurrences__end__gte=now - LINK_STAYS)
    return rows.count() if dry_run else rows.update(link="")
