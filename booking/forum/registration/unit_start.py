"""Stage one: a unit's worker reserves seats, on one page, and gets a code for each."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.signups import rooms
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form
from kuulluksi.privacy import form_tokens

from ..models import Forum
from . import actions, slips
from .forms import UnitForm

PURPOSE = "forum_unit"
HOUR = 3600


@anonymous_form
def start(request, code):
    forum = get_object_or_404(Forum.objects.published().select_related("sheet"), sheet__code=code)
    room = rooms.room_left([forum.sheet])[forum.sheet_id]
    shut = room in (rooms.Room.CLOSED, rooms.Room.NOT_YET, rooms.Room.FULL)
    if request.method != "POST" and shut:
        status = 410 if room == rooms.Room.CLOSED else 200
        context = {"sheet": forum.sheet, "heading": forum.sheet.heading(), "room": room}
        return render(request, "signups/shut.html", context, status=status)
    if request.method != "POST":
        return page(request, forum, UnitForm(**of(forum)), fresh(forum), room=room)
    form = UnitForm(request.POST, request.FILES, **of(forum))
    token, nonce, notice = read_token(request, forum)
    if not form.is_valid() or notice:
        return page(request, forum, form, token, notice=notice, status=422)
    calm = limits.calm_mark(
        "signup", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, HOUR, typed=f"{PURPOSE}:{nonce}"
    )
    if calm:
        notice = _(
            "Many forms are coming from the same network just now. Nothing is lost: wait for half a minute and send again."
        )
        return page(request, forum, form, token, notice=notice, calm=calm)
    try:
        reserved = actions.reserve(forum, language=get_language(), form_nonce=nonce, **form.booking())
    except ValidationError as why_not:
        form.add_error(None, why_not)
        return page(request, forum, form, token, status=422)
    return done(request, forum, reserved)


def of(forum) -> dict:
    return {"sheet": forum.sheet, "adults_take_places": forum.adults_take_places}


def fresh(forum) -> str:
    return form_tokens.issue(PURPOSE, forum.sheet.code)


def read_token(request, forum) -> tuple[str, str, str]:
    """(token, nonce, what to say when the form must be looked at once more)."""
    token = request.POST.get("token", "")[:600]
    try:
        found = form_tokens.read(PURPOSE, token, forum.sheet.code)
    except form_tokens.FormTokenInvalid:
        return (
            fresh(forum),
            "",
            _("The form had changed on the way, so we gave you a fresh one. Check it and continue."),
        )
    if found.too_old:
        return (
            fresh(forum),
            "",
            _("The form had been open for long, so we gave you a fresh one. Check it and continue."),
        )
    if found.too_fast:
        return token, found.nonce, _("That was quick. Check once more that all is right, and send again.")
    return token, found.nonce, ""


def page(request, forum, form, token, *, room="", notice="", calm="", status=200):
    context = {
        "forum": forum,
        "sheet": forum.sheet,
        "heading": forum.sheet.heading(),
        "form": form,
        "token": token,
        "room": room,
        "notices": [notice] if notice else [],
        "calm": calm,
    }
    return render(request, "forum/registration/unit.html", context, status=status)


def done(request, forum, reserved):
    states = [signup.state for signup in reserved.result.signups]
    context = {
        "heading": forum.sheet.heading(),
        "waiting": states.count("waitlisted"),
        "held": sum(state != "waitlisted" for state in states),
        "slips": slips.of(reserved.unit, reserved.codes),
        "receipt_code": reserved.result.receipt_code,
        "own_url": settings.BASE_URL + reverse("signups:own", kwargs={"token": reserved.result.link.token}),
        "hint": slips.ratio(forum, len(reserved.codes), reserved.unit.adults),
    }
    return render(request, "forum/registration/unit_done.html", context)
