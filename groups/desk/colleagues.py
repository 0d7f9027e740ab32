"""Those who lead groups find each other, remember the open groups, and hand their own group on."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from booking.calendar.subscribe import square
from kuulluksi.people.doors import staff

from ..digest import want_digest, wants_digest
from ..models import Facilitator, PeerGroup
from . import LEADERS
from .founding import own_group


@staff(*LEADERS)
def colleagues(request):
    """Others who lead groups of the same kind or in the same area: role and work contact, for staff only."""
    mine = PeerGroup.objects.visible_to(request.user)
    near = Q(group__kind__in=mine.values("kind")) | Q(group__area__in=request.user.area_ids)
    rows = (
        Facilitator.objects.filter(near, user__is_active=True)
        .exclude(user=request.user)
        .exclude(group__standing=PeerGroup.Standing.ENDED)
        .select_related("user", "group__area")
        .order_by("group__area__name_fi", "group__kind", "user_id", "pk")
    )
    found: dict = {}
    for row in rows:
        person = found.setdefault((row.user_id, row.group.area_id), {"row": row, "kinds": []})
        kind = row.group.get_kind_display()
        if kind not in person["kinds"]:
            person["kinds"].append(kind)
    context = {
        "heading": _("Others who lead groups"),
        "people": list(found.values()),
        "wants_digest": wants_digest(request.user),
    }
    return render(request, "groups/desk/colleagues.html", context)


@require_POST
@staff(*LEADERS)
def digest(request):
    """The monthly word of open groups: yes or no."""
    wanted = request.POST.get("wanted") == "yes"
    want_digest(request.user, wanted)
    messages.success(request, _("It comes once a month again.") if wanted else _("It does not come any more."))
    return redirect("groups_desk:colleagues")


@staff(*LEADERS)
def hand_out(request, pk):
    """A short address and a square for a phone, to print or to show in a meeting. They say nothing of the group."""
    group = own_group(request, pk)
    with override("fi"):
        path = reverse("groups:short", kwargs={"code": group.code})
    address = f"{settings.BASE_URL}{path}"
    context = {
        "heading": _("Hand out"),
        "group": group,
        "address": address,
        "square": mark_safe(square(address)),  # noqa: S308  our own drawing of our own address
    }
    return render(request, "groups/desk/hand_out.html", context)
