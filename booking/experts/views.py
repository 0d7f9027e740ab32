"""The pages of people without an account: the one who asks, and the one who is asked."""

import uuid

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.own_address import own_address
from kuulluksi.people.doors import signed_link
from kuulluksi.privacy.access import own

from . import actions, pasted, what_came
from .cards import how_for_requester, name_for_requester, requester_card
from .checklists import ExpertList, RequesterList
from .forms import FeedbackForm
from .forms.own import AppearForm
from .models import Assignment, ExpertRequest
from .models.messages import Side
from .offers import offer_of, wished_times
from .states import ASKED, BEFORE_DELIVERY, FOR_REQUESTER, PROMISED, RequestState, State

LONGEST_MESSAGE = 1500


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
    if request.POST.get("deed") == "write" and request.POST.get("sure") != "yes":
        found = pasted.worries(request.POST.get("text", ""))
        if found:  # told once; pressing again sends it, without identity codes
            return _requester_page(
                request, link, asked, typed=request.POST.get("text", "")[:LONGEST_MESSAGE], worries=found
            )
    try:
        if request.POST.get("deed") == "confirm" and link.pk == asked.mailed_link:
            actions.confirm_email(asked)
        elif request.POST.get("deed") == "withdraw":
            actions.withdraw_request(asked)
        elif request.POST.get("deed") == "write":
            _write_as_requester(request, asked)
        elif request.POST.get("deed") == "checklist":
            actions.tick_as_requester(asked, request.POST.getlist("tick"))
        elif request.POST.get("deed") == "feedback":
            form = FeedbackForm(request.POST)
            if not form.is_valid():
                return _requester_page(request, link, asked, feedback_form=form)
            actions.give_feedback(asked, form.cleaned_data, side=Side.REQUESTER)
    except ValidationError as error:
        typed = request.POST.get("text", "")[:LONGEST_MESSAGE]
        return _requester_page(request, link, _request_behind(link), problem=error.messages[0], typed=typed)
    return redirect("experts:requester", token=link.token)


def _write_as_requester(request, asked) -> None:
    """To the coordinator, or to the expert who is coming; then the coordinator reads it first."""
    to, row = request.POST.get("to", ""), None
    if to:
        row = asked.assignments.filter(pk=to if _is_uuid(to) else None, state__in=PROMISED).first()
    actions.write(
        asked,
        request.POST.get("text", "")[:LONGEST_MESSAGE],
        sender=Side.REQUESTER,
        recipient=Side.EXPERT if to else Side.DESK,
        assignment=row,
        by="requester",
    )


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _requester_page(request, link, asked, problem="", typed="", feedback_form=None, worries=()):
    coming = list(asked.assignments.filter(state__in=PROMISED, expert__isnull=False).select_related("expert"))
    is_held = asked.state in (RequestState.SETTLING, RequestState.CLOSED)
    gave_feedback = is_held and asked.feedback.filter(side=Side.REQUESTER).exists()
    before = asked.state in BEFORE_DELIVERY
    replans = asked.replan_since is not None if before else any(row.is_alone for row in coming)
    page = {
        "asked": asked,
        "problem": problem,
        "replans": replans and before,
        "plans_at": None if replans or not asked.is_open else _still_ahead(asked.preparation_at),
        "words": _words_on(asked) if replans else FOR_REQUESTER[asked.state],
        "feedback_form": feedback_form or FeedbackForm(),
        "may_give_feedback": is_held and not gave_feedback,
        "gave_feedback": gave_feedback,
        "what_came": what_came.address() if gave_feedback else "",
        "checklist": [(code, words, code in asked.checklist) for code, words in RequesterList.choices]
        if asked.state in (RequestState.AGREED, RequestState.IN_DELIVERY)
        else [],
        "typed": typed,
        "worries": worries,
        "messages_here": words_for(Side.REQUESTER, asked),
        "path": _path_of(asked),
        "wishes": wished_times(asked.wishes),
        "may_confirm": link.pk == asked.mailed_link and asked.email_confirmed_at is None and asked.is_open,
        "may_withdraw": before,
        "closing_words": _closing_words(asked),
        "coming": [requester_card(row) for row in coming],
    }
    bad = bool(worries or (feedback_form and feedback_form.errors))
    return render(request, "experts/requester.html", page, status=422 if bad else 409 if problem else 200)


def _words_on(asked) -> str:
    """The plan changes: before it begins, and while it is under way. Why, is nobody's business."""
    if asked.state in BEFORE_DELIVERY:
        return _("The plan changes. The coordinator looks for another way with you.")
    return _("The next time waits until the coordinator has called you. You need not do anything before that.")


def _still_ahead(moment):
    return moment if moment and moment > timezone.now() else None


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


def it_is_over(request):
    """A true link to something that has ended and been forgotten: the same kind words, whatever the ending was."""
    return render(request, "experts/over.html", status=410)


@signed_link(actions.OFFER_LINK, when_gone=it_is_over)
def offer(request, link):
    """The expert's page: the whole offer, yes in one press, no in one press."""
    assignment = _assignment_behind(link)
    if request.method != "POST":
        return _offer_page(request, assignment, link)
    answer = request.POST.get("answer")
    try:
        seen = request.POST.get("seen", "")[:64]
        if answer == "yes":
            actions.accept(assignment, seen=seen)
        elif answer == "support":
            actions.accept_support(assignment, seen=seen)
        elif answer == "no":
            actions.step_aside(assignment)
        elif answer == "rest":
            actions.step_aside_and_rest(assignment)
        elif answer in ("ask", "ask_requester"):
            to = Side.DESK if answer == "ask" else Side.REQUESTER
            text = request.POST.get("text", "")[:LONGEST_MESSAGE]
            actions.write(
                assignment.request, text, sender=Side.EXPERT, recipient=to, assignment=assignment, by="expert"
            )
        elif answer == "checklist":
            actions.tick_as_expert(assignment, request.POST.getlist("tick"))
        elif answer == "no_debrief":
            actions.debrief(assignment, Assignment.DebriefKind.WAIVED, by="expert")
        elif answer == "feedback":
            form = FeedbackForm(request.POST)
            if not form.is_valid():
                return _offer_page(request, assignment, link, feedback_form=form)
            actions.give_feedback(
                assignment.request, form.cleaned_data, side=Side.EXPERT, assignment=assignment
            )
        elif answer == "appear":
            form = AppearForm(request.POST)
            if not form.is_valid():
                return _offer_page(request, assignment, link, appear_form=form)
            actions.choose_disclosure(assignment, form.cleaned_data["level"], name=form.cleaned_data["name"])
        elif answer == "support_gone":
            actions.support_gone(assignment)
        elif answer == "support_link":
            found = actions.support_link(assignment)
            path = reverse("experts:support", kwargs={"token": found.token})
            return _offer_page(
                request, _assignment_behind(link), link, support_path=request.build_absolute_uri(path)
            )
        elif answer == "calendar":
            path = actions.open_calendar(assignment, language=get_language() or "fi")
            return _offer_page(request, _assignment_behind(link), link, calendar_path=path)
        elif answer == "calendar_end":
            actions.end_calendar(assignment)
    except ValidationError as error:
        return _offer_page(
            request,
            _assignment_behind(link),
            link,
            problem=error.messages[0],
            typed=request.POST.get("text", "")[:LONGEST_MESSAGE],
        )
    return redirect("experts:offer", token=link.token)


def _assignment_behind(link) -> Assignment:
    rows = Assignment.objects.select_related("request__engagement_type", "request__area", "expert")
    try:
        return rows.get(pk=link.subject_id)
    except Assignment.DoesNotExist:
        raise Http404 from None


def words_for(side: str, asked, assignment=None) -> list[dict]:
    """The messages one side may read, opened for the person behind the link."""
    rows = asked.messages.shown_to(side)
    if assignment is not None:
        rows = rows.filter(assignment=assignment)
    return [{"row": row, "text": own(row, ["text"])["text"], "mine": row.sender == side} for row in rows]


@signed_link(actions.SUPPORT_LINK, when_gone=it_is_over)
def support_no(request, link):
    """The support person's page: when it is, and no in one press, for the one they support."""
    assignment = _assignment_behind(link)
    if request.method == "POST":
        try:
            actions.step_aside(assignment, by="support")
        except ValidationError as error:
            page = {"assignment": assignment, "asked": assignment.request, "problem": error.messages[0]}
            return render(request, "experts/support.html", page, status=409)
        return redirect("experts:support", token=link.token)
    page = {"assignment": assignment, "asked": assignment.request}
    return render(request, "experts/support.html", page)


def _offer_page(
    request,
    assignment,
    link,
    *,
    problem="",
    calendar_path="",
    support_path="",
    typed="",
    feedback_form=None,
    appear_form=None,
):
    calendar = None
    gave_feedback = offer_is_done(assignment) and assignment.feedback.filter(side=Side.EXPERT).exists()
    if assignment.has_yes:
        calendar = own_address(actions.EXPERT_SCOPE, assignment.expert_id, calendar_path)
    page = {
        "calendar": calendar,
        "url": reverse("experts:offer", kwargs={"token": link.token}),
        "offer": offer_of(assignment),
        "asked": assignment.request,
        "assignment": assignment,
        "claim": assignment.claim,
        "fee_url": reverse("experts:fee", kwargs={"token": link.token}),
        "problem": problem,
        "support_path": support_path,
        "typed": typed,
        "messages_here": words_for(Side.EXPERT, assignment.request, assignment) if assignment.is_open else [],
        "feedback_form": feedback_form or FeedbackForm(),
        "may_give_feedback": offer_is_done(assignment) and not gave_feedback,
        "gave_feedback": gave_feedback,
        "what_came": what_came.address() if gave_feedback else "",
        "checklist": [(code, words, code in assignment.checklist) for code, words in ExpertList.choices]
        if assignment.has_yes
        else [],
        **_appearance(assignment, appear_form),
        "may_write_to_requester": assignment.state in PROMISED and assignment.is_open,
    }
    bad = any(form and form.errors for form in (feedback_form, appear_form))
    return render(request, "experts/offer.html", page, status=422 if bad else 409 if problem else 200)


def _appearance(assignment, form) -> dict:
    """What the requester reads of this expert, word for word, and the form that changes it for this time."""
    if assignment.expert is None or not assignment.is_open:
        return {}
    told = own(assignment, ["name_shown"])["name_shown"]
    return {
        "read_as": name_for_requester(assignment),
        "read_how": how_for_requester(assignment),
        "appear_form": form or AppearForm(initial={"level": assignment.level, "name": told}),
        "with_others": assignment.together
        and assignment.request.assignments.filter(together=True, state__in=ASKED | PROMISED)
        .exclude(pk=assignment.pk)
        .exists(),
    }


def offer_is_done(assignment) -> bool:
    return assignment.state in (State.DEBRIEFING, State.COMPLETED)
