"""Ages are soft: outside them a person of the staff decides, and says why in one word."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..ages import needs_a_reason as is_outside_ages
from ..models import SignUp
from .deeds import accept
from .moving import is_staff
from .queue import places_of

__all__ = ["admit_outside_ages", "is_outside_ages"]


def admit_outside_ages(signup: SignUp, *, reason: str, by) -> SignUp:
    """Accept somebody outside the sheet's ages. ``reason``: a SignUp.AgeReason; it is kept with the sign-up and logged."""
    if not is_staff(by):
        raise ValidationError(_("Only staff decide about ages."), code="staff")
    if reason not in SignUp.AgeReason.values:
        raise ValidationError(_("Choose why the age is not an obstacle."), code="age_reason")
    with places_of(signup.sheet_id):
        SignUp.objects.filter(pk=signup.pk).update(age_reason=reason)
        audit("age_waived", signup, by=by, detail=reason)
        return accept(signup, by=by)
