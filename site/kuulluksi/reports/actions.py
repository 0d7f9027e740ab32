"""Deeds of the reports: a cost or a budget is written, a figure is proposed to the site and settled by an editor."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from .models import Budget, CostLine, ProposedFigure


@transaction.atomic
def add_cost(*, area, kind: str, cents: int, day: date, event=None, by) -> CostLine:
    if day > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    row = CostLine(area=area, event=event, kind=kind, cents=cents, day=day, made_by=by)
    row.full_clean(exclude=["made_by"])
    row.save()
    audit("cost_added", row, by=by, detail=kind)
    return row


@transaction.atomic
def remove_cost(row: CostLine, *, by) -> None:
    """It was written wrong. The log keeps that it was there."""
    audit("cost_removed", row, by=by, detail=str(row.cents))
    row.delete()


@transaction.atomic
def set_budget(*, area, cents: int, event=None, year: int | None = None, by) -> Budget:
    """The last word holds: one budget an event, or an area a year."""
    which = {"event": event} if event else {"area": area, "year": year, "event": None}
    row, _made = Budget.objects.update_or_create(**which, defaults={"area": area, "cents": cents, "year": year})
    audit("budget_set", row, by=by)
    return row


def propose(code: str, label, number: int, *, year: int, as_of: date, by) -> ProposedFigure:
    """label: lazy words of the house's own language files; they are kept in all three languages."""
    labels = {}
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            labels[f"label_{language}"] = str(label)[:80]
    row = ProposedFigure(code=code, number=number, year=year, as_of=as_of, proposed_by=by, **labels)
    row.validate_constraints()
    try:
        with transaction.atomic():
            row.save()
            audit("figure_proposed", row, by=by, detail=code)
    except IntegrityError:
        raise ValidationError(_("This figure has already been proposed.")) from None
    return row


@transaction.atomic
def settle(row: ProposedFigure, state: str, *, by) -> ProposedFigure:
    """An editor takes the figure or leaves it out, once."""
    waiting = ProposedFigure.objects.filter(pk=row.pk, state=ProposedFigure.State.PROPOSED)
    if not waiting.update(state=state, settled_by=by):
        raise ValidationError(_("Somebody has already settled this figure."))
    audit(f"figure_{state}", row, by=by)
    return row
