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
from .forms import HERE, REMOTELY, UnitForm

PURPOSE = "forum_unit"
HOUR = 3600


@anonymous_form
def start(request, code):
    rows = Forum.objects.published().select_related("sheet", "remote__sheet")
    forum = get_object_or_404(rows, sheet__code=code)
    left = rooms.room_left(forum.sheets)
    room = left[forum.sheet_id]
    open_sides = [
        side
        for side, sheet in zip((HERE, REMOTELY), forum.sheets, strict=False)
        if left[sheet.pk] in (rooms.Room.ROOM, rooms.Room.QUEUE)
    ]
    if request.method != "POST" and not open_sides:
        status = 410 if room == rooms.Room.CLOSED else 200
        context = {"sheet": forum.sheet, "heading": forum.sheet.heading(), "room": room}
        return render(request, "signups/shut.html", context, status=status)
    words = of(forum) | {"sides": (open_sides or [HERE]) if has_remote(forum) else None}
    if request.method != "POST":
        return page(request, forum, UnitForm(**words), fresh(forum), left=left)
    form = UnitForm(request.POST, request.FILES, **words)
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


def has_remote(forum) -> bool:
    return bool(forum.remote_seats) and not forum.remote.is_over


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


def page(request, forum, form, token, *, left=None, notice="", calm="", status=200):
    """left: {sheet id: Room}, when the page is opened."""
    told = {sheet.pk: room for sheet in forum.sheets if (room := (left or {}).get(sheet.pk))}
    context = {
        "forum": forum,
        "sheet": forum.sheet,
        "heading": forum.sheet.heading(),
        "form": form,
        "token": token,
        "room": told.get(forum.sheet_id, ""),
        "room_remotely": told.get(forum.remote.sheet_id, "") if forum.remote_seats else "",
        "notices": [notice] if notice else [],
        "calm": calm,
    }
    return render(request, "forum/registration/unit.html", context, status=status)


def done(request, forum, reserved):
    states = [signup.state for signup in reserved.result.signups]
    context = {
        "heading": reserved.result.party.sheet.heading(),
        "waiting": states.count("waitlisted"),
        "held": sum(state != "waitlisted" for state in states),
        "slips": slips.of(reserved.unit, reserved.codes),
        "receipt_code": reserved.result.receipt_code,
        "own_url": settings.BASE_URL + reverse("signups:own", kwargs={"token": reserved.result.link.token}),
        "hint": ""
        if reserved.result.party.sheet_id != forum.sheet_id
        else slips.ratio(forum, len(reserved.codes), reserved.unit.adults),
    }
    return render(request, "forum/registration/unit_done.html", context)
