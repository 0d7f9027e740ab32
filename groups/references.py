"""References of granted places, beside how often each has come: what the county moves to its client records."""

from collections import Counter

from booking.signups.models import Attendance
from kuulluksi.privacy.access import reveal

from .actions import on_the_roll
from .models import Grant
from .participation import HERE


def references(season, *, actor) -> list[dict]:
    """Granted places with their reference and how often the person came. Opening them is written to the log."""
    people = list(on_the_roll(season))
    grants = list(Grant.objects.filter(signup__in=people))
    opened = reveal(grants, ["reference"], actor=actor, reason="references of granted places")
    written = {grant.signup_id: one["reference"] for grant, one in zip(grants, opened, strict=True)}
    marks = Attendance.objects.filter(signup__in=people, meeting__event=season.event_id, mark__in=HERE)
    came = Counter(marks.values_list("signup_id", flat=True))
    return [{"signup": one, "reference": written.get(one.pk, ""), "came": came[one.pk]} for one in people]
