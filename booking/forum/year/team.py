"""The planning team of a forum, by role: on the desk and in its deeds."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuulluksi.forms import HouseFormMixin
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.doors import staff
from kuulluksi.people.models import User
from kuulluksi.people.roles import all_roles
from kuulluksi.privacy.access import audit
from kuulluksi.written_together import WrittenTogetherMixin

from ..models import Forum, PlanningRole
from .desk import WRITERS, done, own_forum


class RoleForm(WrittenTogetherMixin, HouseFormMixin, forms.ModelForm):
    class Meta:
        model = PlanningRole
        fields = ["role_fi", "role_sv", "role_en", "account"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = User.objects.filter(is_active=True).order_by("username").prefetch_related("groups")
        self.fields["account"].queryset = rows
        self.fields["account"].empty_label = gettext_lazy("Nobody of our staff")
        self.fields["account"].label_from_instance = in_words


def in_words(user) -> str:
    """The account and its roles, for whoever chooses it."""
    held = {group.name for group in user.groups.all()}
    labels = [str(role.label) for role in all_roles().values() if role.group_name in held]
    return f"{user.username} ({', '.join(labels)})" if labels else user.username


def keep(role: PlanningRole, *, by) -> PlanningRole:
    """Save one role of the team."""
    with transaction.atomic():
        role.full_clean()
        role.save()
        _written(role, "forum_team_kept", by)
    return role


def remove(role: PlanningRole, *, by) -> None:
    with transaction.atomic():
        _written(role, "forum_team_removed", by)
        role.delete()


def _written(role: PlanningRole, verb: str, by) -> None:
    audit(verb, role, by=by, detail=str(role.forum))
    transaction.on_commit(lambda: public_words_changed.send(sender=Forum))


@staff(*WRITERS)
def team(request, year, role=None):
    """Every role of the team, and a form for one more or for the one that was chosen."""
    forum = own_forum(request, year)
    row = get_object_or_404(forum.team, pk=role) if role else PlanningRole(forum=forum)
    form = RoleForm(request.POST or None, instance=row)
    if request.method == "POST" and done(form, lambda: keep(form.instance, by=request.user)):
        messages.success(request, _("Saved. The public page tells it now."))
        return redirect("forum_desk:team", year)
    context = {
        "heading": _("Who plans the forum %(year)d") % {"year": year},
        "forum": forum,
        "form": form,
        "chosen": row if role else None,
        "roles": list(forum.team.select_related("account")),
    }
    return render(request, "forum/desk/team.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*WRITERS)
def team_remove(request, year, role):
    forum = own_forum(request, year)
    remove(get_object_or_404(forum.team, pk=role), by=request.user)
    messages.success(request, _("Removed."))
    return redirect("forum_desk:team", year)
