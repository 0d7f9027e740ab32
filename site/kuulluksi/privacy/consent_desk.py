"""The consents' desk: codes and end dates for whoever publishes; who it is opens to a coordinator only."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import staff

from . import consent_words, consents
from .access import reveal
from .consent_forms import ConsentForm, OpenForm, WithdrawForm
from .consent_models import ConsentRecord

A_PAGE = 50
DESK = ("coordinator", "editor")


def _given(user):
    return ConsentRecord.objects.visible_to(user).given()


@staff(*DESK)
def consent_list(request):
    page = Paginator(_given(request.user), A_PAGE).get_page(request.GET.get("page"))
    codes = [record.code for record in page.object_list]
    gone = set(ConsentRecord.objects.withdrawn().filter(code__in=codes).values_list("code", flat=True))
    today = timezone.localdate()
    rows = [(record, _state(record, gone, today)) for record in page.object_list]
    return render(
        request, "privacy/consents.html", {"heading": _("Consents to publish"), "page": page, "rows": rows}
    )


def _state(record, gone, today) -> str:
    if record.code in gone:
        return _("taken back")
    return _("holds") if record.valid_until >= today else _("has ended")


@staff(*DESK)
def consent_new(request):
    form = ConsentForm(request.POST or None, areas=Area.objects.filter(pk__in=request.user.area_ids))
    if request.method == "POST" and form.is_valid():
        try:
            record = consents.register(**form.cleaned_data, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Registered. The code is %(code)s.") % {"code": record.code})
            return redirect("privacy:consent", pk=record.pk)
    words = [(purpose.label, consent_words.text_of(purpose, "fi")) for purpose in ConsentRecord.Purpose]
    page = {"heading": _("A new consent"), "form": form, "words": words}
    return render(request, "privacy/consent_new.html", page, status=422 if form.errors else 200)


@staff(*DESK)
def consent_detail(request, pk):
    return _page(request, get_object_or_404(_given(request.user), pk=pk))


def _page(request, record, *, opening=None, identity=None, status=200):
    may_open = ConsentRecord.objects.opened_to(request.user).filter(pk=record.pk).exists()
    gone = ConsentRecord.objects.withdrawn().filter(code=record.code).first()
    context = {
        "heading": record.code,
        "record": record,
        "gone": gone,
        "state": _state(record, {gone.code} if gone else (), timezone.localdate()),
        "withdrawing": WithdrawForm(),
        "form": opening or (OpenForm() if may_open else None),
        "identity": identity,
    }
    return render(request, "privacy/consent.html", context, status=status)


@require_POST
@staff(*DESK)
def consent_withdraw(request, pk):
    record = get_object_or_404(_given(request.user), pk=pk)
    form = WithdrawForm(request.POST)
    way = form.cleaned_data["way"] if form.is_valid() else ConsentRecord.Way.IN_PERSON
    consents.withdraw(record, way=way, by=request.user)
    messages.success(request, _("Taken back. What was published by this consent is gone."))
    return redirect("privacy:consent", pk=record.pk)


@require_POST
@staff("coordinator")
def consent_open(request, pk):
    """Who it is: with a reason, into the log, on this one answer only."""
    record = get_object_or_404(ConsentRecord.objects.opened_to(request.user).given(), pk=pk)
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _page(request, record, opening=form, status=422)
    values = reveal([record], ["identity", "giver"], actor=request.user, reason=form.cleaned_data["reason"])[0]
    shown = [(ConsentRecord._meta.get_field(name).verbose_name, value) for name, value in values.items()]
    return _page(request, record, identity=shown)
