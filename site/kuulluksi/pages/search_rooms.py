"""Published groups and public events in the search: few enough to be read through, by the same stems as pages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from booking.calendar.models import Event
from groups import listing
from groups.models import PeerGroup

from . import stems, wayfinding

MOST = 500  # of each, newest first: the search stays quick whatever the house has held


@dataclass(frozen=True)
class Found:
    """What the search page shows of a hit that is not a page."""

    kind: str
    title: str
    summary: str
    address: str
    words: frozenset[str]  # every word, and the stem of every word

    def fits(self, wanted: list[tuple[str, str]]) -> bool:
        """wanted: (word, stem) pairs. Every one of them is here in some form, or begins a word of the title."""
        beginnings = stems.words(self.title)
        return all(
            word in self.words or stem in self.words or any(one.startswith(word) for one in beginnings)
            for word, stem in wanted
        )


def _all_forms(language: str, *texts: str) -> frozenset[str]:
    text = " ".join(texts)
    return frozenset(stems.words(text)) | frozenset(stems.stems(text, language))


def _groups(language: str) -> list[Found]:
    return [
        Found(
            _("Group"), group.name, group.summary, listing.address_of(group.slug, language),
            _all_forms(language, group.name, group.summary, group.description, group.area.name, group.ages),
        )
        for group in PeerGroup.objects.published().select_related("area").order_by("name_fi", "pk")[:MOST]
    ]  # fmt: skip


def _events(language: str) -> list[Found]:
    events = Event.objects.public().filter(status=Event.Status.CONFIRMED).coming().select_related("area")
    return [
        Found(
            _("Event"), event.title(), event.description()[:240], reverse("calendar:event", kwargs={"uid": event.uid}),
            _all_forms(
                language, event.title(), event.description(), event.area.name if event.area else "",
                event.venue if event.venue_is_public else "",
            ),
        )
        for event in events.order_by("-starts_on", "pk")[:MOST]
    ]  # fmt: skip


def find(words: list[str], language: str) -> list[Found]:
    """Groups, then events, that hold every word in any of its forms. Two queries while nothing is remembered."""

    def make():
        with translation.override(language):
            return [*_groups(language), *_events(language)]

    if not words:
        return []
    wanted = [(word, stems.stems(word, language)[0]) for word in words]
    return [found for found in wayfinding.remembered(("search", language), make) if found.fits(wanted)]
