"""A developer group answers a request for experience: with a consultation or a statement, as a group."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from booking.experts import actions as experts
from booking.experts.suppliers import Standing, Supply
from kuulluksi.privacy.access import audit

from ..models.group import PeerGroup
from .commission import Commission
from .models import groups_of
from .telling import tell_leaders

SUPPLIER = "developer_group"


# --- What booking.experts calls ---


def offers(request, user) -> list[Supply]:
    """Groups of the coordinator's areas that could be asked."""
    asked = set(Commission.objects.filter(request=request).values_list("group_id", flat=True))
    groups = groups_of(user).exclude(standing=PeerGroup.Standing.ENDED).select_related("area")
    return [
        Supply(
            key=str(group.pk),
            name=group.name,
            reasons=[(group.area.name, group.area_id == request.area_id)],
            can_be_asked=group.pk not in asked,
        )
        for group in groups.order_by("name_fi", "pk")
    ]


def ask(request, key: str, words: str, *, by) -> None:
    """Ask one group, in the caller's transaction. Its leaders are told that something waits."""
    group = groups_of(by).filter(pk=key).first() if key.isdecimal() else None
    if group is None:
        raise ValidationError(_("Choose a group."))
    row, made = Commission.objects.get_or_create(group=group, request=request, defaults={"words": words})
    if made:
        tell_leaders(group, key=f"commission:{row.pk}")
        audit("group_asked", row, by=by)


def standing(request) -> list[Standing]:
    """Who has been asked, and how far it is."""
    rows = Commission.objects.filter(request=request).select_related("group").order_by("asked_at", "pk")
    return [
        Standing(row.group.name, row.get_state_display(), reverse("developers_desk:commission", args=[row.pk]))
        for row in rows
    ]


# --- What the group's leaders do ---


def take_on(row: Commission, *, by) -> None:
    """The group says yes. The requester reads that it is agreed."""
    _move(row, Commission.State.ASKED, Commission.State.AGREED, experts.supplier_agreed, by=by)


def give(row: Commission, *, by) -> None:
    """What was asked for has been given, at a meeting or as a statement."""
    _move(row, Commission.State.AGREED, Commission.State.DELIVERED, experts.supplier_delivered, by=by)


def cannot(row: Commission, *, by) -> None:
    """Not this time. No reason is asked, and no row stays."""
    with transaction.atomic():
        request = row.request
        if not Commission.objects.filter(pk=row.pk).exclude(state=Commission.State.DELIVERED).delete()[0]:
            raise ValidationError(_("It has been given already."))
        if not Commission.objects.filter(request=request).exists():
            experts.supplier_cannot(request, by="program")


def _move(row: Commission, old: str, new: str, then, *, by) -> None:
    with transaction.atomic():
        if not Commission.objects.filter(pk=row.pk, state=old).update(state=new):
            raise ValidationError(_("This has changed meanwhile. Look at the page again."))
        then(row.request, by=by)
        audit(f"commission_{new}", row, by=by)
