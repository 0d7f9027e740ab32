"""What waits for a coordinator in this room, as lines of the desk's one list (kuulluksi.notices.duties)."""

from datetime import timedelta

from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.duties import MOST, Duty

from .models import (
    AliasCard,
    Assignment,
    ExpertProfile,
    ExpertRequest,
    Feedback,
    OpportunityInterest,
    RelayedMessage,
)
from .nextsteps import next_step
from .states import RequestState

YES_ENDS_WITHIN = timedelta(days=30)
SHORTLY = timedelta(days=3)
AFTER_LEAVING = timedelta(days=7)


def requests_due(user) -> list[Duty]:
    """The next step of each open request."""
    rows = (
        ExpertRequest.objects.visible_to(user)
        .open()
        .by_due()
        .select_related("engagement_type", "area", "owner")
        .prefetch_related(Prefetch("assignments", Assignment.objects.prefetch_related("claims")))
    )
    found = []
    for row in rows[:MOST]:
        step = next_step(row)
        if step is None:
            continue
        found.append(
            Duty(
                step.words,
                f"{row.code}: {row.engagement_type.name}, {row.organisation_name}",
                reverse("experts_desk:request", args=[row.pk]),
                step.due,
                owner=row.owner.username if row.owner else "",
                hand_over=reverse("experts_desk:request_deed", args=[row.pk, "hand_over"]),
                pressing=is_pressing(row),
            )
        )
    return found


def is_pressing(row: ExpertRequest) -> bool:
    """Urgent and not answered yet, somebody stepped aside shortly before the day, or somebody would go alone."""
    if any(one.is_alone for one in row.assignments.all()):
        return True
    if row.replan_since:
        return row.starts_at is not None and row.starts_at - timezone.now() < SHORTLY
    return row.urgent and row.state in (RequestState.DRAFT, RequestState.SUBMITTED)


def letters_due(user) -> list[Duty]:
    """Messages to read or to pass on."""
    rows = RelayedMessage.objects.visible_to(user).waiting().select_related("request__owner")
    return [
        Duty(
            _("Read a message"),
            row.request.code,
            reverse("experts_desk:request", args=[row.request_id]),
            timezone.localdate(row.created_at),
            owner=row.request.owner.username if row.request.owner else "",
        )
        for row in rows[:MOST]
    ]


def people_due(user) -> list[Duty]:
    """Check-ins, wishes to hear more, cards to read and yeses that run out. Codes only."""
    today = timezone.localdate()
    mine = ExpertProfile.objects.visible_to(user)
    # Who has left has no check-in: databases do not agree whether nothing comes first or last.
    waiting = mine.waiting_for_the_desk(today).order_by(Coalesce("left_on", "next_check_in"), "pk")
    found = [_about(row) for row in waiting[:MOST]]
    board = reverse("experts_desk:board")
    wishes = OpportunityInterest.objects.filter(told_at__isnull=True, expert__in=mine).select_related("expert")
    found += [
        Duty(_("Tell more of what is open"), row.expert.code, board, timezone.localdate(row.created_at))
        for row in wishes[:MOST]
    ]
    cards = AliasCard.objects.visible_to(user).select_related("expert")
    found += [
        Duty(_("Read a card before it shows"), row.expert.code, board, row.agreed_on)
        for row in cards.filter(shown_from__isnull=True)[:MOST]
    ]
    ending = cards.filter(shown_from__isnull=False, agreed_until__lte=today + YES_ENDS_WITHIN)
    found += [
        Duty(_("The yes to a card ends: ask anew"), row.expert.code, _person(row.expert_id), row.agreed_until)
        for row in ending[:MOST]
    ]
    unread = Feedback.objects.visible_to(user).filter(read_at__isnull=True).count()
    if unread:
        words = _("%(n)s unread") % {"n": unread}
        found.append(Duty(_("Read the feedback"), words, reverse("experts_desk:feedback")))
    found.sort(key=lambda duty: (duty.due is None, duty.due or today))
    return found


def _about(row: ExpertProfile) -> Duty:
    if row.stage == ExpertProfile.Stage.LEFT:
        words = _("They have left: look that nothing of theirs stands anywhere, and erase")
        return Duty(words, row.code, _person(row.pk), row.left_on + AFTER_LEAVING)
    return Duty(_("Ask how they are"), row.code, _person(row.pk), row.next_check_in)


def _person(pk) -> str:
    return reverse("experts_desk:expert", args=[pk])
