"""Staff hear that something waits on the desk: a neutral letter, never what it is about."""

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

KIND = "group_news_staff"


def tell_leaders(group, *, key: str) -> int:
    """Those who lead the group and have an account with an address."""
    leaders = User.objects.filter(facilitates__group=group, is_active=True).distinct()
    return _tell(leaders, key)


def tell_steering(group, *, key: str) -> int:
    """Members of the steering group who work in the group's area."""
    areas = {group.area_id, group.area.parent_id} - {None}
    rows = User.objects.filter(groups__name=f"{PREFIX}steering", areas__in=areas, is_active=True)
    return _tell(rows.distinct(), key)


def _tell(users, key: str) -> int:
    told = 0
    for user in users.exclude(email="").select_related("wagtail_userprofile").order_by("pk"):
        leave_message(
            KIND,
            channel="email",
            address=user.email,
            language=user.language,
            dedupe_key=f"{KIND}:{key}:{user.pk}",
        )
        told += 1
    return told
