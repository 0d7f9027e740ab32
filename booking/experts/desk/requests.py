"""Requests on the desk: the list, one request with its story, and the deeds."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal
from kuulluksi.privacy.models import AuditLine

from .. import actions, forms
from ..actions.changing import SAID_YES
from ..checklists import RequesterList
from ..models import Assignment, ExpertRequest, RelayedMessage
from ..models.messages import Side
from ..nextsteps import next_step, what_is_missing
from ..offers import wished_times
from ..states import (
    BEFORE_DELIVERY,
    FORGOTTEN_AT_CLOSING,
    MAY_STEP_ASIDE,
    PROMISED,
    RequestState,
    State,
)
from ..suppliers import supplier
from . import case_forms

A_PAGE = 30
REQUEST_WORDS = [
    "aim",
    "shaping",
    "meeting_times",
    "billing",
    "requester_role",
    "audience",
    "audience_adult",
    "place",
    "host",
    "backup_host",
    "requester_name",
    "requester_email",
    "requester_phone",
]
# The words of the timeline. What is not here is not told: no refusal ever is.
TOLD = {
    "sent": gettext_lazy("The request came in"),
    "submitted": gettext_lazy("The e-mail was confirmed"),
    "matching": gettext_lazy("The search began"),
    "time_agreed": gettext_lazy("The time was agreed"),
    "handed_over": gettext_lazy("Handed over to a colleague"),
    "offer_changed": gettext_lazy("What was offered changed"),
    "experts_wanted": gettext_lazy("The number of experts changed"),
    "agreed": gettext_lazy("An expert was confirmed"),
    "in_delivery": gettext_lazy("The assignment began"),
    "fee_not_opened": gettext_lazy("A fee could not be filled in: look at the agreed sum, and call finance"),
    "settling": gettext_lazy("Held; debrief and fee remain"),
    "closed": gettext_lazy("The request was closed"),
    "unfilled": gettext_lazy("Nobody fitting this time"),
    "cancelled": gettext_lazy("Cancelled"),
    "invited": gettext_lazy("An expert was invited"),
    "accepted": gettext_lazy("An expert said yes"),
    "confirmed": gettext_lazy("An expert was confirmed"),
    "prepared": gettext_lazy("Orientation, fee or travel was agreed"),
    "employment_set": gettext_lazy("It was agreed as employment"),
    "employment_ended": gettext_lazy("It was agreed as a fee again"),
    "support_gone": gettext_lazy("The support person cannot come after all"),
    "support_named": gettext_lazy("A support person was named"),
    "ready": gettext_lazy("Everything is ready"),
    "in_progress": gettext_lazy("The assignment began"),
    "debriefing": gettext_lazy("It was held"),
    "debriefed": gettext_lazy("It was talked through"),
    "supplier_asked": gettext_lazy("A group was asked"),
    "supplier_agreed": gettext_lazy("A group took it on"),
    "supplier_delivered": gettext_lazy("A group gave what was asked for"),
    "completed": gettext_lazy("An assignment was completed"),
}


@staff("coordinator")
def request_list(request):
    shown = request.GET.get("show", "open")
    mine = ExpertRequest.objects.visible_to(request.user).select_related("engagement_type", "area", "owner")
    if request.GET.get("owner") == "me":
        mine = mine.filter(owner=request.user)
    if shown == "ended":
        rows = mine.ended().order_by("-closed_at", "code")
    else:
        rows = mine.by_due().open()
    with_assignments = Prefetch("assignments", Assignment.objects.prefetch_related("claims"))
    page = Paginator(rows.prefetch_related(with_assignments), A_PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.next = next_step(row)
    return render(
        request,
        "experts/desk/requests.html",
        {"heading": _("Requests"), "page": page, "shown": shown, "own_only": request.GET.get("owner") == "me"},
    )


@staff("coordinator")
def phone_request(request):
    """A request made by phone: the same questions, written down by the desk, and at once on the desk."""
    form = forms.RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nonce = request.POST.get("form_nonce", "")[:40] or _new_nonce()
        sent = actions.send_request(form.answers(), nonce=nonce, language="fi", by=request.user)
        if sent.request.state == RequestState.DRAFT:
            actions.take_on(sent.request, by=request.user)
        return redirect("experts_desk:request", pk=sent.request.pk)
    page = {
        "heading": _("Write down a phone request"),
        "form": form,
        "nonce": request.POST.get("form_nonce") or _new_nonce(),
    }
    return render(request, "experts/desk/phone_request.html", page, status=422 if form.errors else 200)


def _new_nonce() -> str:
    return secrets.token_urlsafe(16)


def request_of(user, pk) -> ExpertRequest:
    return get_object_or_404(
        ExpertRequest.objects.visible_to(user).select_related("engagement_type", "area", "owner"), pk=pk
    )


@staff("coordinator")
def request_detail(request, pk):
    return _request_page(request, request_of(request.user, pk))


def _request_page(request, asked, *, bound_deed="", bound_pk=None, bound_form=None):
    """The whole request on one page. A form that did not go through comes back as it was typed."""
    rows = list(
        asked.assignments.select_related("expert").prefetch_related("claims").order_by("created_at", "pk")
    )
    words = reveal(rows, case_forms.ABOUT_EXPERT, actor=request.user, reason=f"desk {asked.code}")
    cards = [_card(row, told) for row, told in zip(rows, words, strict=True) if row.expert_id]
    told = reveal([asked], REQUEST_WORDS, actor=request.user, reason=f"desk {asked.code}")[0]
    letters = list(asked.messages.select_related("assignment__expert"))
    texts = reveal(letters, ["text"], actor=request.user, reason=f"desk {asked.code}")
    own_forms = {
        deed: case_forms.of_request(deed, asked, user=request.user, told=told, rows=rows)
        for deed in case_forms.OF_REQUEST
    }
    if bound_form is not None:
        places = [card["forms"] for card in cards if card["row"].pk == bound_pk] if bound_pk else [own_forms]
        stands = [place for place in places if bound_deed in place and case_forms.may(bound_deed, asked)]
        for place in stands:
            place[bound_deed] = bound_form
        if not stands:  # it has moved on meanwhile, and the form is gone
            messages.error(
                request,
                " ".join(bound_form.non_field_errors())
                or _("This has already moved on. Please look at the page again."),
            )
    return render(
        request,
        "experts/desk/request.html",
        {
            "heading": f"{asked.code}: {asked.engagement_type.name}",
            "asked": asked,
            "told": told,
            "wishes": wished_times(asked.wishes),
            "cards": cards,
            "someone_is_alone": any(row.is_alone for row in rows),
            "forms": own_forms,
            "next": next_step(asked),
            "timeline": _timeline(asked, rows),
            "ticked": [(words, code in asked.checklist) for code, words in RequesterList.choices],
            "asked_of": standing_of(asked),
            "letters": list(zip(letters, (text["text"] for text in texts), strict=True)),
            "may_invite": asked.state
            in (RequestState.DRAFT, RequestState.SUBMITTED, RequestState.MATCHING, RequestState.AGREED),
            "may_take_on": asked.state in (RequestState.DRAFT, RequestState.SUBMITTED),
            "may_agree_time": asked.state in BEFORE_DELIVERY,
            "may_end": asked.state in BEFORE_DELIVERY,
            "may_close": asked.state == RequestState.SETTLING
            and all(row.state == State.COMPLETED for row in rows if row.state in PROMISED),
        },
        status=422 if bound_form is not None else 200,
    )


def standing_of(asked) -> list:
    """How far those other than experts are: a developer group, for example."""
    found = supplier(asked.supplier) if asked.supplier else None
    return found.standing(asked) if found else []


def _card(row: Assignment, told: dict) -> dict:
    """One expert in one request, with the deeds that are possible now."""
    given = {deed: case_forms.of_card(deed, row, told=told) for deed in case_forms.now_on_card(row)}
    return {
        "row": row,
        "told": told,
        "forms": given,
        "claim": row.claim,
        "over": row.state in FORGOTTEN_AT_CLOSING,
        "missing": what_is_missing(row),
        "may_renew": row.is_open and row.state != State.SHORTLISTED,
        "may_lose_support": row.support_named and row.state in (State.INVITED, *SAID_YES, State.IN_PROGRESS),
        "may_employ": not row.is_employment and row.state in MAY_STEP_ASIDE,
        "may_unemploy": row.state in MAY_STEP_ASIDE - {State.IN_PROGRESS},
    }


def _timeline(asked, rows) -> list[dict]:
    """Who did what and when; nothing about anybody's no."""
    subjects = [str(asked.pk), *(str(row.pk) for row in rows if row.state not in FORGOTTEN_AT_CLOSING)]
    kinds = [ExpertRequest._meta.label_lower, Assignment._meta.label_lower]
    lines = AuditLine.objects.filter(subject_type__in=kinds, subject_id__in=subjects).select_related("actor")
    return [
        {"at": line.at, "words": TOLD[line.verb], "by": line.actor.username if line.actor else ""}
        for line in lines.order_by("at", "pk")
        if line.verb in TOLD
    ]


@require_POST
@staff("coordinator")
def request_deed(request, pk, deed):
    asked = request_of(request.user, pk)
    form = case_forms.sent_of_request(deed, asked, user=request.user, data=request.POST)
    if form is not None and not form.is_valid():
        return _request_page(request, asked, bound_deed=deed, bound_form=form)
    deeds = {
        "take_on": actions.take_on,
        "new_link": actions.new_requester_link,
        "hand_over": lambda row, by: actions.hand_over(row, form.colleagues[form.cleaned_data["to"]], by=by),
        "preparation": lambda row, by: actions.agree_preparation(row, form.starts_at(), by=by),
        "change": lambda row, by: actions.change_offer(row, form.cleaned_data, by=by),
        "write": lambda row, by: _write(row, **form.cleaned_data, by=by),
        "experts": lambda row, by: actions.want_experts(row, form.cleaned_data["number"], by=by),
        "cancel": actions.cancel_request,
        "close": actions.close,
        "agree_time": lambda row, by: actions.agree_time(row, form.starts_at(), by=by),
        "no_match": lambda row, by: actions.no_match(row, form.cleaned_data["words"], by=by),
        "ask_supplier": lambda row, by: actions.ask_supplier(
            row,
            request.POST.get("supplier", "")[:20],
            request.POST.get("key", "")[:40],
            request.POST.get("words", "")[:600],
            by=by,
        ),
    }
    return _do(request, deeds.get(deed), asked, asked.pk, deed_name=deed, form=form)


def _write(asked, to: str, text: str, *, by):
    if to == Side.REQUESTER:
        return actions.write(asked, text, sender=Side.DESK, recipient=Side.REQUESTER, by=by)
    row = asked.assignments.get(pk=to)
    return actions.write(asked, text, sender=Side.DESK, recipient=Side.EXPERT, assignment=row, by=by)


@require_POST
@staff("coordinator")
def message_deed(request, pk, deed):
    """Pass a message on as it is, or mark that it was read."""
    row = get_object_or_404(RelayedMessage.objects.visible_to(request.user).select_related("request"), pk=pk)
    return _do(request, {"pass_on": actions.pass_on}.get(deed), row, row.request_id)


def _do(request, deed, row, request_pk, *, deed_name="", form=None):
    """Do one deed and go back to the request; a sentence says what happened or why not, and what was typed stays."""
    if deed is None:
        raise Http404
    try:
        deed(row, by=request.user)
    except ValidationError as error:
        if form is not None:
            form.add_error(None, error.messages)
            asked = request_of(request.user, request_pk)
            of_card = row.pk if isinstance(row, Assignment) else None
            return _request_page(request, asked, bound_deed=deed_name, bound_pk=of_card, bound_form=form)
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Done."))
    back = request.POST.get("back", "")
    if back.startswith(reverse("wagtailadmin_home")):  # a list of the desk that the press came from
        return redirect(back)
    return redirect("experts_desk:request", pk=request_pk)


@require_POST
@staff("coordinator")
def assignment_deed(request, pk, deed):
    rows = Assignment.objects.visible_to(request.user).select_related(
        "request__engagement_type", "request__area", "expert"
    )
    row = get_object_or_404(rows, pk=pk)
    form = case_forms.sent_of_card(deed, row, user=request.user, data=request.POST)
    if form is not None and not form.is_valid():
        return _request_page(request, row.request, bound_deed=deed, bound_pk=row.pk, bound_form=form)
    answers = form.cleaned_data if form else {}
    deeds = {
        "confirm": actions.confirm,
        "not_chosen": actions.not_chosen,
        "accept": actions.accept,  # the expert, or their support person, said so on the phone
        "step_aside": actions.step_aside,
        "make_ready": actions.make_ready,
        "new_link": actions.new_offer_link,
        "support_gone": actions.support_gone,
        "employ": lambda row, by: actions.set_employment(row, True, by=by),
        "fee_again": lambda row, by: actions.set_employment(row, False, by=by),
        "begin": actions.begin,
        "complete": actions.complete,
        "name_support": lambda row, by: actions.name_support(row, **answers, by=by),
        "prepare": lambda row, by: actions.prepare(
            row,
            orientation_on=answers["orientation_on"],
            fee_cents=forms.cents(answers["fee"]),
            travel_agreed=answers["travel_agreed"],
            by=by,
        ),
        "mark_held": lambda row, by: actions.mark_held(row, held_on=answers["held_on"], by=by),
        "debrief": lambda row, by: actions.debrief(row, answers["kind"], by=by),
        "narrow": lambda row, by: actions.narrow_disclosure(row, answers["level"], by=by),
    }
    return _do(request, deeds.get(deed), row, row.request_id, deed_name=deed, form=form)
