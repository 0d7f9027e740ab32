"""The table of rates, and the batches that are handed over to be paid."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import audit

from ..models import Batch, FeeClaim, Rate
from ..states import FeeState
from . import exports, forms, imports, table
from .desk import ROLES
from .models import Way

A_PAGE = 30


@staff(*ROLES)
def rate_list(request):
    """Everybody who prepares fees reads the table; finance adds to it."""
    rows = list(Rate.objects.prefetch_related("engagement_types").select_related("made_by"))
    today = timezone.localdate()
    now = set(Rate.objects.valid_on(today).values_list("pk", flat=True))
    may_add = request.user.has_role("finance")
    do = request.POST.get("do", "") if may_add else ""
    changed = forms.ChangedRateForm(request.POST if do == "change" else None, rates=rows)
    new = forms.NewRateForm(request.POST if do == "new" else None)
    bound = {"change": changed, "new": new}.get(do)
    if bound is not None and bound.is_valid():
        try:
            table.add_rate(bound.rate(), by=request.user)
        except ValidationError as error:
            bound.add_error(None, error)
        else:
            messages.success(request, _("The price is in the table."))
            return redirect("experts_desk:rates")
    page = {
        "heading": _("Rates"),
        "rows": [(rate, rate.pk in now, rate.valid_from > today) for rate in rows],
        "may_add": may_add,
        "changed": changed,
        "new": new,
        "bound": bound,
    }
    bad = bool(bound and bound.errors)
    return render(request, "experts/fees/rates.html", page, status=422 if bad else 200)


@require_POST
@staff("finance")
def rate_deed(request, rate, deed):
    """Take back a price whose day has not come."""
    row = get_object_or_404(Rate, pk=rate)
    try:
        table.take_back(row, by=request.user)
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("experts_desk:rates")


@staff(*ROLES)
def batch_list(request):
    """What has been handed over, the newest first; a new batch in one press; paid days come back as a file."""
    form = forms.ImportForm(auto_id="paid_%s")
    if request.method == "POST" and request.POST.get("way"):
        return _hand_over(request)
    if request.method == "POST":
        form = forms.ImportForm(request.POST, request.FILES, auto_id="paid_%s")
        if form.is_valid():
            try:
                number = imports.import_paid(form.cleaned_data["file"], by=request.user)
            except ValidationError as error:
                form.add_error("file", error)
            else:
                messages.success(request, _("Marked as paid: %(number)d.") % {"number": number})
                return redirect("experts_desk:batches")
    rows = Batch.objects.visible_to(request.user).select_related("made_by")
    rows = rows.annotate(open=Count("claims", filter=Q(claims__state=FeeState.EXPORTED))).order_by(
        "-made_at", "pk"
    )
    mine = FeeClaim.objects.visible_to(request.user)
    page = {
        "heading": _("Batches"),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "ways": [(way, mine.to_export(way).count()) for way in Way],
        "form": form,
    }
    return render(request, "experts/fees/batches.html", page, status=422 if form.errors else 200)


def _hand_over(request):
    try:
        batch = exports.make_batch(request.POST["way"], by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("experts_desk:batches")
    return redirect("experts_desk:batch", batch=batch.pk)


@staff(*ROLES)
def batch_detail(request, batch):
    row = get_object_or_404(Batch.objects.visible_to(request.user), pk=batch)
    form = forms.BatchPaidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            number = imports.batch_paid(row, paid_on=form.cleaned_data["paid_on"], by=request.user)
        except ValidationError as error:
            form.add_error("paid_on", error)
        else:
            messages.success(request, _("Marked as paid: %(number)d.") % {"number": number})
            return redirect("experts_desk:batch", batch=row.pk)
    page = {
        "heading": _("Batch %(code)s") % {"code": row.code},
        "batch": row,
        "claims": list(row.claims.select_related("assignment__request")),
        "form": form,
    }
    page["open"] = sum(claim.state == FeeState.EXPORTED for claim in page["claims"])
    return render(request, "experts/fees/batch.html", page, status=422 if form.errors else 200)


@require_POST
@staff(*ROLES)
def batch_file(request, batch):
    """The file as it was made. Fetching it is written down."""
    row = get_object_or_404(Batch.objects.visible_to(request.user), pk=batch)
    audit("batch_fetched", row, by=request.user)
    answer = HttpResponse(exports.as_file(row), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.code}-{row.way}.csv"'
    return answer
