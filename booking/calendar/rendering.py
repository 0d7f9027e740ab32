"""Stored components: an event's lines for every mask and language, written when the event is."""

from importlib.metadata import version

from django.db import transaction
from django.db.models import Count
from django.utils.translation import override

from . import revisions
from .ical import SCHEMA, component
from .masks import LANGUAGES, Mask
from .models import Event, RenderedComponent
from .series import series_of


def rendered_with() -> str:
    """What the bytes depend on besides the row: our writer, the library that folds lines, the time zone data."""
    return f"{SCHEMA}/{version('icalendar')}/{version('tzdata')}"


def render(event: Event) -> int:
    """Write an event's components anew. Answers with the number of those whose bytes differ from before."""
    rows = list(event.occurrences.order_by("original_start"))
    if not rows:
        return event.components.all().delete()[0]
    series = series_of(event, rows)
    made = []
    for language in LANGUAGES:
        with override(language):
            for mask in Mask.values:
                made.append(
                    RenderedComponent(
                        event=event,
                        mask=mask,
                        language=language,
                        body=component(event, rows, mask, language, series),
                        first_start=min(row.start for row in rows),
                        last_end=max(row.end for row in rows),
                        rendered_with=rendered_with(),
                    )
                )
    before = {
        (mask, language): bytes(body)
        for mask, language, body in event.components.order_by().values_list("mask", "language", "body")
    }
    RenderedComponent.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["event", "mask", "language"],
        update_fields=["body", "first_start", "last_end", "rendered_with"],
    )
    return sum(before.get((row.mask, row.language)) != row.body for row in made)


def render_all(*, only_old: bool = True) -> tuple[int, int]:
    """Render events again and move the validators of those that differ. Answers (events rendered, entries that differ).

    only_old: leave out what this very version has rendered, so that running it daily costs nothing.
    """
    events = Event.objects.select_related("area").order_by("pk")
    if only_old:
        full = RenderedComponent.objects.filter(rendered_with=rendered_with()).values("event")
        whole = full.annotate(n=Count("pk")).filter(n=len(LANGUAGES) * len(Mask.values))
        events = events.filter(occurrences__isnull=False).exclude(pk__in=whole.values("event")).distinct()
    rendered = differences = 0
    for event in events:
        with transaction.atomic():
            found = render(event)
            if found:
                revisions.bump(revisions.sources(event))
        rendered += 1
        differences += found
    return rendered, differences
