"""The desk's list of calls to make: by code; the number is shown when it is asked for; gone when somebody has called."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import audit, reveal

from . import safe_contact
from .calls import WHAT
from .models import Call

ROLES = ("coordinator", "facilitator")
PAGE = 30


@staff(*ROLES)
def to_make(request, *, opened=None):
    """What to tell whom, by code. ``opened``: how to call one of them, after it was asked for."""
    calls = Call.objects.visible_to(request.user).to_make().select_related("party__sheet")
    page = Paginator(calls, PAGE).get_page(request.GET.get("p"))
    for call in page.object_list:
        call.what = WHAT.get(call.kind, call.kind)
    context = {"heading": _("To tell by phone"), "page": page, "opened": opened}
    return render(request, "signups/desk_calls.html", context)


@require_POST
@staff(*ROLES)
def how(request, pk):
    """The number, whom to ask for and what to mind, once; it is written in the access log."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("party"), pk=pk)
    (contact,) = reveal(
        [call.party], ["contact", "contact_name", "safe_contact"], actor=request.user, reason="contact"
    )
    wishes = safe_contact.read(contact.pop("safe_contact"))
    return to_make(request, opened={"pk": call.pk, "mind": wishes.sentences(), **contact})


@require_POST
@staff(*ROLES)
def made(request, pk):
    """Somebody has called."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("party"), pk=pk)
    with transaction.atomic():
        audit("called", call.party, by=request.user, detail=call.kind)
        call.delete()
    messages.success(request, _("Good. The call is off the list."))
    return redirect("signups_desk:calls")
