"""A request comes in, is confirmed, taken on, and its time is agreed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from .. import pasted
from ..codes import request_code
from ..models import ExpertRequest
from ..states import BEFORE_DELIVERY, RequestState
from .changing import answer_sooner, ask_again
from .moving import lock, transition
from .telling import REQUESTER_LINK, tell_colleague, tell_desk, tell_requester

REPLY_WORKING_DAYS, URGENT_WORKING_DAYS = 5, 2


@dataclass(frozen=True)
class Sent:
    """What a requester gets: the row, and the link to their own page."""

    request: ExpertRequest
    link: Link


def working_days_from(day: date, count: int) -> date:
    """The day after so many working days (Monday to Friday)."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def send_request(answers: dict, *, nonce: str, language: str, by="requester") -> Sent:
    """Keep a new request and ask for the e-mail to be confirmed. The same form sent twice is one request.

    answers: cleaned fields of forms.RequestForm, named as the model's columns; ``more_types`` may be left out.
    """
    answers = {
        name: pasted.without_codes(value) if isinstance(value, str) else value
        for name, value in answers.items()
    }
    more_types = answers.pop("more_types", ())
    days = URGENT_WORKING_DAYS if answers.get("urgent") else REPLY_WORKING_DAYS
    known = ExpertRequest.objects.filter(form_nonce=nonce).first()
    if known:
        return Sent(known, _requester_link(known))
    for _attempt in range(5):
        try:
            with transaction.atomic():
                request = ExpertRequest.objects.create(
                    code=request_code(),
                    form_nonce=nonce,
                    language=language,
                    answer_by=working_days_from(timezone.localdate(), days),
                    audience_adult_named=bool(answers.get("audience_adult")),
                    **answers,
                )
                request.more_types.set(more_types)
                # Two links to one page: whoever holds the mailed one reads that mailbox, and may confirm it.
                request.mailed_link = Link.objects.issue(REQUESTER_LINK, request).pk
                request.save(update_fields=["mailed_link"])
                link = Link.objects.issue(REQUESTER_LINK, request)
                audit("sent", request, by=by)
                tell_requester(request, "request_received")
                if request.urgent:
                    tell_desk(request)
                return Sent(request, link)
        except IntegrityError:
            known = ExpertRequest.objects.filter(form_nonce=nonce).first()
            if known:  # a double click: the other one won
                return Sent(known, _requester_link(known))
    raise ValidationError(_("Something went wrong on our side. Please send the request again."))


def _requester_link(request: ExpertRequest) -> Link:
    """The link shown on the page after sending; never the mailed one."""
    links = Link.objects.live().filter(purpose=REQUESTER_LINK, subject_id=request.pk)
    return links.exclude(pk=request.mailed_link).first() or Link.objects.issue(REQUESTER_LINK, request)


@transaction.atomic
def confirm_email(request: ExpertRequest, *, by="requester") -> ExpertRequest:
    """The link came by e-mail, so whoever presses the button reads that mailbox. A second press changes nothing."""
    request = lock(request)
    if request.email_confirmed_at:
        return request
    request.email_confirmed_at = timezone.now()
    request.save(update_fields=["email_confirmed_at"])
    if request.state == RequestState.DRAFT:
        transition(request, RequestState.SUBMITTED, by=by)
        tell_desk(request)
    return request


@transaction.atomic
def hand_over(request: ExpertRequest, to, *, by) -> ExpertRequest:
    """Let a colleague (or oneself) take care of it. They get a neutral note, and the line of deeds says who did it."""
    if not ExpertRequest.objects.visible_to(to).filter(pk=request.pk).exists():
        raise ValidationError(_("They do not work in the area of this request."))
    request = lock(request)
    request.owner = to
    request.save(update_fields=["owner"])
    audit("handed_over", request, by=by)
    if to != by:
        tell_colleague(to)
    return request


@transaction.atomic
def take_on(request: ExpertRequest, *, by) -> ExpertRequest:
    """The coordinator begins to look, also when the e-mail is not confirmed but the requester is known by phone."""
    request = lock(request)
    transition(request, RequestState.MATCHING, by=by, answered_at=request.answered_at or timezone.now())
    if request.owner_id is None and hasattr(by, "roles"):
        request.owner = by
        request.save(update_fields=["owner"])
    tell_requester(request, "request_state")
    return request


@transaction.atomic
def agree_time(request: ExpertRequest, starts_at: datetime, *, by) -> ExpertRequest:
    """Settle when it is. Whoever said yes before said yes to another offer, and is asked again."""
    request = lock(request)
    if not request.is_open:
        raise ValidationError(_("The request has ended."))
    if request.state not in BEFORE_DELIVERY:
        raise ValidationError(_("It is already under way or over. Agree on changes with the expert directly."))
    if request.starts_at == starts_at:
        return request
    request.starts_at = starts_at
    request.save(update_fields=["starts_at"])
    audit("time_agreed", request, by=by)
    ask_again(request, by=by)
    answer_sooner(request)
    return request
