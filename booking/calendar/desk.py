"""Staff's own calendar addresses, in the Wagtail admin: make, name, see, change, end."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import own

from . import actions, keys
from .key_forms import FeedKeyForm, KeyNameForm
from .masks import file_language
from .models import FeedKey
from .scopes import AREA, LABELS
from .subscribe import panel

ROLES = (
    "coordinator",
    "facilitator",
    "peer_facilitator",
    "supervisor",
    "editor",
    "ngo_editor",
    "administrator",
)


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def feed_keys(request):
    """The list of one's own addresses, and the form for one more."""
    form = FeedKeyForm(
        request.POST or None, user=request.user, initial={"language": file_language(get_language())}
    )
    if request.method == "POST" and form.is_valid():
        try:
            key, _path = actions.make_feed_key(owner_user=request.user, by=request.user, **form.cleaned_data)
            return redirect("calendar_desk:key", key.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    mine = FeedKey.objects.visible_to(request.user).live().select_related("area")
    context = {
        "heading": _("Calendar subscriptions"),
        "keys": [_shown(key) for key in mine],
        "form": form,
    }
    return render(request, "calendar/desk/keys.html", context)


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def feed_key(request, pk):
    """One address: every way to subscribe to it, and another name for it."""
    mine = FeedKey.objects.visible_to(request.user).live().select_related("area")
    key = get_object_or_404(mine, pk=pk)
    shown = _shown(key)
    form = KeyNameForm(request.POST or None, initial={"name": shown["name"]})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_feed_key(key, by=request.user, **form.cleaned_data)
            messages.success(request, _("The address has a new name."))
            return redirect("calendar_desk:key", key.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "heading": _("Calendar address"),
        **shown,
        "form": form,
        "subscribe": panel(settings.BASE_URL + keys.path(key)),
    }
    return render(request, "calendar/desk/key.html", context)


@staff(*ROLES)
@require_POST
def revoke(request, pk):
    key = get_object_or_404(FeedKey.objects.visible_to(request.user).live(), pk=pk)
    actions.revoke_feed_key(key, by=request.user)
    messages.success(request, _("The address has ended. Calendars that used it will empty themselves."))
    return redirect("calendar_desk:keys")


@staff(*ROLES)
@require_POST
def rotate(request, pk):
    key = get_object_or_404(FeedKey.objects.visible_to(request.user).live(), pk=pk)
    try:
        new, _path = actions.rotate_feed_key(key, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("calendar_desk:keys")
    messages.success(request, _("Here is a new address. The old one has ended."))
    return redirect("calendar_desk:key", new.pk)


def _shown(key: FeedKey) -> dict:
    what = key.area.name if key.scope == AREA and key.area else LABELS.get(key.scope, key.scope)
    return {
        "key": key,
        "name": own(key, ["name"])["name"],
        "what": what,
        "language": dict(settings.LANGUAGES).get(key.language, key.language),
    }
