"""The expert bank: profiles, breaks, and the yearly going-through."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from ..models import ExpertProfile, FeeClaim


@transaction.atomic
def add_expert(details: dict, *, areas, engagement_types=(), experience=(), by) -> ExpertProfile:
    """A new profile under a working name. details: columns of ExpertProfile; the code is made here."""
    # Codes count upwards and are never given twice: a payroll reference outlives its profile.
    latest = ExpertProfile.objects.select_for_update().order_by("-code").values_list("code", flat=True).first()
    paid = FeeClaim.objects.order_by("-payroll_reference").values_list("payroll_reference", flat=True).first()
    number = max(int((code or "KA-000")[3:] or 0) for code in (latest, paid)) + 1
    expert = ExpertProfile.objects.create(code=f"KA-{number:03}", **details)
    expert.areas.set(areas)
    expert.engagement_types.set(engagement_types)
    expert.experience.set(experience)
    audit("added", expert, by=by)
    return expert


@transaction.atomic
def take_break(expert: ExpertProfile, *, until: date | None = None, by) -> ExpertProfile:
    """A break needs no reason and has no history: the profile says only whether it is on now."""
    expert.on_break, expert.break_until = True, until
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def end_break(expert: ExpertProfile, *, by) -> ExpertProfile:
    expert.on_break, expert.break_until = False, None
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def confirm_profile(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The profile was gone through with the person today."""
    expert.confirmed_on, expert.asked_on = timezone.localdate(), None
    expert.save(update_fields=["confirmed_on", "asked_on"])
    audit("profile_confirmed", expert, by=by)
    return expert
