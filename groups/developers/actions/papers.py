"""A meeting's agenda and notes."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.privacy.access import audit, for_delivery

from ...actions import on_the_roll
from ...models import PeerGroup, Season
from ..models import MeetingPaper

LONGEST = 6000


def write_papers(season: Season, meeting: Occurrence, *, agenda: str, notes: str, by) -> MeetingPaper:
    """Write what a meeting takes up and what was said at it. Members read both on their own page at once."""
    if season.group.kind != PeerGroup.Kind.DEVELOPER:
        raise ValidationError(_("Only a developer group has an agenda and notes."))
    if meeting.event_id != season.event_id:
        raise ValidationError(_("This meeting is not one of this season's."))
    if max(len(agenda), len(notes)) > LONGEST:
        raise ValidationError(_("This is too long. Members read it on a phone."))
    with transaction.atomic():
        MeetingPaper.objects.get_or_create(meeting=meeting, defaults={"group": season.group})
        paper = MeetingPaper.objects.select_for_update().get(meeting=meeting)
        paper.agenda, paper.notes, paper.written_at = agenda.strip(), notes.strip(), timezone.now()
        paper.save()
        audit("papers_written", paper, by=by)
    return paper


def nicknames_in(season: Season, *texts: str) -> list[str]:
    """Words that are also somebody's nickname in the group. The program compares; nobody is shown who is there."""
    said = {word.casefold(): word for text in texts for word in re.findall(r"\w+", text)}
    there = set()
    for person in on_the_roll(season):
        there.add(for_delivery(person, ["nickname"])["nickname"].strip().casefold())
    return sorted(word for key, word in said.items() if key in there)
