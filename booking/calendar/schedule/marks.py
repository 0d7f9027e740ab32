"""What is special about one session, in words."""

from django.utils.translation import gettext as _

from ..models import Occurrence
from ..series import wall_start
from .event_form import name_of


def marks_of(row: Occurrence) -> list[str]:
    """Moved from where, its own place, who holds it instead. Cancelled is a state and not a mark."""
    marks = []
    if row.start != row.original_start:
        day = wall_start(row.event, row.original_start)
        marks.append(_("moved from %(day)s") % {"day": f"{day.day}.{day.month}.{day.year}"})
    if row.venue:
        marks.append(_("place: %(place)s") % {"place": row.venue})
    names = ", ".join(name_of(user) for user in row.substitutes.all())
    if names:
        marks.append(_("held by %(names)s") % {"names": names})
    return marks
