"""Raising an issue with the organisation or the steering group, and the way back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from ...models import PeerGroup
from ..models import ANSWER_IN, Issue
from ..states import FOLLOWS, SAYS_WHY, Status
from ..telling import tell_leaders, tell_steering

LANGUAGES = ("fi", "sv", "en")


def raise_issue(group: PeerGroup, *, matter: dict, details: str, organisation=None, by) -> Issue:
    """Send a matter on. ``organisation`` None: to the steering group, which reads it on its own page of the desk.

    matter: words by language ("fi" is needed). An answer is promised within ANSWER_IN until somebody promises otherwise.
    """
    if group.kind != PeerGroup.Kind.DEVELOPER:
        raise ValidationError(_("Only a developer group raises issues here."))
    today = timezone.localdate()
    with transaction.atomic():
        issue = Issue(
            group=group,
            organisation=organisation,
            to_steering=organisation is None,
            details=details,
            sent_on=today,
            promised_on=today + ANSWER_IN,
            **{f"matter_{language}": matter.get(language, "") for language in LANGUAGES},
        )
        issue.full_clean(exclude=["details"])
        issue.save()
        if issue.to_steering:
            tell_steering(group, key=f"issue:{issue.pk}")
        audit("issue_raised", issue, by=by, detail="steering" if issue.to_steering else "organisation")
    return issue


def answer_issue(issue: Issue, *, status: str, answer: dict, promised_on: date | None = None, by) -> Issue:
    """Write where a matter stands, in words for the group, or promise a day. The group's leaders are told."""
    with transaction.atomic():
        issue = Issue.objects.select_for_update().get(pk=issue.pk)
        if status not in Status.values or (status != issue.status and status not in FOLLOWS[issue.status]):
            raise ValidationError(_("The matter cannot go from there to that state."))
        if status in SAYS_WHY and not answer.get("fi", "").strip():
            raise ValidationError(
                _("Tell the group what was done.")
                if status == Status.DONE
                else _("Tell the group why it is not possible, and what could be instead.")
            )
        moved = promised_on and promised_on != issue.promised_on
        if moved and promised_on < timezone.localdate():
            raise ValidationError(_("The promised day has gone. Choose a later one."))
        issue.status = status
        issue.promised_on = promised_on or issue.promised_on
        for language in LANGUAGES:
            setattr(issue, f"answer_{language}", answer.get(language, "").strip())
        if status in SAYS_WHY:
            issue.answered_on = timezone.localdate()
        elif status == Status.UNDER_WORK:
            issue.answered_on = None
        issue.full_clean(exclude=["details"])
        issue.save()
        tell_leaders(issue.group, key=f"issue:{issue.pk}:{status}:{issue.promised_on}")
        audit(
            "issue_answered", issue, by=by, detail=f"{status}{' promised ' + str(promised_on) if moved else ''}"
        )
        if issue.public:
            _tell_the_public()
    return issue


def make_public(issue: Issue, public: bool, *, by) -> None:
    """The group lets everybody read the matter and its answer, or takes that back. Details never leave the desk."""
    with transaction.atomic():
        if Issue.objects.filter(pk=issue.pk, public=not public).update(public=public):
            audit("issue_made_public" if public else "issue_hidden", issue, by=by)
            _tell_the_public()


def _tell_the_public() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=Issue))
