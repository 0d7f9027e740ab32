"""Stored components: an event's lines for every mask and language, written when the event is."""

import hashlib
from functools import cache
from importlib.metadata import version

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from . import revisions, words
from .ical import SCHEMA, apart, entries_of, written
from .masks import LANGUAGES, Mask
from .models import Event, RenderedComponent
from .series import series_of

Layout = RenderedComponent.Layout


@cache
def rendered_with() -> str:
    """What the bytes depend on besides the rows: our writer, the names of kinds, our address, the time zone data."""
    kinds = [words.kind(Event(kind=kind), language) for kind in Event.Kind.values for language in LANGUAGES]
    rest = hashlib.sha256("\0".join([settings.BASE_URL, *kinds]).encode()).hexdigest()
    return f"{SCHEMA}/{version('tzdata')}/{rest[:12]}"


def render(event: Event) -> int:
    """Write an event's components anew. Answers with the number of those whose bytes differ from before."""
    rows = list(event.occurrences.order_by("original_start"))
    if not rows:
        return event.components.all().delete()[0]
    made = [
        RenderedComponent(
            event=event,
            layout=layout,
            mask=mask,
            language=language,
            body=written(event, entries, mask, language),
            first_start=min(row.start for row in rows),
            last_end=max(row.end for row in rows),
            rendered_with=rendered_with(),
        )
        for layout, entries in _layouts(event, rows)
        for language in LANGUAGES
        for mask in Mask.values
    ]
    before = {
        (layout, mask, language): bytes(body)
        for layout, mask, language, body in event.components.order_by().values_list(
            "layout", "mask", "language", "body"
        )
    }
    after = {(row.layout, row.mask, row.language): row.body for row in made}
    gone = {layout for layout, _mask, _language in before} - {row.layout for row in made}
    if gone:
        event.components.filter(layout__in=gone).delete()
    RenderedComponent.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["event", "layout", "mask", "language"],
        update_fields=["body", "first_start", "last_end", "rendered_with"],
    )
    return sum(before.get(which) != after.get(which) for which in before.keys() | after.keys())


def _layouts(event, rows):
    """As a series and session by session; one layout serves both when nothing repeats."""
    series = series_of(event, rows)
    if series.first is None:
        return [(Layout.BOTH, entries_of(event, rows, series))]
    return [(Layout.SERIES, entries_of(event, rows, series)), (Layout.APART, apart(event, rows))]


def render_all(*, only_old: bool = True) -> tuple[int, int]:
    """Render events again and move the validators of those that differ. Answers (events rendered, entries that differ).

    only_old: leave out what this very version has rendered, so that running it daily costs nothing.
    """
    events = Event.objects.select_related("area").order_by("pk")
    if only_old:
        full = RenderedComponent.objects.filter(rendered_with=rendered_with()).values("event")
        whole = full.annotate(n=Count("pk")).filter(n__gte=len(LANGUAGES) * len(Mask.values))
        old = RenderedComponent.objects.exclude(rendered_with=rendered_with()).values("event")
        events = events.filter(occurrences__isnull=False).exclude(
            pk__in=whole.exclude(event__in=old).values("event")
        )
        events = events.distinct()
    rendered = differences = 0
    for event in events:
        differences += render_again(event)
        rendered += 1
    return rendered, differences


def render_again(event: Event) -> int:
    """Render one event and move its validators if anything differs."""
    with transaction.atomic():
        found = render(event)
        if found:
            revisions.bump(revisions.sources(event))
    return found
