"""Asking for an expert, without an account and without a cookie: in five steps, or all on one page."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.people.limits import too_many
from kuulluksi.privacy import form_tokens

from . import actions, drafts, guidelines
from .fees.rates import fee_of
from .forms.request import HEADINGS, STEPS, RequestForm
from .models import ExpertRequest, RequestDraft
from .steps import CHECK, FORM, ORDER, Filling, is_private_mail

SLOW_SECONDS = 30
HOUR = 3600


@anonymous_form
def request_expert(request):
    """The whole way from the first step to the check, on one address."""
    if request.method != "POST":
        return show(request, Filling.new(), ORDER[0])
    filling = Filling.of(request.POST)
    step, go = request.POST.get("step"), request.POST.get("go", "next")
    if step == CHECK:
        return after_check(request, filling, go)
    return after_step(request, filling, step if step in STEPS else ORDER[0], go)


def show(request, filling: Filling, step: str, form=None, *, worries=(), status=200):
    """One step. ``form``: as it came back with complaints, else as it was last typed."""
    page = _page_of(filling, step) | {
        "form": form if form is not None else filling.form(step),
        "worries": worries,
        "before": ORDER[ORDER.index(step) - 1] if step != ORDER[0] else "",
        "guidelines": guidelines.current(),
    }
    return render(request, "experts/step.html", page, status=status)


def _page_of(filling: Filling, step: str) -> dict:
    here = ORDER.index(step)
    names = {**HEADINGS, CHECK: _("Is everything right?")}
    return {
        "token": filling.token,
        "notices": filling.notices,
        "step": step,
        "heading": names[step],
        "stage": names[step],
        "step_number": here + 1,
        "step_count": len(ORDER),
        "steps": [{"name": names[one], "done": n < here, "now": n == here} for n, one in enumerate(ORDER)],
    }


def after_step(request, filling: Filling, step: str, go: str):
    filling.take(step, request.POST)
    filling.keep()
    if go == "save":
        return save_for_later(request, filling)
    if go in ORDER and ORDER.index(go) < ORDER.index(step):
        return show(request, filling, go)
    form = filling.checked(step)
    if not form.is_valid():
        return show(request, filling, step, form, status=422)
    worries = filling.worries(step)
    if worries and request.POST.get("looked") != "yes":
        return show(request, filling, step, worries=worries)
    following = ORDER[ORDER.index(step) + 1]
    return show_check(request, filling) if following == CHECK else show(request, filling, following)


def show_check(request, filling: Filling, problem: str = "", status=200):
    """Everything once more in words; or the first step in which something is still missing."""
    form = filling.checked()
    if not form.is_valid():
        step = form.step_with_errors() or ORDER[0]
        return show(request, filling, step, filling.checked(step), status=422)
    page = _page_of(filling, CHECK) | {
        "problem": problem,
        "parts": [(step, HEADINGS[step], in_words(form, step)) for step in STEPS],
        "fee": fee_of(told_so_far(form)),
        "private_mail": is_private_mail(form.cleaned_data["requester_email"]),
        "urgent": form.cleaned_data["urgent"],
    }
    return render(request, "experts/check.html", page, status=status)


def told_so_far(form: RequestForm) -> ExpertRequest:
    """What decides the fee by the table; never saved."""
    told = form.cleaned_data
    return ExpertRequest(engagement_type=told["engagement_type"], hours=told["hours"])


def in_words(form: RequestForm, step: str) -> list[tuple[str, str]]:
    """(question, answer) of what was answered in a step, as people read it."""
    told = []
    for name in STEPS[step]:
        value, field = form.cleaned_data.get(name), form.fields[name]
        if value in (None, "", [], False) and name != "minors_present":
            continue
        choices = dict(getattr(field, "choices", None) or ()) if not hasattr(field, "queryset") else {}
        if isinstance(value, list):
            words = ", ".join(str(choices.get(code, code)) for code in value)
        elif isinstance(value, bool):
            words = _("Yes") if value else _("No")
        elif hasattr(value, "strftime"):
            words = (
                value.strftime("%H.%M")
                if not hasattr(value, "year")
                else f"{value.day}.{value.month}.{value.year}"
            )
        else:
            words = str(choices.get(value) or choices.get(str(value)) or value)
        if words:
            told.append((field.label, words))
    return told


def after_check(request, filling: Filling, go: str):
    if go == "save":
        return save_for_later(request, filling)
    if go in STEPS:
        return show(request, filling, go)
    form = filling.checked()
    if filling.notices or not form.is_valid():
        return show_check(request, filling, status=422)
    hint = why_wait(request, filling.age)
    if hint:
        return show_check(request, filling, hint, status=422)
    try:
        sent = actions.send_request(form.answers(), nonce=filling.nonce, language=get_language() or "fi")
    except ValidationError as error:
        return show_check(request, filling, error.messages[0], status=422)
    drafts.throw_away(filling.nonce)
    return redirect("experts:request_sent", token=sent.link.token)


def why_wait(request, age: float) -> str:
    """A sentence why the form should be sent once more, or nothing."""
    if age < form_tokens.LEAST_SECONDS:
        return _("That was fast. Please look through your text and send it once more.")
    if too_many(FORM, request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, HOUR) and age < SLOW_SECONDS:
        return _(
            "Many requests come from your network just now. Your text is here: wait half a minute and send it once more."
        )
    return ""


# --- Save and continue later ---


def save_for_later(request, filling: Filling):
    filling.keep()
    link = drafts.keep_for_later(filling.draft)
    page = {
        "url": settings.BASE_URL + reverse("experts:request_resume", kwargs={"token": link.token}),
        "until": filling.draft.expires_at,
    }
    return render(request, "experts/saved.html", page)


@signed_link(drafts.DRAFT_LINK)
def resume(request, link):
    """GET shows a button; POST opens the unfinished request where it was left."""
    draft = RequestDraft.objects.filter(pk=link.subject_id).first()
    if draft is None or request.method != "POST":
        return render(
            request, "experts/resume.html", {"gone": draft is None}, status=410 if draft is None else 200
        )
    filling = Filling.new()
    filling.draft, filling.answers = draft, drafts.answers_of(draft)
    filling.keep()
    for step in STEPS:
        if not filling.checked(step).is_valid():
            return show(request, filling, step)
    return show_check(request, filling)


# --- All on one page ---


@anonymous_form
def request_on_one_page(request):
    """For whoever wants to see every question at once, or to print them. What was typed is on the page again."""
    if request.method != "POST":
        page = {"form": RequestForm(), "token": form_tokens.issue(FORM), "guidelines": guidelines.current()}
        return render(request, "experts/request.html", page)
    form, token = RequestForm(request.POST), request.POST.get("form_token", "")
    read, hint = _look_at_token(request, token)
    if hint and (read is None or read.too_old):
        token = form_tokens.issue(FORM)
    if form.is_valid() and not hint:
        try:
            sent = actions.send_request(form.answers(), nonce=read.nonce, language=get_language() or "fi")
            return redirect("experts:request_sent", token=sent.link.token)
        except ValidationError as error:
            form.add_error(None, error)
    elif hint and form.is_valid():
        form.add_error(None, hint)
    page = {"form": form, "token": token, "guidelines": guidelines.current()}
    return render(request, "experts/request.html", page, status=422)


def _look_at_token(request, token: str):
    """(what the token says, a sentence why the form should be sent once more, or nothing)."""
    try:
        read = form_tokens.read(FORM, token)
    except form_tokens.FormTokenInvalid:
        return None, _("The page had been open elsewhere. Your text is here: please send it once more.")
    if read.too_old:
        return read, _("The page had been open for a long time. Your text is here: please send it once more.")
    return read, why_wait(request, read.age)
