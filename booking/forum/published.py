"""What came of the forums, for whoever publishes it: values, no rows. The pages room pulls these."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from .models import Outcome


@dataclass(frozen=True)
class Said:
    """One thing the young people said and what came of it. ``workshop``: where it was said, or empty."""

    code: str
    year: int
    held_on: date
    workshop: str
    said: str
    done: str
    owner: str
    status: str
    label: str
    due: date | None
    is_late: bool


def outcomes(language: str, *, today: date | None = None) -> list[Said]:
    """Everything that is shown of published forums that have been held, the latest first. One query."""
    today = today or timezone.localdate()
    rows = (
        Outcome.objects.filter(published=True, forum__published=True, forum__event__starts_on__lte=today)
        .select_related("forum__event", "workshop")
        .order_by("-forum__year", "pk")
    )
    with override(language):
        return [
            Said(
                code=str(row),
                year=row.forum.year,
                held_on=row.forum.event.starts_on,
                workshop=row.workshop.name if row.workshop else "",
                said=row.said,
                done=row.done,
                owner=row.owner,
                status=row.status,
                label=str(row.get_status_display()),
                due=row.due_on,
                is_late=row.is_late(today),
            )
            for row in rows
        ]
