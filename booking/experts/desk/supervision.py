"""Work supervision on the desk: series, times, who comes, and how many have had none this year (a count)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import staff
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

from .. import actions, forms
from ..models import ExpertProfile, Supervision, SupervisionBooking, SupervisionTime
from ..models.supervision import TARGET

A_PAGE = 40


@staff("coordinator", "supervisor")
def supervision_list(request):
    """Coming times of one's areas, or those one gives; working names of who comes."""
    series = Supervision.objects.visible_to(request.user)
    booked = Prefetch("bookings", SupervisionBooking.objects.select_related("expert"))
    times = (
        SupervisionTime.objects.filter(series__in=series)
        .coming()
        .select_related("series__area", "series__giver")
        .prefetch_related(booked)
    )
    may_make = request.user.has_role("coordinator")
    page = {
        "heading": _("Work supervision"),
        "times": times[:A_PAGE],
        "may_make": may_make,
        "year": timezone.localdate().year,
        "counts": counts_of(request.user) if may_make else None,
    }
    return render(request, "experts/desk/supervision.html", page)


def counts_of(user) -> dict:
    """This year: times held or booked by kind, how many active people had none; never who."""
    year = timezone.localdate().year
    active = ExpertProfile.objects.visible_to(user).active()
    booked = SupervisionBooking.objects.filter(time__starts_at__year=year, time__cancelled_at__isnull=True)
    modes = list(booked.filter(expert__in=active).values_list("time__series__mode", flat=True))
    people = active.count()
    return {
        "rows": [
            (Supervision.Mode(mode).label, modes.count(mode), aim * people, aim) for mode, aim in TARGET.items()
        ],
        "people": people,
        "without": active.exclude(pk__in=booked.values("expert_id")).count(),
    }


@staff("coordinator")
def supervision_new(request):
    form = forms.SupervisionForm(request.POST or None, **_choices(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            actions.make_supervision(form.details(), **form.when(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Done. The times stand on the experts' own pages."))
            return redirect("experts_desk:supervision")
    page = {"heading": _("New times of work supervision"), "form": form}
    return render(request, "experts/desk/supervision_new.html", page, status=422 if form.errors else 200)


def _choices(user) -> dict:
    givers = User.objects.filter(is_active=True, groups__name=f"{PREFIX}supervisor").order_by("username")
    return {"areas": Area.objects.filter(pk__in=user.area_ids), "givers": givers}


@require_POST
@staff("coordinator")
def supervision_deed(request, pk, deed):
    if deed != "cancel":
        raise Http404
    rows = SupervisionTime.objects.filter(series__in=Supervision.objects.visible_to(request.user))
    slot = get_object_or_404(rows.select_related("event"), pk=pk)
    try:
        actions.cancel_time(slot, by=request.user)
        messages.success(request, _("Called off. Those who had booked are told."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("experts_desk:supervision")
