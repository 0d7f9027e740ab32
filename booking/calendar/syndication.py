"""Public events for programs that are not calendars: JSON in schema.org's words, and what is new as Atom and RSS.

The same events as the public calendar feed shows, with the same validators: a deletion moves them on too. The bytes
are made of rows and of the local day alone, so they are the same from every process.
"""

import json
from datetime import UTC, datetime, time
from itertools import groupby

from django.conf import settings
from django.db.models import Max, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.cache import get_conditional_response
from django.utils.html import escape
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import anyone

from . import revisions, schema
from .feeds import AHEAD, FRESH, PUBLIC_PAST, validator
from .ical import event_url
from .lines import clean
from .masks import file_language
from .models import Event, Occurrence
from .rules import HELSINKI
from .templatetags.sessions import when

SCHEMA = "1"  # count up when the bytes change for the same rows
NEWEST = 50


def _midnight() -> datetime:
    return datetime.combine(timezone.localdate(), time(), tzinfo=HELSINKI).astimezone(UTC)


def _chosen(area: str, kind: str):
    """(public events, the key of their revision, what they are called or "")."""
    events = Event.objects.public()
    if area:
        found = get_object_or_404(Area, slug=area)
        events = events.filter(Q(area=found) | Q(area__parent=found))
        return events, revisions.of_area(found.pk), found.name
    if kind:
        if kind not in Event.Kind.values:
            raise Http404
        return events.filter(kind=kind), revisions.of_kind(kind), str(Event.Kind(kind).label)
    return events, revisions.PUBLIC, ""


def _machine(make, content_type: str):
    """A view of public events: ``make(events, name, changed) -> bytes``, or 304 before any event is read."""

    @anyone
    @require_safe
    def view(request, area="", kind=""):
        events, source, title = _chosen(area, kind)
        tag, changed = validator([source])
        tag, stamp = quote_etag(f"{tag}-s{SCHEMA}"), int(changed.timestamp())
        response = get_conditional_response(request, tag, stamp)
        if response is None:
            name = " – ".join(filter(None, ["Kuulluksi", _("Calendar"), title]))
            address = settings.BASE_URL + request.path
            response = HttpResponse(make(events, name, address, changed), content_type=content_type)
            response["Access-Control-Allow-Origin"] = "*"  # open data, asked without cookies
        response["ETag"], response["Last-Modified"] = tag, http_date(stamp)
        response["Cache-Control"] = f"public, max-age={FRESH}"
        return response

    return view


def _in_window(events):
    """Events with a session in the window of the public calendar feed."""
    midnight = _midnight()
    inside = Occurrence.objects.filter(end__gt=midnight - PUBLIC_PAST, start__lt=midnight + AHEAD)
    return events.filter(pk__in=inside.values("event_id"))


def _with_rows(events) -> list[tuple[Event, list[Occurrence]]]:
    """Each event with all its rows, in two queries, in the order of their uid."""
    found = events.select_related("area", "organisation").order_by("uid")
    by_pk = {event.pk: event for event in found}
    rows = Occurrence.objects.filter(event__in=by_pk).order_by("event_id", "original_start")
    grouped = {pk: list(ones) for pk, ones in groupby(rows, lambda row: row.event_id)}
    for pk, ones in grouped.items():
        for row in ones:
            row.event = by_pk[pk]
    return [(event, grouped[pk]) for pk, event in by_pk.items() if pk in grouped]


def _newest(events) -> list[tuple[datetime, Event, list[Occurrence]]]:
    """(when it changed last, event, its rows) of the NEWEST events that have changed, the latest first."""
    changes = _in_window(events).annotate(last=Max("occurrences__changed_at")).order_by()
    latest = sorted(((max(own, last), pk) for pk, own, last in changes.values_list("pk", "changed_at", "last")))
    when_changed = {pk: changed for changed, pk in latest[-NEWEST:]}
    told = _with_rows(Event.objects.filter(pk__in=when_changed))
    told.sort(key=lambda one: (when_changed[one[0].pk], one[0].pk), reverse=True)
    return [(when_changed[event.pk], event, rows) for event, rows in told]


def _json(events, name, address, changed) -> bytes:
    first, last = _midnight() - PUBLIC_PAST, _midnight() + AHEAD
    told = schema.feed(
        _with_rows(_in_window(events)),
        name=name,
        url=address,
        language=file_language(get_language()),
        changed=changed,
        tells=lambda row: row.end > first and row.start < last,
    )
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _news(generator):
    """What is new as a feed of entries: an event anew whenever something of it has changed, the latest first."""

    def make(events, name, address, changed) -> bytes:
        language = get_language()
        feed = generator(
            title=name,
            link=settings.BASE_URL + reverse("calendar:list"),
            description=_("Open events, info sessions and the youth forum: what is new and what has changed."),
            language=file_language(language),
            feed_url=address,
            author_name=settings.OWNER_NAMES.get(file_language(language), settings.OWNER_NAMES["fi"]),
            feed_guid=address,
        )
        for updated, event, rows in _newest(events):
            cancelled = event.is_cancelled or all(row.is_cancelled for row in rows)
            title = (_("Cancelled:") + " " if cancelled else "") + event.title()
            feed.add_item(
                title=clean(title),
                link=event_url(event, file_language(language)),
                description=escape(clean(_words(event, rows))).replace("\n", "<br>"),
                unique_id=f"urn:uuid:{event.uid}",
                unique_id_is_permalink=False,
                pubdate=event.created_at.replace(microsecond=0),
                updateddate=updated.replace(microsecond=0),
                categories=[str(event.get_kind_display())],
            )
        feed.latest_post_date = lambda: changed.replace(microsecond=0)  # a deletion is news too
        return feed.writeString("utf-8").encode()

    return make


def _words(event: Event, rows) -> str:
    """When it is next held as seen this morning, where, and what it is."""
    midnight = _midnight()
    coming = [row for row in rows if row.end > midnight and not row.is_cancelled]
    lines = [when(coming[0]), coming[0].public_place] if coming else []
    return "\n".join(filter(None, [*lines, event.description()])) or event.title()


as_json = _machine(_json, "application/ld+json; charset=utf-8")
as_atom = _machine(_news(feedgenerator.Atom1Feed), "application/atom+xml; charset=utf-8")
as_rss = _machine(_news(feedgenerator.Rss201rev2Feed), "application/rss+xml; charset=utf-8")
