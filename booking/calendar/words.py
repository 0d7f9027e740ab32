"""What an entry says, mask by mask: titles, kinds and descriptions without a person or a closed place."""

from textwrap import shorten

from django.utils.translation import override

from .lines import clean
from .masks import Mask

COLOUR, COLOUR_HEX = "darkslateblue", "#483D8B"
LONGEST_SUMMARY = 59

CANCELLED = {"fi": "PERUTTU: ", "sv": "INSTÄLLT: ", "en": "CANCELLED: "}
BUSY = {"fi": "Varattu", "sv": "Upptagen", "en": "Busy"}
REVOKED = {
    "fi": "Kalenteri on poistettu käytöstä",
    "sv": "Kalendern används inte längre",
    "en": "This calendar is no longer in use",
}


def summary(event, mask: str, language: str, cancelled: bool) -> str:
    words = {
        Mask.BUSY: lambda: BUSY[language],
        Mask.NEUTRAL: lambda: event.neutral_title(language),
        Mask.NAME: lambda: "Kuulluksi",
        Mask.TYPE: lambda: kind(event, language),
        Mask.FULL: lambda: event.title(language),
    }[Mask(mask)]()
    head = CANCELLED[language] if cancelled else ""
    line = " ".join(clean(words).split()) or "Kuulluksi"
    return head + shorten(line, LONGEST_SUMMARY - len(head), placeholder="…")


def kind(event, language: str) -> str:
    with override(language):
        label = str(event.get_kind_display())
    return label[:1].upper() + label[1:]


def categories(event, mask: str, language: str) -> list[str]:
    """The kind of an event and, of what everyone may read, its area: what a reader may filter by."""
    if mask not in (Mask.FULL, Mask.TYPE):
        return []
    area = area_name(event, language) if mask == Mask.FULL and event.is_public else ""
    return [kind(event, language), area] if area else [kind(event, language)]


def area_name(event, language: str) -> str:
    """Of what everyone may read, also the nearest that is told of a place only those who come get to know."""
    if not event.area_id:
        return ""
    with override(language):
        return event.area.name


def description(event, language: str, url: str) -> str:
    """Only of what everyone may read: the words, then the address of the page."""
    title = event.title(language)
    words = [title] if len(title) > LONGEST_SUMMARY else []
    words += [event.description(language), url]
    return "\n\n".join(clean(text).strip() for text in words if text.strip())
