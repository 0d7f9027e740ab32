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

    @property
    def pk(self) -> str:
        return self.address


def _all_forms(language: str, *texts: str) -> frozenset[str]:
    text = " ".join(texts)
    return frozenset(stems.words(text)) | frozenset(stems.for_index(text, language))


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


def everything(language: str) -> list[Found]:
    """Groups, then events, as the public may read them. Two queries while nothing is remembered."""

    def make():
        with translation.override(language):
            return [*_groups(language), *_events(language)]

    return wayfinding.remembered(("search", language), make)
