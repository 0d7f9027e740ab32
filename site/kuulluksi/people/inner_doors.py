"""Second doors, around single views of Wagtail's own that tell too much or fall when a field is missing."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from wagtail.models import Page


def only_for(*roles: str):
    """Some rooms of Wagtail's open to whoever may edit any page at all; this leaves them to some roles."""

    def decorate(view):
        @wraps(view)
        def door(request, *args, **kwargs):
            if request.user.is_authenticated and not request.user.has_role(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return door

    return decorate


def with_field(name: str):
    """Around a view that takes for granted that its form sends this field: 400 when it is not there."""

    def decorate(view):
        @wraps(view)
        def door(request, *args, **kwargs):
            if request.method == "POST" and name not in request.POST:
                raise BadRequest(f"{name} is missing")
            return view(request, *args, **kwargs)

        return door

    return decorate


def with_new_parent(view):
    """Around the copying of a page: 400 unless the form names a page to copy it to."""

    @wraps(view)
    def door(request, *args, **kwargs):
        if request.method == "POST":
            number = request.POST.get("new_parent_page", "")
            known = number.isascii() and number.isdigit() and len(number) < 19
            if not known or not Page.objects.filter(pk=number).exists():
                raise BadRequest("new_parent_page is not a page")
        return view(request, *args, **kwargs)

    return door


def whole_or_not(view):
    """Around what publishes without a form: a page that lacks something (a consent, a content note) stays as it was,
    and a sentence says why. Left alone, Wagtail answers 500 and leaves the approval half done."""

    @wraps(view)
    def door(request, *args, **kwargs):
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError as why_not:
            messages.error(request, " ".join(why_not.messages))
        page = kwargs.get("page_id")
        answer = redirect("wagtailadmin_pages:edit", page) if page else redirect("wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # Wagtail's own window asks where to go
            return JsonResponse({"step": "success", "redirect": answer["Location"]})
        return answer

    return door


REVIEWERS = only_for("coordinator", "editor")
INNER = {
    # Names every account that ever sent a page to be approved.
    "wagtailadmin_reports:workflow*": REVIEWERS,
    # Names who last changed each page of a type, whoever's it is.
    "wagtailadmin_pages:type_use*": only_for("editor"),
    # Open to any desk if left alone: planned notices, groups not yet public, tags of every NGO's pictures, its workflow.
    "wagtailsnippetchoosers_pages_*": only_for("editor"),
    "wagtailsnippetchoosers_*": only_for("coordinator", "editor", "ngo_editor"),
    "wagtailadmin_tag_autocomplete": only_for("editor"),
    "wagtailadmin_workflows:task_chooser*": only_for("editor"),
    "wagtailadmin_workflows:task_chosen": only_for("editor"),
    "wagtailadmin_choose_page_external_link": with_field("external-link-chooser-url"),
    "wagtailadmin_pages:copy": with_new_parent,
    "wagtailadmin_pages:workflow_action": whole_or_not,
    "wagtail_bulk_action": whole_or_not,
    # Shows the names of every collection; videos are chosen by who edits the whole site.
    "wagtailmedia:*": only_for("editor"),
}
