"""What a group's sheet is for, told to a person who has opened their own page with word or code."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from booking.calendar.models import Occurrence
from booking.signups.about import About, More
from booking.signups.models import Sheet

from . import words
from .listing import address_of
from .models import PeerGroup, Season, SlipWaiting
from .participation import of_person


def group_sheet(sheet: Sheet, language: str) -> About:
    """The page is opened only by the person; the place is filled in only for those who have been accepted (signups
    shows ``where`` after that)."""
    season = Season.objects.with_times().filter(sheet=sheet).select_related("group", "event").first()
    if season is None:
        return About(title=sheet.heading(language))
    with override(language):
        when = words.rhythm(season.event)
        coming = season.event.occurrences.coming(timezone.now()).first()
        if coming:
            when = (
                _("%(rhythm)s, next %(session)s")
                % {"rhythm": when, "session": words.session(coming.start, coming.end)}
                if when
                else words.session(coming.start, coming.end)
            )
        return About(
            title=season.group.name,
            when=when,
            where=(coming.venue if coming else "") or season.event.venue,
            who=", ".join(str(leader.title) for leader in season.group.facilitators.all()),
            url=address_of(season.group.slug, language),
        )


def group_sessions(sheet: Sheet):
    """The sessions of the season that the sheet belongs to."""
    return Occurrence.objects.filter(event__season__sheet=sheet)


def group_more(party, signups) -> list[More]:
    """How often they have been along, told to them alone; and the papers of a developer group."""
    season = Season.objects.filter(sheet=party.sheet_id).select_related("group").first()
    if season is None:
        return []
    found, times = [], of_person(signups)
    if times:
        along = ngettext(
            "You have been along %(n)d time. Thank you!", "You have been along %(n)d times. Thank you!", times
        ) % {"n": times}
        found.append(More(words=f"{along} {_('Only you see this number.')}"))
    if SlipWaiting.objects.filter(party=party).exists():
        found.append(
            More(
                words=_(
                    "The season is over. If you like, say how it was: a face or a word, without your name."
                ),
                label=_("Say how it was"),
                url_name="groups:say",
            )
        )
    if season.group.kind == PeerGroup.Kind.DEVELOPER:
        found.append(
            More(
                words=_("What the group talks about, asks and says is for its members to read."),
                label=_("Open the group's papers"),
                url_name="groups:member",
            )
        )
    return found
