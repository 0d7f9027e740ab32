"""Whose draft's title may be read by whom, and a door for those pages of the admin that do not ask."""

from django.db.models import F, Q
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


def shown_to(user):
    """Pages whose title this account may read: as the public reads it, or a draft they may work on."""
    mine = page_permission_policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    return Page.objects.filter(Q(live=True, draft_title=F("title")) | Q(pk__in=mine.values("pk")))


def no_foreign_title(view):
    """Around a view that would name any page it is asked about: 404 for a draft that is somebody else's work."""

    def door(request, *args, **kwargs):
        asked = {str(value) for name, value in kwargs.items() if "page" in name}
        asked |= set(request.GET.getlist("id"))
        numbers = {int(text) for text in asked if text.isascii() and text.isdigit() and len(text) < 19}
        hidden = Page.objects.filter(pk__in=numbers, depth__gt=1).exclude(
            pk__in=shown_to(request.user).values("pk")
        )
        if request.user.is_authenticated and hidden.exists():
            raise Http404
        return view(request, *args, **kwargs)

    return door


TELLS_TITLES = dict.fromkeys(
    (
        "wagtailadmin_pages:move_confirm",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_chosen_multiple",
    ),
    no_foreign_title,
)
