"""The pages of people without an account: the one who asks, and the one who is asked."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.own_address import own_address
from kuulluksi.people.doors import signed_link
from kuulluksi.privacy.access import own

from . import actions
from .models import Assignment, ExpertRequest
from .offers import offer_of, wished_times
from .states import BEFORE_DELIVERY, FOR_REQUESTER, PROMISED, RequestState
from .topics import labels


def _request_behind(link) -> ExpertRequest:
    try:
        return link.subject(ExpertRequest)
    except ExpertRequest.DoesNotExist:
        raise Http404 from None


@signed_link(actions.REQUESTER_LINK)
def request_sent(request, link):
    asked = _request_behind(link)
    return render(request, "experts/request_sent.html", {"asked": asked, "link": link})


@signed_link(actions.REQUESTER_LINK)
def requester(request, link):
    """The requester's own page: states only, never the bank."""
    asked = _request_behind(link)
    if request.method != "POST":
        return _requester_page(request, link, asked)
    try:
        if request.POST.get("deed") == "confirm" and link.pk == asked.mailed_link:
            actions.confirm_email(asked)
        elif request.POST.get("deed") == "withdraw":
            actions.withdraw_request(asked)
    except ValidationError as error:
        return _requester_page(request, link, _request_behind(link), problem=error.messages[0])
    return redirect("experts:requester", token=link.token)


def _requester_page(request, link, asked, problem=""):
    coming = asked.assignments.filter(state__in=PROMISED, expert__isnull=False).select_related("expert")
    page = {
        "asked": asked,
        "problem": problem,
        "words": FOR_REQUESTER[asked.state],
        "path": _path_of(asked),
        "wishes": wished_times(asked.wishes),
        "may_confirm": link.pk == asked.mailed_link and asked.email_confirmed_at is None and asked.is_open,
        "may_withdraw": asked.state in BEFORE_DELIVERY,
        "closing_words": _closing_words(asked),
        "coming": [
            {
                "alias": row.expert.alias,
                "disclosure": row.get_disclosure_display(),
                "not_about": labels(row.expert.not_about),
            }
            for row in coming
        ],
    }
    return render(request, "experts/requester.html", page, status=409 if problem else 200)


def _closing_words(asked) -> str:
    return own(asked, ["closing_words"])["closing_words"] if asked.state == RequestState.UNFILLED else ""


def _path_of(asked) -> list[dict]:
    """The way of a request in five words, and where it is now."""
    steps = [
        (RequestState.SUBMITTED, _("Received")),
        (RequestState.MATCHING, _("Looking for an expert")),
        (RequestState.AGREED, _("Agreed and prepared")),
        (RequestState.IN_DELIVERY, _("Under way")),
        (RequestState.CLOSED, _("Done")),
    ]
    order = [state for state, _words in steps]
    if not asked.is_open and asked.state != RequestState.CLOSED:
        return []
    here = RequestState.IN_DELIVERY if asked.state == RequestState.SETTLING else asked.state
    now = order.index(here) if here in order else -1
    return [
        {"name": words, "done": number < now, "now": number == now} for number, (_s, words) in enumerate(steps)
    ]


@signed_link(actions.OFFER_LINK)
def offer(request, link):
    """The expert's page: the whole offer, yes in one press, no in one press."""
    assignment = _assignment_behind(link)
    if request.method != "POST":
        return _offer_page(request, assignment, link)
    answer = request.POST.get("answer")
    try:
        if answer == "yes":
            actions.accept(assignment)
        elif answer == "support":
            actions.accept_support(assignment)
        elif answer == "no":
            actions.step_aside(assignment)
        elif answer == "calendar":
            path = actions.open_calendar(assignment, language=get_language() or "fi")
            return _offer_page(request, _assignment_behind(link), link, calendar_path=path)
        elif answer == "calendar_end":
            actions.end_calendar(assignment)
    except ValidationError as error:
        return _offer_page(request, _assignment_behind(link), link, problem=error.messages[0])
    return redirect("experts:offer", token=link.token)


def _assignment_behind(link) -> Assignment:
    rows = Assignment.objects.select_related("request__engagement_type", "request__area", "expert", "claim")
    try:
        return rows.get(pk=link.subject_id)
    except Assignment.DoesNotExist:
        raise Http404 from None


def _offer_page(request, assignment, link, *, problem="", calendar_path=""):
    calendar = None
    if assignment.has_yes:
        calendar = own_address(actions.EXPERT_SCOPE, assignment.expert_id, calendar_path)
    page = {
        "calendar": calendar,
        "url": reverse("experts:offer", kwargs={"token": link.token}),
        "offer": offer_of(assignment),
        "asked": assignment.request,
        "assignment": assignment,
        "claim": getattr(assignment, "claim", None),
        "problem": problem,
    }
    return render(request, "experts/offer.html", page, status=409 if problem else 200)
