"""The desk of NGO listings: coordinators see what waits and who edits; an NGO's editor sees its own and what was answered."""

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page, WorkflowState
from wagtail.permissions import page_permission_policy

from kuulluksi.directory.models import Organisation
from kuulluksi.forms import HouseForm
from kuulluksi.pages.models import NgoPage
from kuulluksi.people.doors import staff
from kuulluksi.people.models import User

from . import actions

DESK = ("coordinator", "ngo_editor")
KEEPERS = ("coordinator",)
app_name = "ngos_desk"


class EditorForm(HouseForm):
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("NGO"),
        queryset=Organisation.objects.none(),
        help_text=gettext_lazy("An NGO without a listing gets an empty one, which is not public."),
        error_messages={"required": gettext_lazy("Choose the NGO.")},
    )
    user = forms.ModelChoiceField(
        label=gettext_lazy("Account"),
        queryset=User.objects.none(),
        help_text=gettext_lazy("The administrator makes accounts. Only accounts without other work are here."),
        error_messages={"required": gettext_lazy("Choose the account.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = _ngos()
        self.fields["user"].queryset = actions.possible_editors()
        self.fields["user"].label_from_instance = lambda user: user.username


def _ngos():
    return Organisation.objects.filter(kind=Organisation.Kind.NGO).order_by("name_fi")


@staff(*DESK)
def listing_desk(request):
    return _page(request)


def _page(request, form=None, status=200):
    context = {"heading": _("NGO listings"), "own": [_standing(page) for page in _own(request.user)]}
    if request.user.has_role(*KEEPERS):
        editors = User.objects.filter(groups__name=actions.OWN_ROLE, is_active=True).order_by("username")
        kept = _ngos().filter(listings__isnull=False).distinct()
        context |= {
            "waiting": actions.waiting_pages(request.user),
            "ngos": kept.prefetch_related(
                Prefetch("staff", editors.distinct(), to_attr="editors"),
                Prefetch("listings", NgoPage.objects.select_related("locale").order_by("pk")),
            ),
            "form": form or EditorForm(),
        }
    return render(request, "pages/desk/ngos.html", context, status=status)


def _own(user):
    """The listings an NGO's editor keeps. A coordinator finds theirs in the other parts of the page."""
    if not user.has_role("ngo_editor"):
        return NgoPage.objects.none()
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    return NgoPage.objects.filter(pk__in=mine.values("pk")).select_related("locale").order_by("title", "pk")


def _standing(page) -> dict:
    """Where the newest draft is: {page, waits, sent_back (the coordinator's words or None), unsent}."""
    last = (
        WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
        )
        .select_related("current_task_state")
        .order_by("-created_at", "-pk")
        .first()
    )
    status = last.status if last and page.has_unpublished_changes else ""
    back = status == WorkflowState.STATUS_NEEDS_CHANGES
    return {
        "page": page,
        "waits": status == WorkflowState.STATUS_IN_PROGRESS,
        "sent_back": (last.current_task_state.comment or "–") if back and last.current_task_state else None,
        "unsent": page.has_unpublished_changes and not status,
    }


@staff(*KEEPERS)
@require_POST
def editor_add(request):
    form = EditorForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.let_edit(**form.cleaned_data, by=request.user)
    except ValidationError as refused:
        form.add_error(None, refused)
        return _page(request, form, status=422)
    messages.success(request, _("Done. They may now change the listing; you approve it before it is public."))
    return redirect("ngos_desk:list")


@staff(*KEEPERS)
@require_POST
def editor_end(request, pk, user):
    organisation = get_object_or_404(_ngos(), pk=pk)
    person = get_object_or_404(User.objects.filter(groups__name=actions.group_name(organisation)), pk=user)
    actions.end_editing(organisation, person, by=request.user)
    messages.success(request, _("This account no longer changes the listing."))
    return redirect("ngos_desk:list")


urlpatterns = [
    path("", listing_desk, name="list"),
    path("toimittaja/", editor_add, name="add"),
    path("<int:pk>/toimittaja/<int:user>/pois/", editor_end, name="end"),
]
