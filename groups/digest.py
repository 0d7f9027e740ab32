"""Once a month staff hear how many groups have room near them, so that they remember to tell of them."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit

from .listing import address_of, cards_of
from .models import NoDigest, PeerGroup

JOB = "groups_digest"
KIND = "groups_open_staff"
TOLD = ("coordinator", "facilitator", "peer_facilitator", "supervisor", "ngo_editor")
FIRST_DAYS = 7  # of a month: a worker that was down for some days still sends it


def send_digest(payload: dict | None = None) -> int:
    """Leave the month's word once to each who wants it. Gives how many. Asked for every day."""
    today = timezone.localdate()
    if today.day > FIRST_DAYS:
        return 0
    open_groups = groups_with_room()
    users = User.objects.filter(groups__name__in=[PREFIX + role for role in TOLD], is_active=True)
    users = users.exclude(email="").exclude(no_group_digest__isnull=False).distinct()
    users = users.select_related("wagtail_userprofile").order_by("pk")
    left = 0
    for user in users:
        near = [one for one in open_groups if not user.area_ids or one.area_id in user.area_ids]
        if not near:
            continue
        with transaction.atomic():
            leave_message(
                KIND,
                channel="email",
                address=user.email,
                language=user.language,
                dedupe_key=f"{KIND}:{today:%Y-%m}:{user.pk}",
                key_url=f"{settings.BASE_URL}{address_of(language=user.language)}?room=on",
            )
        left += 1
    return left


def groups_with_room() -> list[PeerGroup]:
    """Published groups with a place to give right now, in a constant number of queries."""
    groups = PeerGroup.objects.published().select_related("area").prefetch_related("audiences").order_by("pk")
    return [card.group for card in cards_of(list(groups)) if card.has_room]


def want_digest(user, wanted: bool) -> None:
    """Say no to the monthly word, or yes again."""
    with transaction.atomic():
        if wanted:
            NoDigest.objects.filter(user=user).delete()
        else:
            NoDigest.objects.get_or_create(user=user)
        audit("digest_wanted" if wanted else "digest_refused", user, by=user)


def wants_digest(user) -> bool:
    return not NoDigest.objects.filter(user=user).exists()
