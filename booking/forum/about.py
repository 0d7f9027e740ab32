"""What a forum's sheet is for, told on the person's own page."""

from django.utils.translation import override

from booking.signups.about import About
from booking.signups.models import Sheet

from .listing import address, clock, day_words
from .models import Forum


def forum_sheet(sheet: Sheet, language: str) -> About:
    forum = Forum.objects.select_related("event").filter(sheet=sheet).first()
    if forum is None:
        return About(title=sheet.heading(language))
    session = forum.event.occurrences.first()
    with override(language):
        start, end = (moment.astimezone(forum.event.tz) for moment in (session.start, session.end))
        return About(
            title=sheet.heading(language),
            when=f"{day_words(start.date())} {clock(start)}–{clock(end)}",
            where=session.venue or forum.event.venue,
            who=forum.sheet.organisation.name if forum.sheet.organisation else "",
            url=address(language),
        )
