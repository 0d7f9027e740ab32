"""What people without an account do about groups: leave a contact, wish for a group, say how it was, stand in once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.signups import letters, rolls, slips
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, anyone, signed_link
from kuulluksi.privacy import form_tokens

from . import actions, words
from .forms import InterestForm, WishForm
from .listing import address_of, cards_of
from .models import FeedbackSlip, Interest, PeerGroup, StandIn

FORM = "interest"
WISH = "any"  # what a wish's form token is for: no group
SLOW_SECONDS = 30


def _why_not(request, code: str):
    """(token, None) when the form may be taken in, else (None, a sentence). What was typed stays in either case."""
    try:
        token = form_tokens.read(FORM, request.POST.get("token", ""), code)
    except form_tokens.FormTokenInvalid:
        return None, _("The form had got old. Here is a fresh one with what you wrote. Please send it again.")
    if token.too_old:
        return None, _("The form had got old. Here is a fresh one with what you wrote. Please send it again.")
    busy = limits.too_many("interest", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600)
    if token.too_fast or (busy and token.age < SLOW_SECONDS):
        return None, _("Please look once more at what you wrote, and send it again in a moment.")
    return token, None


@anyone
def short(request, code):
    """The short address on a paper or on a worker's phone leads to the group's page."""
    group = get_object_or_404(PeerGroup.objects.published(), code=code)
    return HttpResponseRedirect(address_of(group.slug))


@anonymous_form
def interest(request, code):
    """ "Tell me when the next one starts", or "call me first"."""
    group = get_object_or_404(PeerGroup.objects.published(), code=code)
    asked = request.GET.get("wish")  # the way here said which of the two
    wish = asked if asked in Interest.Wish.values else Interest.Wish.NEXT
    form = InterestForm(request.POST or None, initial={"wish": wish})
    fresh = request.POST.get("token", "")
    if request.method == "POST" and form.is_valid():
        token, problem = _why_not(request, code)
        if token:
            data = {name: form.cleaned_data[name] for name in ("wish", "channel", "contact")}
            actions.leave_interest(group, language=get_language(), form_nonce=token.nonce, **data)
            return HttpResponseRedirect(reverse("groups:interest_left", kwargs={"code": code}))
        form.add_error(None, problem)
        if problem and not _still_good(fresh, code):
            fresh = ""
    context = {
        "form": form,
        "token": fresh or form_tokens.issue(FORM, code),
        "back": address_of(group.slug),
        "group": group,
    }
    return render(request, "groups/interest.html", context)


@anonymous_form
def wish(request):
    """A group that there is not: for whom, where, and one contact."""
    form = WishForm(request.POST or None)
    fresh = request.POST.get("token", "")
    if request.method == "POST" and form.is_valid():
        token, problem = _why_not(request, WISH)
        if token:
            actions.leave_wish(language=get_language(), form_nonce=token.nonce, **form.cleaned_data)
            return HttpResponseRedirect(reverse("groups:wish_left"))
        form.add_error(None, problem)
        if not _still_good(fresh, WISH):
            fresh = ""
    context = {"form": form, "token": fresh or form_tokens.issue(FORM, WISH), "back": address_of()}
    return render(request, "groups/wish.html", context)


@anonymous_form
def wish_left(request):
    return render(request, "groups/interest_left.html", {"back": address_of()})


def _still_good(token: str, code: str) -> bool:
    try:
        return not form_tokens.read(FORM, token, code).too_old
    except form_tokens.FormTokenInvalid:
        return False


@anonymous_form
def interest_left(request, code):
    group = get_object_or_404(PeerGroup.objects.published(), code=code)
    return render(request, "groups/interest_left.html", {"back": address_of(group.slug)})


@signed_link(actions.INTEREST_LINK)
def interest_link(request, link):
    """What the message points to: neutral words, the way on, and "erase my contact"."""
    interest = get_object_or_404(Interest.objects.select_related("group"), pk=link.subject_id)
    if request.method == "POST":
        actions.forget_interest(interest, by="participant")
        return render(request, "groups/interest_gone.html")
    sign_up_url = cards_of([interest.group])[0].sign_up_url if interest.group else ""
    return render(request, "groups/interest_link.html", {"sign_up_url": sign_up_url})


@signed_link(actions.FEEDBACK_LINK)
def feedback(request, link):
    """How a season was."""
    slip = get_object_or_404(FeedbackSlip.objects.select_related("season__sheet"), pk=link.subject_id)
    groups_url, erased_on = address_of(), slip.season.erased_on
    return slips.page(request, slip, actions.give_feedback, groups_url=groups_url, erased_on=erased_on)


@signed_link(letters.PURPOSE)
def say(request, link):
    """From an opened own page to a slip about its season."""
    return slips.from_own_page(request, link, actions.take_slip, "groups:feedback")


@signed_link(actions.STAND_IN_LINK)
def stand_in(request, link):
    """The roll for whoever leads one meeting instead: nicknames only, on that day only."""
    rows = StandIn.objects.select_related("season__sheet", "season__event", "meeting")
    found = get_object_or_404(rows, pk=link.subject_id)
    if timezone.localdate() > rolls.day_of(
        found.meeting
    ):  # moved to an earlier day: the link dies with that one
        raise Http404
    problem, saved = rolls.why_not(found.meeting), False
    if request.method == "POST" and not problem:
        try:
            actions.call_roll(found.season, found.meeting, rolls.marks_in(request.POST), by="substitute")
            saved = True
        except ValidationError as why:
            problem = " ".join(why.messages)
    lines = [] if problem else rolls.lines([found.season.sheet_id], found.meeting, actor="substitute")
    context = {
        "when": words.session(found.meeting.start, found.meeting.end),
        "lines": lines,
        "marks": rolls.MARKS,
        "problem": problem,
        "saved": saved,
        "summary": rolls.summary(lines) if saved else [],
    }
    return render(request, "groups/stand_in.html", context)
