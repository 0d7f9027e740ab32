"""Pages of the day, for phones. Accounts of one event do not open the admin: these stand on their own."""

from dataclasses import asdict

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from booking.signups.models import SignUp
from kuulluksi.look import paper
from kuulluksi.people.doors import staff

from ..models import Forum
from . import arrivals, people, sheets

AT_THE_DOOR = ("door", "coordinator")
OF_THE_DAY = ("door", "kitchen", "first_aid", "photographer", "coordinator")


def own_forum(request, year) -> Forum:
    """The forum, if it names this account among those who make its day."""
    rows = Forum.objects.visible_to(request.user).select_related("event", "sheet")
    return get_object_or_404(rows.prefetch_related("event__occurrences"), year=year)


@staff(*OF_THE_DAY)
def day(request, year):
    """What this account may open today: the door and its papers."""
    forum = own_forum(request, year)
    context = {
        "forum": forum,
        "when": sheets.when(forum),
        "papers": sheets.open_to(request.user),
        "at_the_door": request.user.has_role(*AT_THE_DOOR),
    }
    return render(request, "forum/day/day.html", context)


@staff(*OF_THE_DAY)
def sheet(request, year, sheet):
    """One paper as a PDF file, for the roles it is meant for."""
    forum = own_forum(request, year)
    kind = sheets.SHEETS.get(sheet)
    if kind is None:
        raise Http404
    if not request.user.has_role(*kind.roles):
        raise PermissionDenied
    data = kind.make(forum, actor=request.user)
    data = {
        "foot": f"{forum.sheet.heading()} · {sheets.when(forum)}",
        "empty": _("Nobody is on this list yet."),
        **(data if isinstance(data, dict) else asdict(data)),
    }
    file = f"{sheet}-{forum.year}"
    return paper.answer(
        request, kind.template, data, language=get_language() or "fi", title=str(kind.label), file=file
    )


@staff(*AT_THE_DOOR)
def door(request, year):
    """Everyone by the name on the badge, with one button each. A badge's code (?b=) shows its one person."""
    forum = own_forum(request, year)
    code = request.GET.get("b", "").strip()
    found = people.everyone(forum, actor=request.user, reason="check-in")
    problem = ""
    if code:
        of_badge = arrivals.by_badge(forum, code)
        if of_badge is None:
            problem = _("This is not a badge of this forum. Look for the name on the list.")
        else:
            found = [one for one in found if one.signup.pk == of_badge.pk]
            if not found:
                problem = _("This badge's place has been given up. Ask the coordinator.")
    context = {
        "forum": forum,
        "when": sheets.when(forum),
        "people": found,
        "here": sum(one.is_here for one in found),
        "code": code,
        "problem": problem,
    }
    return render(request, "forum/day/door.html", context, status=404 if problem else 200)


@require_POST
@staff(*AT_THE_DOOR)
def mark(request, year):
    """One press. From the page's script the answer is the state that stands; without it the list comes back."""
    forum = own_forum(request, year)
    quietly = request.headers.get("Accept") == "application/json"
    now = timezone.now()
    at = arrivals.pressed_at(request.POST.get("at", ""), now)
    try:
        signup = pressed(forum, request)
        arrivals.mark(forum, signup, request.POST.get("state", ""), at=at, by=request.user)
    except ValidationError as why_not:
        words = why_not.messages
        if quietly:
            return JsonResponse({"problem": " ".join(words)}, status=422)
        return render(request, "forum/day/door.html", {
            "forum": forum, "when": sheets.when(forum), "people": [], "here": 0, "code": "", "problem": " ".join(words),
        }, status=422)  # fmt: skip
    if quietly:
        return JsonResponse({"states": people.states(forum)})
    return redirect(f"{sheets.door_address(forum)}#p{signup.number}")


def pressed(forum: Forum, request) -> SignUp:
    """Whom the press is about. A number that never was is answered like one that is gone, in our words."""
    try:
        return SignUp.objects.get(sheet_id=forum.sheet_id, pk=request.POST.get("person", ""))
    except (SignUp.DoesNotExist, ValidationError):
        raise ValidationError(_("This person is not on the list any more.")) from None


@staff(*AT_THE_DOOR)
def states(request, year):
    """What the other phones have marked, by id and without names."""
    return JsonResponse({"states": people.states(own_forum(request, year))})
