"""What waits in developer groups, and how many have taken part."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from ... import participation
from ...models import PeerGroup, Season
from ..commission import Commission
from ..models import Consultation, GroupAnswer, Issue, Statement, groups_of
from ..states import OPEN
from . import LEADERS, OVERSEERS, READERS, WRITERS

SHOWN = 30


def own_group(request, pk) -> PeerGroup:
    return get_object_or_404(groups_of(request.user).select_related("area", "organisation"), pk=pk)


@staff(*READERS)
def home(request):
    """One's developer groups and everything that waits for somebody. The steering group sees what was sent to it."""
    user = request.user
    leads = user.has_role(*LEADERS)
    issues = Issue.objects.visible_to(user).select_related("group", "organisation")
    context = {
        "heading": _("Developer groups") if leads else _("For the steering group"),
        "leads": leads,
        "groups": next_meetings(user) if leads else [],
        "asked": waiting_answers(user) if leads else [],
        "commissions": waiting_requests(user) if leads else [],
        "consultations": list(Consultation.objects.visible_to(user).with_groups()[:SHOWN]) if leads else [],
        "open_issues": sorted(issues.filter(status__in=OPEN), key=lambda one: (one.promised_on, one.code))[
            :SHOWN
        ],
        "settled_issues": list(issues.exclude(status__in=OPEN)[:SHOWN]),
        "statements": list(Statement.objects.visible_to(user).prefetch_related("voices__group")[:SHOWN])
        if leads
        else [],
        "may_count": user.has_role(*OVERSEERS),
        "may_write": user.has_role(*WRITERS),
    }
    return render(request, "groups/developers/desk/home.html", context)


def next_meetings(user) -> list[dict]:
    """Each developer group with the season that runs and its next meeting. Three queries."""
    groups = list(groups_of(user).select_related("area").order_by("name_fi", "pk"))
    seasons = Season.objects.current().filter(group__in=groups).select_related("event")
    running = {one.group_id: one for one in seasons.order_by("next_start", "pk")}
    now = timezone.now()
    found = []
    for group in groups:
        season = running.get(group.pk)
        meeting = season.event.occurrences.coming(now).first() if season else None
        found.append({"group": group, "season": season, "meeting": meeting})
    return found


def waiting_answers(user) -> list[GroupAnswer]:
    """Questions that one's groups have not answered yet, the nearest day first."""
    rows = GroupAnswer.objects.filter(
        group__in=groups_of(user).values("pk"), answered_at=None, consultation__closed_at=None
    )
    return list(rows.select_related("group", "consultation").order_by("consultation__due_on", "pk"))


def waiting_requests(user) -> list[Commission]:
    """What one's groups were asked for and have not given yet."""
    rows = Commission.objects.visible_to(user).exclude(state=Commission.State.DELIVERED)
    return list(rows.select_related("group", "request"))


@staff(*OVERSEERS)
def took_part(request):
    """How many have taken part, by group. Small numbers are hidden."""
    since = participation.year_ago()
    context = {
        "heading": _("Who has taken part"),
        "since": since,
        "table": participation.by_group(request.user, since),
        "least": participation.LEAST,
    }
    return render(request, "groups/developers/desk/took_part.html", context)
