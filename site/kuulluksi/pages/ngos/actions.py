"""Deeds around NGO listings: everything an NGO needs to keep its own, made together; and the answer to what it sent."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.duties import Duty
from kuulluksi.pages.actions import give_rights, group_name, make_ngo_editor
from kuulluksi.pages.models import NgoIndexPage, NgoPage
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit

APPROVED, SENT_BACK = "listing_approved_staff", "listing_sent_back_staff"
OWN_ROLE = PREFIX + "ngo_editor"
ANSWER_WITHIN = timedelta(days=7)


def possible_editors():
    """Accounts that keep a listing or hold no role yet. Whoever has another work in the house is not offered."""
    others = User.objects.filter(groups__name__startswith=PREFIX).exclude(groups__name=OWN_ROLE)
    return (
        User.objects.filter(is_active=True, is_superuser=False)
        .exclude(pk__in=others.values("pk"))
        .order_by("username")
    )


@transaction.atomic
def let_edit(organisation, user, *, by) -> NgoPage:
    """One press: the NGO's listing (an empty draft when it has none), its group, its files' collection, the way of
    approving, and this person's rights to them. Pressed twice it changes nothing."""
    if not possible_editors().filter(pk=user.pk).exists():
        raise ValidationError(_("This account has other work here. Make one of its own for the NGO's editor."))
    listing = NgoPage.objects.filter(organisation=organisation).order_by("pk").first()
    if listing is None:
        listing = _empty_listing(organisation, by)
    give_rights()  # the way of approving stands on every list of NGOs
    make_ngo_editor(organisation, user, by=by)
    profile = UserProfile.get_for_user(user)  # Wagtail's own mails say less than ours, and at the same moment
    profile.approved_notifications = profile.rejected_notifications = False
    profile.save()
    return listing


def _empty_listing(organisation, by) -> NgoPage:
    index = NgoIndexPage.objects.live().order_by("path").first()
    if index is None:
        raise ValidationError(_("There is no list of NGOs yet. Make one among the pages first."))
    listing = NgoPage(
        title=organisation.name_fi, organisation=organisation, locale=index.locale, live=False, owner=by
    )
    index.add_child(instance=listing)
    listing.save_revision(user=by, clean=False)
    return listing


@transaction.atomic
def end_editing(organisation, user, *, by) -> None:
    """This person no longer changes what the NGO tells. The account stays, for the logs."""
    user.groups.remove(*user.groups.filter(name=group_name(organisation)))
    user.organisations.remove(organisation)
    if not user.groups.filter(name__startswith="ngo:").exists():
        user.groups.remove(*user.groups.filter(name=OWN_ROLE))
    audit("ngo_editor_ended", organisation, by=by)


def waiting_for(user):
    """Listings sent to be approved by somebody in this person's groups, the oldest first."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__active=True,
        task__groupapprovaltask__groups__in=user.groups.values("pk"),
    )
    rows = states.select_related("workflow_state", "workflow_state__requested_by")
    return rows.distinct().order_by("started_at", "pk")


def waiting_pages(user) -> list[tuple]:
    """(task state, page) of what this person may answer. Two queries."""
    states = list(waiting_for(user))
    pages = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in states])
    found = [(state, pages.get(int(state.workflow_state.object_id))) for state in states]
    return [(state, page) for state, page in found if page]


def duties(user) -> list[Duty]:
    """The same as lines of the desk's one list: an NGO waits a week at most."""
    return [
        Duty(
            _("Read an NGO's change"),
            _("%(listing)s, sent %(day)s")
            % {"listing": page.draft_title, "day": date_format(localtime(state.started_at), "j.n.")},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            localdate(state.started_at) + ANSWER_WITHIN,
        )
        for state, page in waiting_pages(user)
    ]


def tell_answer(sender, instance: WorkflowState, kind: str, **kwargs) -> None:
    """After an approval or a sending back: whoever sent it hears so, at the desk's own address."""
    asked = instance.requested_by
    if asked is None or not asked.email or not asked.has_role("ngo_editor"):
        return
    leave_message(
        kind,
        channel="email",
        address=asked.email,
        language="fi",
        url_name="ngos_desk:list",
        dedupe_key=f"{kind}:{instance.pk}:{instance.current_task_state_id}",
    )


def tell_approved(sender, instance, **kwargs):
    tell_answer(sender, instance, APPROVED)


def tell_sent_back(sender, instance, **kwargs):
    tell_answer(sender, instance, SENT_BACK)
