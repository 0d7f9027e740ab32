"""Who somebody is by law: apart from the bank, for those alone who keep it. Codes in the list; a name opens by itself."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal
from kuulluksi.privacy.models import AccessLog

from .. import forms
from ..models import LegalIdentity

A_PAGE = 30
LATEST = 300  # how many readings are looked through for "last opened"


@staff("identity_keeper")
def identity_list(request):
    """Codes, and who opened each last. Nothing is opened by looking at the list."""
    rows = LegalIdentity.objects.visible_to(request.user).select_related("expert").order_by("expert__code")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    last = _last_opened()
    return render(
        request,
        "experts/desk/identities.html",
        {
            "heading": _("Legal identities"),
            "page": page,
            "rows": [(row, last.get(str(row.pk)), _reason_form(row)) for row in page],
        },
    )


def _last_opened() -> dict[str, AccessLog]:
    """By the row's id, of the latest readings of all, in one query."""
    lines = AccessLog.objects.filter(subject_type=LegalIdentity._meta.label_lower).select_related("actor")
    last = {}
    for line in lines.order_by("-at", "-pk")[:LATEST]:
        for pk in line.subject_ids:
            last.setdefault(pk, line)
    return last


def _reason_form(row, data=None) -> forms.RevealForm:
    return forms.RevealForm(data, auto_id=f"{row.expert.code}_%s")


@require_POST
@staff("identity_keeper")
def identity_open(request, pk):
    """One name, with a reason, into the log, on this one answer only."""
    row = get_object_or_404(LegalIdentity.objects.visible_to(request.user).select_related("expert"), pk=pk)
    form = _reason_form(row, request.POST)
    told = {}
    if form.is_valid():
        told = reveal([row], ["legal_name"], actor=request.user, reason=form.cleaned_data["reason"])[0]
    page = {"heading": row.expert.code, "row": row, "form": form, "told": told}
    return render(request, "experts/desk/identity.html", page, status=200 if told else 422)
