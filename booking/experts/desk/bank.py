"""The bank on the desk: working names and codes; who it is opens with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions, forms
from ..forms.bank import SEALED, initial_of
from ..matching import Filters, bank
from ..models import ExpertProfile
from ..models.requests import in_a_seen_request
from ..topics import labels
from .matching import filter_choices

A_PAGE = 30
OPENED = [*SEALED, "notes"]


@staff("coordinator")
def bank_list(request):
    """Working names and codes only."""
    filters = Filters.from_query(request.GET)
    page = Paginator(bank(request.user, filters), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "experts/desk/bank.html",
        {"heading": _("Expert bank"), "page": page, **filter_choices(filters)},
    )


@staff("coordinator")
def care_list(request):
    """Whom to contact: check-ins due, the yearly question on the phone, wishes, support persons to ask."""
    today = timezone.localdate()
    mine = ExpertProfile.objects.visible_to(request.user).exclude(stage=ExpertProfile.Stage.LEFT)
    active = mine.filter(stage=ExpertProfile.Stage.ACTIVE)
    parts = [
        (_("Check-in is due"), mine.check_in_due(today), _("Nobody waits for a call.")),
        (
            _("Never contacted after joining"),
            active.filter(next_check_in__isnull=True),
            _("Everyone has been contacted."),
        ),
        (
            _("Ask on the phone whether they want to go on"),
            mine.to_be_asked(today).filter(channel=ExpertProfile.Channel.CALL),
            _("Nobody to ask just now."),
        ),
        (
            _("Asked, and not answered yet"),
            mine.filter(asked_on__isnull=False),
            _("Everyone has answered."),
        ),
        (
            _("Support person not agreed by both"),
            active.filter(Q(support_agreed_on__isnull=True) | Q(support_accepted_on__isnull=True)),
            _("Everyone has somebody."),
        ),
        (
            _("Would like to lead a group"),
            active.filter(wishes_to_lead=True),
            _("No wishes open."),
        ),
        (
            _("On the way: interested or getting to know each other"),
            mine.filter(stage__in=(ExpertProfile.Stage.INTERESTED, ExpertProfile.Stage.TRAINING)),
            _("Nobody just now. Give somebody of a group an address to begin with."),
        ),
        (_("Wishes for a training"), active.filter(wishes_training=True), _("No wishes open.")),
    ]
    shown = [(heading, list(rows.order_by("code")[:A_PAGE]), empty) for heading, rows, empty in parts]
    page = {"heading": _("Care of the experts"), "parts": shown, "coverage": _coverage(request.user)}
    return render(request, "experts/desk/care.html", page)


def _coverage(user) -> list:
    """Of each of one's own areas: how many are active, and how many of them rest."""
    active = Q(experts__stage=ExpertProfile.Stage.ACTIVE)
    return list(
        _areas_of(user)
        .annotate(
            active=Count("experts", filter=active, distinct=True),
            resting=Count("experts", filter=active & Q(experts__on_break=True), distinct=True),
        )
        .order_by("active", "slug")
    )


@staff("coordinator")
def expert_new(request):
    form = forms.ExpertForm(request.POST or None, areas=_areas_of(request.user))
    if request.method == "POST" and form.is_valid():
        details = form.details()
        many = {name: details.pop(name) for name in ("areas", "engagement_types", "experience")}
        expert = actions.add_expert(details, **many, by=request.user)
        actions.confirm_profile(expert, by=request.user)
        return redirect("experts_desk:expert", pk=expert.pk)
    page = {"heading": _("A new profile"), "form": form}
    return render(request, "experts/desk/expert_new.html", page, status=422 if form.errors else 200)


def _areas_of(user):
    return Area.objects.filter(pk__in=user.area_ids)


def _expert_of(user, pk) -> ExpertProfile:
    rows = ExpertProfile.objects.visible_to(user).prefetch_related(
        "areas", "engagement_types", "experience", "proofs", "known_by"
    )
    return get_object_or_404(rows, pk=pk)


@staff("coordinator")
def expert_edit(request, pk):
    """Change a profile with the person on the phone. Opening the form opens what is sealed, and the log knows."""
    expert = _expert_of(request.user, pk)
    sealed = reveal([expert], list(SEALED), actor=request.user, reason=f"edit {expert.code}")[0]
    desk = {"areas": [row.pk for row in expert.areas.all() if row.pk in request.user.area_ids]}
    first = initial_of(expert, sealed) | desk | {"check_in_days": expert.check_in_days}
    sent = request.POST if request.method == "POST" else None
    form = forms.ExpertChangeForm(sent, initial=first, areas=_areas_of(request.user))
    if request.method == "POST" and form.is_valid():
        details = form.details()
        # Areas of other coordinators stay: one does not see them here.
        kept = expert.areas.exclude(pk__in=request.user.area_ids)
        details["areas"] = [*details["areas"], *kept]
        actions.change_profile(expert, details, by=request.user)
        messages.success(request, _("Saved. The person sees it on their own page."))
        return redirect("experts_desk:expert", pk=expert.pk)
    page = {"heading": _("Change %(code)s") % {"code": expert.code}, "form": form, "edits": True}
    return render(request, "experts/desk/expert_new.html", page, status=422 if form.errors else 200)


@staff("coordinator")
def expert_detail(request, pk):
    return _expert_page(request, _expert_of(request.user, pk))


def _expert_page(request, expert, *, bound=None, bound_deed="", identity=None):
    # Only what was agreed is listed. Other areas' requests show as a day, without their code.
    promised = (
        expert.assignments.promised()
        .annotate(seen=in_a_seen_request(request.user))
        .select_related("request__engagement_type")
        .order_by("-held_on")
    )
    own_forms = {
        "reveal": forms.RevealForm(),
        "check_in": forms.CheckInForm(initial={"on": timezone.localdate()}),
        "proof": forms.ProofForm(),
        "identity": forms.IdentityForm(),
    }
    if bound is not None:
        own_forms[bound_deed] = bound
    page = {
        "heading": f"{expert.code} {expert.alias}",
        "expert": expert,
        "forms": own_forms,
        "identity": identity,
        "topics": labels(expert.topics),
        "ask_first": labels(expert.ask_first),
        "not_about": labels(expert.not_about),
        "steps": [
            (stage, stage.label) for stage in actions.STEPS[expert.stage] if stage != expert.proposed_stage
        ],
        "known": request.user in expert.known_by.all(),
        "check_ins": expert.check_ins.select_related("by")[:6],
        "assignments": [(row, row.seen) for row in promised[:20]],
    }
    return render(request, "experts/desk/expert.html", page, status=422 if bound is not None else 200)


@require_POST
@staff("coordinator")
def expert_reveal(request, pk):
    """Open name of contact and wishes: with a reason, into the log, on this one answer only."""
    expert = _expert_of(request.user, pk)
    form = forms.RevealForm(request.POST)
    if not form.is_valid():
        return _expert_page(request, expert, bound=form, bound_deed="reveal")
    told = reveal([expert], OPENED, actor=request.user, reason=form.cleaned_data["reason"])[0]
    shown = [(ExpertProfile._meta.get_field(name).verbose_name, value) for name, value in told.items() if value]
    return _expert_page(request, expert, identity=shown)


@require_POST
@staff("coordinator")
def expert_deed(request, pk, deed):
    expert = _expert_of(request.user, pk)
    form_class = {"check_in": forms.CheckInForm, "proof": forms.ProofForm, "identity": forms.IdentityForm}.get(
        deed
    )
    form = form_class(request.POST) if form_class else None
    if form is not None and not form.is_valid():
        return _expert_page(request, expert, bound=form, bound_deed=deed)
    deeds = {
        "take_break": actions.take_break,
        "end_break": actions.end_break,
        "confirm_profile": actions.confirm_profile,
        "support_agreed": actions.support_agreed,
        "propose": lambda row, by: actions.propose_step(row, request.POST.get("stage", ""), by=by),
        "step_yes": actions.take_step,  # said on the phone
        "step_no": actions.refuse_step,
        "know": actions.know_personally,
        "open_page": actions.open_own_page,
        "leave": actions.leave_bank,  # said on the phone
        "erase": actions.erase_now,
        "asked": actions.asked_by_phone,
        "check_in": lambda row, by: actions.check_in(row, **form.cleaned_data, by=by),
        "identity": lambda row, by: actions.set_identity(row, form.cleaned_data["legal_name"], by=by),
        "proof": lambda row, by: actions.saw_proof(row, form.cleaned_data["kind"], by=by),
    }
    if deed not in deeds:
        raise Http404
    try:
        deeds[deed](expert, by=request.user)
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("experts_desk:expert", pk=expert.pk)
    if deed == "erase":
        return redirect("experts_desk:bank")
    return redirect("experts_desk:expert", pk=expert.pk)
