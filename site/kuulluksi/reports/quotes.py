"""What people said, told on by their own yes: read by a coordinator first, and only where at least three people speak.

Answers about seasons and events know nobody and come here only when they have been let out by threes (decision 0049).
What an expert or a requester wrote comes here when they ticked the box. Nothing is shown by itself (decision 0088).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from booking.experts.models import Feedback as MeetingFeedback
from booking.experts.models.messages import Side
from booking.open_events.after_models import EventFeedback
from groups.models import Feedback as SeasonFeedback
from kuulluksi.notices.addresses import mailbox
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit, for_delivery, reveal
from kuulluksi.privacy.crypto import blind_index

from .figures import feedback_of
from .leaving_out import is_shortened, is_some_of
from .models import Quote
from .quarters import quarters_of

LEAST_VOICES = 3  # fewer people of one voice are not told: somebody could be recognised among them
SHOWN_AT_ONCE = 3
LONGEST = 400
A_TIME = 20  # of one kind on the desk's page
KEEP = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Offered:
    """Words that may be told if a coordinator lets them. source: which answer it is."""

    source: str
    voice: str
    words: str
    area_id: int | None


def offered(user) -> list[Offered]:
    """Of the user's own areas, not settled yet. The words are opened into the access log, in no order of time."""
    settled = set(Quote.objects.values_list("source", flat=True))
    meetings = MeetingFeedback.objects.visible_to(user).filter(may_quote=True).select_related("request")
    seasons = SeasonFeedback.objects.filter(may_quote=True, seen=True, season__event__area_id__in=user.area_ids)
    events = EventFeedback.objects.filter(
        may_quote=True, seen=True, open_event__event__area_id__in=user.area_ids
    )
    found = []
    for rows, fields, told in (
        (meetings, ["worked", "better"], _meeting),
        (seasons.select_related("season__event"), ["word"], _season),
        (events.select_related("open_event__event"), ["word"], _event),
    ):
        waiting = [row for row in rows.order_by("pk") if _source(row) not in settled][:A_TIME]
        opened = reveal(waiting, fields, actor=user, reason="quotes") if waiting else []
        for row, words in zip(waiting, opened, strict=True):
            voice, area_id = told(row)
            text = _in_sentences(words[field] for field in fields)
            if text:
                found.append(Offered(_source(row), voice, text, area_id))
    return sorted(found, key=lambda one: (one.voice, one.words))


def _in_sentences(answers) -> str:
    """One answer after another, each ended: what was answered to another question is a sentence of its own."""
    said = [text for text in (" ".join(answer.split()) for answer in answers) if text]
    ended = [text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def _source(row) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def giver_of(source: str) -> str:
    """A keyed fingerprint of whoever gave the words: the expert, or the requester's mailbox. Those of whom nobody knows
    any more who they were count as one. Empty for answers that know nobody: each of them is a giver of its own."""
    label, _colon, pk = source.partition(":")
    if label != MeetingFeedback._meta.label_lower:
        return ""
    row = MeetingFeedback.objects.select_related("request", "assignment__expert").get(pk=pk)
    if row.side == Side.EXPERT:
        who = row.assignment.expert.code if row.assignment else ""
    else:
        who = mailbox(for_delivery(row.request, ["requester_email"])["requester_email"])
    return blind_index("quotes:giver", f"{_meeting(row)[0].value}:{who}")


def _meeting(row):
    return (Quote.Voice.EXPERT if row.side == Side.EXPERT else Quote.Voice.WORKER), row.request.area_id


def _season(row):
    return Quote.Voice.TOOK_PART, row.season.event.area_id


def _event(row):
    return Quote.Voice.TOOK_PART, row.open_event.event.area_id


@transaction.atomic
def settle(source: str, *, words: str, language: str, show: bool, by) -> Quote:
    """Let the words stand, shortened if need be, or leave them out. Once. Words that were not said cannot be put in."""
    found = next((one for one in offered(by) if one.source == source), None)
    if found is None:
        raise ValidationError(_("Somebody has already settled this, or it is not here any more."))
    words = " ".join(words.split()) if show else ""
    if len(words) > LONGEST:
        raise ValidationError(_("At most %(most)d characters. Shorten it.") % {"most": LONGEST})
    if show and not is_shortened(words, found.words, language):
        raise ValidationError(_why_not(words, found.words))
    try:
        with transaction.atomic():
            quote = Quote.objects.create(
                source=source,
                voice=found.voice,
                language=language,
                words=words,
                state=Quote.State.SHOWN if show else Quote.State.LEFT,
                area_id=found.area_id,
                giver=giver_of(source) if show else "",
                settled_by=by,
            )
    except IntegrityError:
        raise ValidationError(_("Somebody has already settled this, or it is not here any more.")) from None
    audit(f"quote_{quote.state}", quote, by=by)
    _tell_pages()
    return quote


def _why_not(words: str, said: str) -> str:
    if not is_some_of(words, said):
        return _("Only leave out: each word that stands must be one that was said, in its order.")
    return _(
        "A “not” or a “without” was left out, and the words would say something else. Let it stand, or leave out the "
        "whole sentence."
    )


@transaction.atomic
def take_away(quote: Quote, *, by) -> None:
    """Off the site at once, for whatever reason. The row stays without its words, so that it is not offered anew."""
    quote.state, quote.words, quote.giver = Quote.State.LEFT, "", ""
    quote.save(update_fields=["state", "words", "giver"])
    audit("quote_taken_away", quote, by=by)
    _tell_pages()


def _tell_pages() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=Quote))


# --- What the site tells ---


@dataclass(frozen=True)
class Voices:
    voice: str
    words: list[str]


def told(language: str, today: date) -> list[Voices]:
    """A few words of each voice of which at least three people may be told in this language, each person once; others
    each day. One query."""
    by_voice = defaultdict(lambda: defaultdict(list))
    rows = Quote.objects.filter(state=Quote.State.SHOWN, language=language).order_by("pk")
    for row in rows:
        by_voice[row.voice][row.giver or row.pk].append(row)
    found, day = [], today.toordinal()
    for voice in Quote.Voice:
        givers = list(by_voice[voice.value].values())
        if len(givers) >= LEAST_VOICES:
            first = day * SHOWN_AT_ONCE % len(givers)
            chosen = [mine[day % len(mine)] for mine in (givers[first:] + givers[:first])[:SHOWN_AT_ONCE]]
            found.append(Voices(voice.label, [for_delivery(row, ["words"])["words"] for row in chosen]))
    return found


@dataclass(frozen=True)
class Sum:
    year: int
    all: int
    parts: list[tuple[str, int]]


def in_sum(today: date) -> Sum | None:
    """How it felt in the last whole year, of all areas: the protected numbers of the report, and no others."""
    table = feedback_of(quarters_of(today.year - 1, today))
    if table is None or not table.shown.all:
        return None
    parts = [
        (str(words), number) for words, number in zip(table.rows, table.shown.years, strict=True) if number
    ]
    return Sum(today.year - 1, table.shown.all, parts)


def end_quotes(now: datetime, dry_run: bool) -> int:
    """Quotes go two years after they were settled."""
    old = Quote.objects.filter(settled_at__lt=now - KEEP)
    if dry_run:
        return old.count()
    removed = old.delete()[0]
    if removed:
        public_words_changed.send(sender=Quote)
    return removed
