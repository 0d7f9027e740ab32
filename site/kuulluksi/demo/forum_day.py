"""The coming forum's door: the account that marks who has come, and the papers of the unit that has reserved seats."""

from django.urls import reverse
from django.utils.translation import override

from booking.forum.models import Forum, UnitBooking
from booking.forum.registration import actions as registration
from booking.forum.year.actions import name_day_staff

from .cast import Demo
from .forum_words import UNIT


def build(demo: Demo) -> None:
    forum = Forum.objects.filter(event__starts_on__gt=demo.today).order_by("year").first()
    if forum is None:
        return
    door = demo.staff["door"]
    if door not in forum.sheet.staff.all():
        name_day_staff(forum, [door], by="program")
    with override("fi"):
        day = reverse("forum_day:day", kwargs={"year": forum.year})
        demo.notes.append(f"The forum's day at the door: {demo.base}{day}")
        demo.notes.append(
            f"  log in as {door.username}  {demo.passwords['door']}  (this account does not open /hallinta/)"
        )
        unit(demo, forum)


def unit(demo: Demo, forum: Forum) -> None:
    """The same form a second time gives the first result, so the codes can be shown again."""
    if not UnitBooking.objects.filter(party__sheet=forum.sheet).exists():
        return
    reserved = registration.reserve(forum, **UNIT, form_nonce=f"demo-unit-{forum.pk}")
    page = reverse("signups:own", kwargs={"token": reserved.result.link.token})
    demo.notes.append(f"The page of a unit's worker: {demo.base}{page}")
    for code in list(reserved.codes.values())[-1:]:
        demo.notes.append(f"A young person's code for {demo.base}{reverse('forum:code')}  {code}")
