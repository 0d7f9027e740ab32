"""What is open just now, for those who wished to hear of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import ExpertProfile, Opportunity, OpportunityInterest
from .telling import own_link, tell_colleague, tell_person


@transaction.atomic
def post_opportunity(title: str, *, words: str = "", area=None, closes_on: date, by) -> Opportunity:
    """Active people who wished for it get one neutral message each; the words stand on their own page."""
    if closes_on < timezone.localdate():
        raise ValidationError(_("The day has already been. Choose a day ahead."))
    row = Opportunity.objects.create(
        title=title.strip(), words=words.strip(), area=area, closes_on=closes_on, posted_by=by
    )
    today = timezone.localdate()
    experts = ExpertProfile.objects.active().filter(wants_opportunities=True)
    if area is not None:
        experts = experts.filter(areas=area)
    for expert in experts.order_by("code"):
        if not expert.rests(today):
            tell_person(expert, "opportunity", link=own_link(expert))
    audit("opportunity_posted", row, by=by)
    return row


@transaction.atomic
def close_opportunity(opportunity: Opportunity, *, by) -> Opportunity:
    opportunity.closed_at = opportunity.closed_at or timezone.now()
    opportunity.save(update_fields=["closed_at"])
    audit("opportunity_closed", opportunity, by=by)
    return opportunity


@transaction.atomic
def hear_more(expert: ExpertProfile, opportunity: Opportunity) -> OpportunityInterest:
    """A wish to hear more, and no promise. A second press changes nothing."""
    expert = ExpertProfile.objects.select_for_update().filter(pk=expert.pk).first()
    if expert is None or not Opportunity.objects.for_expert(expert).filter(pk=opportunity.pk).exists():
        raise ValidationError(_("This is not open any more."))
    try:
        with transaction.atomic():
            row = OpportunityInterest.objects.create(opportunity=opportunity, expert=expert)
    except IntegrityError:
        return OpportunityInterest.objects.get(opportunity=opportunity, expert=expert)
    if opportunity.posted_by:
        tell_colleague(opportunity.posted_by)
    return row


@transaction.atomic
def not_after_all(expert: ExpertProfile, opportunity: Opportunity) -> None:
    """The row goes, and nothing tells that it was there."""
    OpportunityInterest.objects.filter(opportunity=opportunity, expert=expert).delete()


@transaction.atomic
def told_more(interest: OpportunityInterest, *, by) -> OpportunityInterest:
    interest.told_at = interest.told_at or timezone.now()
    interest.save(update_fields=["told_at"])
    return interest
