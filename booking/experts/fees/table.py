"""Deeds on the table of rates: a row is added, or taken back before its day has come. Never changed."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Rate


def add_rate(row: dict, *, by) -> Rate:
    """A new price from a day on. row: columns of Rate, and engagement_types as a list."""
    kinds = list(row.pop("engagement_types", ()))
    rate = Rate(**row, made_by=by)
    rate.validate_constraints()
    try:
        with transaction.atomic():
            rate.save()
            rate.engagement_types.set(kinds)
            audit("rate_added", rate, by=by, detail=rate.series)
    except IntegrityError:  # two at once
        raise ValidationError(_("There is already a rate from that day. Choose another day.")) from None
    return rate


@transaction.atomic
def take_back(rate: Rate, *, by) -> None:
    if rate.valid_from <= timezone.localdate():
        raise ValidationError(_("This price has already begun. Add a new one from a day of your choice."))
    audit("rate_taken_back", rate, by=by, detail=rate.series)
    rate.delete()
