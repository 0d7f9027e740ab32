"""The page of whoever makes a forum's day: the account has no other."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from ..models import Forum

ROLES = ("door", "kitchen", "first_aid", "photographer")


def of(user) -> str:
    """The nearest day that names this account, yesterday's included; else the last one. "" when none does."""
    if not user.has_role(*ROLES):
        return ""
    named = Forum.objects.visible_to(user).order_by("year").values_list("year", flat=True)
    since = timezone.now() - timedelta(days=1)
    year = named.filter(event__occurrences__end__gte=since).first() or named.last()
    return reverse("forum_day:day", kwargs={"year": year}) if year else ""
