"""Joint events for members of chosen groups: the groups' answer to open events (booking/open_events/audiences.py)."""

from django.utils.translation import gettext_lazy as _

from booking.open_events.audiences import Audience
from booking.signups.models import Party, SignUp
from booking.signups.states import State

from .models import PeerGroup

CODE = "group_members"


def choices(user) -> list[tuple[str, str]]:
    """Groups that this member of staff may invite. The key is the group's own code."""
    groups = PeerGroup.objects.visible_to(user).order_by("name_fi", "pk")
    return [(group.code, group.name) for group in groups]


def keys_of(party: Party) -> list[str]:
    """The group in whose season the people of a party have a place now."""
    there = SignUp.objects.filter(party=party, state=State.CONFIRMED)
    groups = PeerGroup.objects.filter(
        seasons__sheet__in=there.values("sheet_id"), seasons__closed_at__isnull=True
    )
    return list(groups.order_by("code").values_list("code", flat=True).distinct())


def members(keys) -> "list[Party]":
    """Everyone who has a place in a season of these groups that goes on."""
    there = SignUp.objects.filter(
        state=State.CONFIRMED,
        sheet__season__group__code__in=list(keys),
        sheet__season__closed_at__isnull=True,
    )
    return list(Party.objects.filter(pk__in=there.values("party_id")).order_by("pk"))


MEMBERS = Audience(CODE, _("members of chosen groups"), choices=choices, keys_of=keys_of, members=members)
